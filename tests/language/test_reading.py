"""Which sentences are asked about, on what matter, and which are left alone."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb_plugin.language.matter import BIASES, CONCERNS, Matter
from kb_plugin.language.people import Who
from kb_plugin.language.reading import FAMILIES, concerns, remarks
from tests.language.tables import ASKED, LEFT_ALONE

if TYPE_CHECKING:
    from kb_plugin.language.family import Family

MARKED = [(matter, sentence) for matter, table in ASKED.items() for sentence in table]
PLAIN = [sentence.replace("⟨", "").replace("⟩", "") for _, sentence in MARKED]


@pytest.mark.parametrize(("matter", "marked"), MARKED)
def test_a_sentence_is_asked_about(matter: Matter, marked: str) -> None:
    sentence = marked.replace("⟨", "").replace("⟩", "")
    words = marked[marked.index("⟨") + 1 : marked.index("⟩")]
    found = {one.matter: sentence[one.start : one.end] for one in remarks(sentence)}
    assert found.get(matter) == words


@pytest.mark.parametrize("sentence", LEFT_ALONE)
def test_a_sentence_is_left_alone(sentence: str) -> None:
    assert remarks(sentence) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "The health check failed to fire.",
        "The server should have returned 503.",
        "It should be resolved by 20:07.",
        "We should add an alert.",
        "Nobody is to blame.",
        "Requests failed.",
        "This could have caused data loss.",
        "The job was supposed to run hourly.",
    ],
)
def test_what_the_design_names_as_harmless_is_left_alone(sentence: str) -> None:
    assert remarks(sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "is_own"),
    [
        ("I forgot to page.", True),
        ("I should have asked.", True),
        ("In hindsight my plan was wrong.", True),
        ("We forgot to page.", False),
        ("The engineer should have asked.", False),
    ],
)
def test_what_somebody_says_of_himself_or_herself_is_told_apart(
    sentence: str, is_own: bool
) -> None:
    assert {one.whom is Who.SELF for one in remarks(sentence)} == {is_own}


def test_words_are_asked_about_once() -> None:
    for sentence in PLAIN:
        spans = [(one.start, one.end) for one in remarks(sentence)]
        assert all(end <= start for (_, end), (start, _) in pairwise(spans))


def test_each_sentence_is_read_by_itself() -> None:
    text = "We forgot to page. All went well. We forgot to page."
    assert [one.start for one in remarks(text)] == [3, 37]


def families() -> list[tuple[Matter, int, Family]]:
    return [
        (matter, number, family)
        for matter, group in FAMILIES.items()
        for number, family in enumerate(group)
    ]


@pytest.mark.parametrize(
    "family", [one for *_, one in families()], ids=[f"{one[0]}-{one[1]}" for one in families()]
)
def test_a_family_finds_some_sentence_of_the_tables(family: Family) -> None:
    assert any(
        family.whom(sentence, match) is not None
        for sentence in PLAIN
        for match in family.pattern.finditer(sentence)
    )


@pytest.mark.parametrize("sentence", PLAIN)
def test_the_quick_look_at_words_hides_no_matter(sentence: str) -> None:
    unhurried = {
        matter
        for matter, _, family in families()
        for match in family.pattern.finditer(sentence)
        if family.whom(sentence, match) is not None
    }
    found = {one.matter for one in remarks(sentence)}
    # Of remarks that overlap one is kept, so that a matter may give way to another.
    assert found <= unhurried
    assert concerns(sentence) == bool(unhurried)
    assert bool(found) == bool(unhurried)


def test_each_matter_concerns_biases_that_are_described() -> None:
    described = {bias.id for bias in BIASES}
    assert set(CONCERNS) == set(Matter)
    assert {one for concerned in CONCERNS.values() for one in concerned} == described
    assert all(bias.effect.endswith(".") and bias.sources for bias in BIASES)


PIECES = (
    *(word for sentence in PLAIN for word in sentence.split()),
    *(". ", "? ", "\n", "|", ", ", "’", "\ufffc", "é", "İ", "🎉", "\x00"),
)


@settings(deadline=None)
@given(st.text() | st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join))
def test_any_text_is_answered_with_places_inside_it(text: str) -> None:
    found = remarks(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert concerns(text) or not found


@pytest.mark.parametrize(
    "piece",
    [
        *("a", " ", "a-", "if ", "had we ", "by ", "not ", "should have ", "the ", "fooly ", "'s "),
        *(". ", ", ", "|", "was ", "we did not ", "\ufffc", "wrong ", "of the ", "( ", ") "),
    ],
)
def test_a_long_text_of_one_piece_is_answered(piece: str) -> None:
    # Not a matter of time but of an end: patterns that try again at every place have none here.
    text = f"We should have forgot the wrong error {piece * 20_000} did not cause by us."
    assert remarks(text)
