"""Findings accepted in place, by a code and a reason on the line before."""

from __future__ import annotations

import pytest

from kb_plugin import pipeline
from kb_plugin.settings import DEFAULT
from tests.samples import CONTENT, INCIDENT, marks, raw_files, replaced, unmarked

PROSE = "Customers saw a spinner and then an apology.\n"
SYSTEMS = "systems: [checkout, payments-db]\n"


def body(*lines: str) -> str:
    return replaced(PROSE, "\n".join((*lines, "")))


def front(*lines: str) -> str:
    return replaced(SYSTEMS, "\n".join((*lines, "")))


def codes(text: str) -> list[tuple[str, int]]:
    found = pipeline.findings(raw_files({**CONTENT, INCIDENT: text}), (), DEFAULT)
    return [(one.code, one.at.line) for one in found]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(body("<!-- kb: allow KB601 as quoted -->", "[A](gone.md)"), id="body"),
        pytest.param(body("  <!--kb:allow KB601 so-->  ", "[A](gone.md)"), id="other spacing"),
        pytest.param(
            body("Text,", "<!-- kb: allow KB601 as quoted -->", "[A](gone.md)"),
            id="between two lines of a paragraph",
        ),
        pytest.param(
            body("- A", "  <!-- kb: allow KB601 as quoted -->", "- [A](gone.md)"),
            id="between two items of a list",
        ),
        pytest.param(
            body(
                "<!-- kb: allow KB601 as quoted -->",
                "<!-- kb: allow KB605 a public chart -->",
                "[![A](https://example.com/a.png)](gone.md)",
            ),
            id="two for one line",
        ),
        pytest.param(
            front("# kb: allow KB204 the name of that time", "systems: [checkout-api]"),
            id="front matter",
        ),
        pytest.param(
            front("#kb:allow KB204 so", "systems: [checkout-api]"), id="front matter, other spacing"
        ),
        pytest.param(
            front("systems:", "  # kb: allow KB204 the name of that time", "  - checkout-api"),
            id="indented in front matter",
        ),
        pytest.param(
            front(
                "# kb: allow KB201 taken down since",
                "# kb: allow KB204 the name of that time",
                "systems: [checkout-api, search]",
            ),
            id="two for one line of front matter",
        ),
    ],
)
def test_a_finding_with_a_reason_is_accepted(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            body("<!-- kb: allow KB601 --> ◀KB118", "[A](gone.md) ◀KB601"), id="no reason"
        ),
        pytest.param(
            body("<!-- kb: alow KB601 why --> ◀KB118", "[A](gone.md) ◀KB601"),
            id="slip of the pen",
        ),
        pytest.param(
            body("<!-- kb: allow 601 why --> ◀KB118", "[A](gone.md) ◀KB601"), id="no code"
        ),
        pytest.param(body("<!-- kb: allow KB603 why -->", "[A](gone.md) ◀KB601"), id="other code"),
        pytest.param(
            body("<!-- kb: allow KB601 why -->", "", "[A](gone.md) ◀KB601"),
            id="not the line before",
        ),
        pytest.param(
            body("<!-- kb: allow KB601 why -->", "[A](gone.md)", "[B](gone.md) ◀KB601"),
            id="two lines before",
        ),
        pytest.param(
            body("```", "<!-- kb: allow KB601 -->", "```", "[A](gone.md) ◀KB601"),
            id="shown as code",
        ),
        pytest.param(
            body("    <!-- kb: allow KB601 why -->", "", "[A](gone.md) ◀KB601"),
            id="shown as indented code",
        ),
        pytest.param(
            front("# kb: allow KB204 ◀KB118", "systems: [checkout-api] ◀KB204"),
            id="front matter, no reason",
        ),
        pytest.param(
            front("# kb: alow KB204 why ◀KB118", "systems: [checkout-api] ◀KB204"),
            id="front matter, slip of the pen",
        ),
        pytest.param(
            front("# kb: allow 204 why ◀KB118", "systems: [checkout-api] ◀KB204"),
            id="front matter, no code",
        ),
        pytest.param(front("# why", "systems: [checkout-api] ◀KB204"), id="other comment"),
    ],
)
def test_without_a_reason_or_in_another_place_nothing_is_accepted(text: str) -> None:
    assert codes(unmarked(text)) == marks(text)
