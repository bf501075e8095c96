"""What a running text says about people that calls for a question."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kb_plugin.language import (
    absence,
    care,
    certainty,
    character,
    condition,
    duty,
    human_error,
    idiom,
    mistake,
    modal,
    normative,
    nothing,
    omission,
    owned,
    rules,
    shortfall,
    single_cause,
    undone,
    weak_part,
    wrong,
)
from kb_plugin.language.matter import Matter
from kb_plugin.language.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.language.family import Family
    from kb_plugin.language.people import Who

FAMILIES: dict[Matter, tuple[Family, ...]] = {
    Matter.COUNTERFACTUAL: (
        *modal.FAMILIES,
        *duty.FAMILIES,
        *condition.FAMILIES,
        *omission.FAMILIES,
        *absence.FAMILIES,
        *undone.FAMILIES,
        *nothing.FAMILIES,
    ),
    Matter.ATTRIBUTION: (
        *shortfall.FAMILIES,
        *rules.FAMILIES,
        *mistake.FAMILIES,
        *wrong.FAMILIES,
        *idiom.FAMILIES,
        *owned.FAMILIES,
        *character.FAMILIES,
        *care.FAMILIES,
    ),
    Matter.HUMAN_ERROR: human_error.FAMILIES,
    Matter.SINGLE_CAUSE: single_cause.FAMILIES,
    Matter.NORMATIVE: normative.FAMILIES,
    Matter.CERTAINTY: certainty.FAMILIES,
    Matter.WEAK_PART: weak_part.FAMILIES,
}
_BY_WORD: dict[str, list[tuple[Matter, Family]]] = defaultdict(list)
for _matter, _families in FAMILIES.items():
    for _family in _families:
        for _word in _family.needs[0]:
            _BY_WORD[_word].append((_matter, _family))
_TRIGGERS = frozenset(_BY_WORD)
_ORDER = {matter: number for number, matter in enumerate(Matter)}
_LETTERS = b"abcdefghijklmnopqrstuvwxyz'"
_WORDS_ONLY = bytes(one if one in _LETTERS else 32 for one in range(256))
"""Bytes are translated several times faster than text, and each word looked for is ASCII."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Words of a text that call for a question."""

    start: int
    end: int
    matter: Matter
    kind: str
    whom: Who


def concerns(text: str) -> bool:
    """Tell whether a text has words that make a closer reading worth its time."""
    return bool(_candidates(_words(text.lower())))


def remarks(text: str) -> tuple[Remark, ...]:
    """Return for each sentence at most one remark on each matter, none of which overlap."""
    return tuple(
        replace(one, start=start + one.start, end=start + one.end)
        for start, end in sentences(text)
        for one in _apart(_first(_of_sentence(text[start:end])))
    )


def _of_sentence(sentence: str) -> Iterator[Remark]:
    for matter, family in _candidates(_words(sentence.lower())):
        for match in family.pattern.finditer(sentence):
            who = family.whom(sentence, match)
            if who is not None:
                span = match.span("words" if "words" in match.re.groupindex else 0)
                yield Remark(*span, matter, family.kind, who)


def _first(found: Iterator[Remark]) -> list[Remark]:
    """Return the first remark on each matter; of two that begin together the longer."""
    first: dict[Matter, Remark] = {}
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        first.setdefault(one.matter, one)
    return list(first.values())


def _apart(found: list[Remark]) -> list[Remark]:
    """Return remarks in the order of the text; of those that overlap, the longest."""
    kept: list[Remark] = []
    for one in sorted(found, key=lambda one: (one.start - one.end, _ORDER[one.matter])):
        if not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


def _words(folded: str) -> frozenset[str]:
    """Return the words of a text in lower case."""
    if not folded.isascii():
        folded = folded.replace("’", "'")
    return frozenset(folded.encode("ascii", "replace").translate(_WORDS_ONLY).decode().split())


def _candidates(words: frozenset[str]) -> list[tuple[Matter, Family]]:
    """Return the families of which a text has all the words that they need."""
    hits = words & _TRIGGERS
    found = {id(family): (matter, family) for hit in hits for matter, family in _BY_WORD[hit]}
    return [
        (matter, family)
        for matter, family in found.values()
        if len(family.needs) == 1 or not any(need.isdisjoint(words) for need in family.needs[1:])
    ]
