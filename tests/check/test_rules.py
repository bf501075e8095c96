"""The rules as a whole, and those that ask or warn: what makes each speak and what does not.

In the texts `◀KB115` marks the line at which that finding is expected. Rules that fail a build are
in `broken` and `test_good_input`.
"""

from __future__ import annotations

import inspect
import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from kb_plugin import pipeline
from kb_plugin.check.rules import RULES
from kb_plugin.finding import Severity
from kb_plugin.settings import DEFAULT
from tests.samples import (
    CONTENT,
    INCIDENT,
    INCIDENT_TEXT,
    block,
    draft,
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
    from kb_plugin.check.rule import Rule
    from kb_plugin.finding import Finding

REPORT = "incidents/2019/2019-05-01-cart-slow.md"
PAIR = """\
- Imagined: adding pods adds capacity.
  - Done: adding pods adds capacity and connections.
"""


def findings(uri: str, text: str, *codes: str) -> list[Finding]:
    files = {**CONTENT, uri: unmarked(text)}
    found = pipeline.findings(raw_files(files), (), DEFAULT)
    return [one for one in found if not codes or one.code in codes]


def lines(found: list[Finding]) -> list[tuple[str, int]]:
    return [(one.code, one.at.line) for one in found]


def by_code(rule: Rule) -> str:
    return rule.code


def test_rules_stand_in_the_order_of_their_codes() -> None:
    assert all(one.code < other.code for one, other in pairwise(RULES))


def test_names_of_rules_are_used_once() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=by_code)
def test_a_rule_is_named_as_its_module(rule: Rule) -> None:
    module = inspect.getmodule(rule.find)
    assert module is not None
    assert module.__name__ == f"kb_plugin.check.{rule.code.lower()}_{rule.name.replace('-', '_')}"


@pytest.mark.parametrize("rule", RULES, ids=by_code)
def test_a_rule_says_in_a_sentence_what_it_is_about(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z][^.]+\.", rule.title)
    assert rule.title == inspect.cleandoc(rule.documentation).split("\n")[0]


@pytest.mark.parametrize("rule", RULES, ids=by_code)
def test_a_rule_says_what_it_is_about_and_why(rule: Rule) -> None:
    # The first sentence says what; those behind it, before the example, say why.
    title, _, why = rule.summary.partition("\n\n")
    assert title == rule.title
    assert re.search(r"\w{3}.*[.:]", why)


@pytest.mark.parametrize("rule", RULES, ids=by_code)
def test_a_rule_shows_an_example_and_says_what_to_write_instead(rule: Rule) -> None:
    example = re.search(r"^Example:\s+(?P<shown>\S.*)", rule.text, re.MULTILINE)
    instead = re.search(r"^Instead:\s+(?P<shown>\S.*)", rule.text, re.MULTILINE)
    assert example
    assert instead
    assert example.start() < instead.start()


@pytest.mark.parametrize("rule", RULES, ids=by_code)
def test_a_rule_can_be_switched_off_and_made_weigh_more_or_less(rule: Rule) -> None:
    for choice in ("off", *Severity):
        settings = replace(DEFAULT, checks={rule.code: str(choice)})
        found = pipeline.findings(raw_files({**CONTENT, REPORT: "x"}), (), settings)
        assert {one.severity for one in found if one.code == rule.code} <= {choice}


HEADING = "### What I saw\n\nFour hundred idle sessions.\n"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(replaced(HEADING, "### What I observed ◀KB115\n"), id="slip of the pen"),
        pytest.param(replaced(HEADING, "### Thoughts ◀KB115\n\n- 10:00 A\n"), id="another heading"),
        pytest.param(replaced(HEADING, f"{HEADING}\n#### Sessions\n"), id="level 4"),
        pytest.param(replaced("## Context\n", "## Context\n\n### Load\n"), id="other section"),
        *(
            pytest.param(replaced(HEADING, f"### {name}\n"), id=name)
            for name in ("Effects", "what i SAW:", "What  I saw.")
        ),
    ],
)
def test_headings_of_an_account_are_the_five(text: str) -> None:
    assert lines(findings(INCIDENT, text, "KB115")) == marks(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("- Imagined: A.\n  - Done: B.\n", id="nested by two spaces"),
        pytest.param("- Imagined: A.\n    - Done: B.\n", id="nested by four spaces"),
        pytest.param("- Imagined: A.\n- Done: B.\n", id="one list"),
        pytest.param("* **Imagined:** A.\n  * **Done:** B.\n", id="bold"),
        pytest.param("1. imagined: A.\n   1. done: B.\n", id="numbers and small letters"),
        pytest.param("- Something else.\n", id="other items"),
        pytest.param("- Imagined: A. ◀KB116\n", id="imagined alone"),
        pytest.param("- Done: B. ◀KB116\n", id="done alone"),
        pytest.param("- Done: B. ◀KB116\n  - Imagined: A. ◀KB116\n", id="the other way round"),
        pytest.param("- Imagined: A. ◀KB116\n- Imagined: B.\n  - Done: C.\n", id="imagined twice"),
        pytest.param("- Imagined: A.\n  - Done: B.\n  - Done: C. ◀KB116\n", id="done twice"),
    ],
)
def test_work_as_imagined_stands_beside_work_as_done(text: str) -> None:
    text = replaced(PAIR, text)
    assert lines(findings(INCIDENT, text)) == marks(text)


