"""Findings accepted in place, by a code and a reason on the line before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kb_plugin import pipeline
from kb_plugin.settings import DEFAULT
from tests.samples import (
    CONTENT,
    INCIDENT,
    edited,
    marks,
    raw_files,
    replaced,
    section,
    unmarked,
    without,
)

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


STRICT = replace(DEFAULT, private_hosts=(r"db\d+",), deny_names=("Ada Quill",))
ENGINEER = section("Account: database-engineer")
ONE_FINDING = {
    "KB301": without(section("Lessons")),
    "KB302": without("    agreed: 2025-03-22\n"),
    "KB303": replaced("Learned by: checkout-on", "Learned by: chekout-on"),
    "KB304": without("Learned by: checkout-on-call, database-engineer\n"),
    "KB305": replaced("### What I saw\n\nFour hundred idle sessions.\n\n", ""),
    "KB306": edited(
        {"    proposed_by: checkout-on-call\n": "", "    proposed_by: database-engineer\n": ""}
    ),
    "KB307": edited(
        {
            ENGINEER: "",
            "  database-engineer:\n    name: Database engineer\n    agreed: 2025-03-22\n"
            "    timezone: America/Toronto\n": "",
            "    proposed_by: database-engineer\n": "",
            ", database-engineer": "",
        }
    ),
    "KB308": replaced("[fixed-limit, model-gap]", "[fixed-limit]"),
    "KB309": body("<!-- kb: ask Who noticed? -->", "Customers saw a spinner."),
    "KB310": without("    addresses: [fixed-limit, model-gap]\n").replace(
        "[load-amplification]", "[load-amplification, fixed-limit, model-gap]"
    ),
    "KB501": body(f"The token was gh{'p_'}{'aB3dE6' * 6}."),
    "KB502": body("We wrote to jo@wrenfold.io."),
    "KB503": body("The second replica is 10.42.7.19."),
    "KB504": body("The second replica is db07."),
    "KB505": replaced("    name: Database engineer", "    name: Ada Quill"),
    "KB506": body("Charts: <iframe src='https://charts.wrenfold.io'></iframe>"),
}
"""Code to a text about which that rule alone has something to say, once."""


@pytest.mark.parametrize("code", ONE_FINDING)
def test_a_finding_of_any_kind_can_be_accepted(code: str) -> None:
    text = ONE_FINDING[code]
    ((found, line),) = told(text)
    assert found == code
    lines = text.split("\n")
    is_in_front_matter = line <= lines.index("---", 1)
    comment = f"# kb: allow {code} why" if is_in_front_matter else f"<!-- kb: allow {code} why -->"
    # What is said of the file as a whole is accepted above the first key.
    lines.insert(max(line - 1, 1), comment)
    assert told("\n".join(lines)) == []


def told(text: str) -> list[tuple[str, int]]:
    found = pipeline.findings(raw_files({**CONTENT, INCIDENT: text}), (), STRICT)
    return [(one.code, one.at.line) for one in found]


def test_only_what_stands_above_the_first_key_speaks_of_the_whole_file() -> None:
    text = without(section("Lessons"))
    above = text.replace("---\n", "---\n# kb: allow KB301 nobody had one\n", 1)
    below = text.replace("status:", "# kb: allow KB301 nobody had one\nstatus:", 1)
    assert told(above) == []
    assert told(below) == [("KB301", 1)]


@pytest.mark.parametrize("code", ONE_FINDING)
@pytest.mark.parametrize("choice", ["off", "error", "warning", "question"])
def test_the_severity_of_any_kind_is_an_option(code: str, choice: str) -> None:
    settings = replace(STRICT, checks={code: choice})
    found = pipeline.findings(raw_files({**CONTENT, INCIDENT: ONE_FINDING[code]}), (), settings)
    assert [one.severity for one in found] == ([] if choice == "off" else [choice])
