"""Running text with its places, and what of it is the author's own wording."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb_plugin.kinds import ElementKind
from kb_plugin.read.corpus import RawFile, read_document
from kb_plugin.read.prose import VERBATIM, own_words
from kb_plugin.settings import DEFAULT
from tests.samples import CONTENT, INCIDENT, INCIDENT_TEXT, draft, edited


def shown(text: str) -> str:
    """Return the own wording with runs of marks as one `…`, and of blanks as one blank."""
    marked = own_words(text).replace(VERBATIM, "…")
    while "……" in marked:
        marked = marked.replace("……", "…")
    return " ".join(marked.split())


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("We `should have` run `` a`b ``.", "We … run …."),
        ("See [we failed](a/should-have.md) here.", "See we failed here."),
        ("See [we failed][1] and [^2].", "See we failed and ."),
        ("![should have](a.png) A chart.", "A chart."),
        ("See https://a.example/should-have now.", "See … now."),
        ("See <https://a.example/should-have>.", "See …."),
        ("He said “we forgot”, and left.", "He said …, and left."),
        ('He said "we forgot", and left.', "He said …, and left."),
        ("He said 'we forgot', and left.", "He said …, and left."),
        ("The users' and the team's wishes", "The users' and the team's wishes"),
        ("We didn’t know.", "We didn't know."),
        ("We **should** _have_ known `snake_case_name` and snake_case.", None),
        ("- [ ] We forgot.", "We forgot."),
        ("12. We forgot.", "We forgot."),
        ("### We forgot", "We forgot"),
        ("We <b class='should have'>forgot</b>.", "We forgot ."),
        ("We <!-- kb: allow KB402 should have --> forgot.", "We forgot."),
        ("We \\*forgot\\*.", "We forgot ."),
        ('One ` alone, one " alone.', 'One ` alone, one " alone.'),
    ],
)
def test_only_the_authors_own_wording_is_left(text: str, own: str | None) -> None:
    expected = own or "We should have known … and snake_case."
    assert shown(text) == expected


TOKENS = """` `` " ' “ ” ‘ ’ [ ] ( ) ![ ]( < > <!-- --> * ** _ ~~ \\ - 1. # | https:// [^1] a b"""
PIECES = st.sampled_from((*TOKENS.split(), " ", "\n"))


@settings(deadline=None)
@given(st.text() | st.lists(PIECES).map("".join))
def test_every_character_keeps_its_place(text: str) -> None:
    own = own_words(text)
    assert len(own) == len(text)
    allowed = {" ", VERBATIM, "'"}
    assert all(now == was or now in allowed for now, was in zip(own, text, strict=True))
    assert own.count("\n") == text.count("\n")


@pytest.mark.parametrize(
    "piece", ["`", '"', "'", "<!--", "![", "](", "[", "<a ", "(", "*", "\\", " "]
)
def test_a_long_text_of_one_mark_is_answered(piece: str) -> None:
    text = piece * 50_000
    assert len(own_words(text)) == len(text)


def passages(text: str, uri: str = INCIDENT) -> list[tuple[str, int]]:
    document = read_document(RawFile(f"content/{uri}", uri, text.encode()), DEFAULT)
    return [(one.text.strip(), one.at.line) for one in document.prose]


def test_passages_are_paragraphs_items_headings_and_cells() -> None:
    body = (
        "## Summary\n\nOne,\ntwo.\n\n- Three\n  - Four\n\n    Five\n\n> Quoted\n\n"
        "```\ncode\n```\n\n<div>\nraw\n</div>\n"
    )
    assert passages(draft(body=body)) == [
        ("A draft", 2),
        ("## Summary", 6),
        ("One,\ntwo.", 8),
        ("- Three", 11),
        ("- Four", 12),
        ("Five", 14),
    ]


def test_sentences_of_front_matter_are_passages_and_its_ids_are_not() -> None:
    front = INCIDENT_TEXT.split("---\n")[1]
    texts = [text for text, _ in passages(f"---\n{front}---\n")]
    assert texts == [
        "Checkout requests wait behind a full connection pool",
        "One in six checkouts timed out for 117 minutes.",
        "Pool wait reached 30 s while the database CPU stayed at 20 %.",
        *(line.partition("do: ")[2] for line in front.split("\n") if "do: " in line),
    ]


@pytest.mark.parametrize(
    ("value", "column"),
    [
        ("One in six.", 9),
        ('"One in six."', 10),
        ("'One in six.'", 10),
        (">\n  One in\n  six.", None),
        ('"One \\u0069n six."', None),
    ],
)
def test_a_passage_of_front_matter_knows_its_offset_where_it_stands_as_it_is(
    value: str, column: int | None
) -> None:
    text = edited({"impact: One in six checkouts timed out for 117 minutes.": f"impact: {value}"})
    document = read_document(RawFile(INCIDENT, INCIDENT, text.encode()), DEFAULT)
    passage = next(one for one in document.prose if one.text.startswith("One in six"))
    found = None if passage.start is None else document.source.position(passage.start).column
    assert found == column


def test_a_passage_knows_the_account_and_the_element_in_which_it_stands() -> None:
    document = read_document(RawFile(INCIDENT, INCIDENT, INCIDENT_TEXT.encode()), DEFAULT)
    told = {one.element for one in document.prose if one.in_account}
    assert told == {*ElementKind, None}
    assert {one.element for one in document.prose if not one.in_account} == {None}


@pytest.mark.parametrize("uri", ["guide/writing.md", "index.md", "incidents/index.md"])
def test_pages_that_are_no_record_have_no_passages(uri: str) -> None:
    assert passages("---\ntitle: A\n---\n\nWe should have known.\n", uri) == []


@pytest.mark.parametrize("uri", [uri for uri in CONTENT if uri.startswith(("systems", "factors"))])
def test_systems_and_factors_have_passages(uri: str) -> None:
    assert passages(CONTENT[uri], uri) != []
