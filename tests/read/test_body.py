"""The body of an incident: sections, accounts with their entries, lessons, pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb_plugin.kinds import ElementKind, SectionKind
from kb_plugin.model import Incident
from kb_plugin.read.corpus import RawFile, read_document
from kb_plugin.settings import DEFAULT

if TYPE_CHECKING:
    from kb_plugin.read.document import Document

URI = "incidents/2025/2025-03-14-pool-wait.md"
FRONT = """\
---
title: Requests wait
status: draft
timezone: Europe/Berlin
accounts:
  on-call: {name: "On-call engineer, Checkout"}
  dba: {name: Database engineer, timezone: America/Toronto}
  dev: {name: Developer}
  dev-2: {name: Developer}
---
"""


def document(body: str, front: str = FRONT, uri: str = URI) -> Document:
    return read_document(RawFile(f"content/{uri}", uri, (front + body).encode()), DEFAULT)


def incident(body: str, front: str = FRONT, uri: str = URI) -> Incident:
    record = document(body, front, uri).record
    assert isinstance(record, Incident)
    return record


def entries(items: str, heading: str = "What I did", key: str = "on-call") -> list[tuple[str, str]]:
    """Return instant and text of the entries of one part of an account."""
    record = incident(f"## Account: {key}\n\n### {heading}\n\n{items}\n")
    return [
        (one.moment.instant.strftime("%m-%d %H:%M:%S") if one.moment else "", one.text)
        for account in record.accounts
        for one in account.entries
    ]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("## Summary", SectionKind.SUMMARY),
        ("## Context", SectionKind.CONTEXT),
        ("## Impact", SectionKind.IMPACT),
        ("## What we understand now", SectionKind.UNDERSTANDING),
        ("## Work as imagined, work as done", SectionKind.WORK_AS_DONE),
        ("## What limited the harm", SectionKind.LIMITED_HARM),
        ("## What stays unclear", SectionKind.UNCLEAR),
        ("## Lessons", SectionKind.LESSONS),
        ("## Follow-up", SectionKind.FOLLOW_UP),
        ("## Account: on-call", SectionKind.ACCOUNT),
        ("## WHAT  we understand NOW:", SectionKind.UNDERSTANDING),
        ("## Summary ##", SectionKind.SUMMARY),
        ("Summary\n-------", SectionKind.SUMMARY),
        ("What we\nunderstand now\n---", SectionKind.UNDERSTANDING),
        ("   ## Summary", SectionKind.SUMMARY),
        ("## Charts", None),
        ("## Accounts", None),
    ],
)
def test_level_2_headings_are_sections(heading: str, kind: SectionKind | None) -> None:
    assert [one.kind for one in incident(f"Before.\n\n{heading}\n\nText.\n").sections] == [kind]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("```\n## Summary\n```", id="fenced code"),
        pytest.param("~~~~\n~~~\n## Summary\n~~~~", id="fence in a fence"),
        pytest.param("    ## Summary", id="indented code"),
        pytest.param("> ## Summary", id="quote"),
        pytest.param("- ## Summary", id="list"),
        pytest.param("<div>\n## Summary\n</div>", id="HTML"),
        pytest.param("<!--\n## Summary\n-->", id="comment"),
        pytest.param("# Summary", id="level 1"),
        pytest.param("### Summary", id="level 3"),
        pytest.param("##Summary", id="no space"),
        pytest.param("Summary\n=======", id="underlined as level 1"),
        pytest.param("", id="nothing"),
    ],
)
def test_other_text_is_no_section(body: str) -> None:
    assert incident(f"{body}\n").sections == ()


def test_a_section_reaches_to_the_next_heading_of_its_level_or_above() -> None:
    found = document("## Summary\n\nA.\n\n### B\n\nC.\n\nContext\n-------\nD.\n\n# E\n\nF.\n")
    assert isinstance(found.record, Incident)
    texts = [found.source.slice(one.body).strip() for one in found.record.sections]
    assert texts == ["A.\n\n### B\n\nC.", "D."]


def test_headings_know_their_place_and_all_of_their_lines() -> None:
    found = document("\nSummary\n-------\n\nA.\n")
    assert isinstance(found.record, Incident)
    (section,) = found.record.sections
    assert section.heading.at.line == 12
    assert found.source.slice(section.heading.span) == "Summary\n-------\n"


@pytest.mark.parametrize(
    ("written", "narrator"),
    [
        ("on-call", "on-call"),
        ("On-call engineer, Checkout", "on-call"),
        ("ON-CALL ENGINEER, checkout", "on-call"),
        ("Developer", "Developer"),
        ("somebody", "somebody"),
        ("On-call", "On-call"),
    ],
)
def test_an_account_belongs_to_a_key_or_to_the_only_narrator_of_a_name(
    written: str, narrator: str
) -> None:
    (account,) = incident(f"## Account: {written}\n").accounts
    assert account.narrator == narrator


@pytest.mark.parametrize("heading", ["## account: dba", "## Account:dba", "## Account : dba"])
def test_the_word_account_may_be_written_in_these_ways(heading: str) -> None:
    (account,) = incident(f"{heading}\n").accounts
    assert account.narrator == "dba"


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("What I did", ElementKind.DID),
        ("Actions", ElementKind.DID),
        ("What I saw", ElementKind.SAW),
        ("Effects", ElementKind.SAW),
        ("What I expected", ElementKind.EXPECTED),
        ("Expectations", ElementKind.EXPECTED),
        ("What I assumed", ElementKind.ASSUMED),
        ("Assumptions", ElementKind.ASSUMED),
        ("How I understood it", ElementKind.UNDERSTOOD),
        ("Timeline", ElementKind.UNDERSTOOD),
        ("what i DID:", ElementKind.DID),
    ],
)
def test_the_five_parts_of_an_account_have_two_names_each(heading: str, kind: ElementKind) -> None:
    (account,) = incident(f"## Account: dba\n\n### {heading}\n\n- 09:31 A.\n").accounts
    assert [one.kind for one in account.elements] == [kind]
    assert [one.kind for one in account.entries] == [kind]


def test_entries_stand_only_below_one_of_the_five() -> None:
    body = "- 09:30 A.\n\n### Thoughts\n\n- 09:31 B.\n\n### What I did\n\n#### Then\n\n- 09:32 C.\n"
    (account,) = incident(f"## Account: dba\n\n{body}\n## Context\n\n- 09:33 D.\n").accounts
    assert account.entries == ()
    (account,) = incident("## Account: dba\n\n### Actions\n\n- 09:32 C.\n\n#### D\n").accounts
    assert len(account.entries) == 1


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ("- 09:31 A.", [("03-14 08:31:00", "A.")]),
        ("* 09:31:05 A.", [("03-14 08:31:05", "A.")]),
        ("1. 09:31 A.\n2. 09:32 B.", [("03-14 08:31:00", "A."), ("03-14 08:32:00", "B.")]),
        ("+   09:31 A.", [("03-14 08:31:00", "A.")]),
        ("- 09:31: A.", [("03-14 08:31:00", "A.")]),
        ("- 09:31 – A.", [("03-14 08:31:00", "A.")]),
        ("- 09:31 - 09:40 A.", [("03-14 08:31:00", "– 09:40 A.")]),
        ("- 09:31+02:00 A.", [("03-14 07:31:00", "A.")]),
        ("- 2025-03-15 00:10 A.", [("03-14 23:10:00", "A.")]),
        ("- 09:31", [("03-14 08:31:00", "")]),
        ("- 09:31 A\n  B.", [("03-14 08:31:00", "A\nB.")]),
        ("- 09:31 A\nB.", [("03-14 08:31:00", "A\nB.")]),
        ("- 09:31 A.\n\n  B.", [("03-14 08:31:00", "A.\n\nB.")]),
        ("- 09:31 A.\n  ```\n  B\n  ```", [("03-14 08:31:00", "A.\n```\nB\n```")]),
        ("- 09:31 A.\n  - B.", [("03-14 08:31:00", "A.\n- B.")]),
        ("- - 09:31 A.", [("03-14 08:31:00", "A.")]),
        ("- A.\n- 09:31 B.\n- C.", [("03-14 08:31:00", "B.")]),
        ("Text.\n- 09:31 A.", [("03-14 08:31:00", "A.")]),
        ("```\n- 09:31 A.\n```", []),
        ("> - 09:31 A.", []),
        ("09:31 A.", []),
        ("- At 09:31 A.", []),
    ],
)
def test_items_that_begin_with_a_time_are_entries(
    items: str, expected: list[tuple[str, str]]
) -> None:
    assert entries(items) == expected


@pytest.mark.parametrize(
    ("items", "instants"),
    [
        ("- 09:31 A.\n- 09:40 B.", ["03-14 08:31", "03-14 08:40"]),
        ("- 2025-03-15 00:10 A.\n- 00:25 B.", ["03-14 23:10", "03-14 23:25"]),
        ("- 2025-03-15 23:50 A.\n\n- C.\n- 23:55 B.", ["03-15 22:50", "03-15 22:55"]),
        ("- 2025-03-15 00:10 A.\n\nAnd:\n\n- 00:25 B.", ["03-14 23:10", "03-13 23:25"]),
        ("- 2025-03-15 00:10 A.\n  - 00:25 B.", ["03-14 23:10", "03-13 23:25"]),
        ("- 2025-03-15 25:10 A.\n- 00:25 B.", ["", "03-14 23:25"]),
        ("- 23:30-05:00 A.\n- 23:40 B.", ["03-15 04:30", "03-14 22:40"]),
    ],
)
def test_an_entry_takes_the_date_of_the_one_before_it_in_its_list(
    items: str, instants: list[str]
) -> None:
    assert [instant[:11] for instant, _ in entries(items)] == instants


def test_each_list_begins_on_the_incidents_day() -> None:
    body = "### Actions\n\n- 2025-03-15 00:10 A.\n\n### Effects\n\n- 09:31 B.\n"
    (account,) = incident(f"## Account: on-call\n\n{body}").accounts
    assert [str(one.moment.local.date()) for one in account.entries if one.moment] == [
        "2025-03-15",
        "2025-03-14",
    ]


def test_a_narrators_own_zone_goes_before_that_of_the_incident() -> None:
    assert entries("- 09:31 A.", key="dba") == [("03-14 13:31:00", "A.")]


def test_a_report_without_a_date_has_times_of_day_that_are_no_instants() -> None:
    body = "## Account: on-call\n\n### Actions\n\n- 09:31 A.\n- 2019-05-01 09:40 B.\n- 09:50 C.\n"
    (account,) = incident(body, uri="incidents/undated-pool-wait.md").accounts
    assert [one.moment is None for one in account.entries] == [True, False, False]


@pytest.mark.parametrize(
    ("text", "is_decision"),
    [
        ("**Decision:** roll back?", True),
        ("**decision** roll back?", True),
        ("**Decision: roll back?**", True),
        (": **Decision:** roll back?", True),
        ("– 09:40 **Decision:** roll back?", True),
        ("Decision: roll back?", False),
        ("I made a **Decision:** roll back.", False),
        ("**Decisions:** none", False),
    ],
)
def test_a_decision_begins_with_the_word(text: str, is_decision: bool) -> None:
    body = f"## Account: dba\n\n### What I did\n\n- 09:31 {text}\n"
    ((entry,),) = [one.entries for one in incident(body).accounts]
    assert entry.is_decision == is_decision


def test_entries_know_their_number_place_and_where_the_time_stands() -> None:
    body = "## Account: dba\n\n### Actions\n\n- A.\n- 09:31Z B.\n\n### Effects\n\n* * 09:32 C.\n"
    found = document(body)
    assert isinstance(found.record, Incident)
    first, second = found.record.accounts[0].entries
    assert (first.number, first.at.line, first.at.column) == (1, 16, 3)
    assert (second.number, second.at.line, second.at.column) == (2, 20, 5)
    assert found.source.slice(first.written) == "09:31Z"


LESSON = "## Lessons\n\n### Look at waits\n\nThey tell more.\n\nLearned by: on-call, dba\n"


def test_a_lesson_has_title_text_and_learners() -> None:
    (lesson,) = incident(LESSON).lessons
    assert (lesson.title, lesson.slug, lesson.text) == (
        "Look at waits",
        "look-at-waits",
        "They tell more.",
    )
    assert [(one.id, one.at.line, one.at.column) for one in lesson.learned_by] == [
        ("on-call", 17, 13),
        ("dba", 17, 22),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Learned by: on-call, dba",
        "**Learned by:** on-call,dba",
        "learned by:  on-call , dba ,",
        "  Learned by: on-call, dba",
    ],
)
def test_learners_may_be_written_in_these_ways(line: str) -> None:
    (lesson,) = incident(LESSON.replace("Learned by: on-call, dba", line)).lessons
    assert [one.id for one in lesson.learned_by] == ["on-call", "dba"]


def test_a_lesson_without_learners_is_a_lesson() -> None:
    (lesson,) = incident("## Lessons\n\n### Look at waits\n\nThey tell more.\n").lessons
    assert (lesson.text, lesson.learned_by, lesson.learned_line) == ("They tell more.", (), None)


def test_in_reports_from_before_only_what_was_learned_by_someone_is_a_lesson() -> None:
    front = FRONT.replace("status: draft", "status: draft\norigin: imported")
    body = "## Lessons\n\n### Background\n\nText.\n\n### Look\n\nLearned by: dba\n"
    assert [one.title for one in incident(body, front).lessons] == ["Look"]


@pytest.mark.parametrize(
    ("titles", "slugs"),
    [
        (["A", "A", "A"], ["a", "a-2", "a-3"]),
        (["A", "A", "A 2"], ["a", "a-2", "a-2-2"]),
        (["A 2", "A", "A"], ["a-2", "a", "a-3"]),
        (["`A` & b!", "Ä ö"], ["a--b", "ä-ö"]),
        (["???"], ["section"]),
    ],
)
def test_each_lesson_has_a_slug_of_its_own(titles: list[str], slugs: list[str]) -> None:
    body = "".join(f"### {title}\n\nText.\n\n" for title in titles)
    assert [one.slug for one in incident(f"## Lessons\n\n{body}").lessons] == slugs


PAIRS = "## Work as imagined, work as done\n\n"


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ("- Imagined: A.\n  - Done: B.", [("A.", "B.")]),
        ("- Imagined: A.\n    - Done: B.", [("A.", "B.")]),
        ("- Imagined: A\n  and a.\n  - Done: B\n    and b.", [("A\nand a.", "B\nand b.")]),
        ("- Imagined: A.\n- Done: B.\n- Imagined: C.\n- Done: D.", [("A.", "B."), ("C.", "D.")]),
        ("- **Imagined:** A.\n  - _Done:_ B.", [("A.", "B.")]),
        ("1. IMAGINED: A.\n   1. done: B.", [("A.", "B.")]),
        ("- Imagined: [A](b.md).\n  - Done: B.", [("[A](kb:/incidents/2025/b.md).", "B.")]),
        ("- Imagined: A.\n  - Done: B.\n    - C.", [("A.", "B.\n- C.")]),
        ("- Imagined: A.", []),
        ("- Something: A.\n  - Done: B.", []),
    ],
)
def test_work_as_imagined_is_paired_with_work_as_done(
    items: str, expected: list[tuple[str, str]]
) -> None:
    found = incident(f"{PAIRS}{items}\n").pairs
    assert [(one.imagined, one.done) for one in found] == expected


def test_words_of_the_body_are_counted() -> None:
    assert incident("## Summary\n\nFour words and more.\n").words == 6
