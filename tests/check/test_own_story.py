"""What an incident leaves open of its people's own story: which rule asks, where, and when not.

In the texts `◀KB305` marks the line at which that finding is expected.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb_plugin import pipeline
from kb_plugin.check.rule import shortened
from kb_plugin.finding import Severity
from kb_plugin.settings import DEFAULT
from tests.samples import (
    CONTENT,
    INCIDENT,
    INCIDENT_TEXT,
    block,
    edited,
    marks,
    raw_files,
    replaced,
    report,
    section,
    unmarked,
    without,
)

if TYPE_CHECKING:
    from kb_plugin.finding import Finding

REPORT = "incidents/2019/2019-05-01-cart-slow.md"
ENGINEER = section("Account: database-engineer")
CODES = ("KB305", "KB306", "KB307", "KB308", "KB309", "KB310")


def findings(text: str, *codes: str, uri: str = INCIDENT) -> list[Finding]:
    found = pipeline.findings(raw_files({**CONTENT, uri: unmarked(text)}), (), DEFAULT)
    return [one for one in found if one.code in (codes or CODES) and one.at.path.endswith(uri)]


def lines(found: list[Finding]) -> list[tuple[str, int]]:
    return [(one.code, one.at.line) for one in found]


def account(text: str) -> str:
    """Return the incident with other words for the second account."""
    return replaced(ENGINEER, text)


def part(heading: str, text: str = "I read.") -> str:
    return f"### {heading}\n\n{text}\n\n"


HEAD = "## Account: database-engineer\n\n"
MARKED = "## Account: database-engineer ◀KB305\n\n"
FOUR = part("What I did") + part("What I saw") + part("What I expected") + part("What I assumed")


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        pytest.param(HEAD + FOUR + part("How I understood it"), (), id="all five"),
        pytest.param(
            HEAD
            + part("Actions")
            + part("Effects")
            + part("Expectations")
            + part("Assumptions")
            + part("Timeline"),
            (),
            id="all five under their other names",
        ),
        pytest.param(
            HEAD + FOUR + part("How I understood it", "#### At ten\n\nA queue."),
            (),
            id="below a heading of one's own",
        ),
        pytest.param(
            HEAD + FOUR + part("How I understood it", "```\nqueue\n```"), (), id="as code"
        ),
        pytest.param(MARKED + FOUR, ("how it was understood",), id="a heading less"),
        pytest.param(
            MARKED + FOUR + part("How I understood it", ""),
            ("how it was understood",),
            id="nothing below a heading",
        ),
        pytest.param(
            MARKED + FOUR + part("How I understood it", "<!-- still\n\nto come -->"),
            ("how it was understood",),
            id="a comment below a heading",
        ),
        pytest.param(
            MARKED + FOUR + part("How I understood it", "<!-- kb: ask How? -->"),
            ("how it was understood",),
            id="a question to the author below a heading",
        ),
        pytest.param(
            MARKED + part("What I did") + part("What I saw") + part("How I understood it"),
            ("what was expected", "what was assumed"),
            id="two less",
        ),
        pytest.param(
            MARKED + "I read the list of sessions.\n\n",
            (
                "what was done",
                "what was seen",
                "what was expected",
                "what was assumed",
                "how it was understood",
            ),
            id="prose",
        ),
    ],
)
def test_an_account_is_asked_for_the_parts_it_leaves_open(
    text: str, absent: tuple[str, ...]
) -> None:
    found = findings(account(text), "KB305")
    assert lines(found) == marks(account(text))
    for one in found:
        assert one.message.endswith(f"leaves open {', '.join(absent)}")
        assert one.help.startswith("to the narrator: ")
        assert one.help.count("?") == len(absent)
        assert one.severity is Severity.QUESTION


NOBODY = edited(
    {"    proposed_by: checkout-on-call\n": "", "    proposed_by: database-engineer\n": ""}
)
FIRST_ACTION = "  - do: Alert on pool wait time"
FOLLOW_UP = section("Follow-up")


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        pytest.param(INCIDENT_TEXT, None, id="proposed by narrators"),
        pytest.param(without("    proposed_by: checkout-on-call\n"), None, id="one of two"),
        pytest.param(
            replaced(FIRST_ACTION, "  - do: ◀KB306 Alert on pool wait time", text=NOBODY),
            Severity.WARNING,
            id="proposed by nobody who was there",
        ),
        pytest.param(without(block("actions")), None, id="words only"),
        pytest.param(without(FOLLOW_UP), None, id="actions only"),
        pytest.param(
            "--- ◀KB306\n"
            + without(FOLLOW_UP, text=without(block("actions"))).removeprefix("---\n"),
            Severity.QUESTION,
            id="neither",
        ),
        pytest.param(
            replaced(block("actions"), "actions: Alert on waits.\n", text=without(FOLLOW_UP)),
            None,
            id="of which another rule speaks",
        ),
    ],
)
def test_follow_up_comes_from_those_who_were_there(text: str, severity: Severity | None) -> None:
    found = findings(text, "KB306")
    assert lines(found) == marks(text)
    assert {one.severity for one in found} == ({severity} if severity else set())


ALONE = edited(
    {
        ENGINEER: "",
        "  database-engineer:\n    name: Database engineer\n    agreed: 2025-03-22\n"
        "    timezone: America/Toronto\n": "",
    }
)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(INCIDENT_TEXT, id="two"),
        pytest.param(
            replaced(
                "## Account: checkout-on-call", "## Account: checkout-on-call ◀KB307", text=ALONE
            ),
            id="one",
        ),
        pytest.param(without(ENGINEER), id="one of two still to come"),
    ],
)
def test_a_second_perspective_is_asked_for(text: str) -> None:
    found = findings(text, "KB307")
    assert lines(found) == marks(text)
    assert all("?" in one.help and one.severity is Severity.QUESTION for one in found)


AMPLIFIED, GAP = "  - load-amplification\n", "  - model-gap\n"
ADDRESSED = "addresses: [fixed-limit, model-gap]"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(INCIDENT_TEXT, id="all known ones"),
        pytest.param(
            edited({ADDRESSED: "addresses: [fixed-limit]", GAP: GAP.replace("\n", " ◀KB308\n")}),
            id="a known one is left",
        ),
        pytest.param(
            edited({ADDRESSED: "addresses: [Quota, Model gap]"}), id="by their other names"
        ),
        pytest.param(
            edited(
                {
                    ADDRESSED: "addresses: [model-gap]",
                    "  - term: fixed-limit\n": "  - term: quota ◀KB308\n",
                }
            ),
            id="named by an alias",
        ),
        pytest.param(
            edited(
                {
                    ADDRESSED: "addresses: [model-gap]",
                    "    certainty: known\n": "    certainty: ruled-out\n",
                }
            ),
            id="ruled out",
        ),
        pytest.param(
            edited({ADDRESSED: "addresses: [fixed-limit]", GAP: f"{GAP}{GAP}"}).replace(
                GAP, "  - model-gap ◀KB308\n", 1
            ),
            id="named twice",
        ),
        pytest.param(
            edited({ADDRESSED: "addresses: [fixed-limit]", GAP: "  - modl-gap\n"}),
            id="not known at all",
        ),
        pytest.param(without(block("actions")), id="no actions"),
        pytest.param(
            edited(
                {
                    f"    {ADDRESSED}\n": "",
                    "    addresses: [load-amplification]\n": "",
                }
            ),
            id="actions that name no factor",
        ),
        pytest.param(
            replaced("    state: done\n", "    state: dropped\n    why: It costs more.\n"),
            id="by a dropped action, which says why",
        ),
    ],
)
def test_known_factors_are_addressed(text: str) -> None:
    found = findings(text, "KB308")
    assert lines(found) == marks(text)
    assert all("?" in one.help and one.severity is Severity.QUESTION for one in found)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(INCIDENT_TEXT, id="all"),
        pytest.param(
            edited(
                {
                    f"    {ADDRESSED}\n": "",
                    FIRST_ACTION: "  - do: ◀KB310 Alert on pool wait time",
                }
            ),
            id="none",
        ),
        pytest.param(
            edited({ADDRESSED: "addresses: []", FIRST_ACTION: "  - do: ◀KB310 Alert on pool"}),
            id="an empty list",
        ),
        pytest.param(edited({ADDRESSED: "addresses: fixed-limit"}), id="a wrong value"),
        pytest.param(edited({ADDRESSED: "addresses: [quota]"}), id="by an alias"),
        pytest.param(edited({ADDRESSED: "addresses: [fixed-limt]"}), id="a slip of the pen"),
        pytest.param(
            edited({AMPLIFIED: "", "[load-amplification]": "[load-amplification] ◀KB310"}),
            id="a factor of other incidents",
        ),
        pytest.param(
            edited({AMPLIFIED: "", "[load-amplification]": "[load-amplification, model-gap]"}),
            id="one of this incident among them",
        ),
    ],
)
def test_actions_address_factors(text: str) -> None:
    found = findings(text, "KB310")
    assert lines(found) == marks(text)
    assert all("?" in one.help and one.severity is Severity.QUESTION for one in found)


PROSE = "Customers saw a spinner and then an apology.\n"
ASKED = f"<!-- kb: ask Who noticed? --> ◀KB309\n\n{PROSE}"


@pytest.mark.parametrize(
    ("uri", "text"),
    [
        pytest.param(INCIDENT, replaced(PROSE, ASKED), id="published"),
        pytest.param(
            INCIDENT, edited({PROSE: ASKED, "status: published": "status: review"}), id="in review"
        ),
        pytest.param(
            INCIDENT,
            edited({PROSE: ASKED.replace(" ◀KB309", ""), "status: published": "status: draft"}),
            id="in a draft",
        ),
        pytest.param(REPORT, report(body=f"## Summary\n\n{ASKED}"), id="report from before"),
        pytest.param(
            "systems/checkout.md", f"{CONTENT['systems/checkout.md']}\n{ASKED}", id="system"
        ),
        pytest.param(
            INCIDENT, replaced(PROSE, f"```\n<!-- kb: ask Who? -->\n```\n{PROSE}"), id="as code"
        ),
    ],
)
def test_questions_to_the_author_are_gone_before_others_read(uri: str, text: str) -> None:
    found = findings(text, "KB309", uri=uri)
    assert lines(found) == marks(text)
    assert all(one.severity is Severity.WARNING for one in found)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(text.replace("status: published", "status: draft"), id=name)
        for name, text in {
            "parts left open": account(HEAD),
            "nobody's follow-up": NOBODY,
            "no follow-up": without(FOLLOW_UP, text=without(block("actions"))),
            "one perspective": ALONE,
            "factors and actions apart": edited(
                {ADDRESSED: "addresses: [fixed-limit]", "    addresses: [load-amplification]\n": ""}
            ),
        }.items()
    ],
)
def test_a_draft_is_asked_for_nothing_yet(text: str) -> None:
    assert findings(text) == []


ONE = "accounts: {a: {name: A, agreed: 2020-01-01}}\n"
TOLD = "## Summary\n\nSlow.\n\n## Account: a\n\nI slept.\n"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        pytest.param(report(), [], id="as it is"),
        pytest.param(report(ONE, TOLD), ["KB305", "KB307"], id="with an account"),
        pytest.param(
            report("actions: [{do: Sleep more.}, {do: Eat.}]\n"), ["KB306"], id="with actions"
        ),
        pytest.param(
            report("actions: [{do: Sleep., addresses: [fixed-limit]}, {do: Eat.}]\n").replace(
                "[model-gap]", "[model-gap, fixed-limit]"
            ),
            ["KB306", "KB308", "KB310"],
            id="with actions that name factors",
        ),
    ],
)
def test_a_report_from_before_is_only_asked_and_only_about_what_it_has(
    text: str, codes: list[str]
) -> None:
    found = findings(text, uri=REPORT)
    assert sorted(one.code for one in found) == codes
    assert all(one.severity is Severity.QUESTION for one in found)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Alert.", "Alert."),
        ("a" * 60, "a" * 60),
        ("word " * 13, "word word word word word word word word word word word word …"),
        ("a" * 61, f"{'a' * 60} …"),
        (" " * 70, f"{' ' * 59} …"),
    ],
)
def test_long_texts_are_quoted_by_their_first_words(text: str, quoted: str) -> None:
    assert shortened(text).rstrip() == quoted.rstrip()
