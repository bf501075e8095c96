"""Questions about language in a file: where they stand, how they are worded, what they spare."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kb_plugin import pipeline
from kb_plugin.check.question import Wording
from kb_plugin.check.rules import RULES
from kb_plugin.finding import Severity
from kb_plugin.language.matter import BIASES, CONCERNS, Matter
from kb_plugin.language.reading import FAMILIES
from kb_plugin.read.corpus import RawFile
from kb_plugin.settings import DEFAULT
from tests.samples import CONTENT, INCIDENT, draft, marks, raw_files, replaced, unmarked

if TYPE_CHECKING:
    from kb_plugin.check.rule import Rule
    from kb_plugin.finding import Finding

ROOT = Path(__file__).parents[2]
LANGUAGE = tuple(rule for rule in RULES if rule.code.startswith("KB4"))
MATTERS = dict(zip(LANGUAGE, Matter, strict=True))
PROSE = "Customers saw a spinner and then an apology.\n"
ACCEPTED = "# kb: allow KB402 so the notice said\n"
DRAFT = "incidents/2025/2025-04-01-search-slow.md"


def asked(text: str, uri: str = INCIDENT) -> list[Finding]:
    """Return the questions about language in a file of the valid base."""
    found = pipeline.findings(raw_files({**CONTENT, uri: unmarked(text)}), (), DEFAULT)
    return [one for one in found if one.code.startswith("KB4")]


def places(found: list[Finding]) -> list[tuple[str, int]]:
    return [(one.code, one.at.line) for one in found]


def body(*lines: str) -> str:
    return replaced(PROSE, "\n".join((*lines, "")))


def by_code(rule: Rule) -> str:
    return rule.code


def wording_of(rule: Rule) -> Wording:
    wording = vars(__import__(rule.find.__module__, fromlist=["_WORDING"]))["_WORDING"]
    assert isinstance(wording, Wording)
    return wording


@pytest.mark.parametrize(
    ("sentence", "codes"),
    [
        ("We should have checked the queue.", ["KB401"]),
        ("The engineer forgot to check the queue.", ["KB402"]),
        ("The outage was caused by human error.", ["KB403"]),
        ("The root cause was a full disk.", ["KB404"]),
        ("Inadequate testing let it through.", ["KB405"]),
        ("It was obvious that the disk was filling up.", ["KB406"]),
        ("If the procedure had been followed, all would be well.", ["KB407"]),
        ("The disk was full, and the alert failed to fire.", []),
    ],
)
def test_each_rule_asks_about_its_matter(sentence: str, codes: list[str]) -> None:
    found = asked(body(sentence))
    assert [one.code for one in found] == codes
    assert {one.severity for one in found} <= {Severity.QUESTION}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(body("We should have known. ◀KB401"), id="paragraph"),
        pytest.param(
            body("All was well,", "and we should ◀KB401", "have known."), id="second line"
        ),
        pytest.param(body("- One", "  - We should have known. ◀KB401"), id="item of an item"),
        pytest.param(body("### We should have known ◀KB401"), id="heading"),
        pytest.param(body("Root cause ◀KB404", "----------"), id="underlined heading"),
        pytest.param(
            body("| a | b |", "|---|---|", "| 09:31 | We forgot to page | ◀KB402"), id="table"
        ),
        pytest.param(
            replaced("title: Checkout requests", "title: We forgot ◀KB402 checkout requests"),
            id="title",
        ),
        pytest.param(
            replaced("impact: One in six", "impact: Due to negligence ◀KB402 one in six"),
            id="impact",
        ),
        pytest.param(
            replaced('"Pool wait reached', '"We should have known ◀KB401: pool wait reached'),
            id="evidence",
        ),
        pytest.param(
            replaced("do: Let retries", "do: Be more careful ◀KB402 and let retries"), id="action"
        ),
        pytest.param(
            replaced("impact: One", "impact: > ◀KB401\n  We should\n  have known. One"),
            id="folded text",
        ),
        pytest.param(
            replaced("### Watch the time spent waiting", "### We should have watched it ◀KB401"),
            id="lesson",
        ),
    ],
)
def test_a_question_stands_where_its_words_begin(text: str) -> None:
    assert places(asked(text)) == marks(text)


def test_a_question_knows_its_column_and_names_its_words() -> None:
    found = asked(body("All in all: we **should**", "_have_ known."))
    assert [(one.at.column, one.message) for one in found] == [
        (18, "'should have known' tells of what did not happen")
    ]


def test_long_words_are_shortened() -> None:
    cause = "of the very long and tiring outage of all our systems in March"
    message = asked(body(f"The root cause {cause} was a disk."))[0].message
    assert message == "'root cause of the very long and tiring outage of all our …' names one cause"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(body("> We should have known."), id="quote"),
        pytest.param(body("```", "We should have known.", "```"), id="code"),
        pytest.param(body("    We should have known."), id="indented code"),
        pytest.param(body("<div>", "We should have known.", "</div>"), id="HTML"),
        pytest.param(body("The page said “you should have known”."), id="words of others"),
        pytest.param(body('She wrote: "We forgot to page."'), id="straight quotes"),
        pytest.param(body("The sign read 'we forgot' that day."), id="single quotes"),
        pytest.param(body("The page said «you should have known»."), id="guillemets"),
        pytest.param(body("He said <q>we forgot</q> at noon."), id="HTML quote"),
        pytest.param(body("He said “we forgot. We should have known.” at noon."), id="two of them"),
        pytest.param(body("The log said `we should have known`."), id="code in a line"),
        pytest.param(body("See https://a.example/we-should-have-known."), id="address"),
        pytest.param(body("See [this](https://a.example/human-error)."), id="target"),
        pytest.param(body('See [this](https://a.example "human error").'), id="title of a link"),
        pytest.param(body("![we should have known](a.png)"), id="image"),
        pytest.param(body("All well. <!-- we should have known -->"), id="comment"),
        pytest.param(
            replaced("signals: [PoolTimeoutError,", "signals: ['we should have known',"),
            id="signal",
        ),
    ],
)
def test_what_is_quoted_is_left_alone(text: str) -> None:
    assert asked(text) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            body("<!-- kb: allow KB401 as the ticket has it -->", "We should have known."),
            id="line before",
        ),
        pytest.param(
            body(
                "Later,", "<!-- kb: allow KB401 as the ticket has it -->", "we should have known."
            ),
            id="within a paragraph",
        ),
        pytest.param(
            replaced("impact: One", f"{ACCEPTED}impact: Due to negligence one"),
            id="front matter",
        ),
        pytest.param(
            replaced("impact: One", f"{ACCEPTED}impact: >\n  Due to\n  negligence one"),
            id="folded text of front matter",
        ),
    ],
)
def test_a_question_is_accepted_in_place(text: str) -> None:
    assert asked(text) == []


def account(heading: str, line: str) -> str:
    """Return a report in which one narrator writes a line under a heading."""
    return draft("accounts: {a: {name: A}}\n", f"## Account: a\n\n### {heading}\n\n{line}\n")


@pytest.mark.parametrize(
    ("line", "is_gentle"),
    [
        ("- 09:31 I should have looked at the dashboard.", True),
        ("- 09:31 I forgot to page.", True),
        ("- 09:31 In hindsight my plan was wrong.", True),
        ("- 09:31 We should have looked at the dashboard.", False),
        ("- 09:31 The engineer forgot to page.", False),
    ],
)
def test_what_narrators_say_of_themselves_is_asked_more_gently(line: str, is_gentle: bool) -> None:
    found = asked(account("What I did", line), DRAFT)
    assert [one.message.endswith("of yourself") for one in found] == [is_gentle]
    assert [one.help.startswith("if you like: ") for one in found] == [is_gentle]


def test_outside_an_account_the_first_person_is_asked_like_others() -> None:
    found = asked(body("I should have looked at the dashboard."))
    assert [one.help.startswith("if you like: ") for one in found] == [False]


@pytest.mark.parametrize("heading", ["What I expected", "What I assumed", "Assumptions"])
def test_what_narrators_took_to_be_so_is_theirs(heading: str) -> None:
    assert asked(account(heading, "- 09:31 Platform had forgotten the certificate."), DRAFT) == []


@pytest.mark.parametrize(
    ("uri", "text", "asks"),
    [
        ("guide/writing.md", "---\ntitle: A\n---\n\nNot: we should have known.\n", False),
        ("index.md", "We should have known.\n", False),
        (DRAFT, draft(body="We should have known.\n"), True),
        (DRAFT, draft("origin: imported\n", "We should have known.\n"), True),
        ("systems/search.md", "---\nname: Search\n---\n\nWe should have known.\n", True),
        ("factors/luck.md", "---\nname: Luck\ngroup: Software\n---\n\nHuman error.\n", True),
        ("paths/a.md", "---\ntitle: Human error in March\n---\n", True),
    ],
)
def test_records_are_asked_about_and_other_pages_are_not(uri: str, text: str, asks: bool) -> None:
    assert bool(asked(text, uri)) == asks


@pytest.mark.parametrize("rule", LANGUAGE, ids=by_code)
def test_a_rule_is_named_as_its_matter_and_says_which_bias_it_concerns(rule: Rule) -> None:
    assert rule.name == MATTERS[rule]
    stated = re.search(r"^Bias: (.*?)\n\n", rule.documentation, re.MULTILINE | re.DOTALL)
    assert stated
    names = {bias.id: bias.name for bias in BIASES}
    for concerned in CONCERNS[MATTERS[rule]]:
        assert names[concerned] in " ".join(stated[1].split())


@pytest.mark.parametrize("rule", LANGUAGE, ids=by_code)
def test_the_example_of_a_rule_is_asked_about_and_what_to_write_instead_is_not(rule: Rule) -> None:
    pairs = re.findall(r"^Example: (.*?)\n\nInstead: (.*?)(?:\n\n|\Z)", rule.text, re.M | re.S)
    assert len(pairs) >= 2
    for example, instead in pairs:
        before, after = (
            [" ".join(one.split()) for one in re.findall(r"`(.*?)`", text, re.DOTALL)]
            for text in (example, instead)
        )
        assert rule.code in {one.code for one in asked(body(*before))}
        assert after
        assert asked(body(*after)) == []


@pytest.mark.parametrize("rule", LANGUAGE, ids=by_code)
def test_the_page_of_a_rule_tells_what_it_asks(rule: Rule) -> None:
    told = re.search(r"^Asks: (.*?)\n\n", rule.text, re.MULTILINE | re.DOTALL)
    assert told
    assert " ".join(told[1].split()) == wording_of(rule).asks


@pytest.mark.parametrize("rule", LANGUAGE, ids=by_code)
def test_a_rule_asks_how_or_what(rule: Rule) -> None:
    wording = wording_of(rule)
    for question in (wording.asks, wording.own, *wording.of_kind.values()):
        assert re.search(r"\b(?:how|what)\b", question)
        assert question.endswith("?")
        assert not re.search(r"\bwhy\b|\bwho\b|\bshould\b|\bthe person\b", question)


@pytest.mark.parametrize("rule", LANGUAGE, ids=by_code)
def test_questions_are_worded_for_kinds_that_there_are(rule: Rule) -> None:
    wording = wording_of(rule)
    kinds = {family.kind for family in FAMILIES[MATTERS[rule]]}
    assert set(wording.of_kind) <= kinds


@pytest.mark.parametrize("rule", LANGUAGE, ids=by_code)
def test_the_severity_of_a_question_is_configuration(rule: Rule) -> None:
    text = "We should have known. Human error. We forgot. Inadequate testing."
    for choice in ("off", "warning"):
        settings = replace(DEFAULT, checks={rule.code: choice})
        files = raw_files({**CONTENT, INCIDENT: body(text)})
        found = pipeline.findings(files, (), settings)
        assert {one.severity for one in found if one.code == rule.code} <= {choice}


def test_the_sample_base_is_not_asked_about_its_language() -> None:
    content = ROOT / "content"
    files = [
        RawFile(str(file), file.relative_to(content).as_posix(), file.read_bytes())
        for file in sorted(content.rglob("*.md"))
    ]
    found = pipeline.findings(files, (), DEFAULT)
    assert [str(one) for one in found if one.code.startswith("KB4")] == []


def test_codes_follow_the_order_of_matters() -> None:
    assert all(one.code < other.code for one, other in pairwise(LANGUAGE))
    assert [rule.name for rule in LANGUAGE] == [str(matter) for matter in Matter]