CONTEXT, IMPACT = section("Context"), section("Impact")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            replaced(CONTEXT + IMPACT, IMPACT + CONTEXT.replace("\n", " ◀KB117\n", 1)),
            id="two sections",
        ),
        pytest.param(
            edited({IMPACT: "", "## Follow-up\n": "## Impact ◀KB117\n\n## Follow-up\n"}),
            id="impact behind the lessons",
        ),
        pytest.param(
            replaced("## Lessons\n", "## Summary\n\nAgain.\n\n## Lessons\n"),
            id="a section that stands twice, of which another rule speaks",
        ),
        pytest.param(
            edited({IMPACT: "", "## Summary\n": f"## Impact ◀KB117{IMPACT[9:]}\n## Summary\n"}),
            id="one early section and not the two behind it",
        ),
        pytest.param(replaced("## Context\n", "## Charts\n"), id="other headings anywhere"),
        pytest.param(without(CONTEXT), id="sections left out"),
    ],
)
def test_sections_stand_in_the_order_of_the_format(text: str) -> None:
    assert lines(findings(INCIDENT, text, "KB117")) == marks(text)


LAST = "- 10:40 I saw waits fall.\n"
"""The last entry of a list, on the incident's day."""
CODE = "\n```\nwaiting 0\n```\n\n"


@pytest.mark.parametrize(
    "behind",
    [
        pytest.param(f"- 2025-03-15 00:10 I left.\n{CODE}- 00:25 I slept. ◀KB119\n", id="code"),
        pytest.param(
            "- 2025-03-15 00:10 I left.\n\nThen\n\n- 00:25 A ◀KB119\n- 00:26 B\n", id="words"
        ),
        pytest.param(
            f"- 2025-03-15 00:10 I left.\n{CODE}- 2025-03-15 00:25 I slept.\n", id="dated"
        ),
        pytest.param(
            f"- 2025-03-15 00:10 I left.\n{CODE}- 2025-03-14 11:00 Before.\n", id="on purpose"
        ),
        pytest.param(
            "- 2025-03-15 00:10 I left.\n\n    ```\n    0\n    ```\n\n- 00:25 A\n", id="indented"
        ),
        pytest.param(f"- 10:50 I left.\n{CODE}- 10:55 I slept.\n", id="the same day"),
        pytest.param(
            "- 2025-03-15 00:10 I left.\n\n### What I saw\n\n- 09:33 A\n", id="another part"
        ),
    ],
)
def test_a_day_holds_for_its_list_alone(behind: str) -> None:
    text = replaced(LAST, LAST + behind)
    assert lines(findings(INCIDENT, text, "KB119")) == marks(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            replaced("[checkout, payments-db]", "[checkout-api, payments-db] ◀KB204"), id="system"
        ),
        pytest.param(replaced("[checkout, pay", "[CHECKOUT, ◀KB204 pay"), id="name of a system"),
        pytest.param(replaced("  - model-gap", "  - Retry storm ◀KB204"), id="factor"),
        pytest.param(replaced("term: fixed-limit", "term: quota ◀KB204"), id="factor with a term"),
        pytest.param(replaced("[load-amp", "[quota, ◀KB204 load-amp"), id="addressed factor"),
        pytest.param(INCIDENT_TEXT, id="ids"),
    ],
)
def test_another_name_of_a_term_is_told_the_preferred_one(text: str) -> None:
    found = findings(INCIDENT, text)
    assert lines(found) == marks(text)
    assert all(re.search(r"another name of '(checkout|load-|fixed-)", one.message) for one in found)


@pytest.mark.parametrize(
    ("factors", "asks"),
    [
        pytest.param("[fixed-limit]", True, id="software"),
        pytest.param("[quota]", True, id="other name of software"),
        pytest.param(
            "[fixed-limit, {term: model-gap, certainty: ruled-out}]", True, id="others ruled out"
        ),
        pytest.param(
            "[fixed-limit, {term: model-gap, certainty: potential}]", False, id="others possible"
        ),
        pytest.param("[fixed-limit, model-gap]", False, id="others known"),
    ],
)
def test_what_lies_around_the_technology_is_asked_for(factors: str, asks: bool) -> None:
    text = replaced(block("factors"), f"factors: {factors}\n")
    found = findings(INCIDENT, text, "KB207")
    assert [one.severity for one in found] == [Severity.QUESTION] * asks
    assert all("?" in one.help for one in found)


@pytest.mark.parametrize(
    "text",
    [
        draft("systems: [checkout]\nfactors: [fixed-limit]\n"),
        report().replace("[model-gap]", "[fixed-limit]"),
    ],
    ids=["draft", "report from before"],
)
def test_drafts_and_reports_from_before_are_not_asked_for_more_factors(text: str) -> None:
    assert findings(REPORT, text, "KB207") == []


LEARNED = "Learned by: checkout-on-call, database-engineer\n"
LESSON = "### Watch the time spent waiting"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(edited({LESSON: f"{LESSON} ◀KB304", LEARNED: ""}), id="nobody"),
        pytest.param(
            edited({LESSON: f"{LESSON} ◀KB304", LEARNED: "Learned by:\n"}), id="empty line"
        ),
        pytest.param(
            edited({LESSON: f"{LESSON} ◀KB304\n\nLook.\n\n### A second one"}), id="one of two"
        ),
        pytest.param(replaced(LEARNED, "**Learned by:** database-engineer\n"), id="bold"),
        pytest.param(
            edited({LEARNED: "", "status: published": "status: draft"}), id="nobody yet, in a draft"
        ),
    ],
)
def test_a_lesson_says_who_learned_it(text: str) -> None:
    assert lines(findings(INCIDENT, text, "KB304")) == marks(text)


def test_a_report_from_before_may_link_to_a_draft_and_is_asked() -> None:
    text = report(body=f"[A](../{INCIDENT.removeprefix('incidents/')})\n")
    files = {**CONTENT, REPORT: text, INCIDENT: draft()}
    found = pipeline.findings(raw_files(files), (), DEFAULT)
    assert [one.severity for one in found if one.code == "KB602"] == [Severity.QUESTION]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param(report(), "KB301", id="no account and no lesson"),
        pytest.param(report(body="[A](gone.md)\n"), "KB601", id="dead link"),
        pytest.param(report(body="[A](/incidents/)\n"), "KB601", id="absolute path"),
        pytest.param(report(body="![A](gone.png)\n"), "KB603", id="missing image"),
        pytest.param(report(body="![A](https://a.example/b.png)\n"), "KB605", id="foreign image"),
        pytest.param(
            report(
                "accounts: {a: {name: A, agreed: 2020-01-01}}\n",
                "## Account: a\n\n### Background\n\nText.\n",
            ),
            "KB115",
            id="heading in an account",
        ),
    ],
)
def test_reports_from_before_are_asked_where_others_fail(text: str, code: str) -> None:
    asked = [one.severity for one in findings(REPORT, text, code)]
    assert asked
    assert set(asked) == {Severity.QUESTION}
    others = findings(REPORT, text.replace("origin: imported", "origin: written"), code)
    assert Severity.QUESTION not in {one.severity for one in others}
    assert others


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(report(), id="no severity, detection, times"),
        pytest.param(report(body="# Report\n\nText.\n"), id="no summary"),
        pytest.param(report(body="## Impact\n\n## Context\n\n## Impact\n"), id="any headings"),
        pytest.param(report(body="## Lessons\n\n### Background\n\nText.\n"), id="other lessons"),
    ],
)
def test_reports_from_before_may_lack_what_others_may_not(text: str) -> None:
    assert {one.code for one in findings(REPORT, text)} == {"KB301"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param(report("systems: [gone]\n"), "KB103", id="key twice"),
        pytest.param(report().replace("[checkout]", "[gone]"), "KB201", id="unknown system"),
        pytest.param(report().replace("model-gap", "human-error"), "KB206", id="blaming factor"),
        pytest.param(report("times: {began: noon}\n"), "KB109", id="unreadable time"),
        pytest.param(report(body="## Account: a\n"), "KB114", id="account without narrator"),
        pytest.param(
            report("accounts: {a: {name: A}}\n", "## Account: a\n"), "KB302", id="no agreement"
        ),
        pytest.param(
            report("accounts: {a: {name: A, agreed: 2020-01-01}}\n", "## Account: a\n" * 2),
            "KB113",
            id="account twice",
        ),
    ],
)
def test_what_cannot_be_is_an_error_in_reports_from_before_as_well(text: str, code: str) -> None:
    assert {one.severity for one in findings(REPORT, text, code)} == {Severity.ERROR}
