"""Whom a verb is about, by rule of thumb: the noun phrase before it, read from right to left."""

from __future__ import annotations

import re
from itertools import takewhile

from kb_plugin.language.clause import ASIDES, heads_clause
from kb_plugin.language.pattern import words
from kb_plugin.language.people import PEOPLE, PRONOUNS, Who, kind_of_noun

_FARTHEST = 30
"""Words before a verb among which its subject is looked for."""

_WORD = re.compile(r"(?:@|(?<!\S)\.)?\w(?:[\w'.-]*\w)?|\ufffc+|--|[^\w\s]")

_LINKING = words(
    """
    also just really then still only even ever never not probably perhaps maybe again later soon
    now therefore thus however instead together once yet already indeed has have had was were is
    are be been being do did does didn't hadn't haven't wasn't weren't to there too would could
    should might may must can will
    """
)
"""What stands between a subject and its verb, and ends the phrase before it."""

_BEHIND = words(
    """
    themselves ourselves myself himself herself itself alone both either all each first responsible
    involved concerned available awake present
    """
)
"""What can follow the noun of a subject and belong to it."""

_DETERMINERS = words(
    """
    the a an our my their his her its your some any no each every another one two three several
    many most few both all these those this that either more other
    """
)
_QUANTITIES = words(
    """
    one two three some any many most few several both all each none neither either number part half
    group majority rest handful couple pair
    """
)
_PREPOSITIONS = words(
    """
    of in on for from at with to by about between within during per into through over under
    without across among around near via against towards toward behind beyond
    """
)
_JOINING = frozenset(("and", "or", "but", "then", "nor"))
_OPENING = words(
    """
    because although though while whereas when whenever if unless since so as after before until
    where whether how why than that which what who whom whose
    """
)
_ASIDE = _LINKING | _BEHIND
_ENDING = _PREPOSITIONS | _JOINING | _OPENING | _LINKING
_OBJECTS = frozenset(("us", "me", "him", "them"))
_NOBODY = re.compile(
    r"\b(?:no one|(?:none|neither|nobody|no one) of (?:us|them|(?:the|our) \w+))\b", re.I
)
_CONTRACTED = re.compile(r"'(?:d|ve|ll|re|m)\b|'s(?=\s*$)", re.I)


def subject_of(left: str) -> Who:
    """Return whom a verb is about, given the sentence up to the verb."""
    left = _CONTRACTED.sub("", _NOBODY.sub("nobody", ASIDES.sub(" ", left[-400:])))
    before = _WORD.findall(left)[-_FARTHEST:]
    who = _subject(before)
    return Who.INSIDER if who in (Who.THING, Who.NAME) and heads_clause(before) else who


_BY = re.compile(r"(?:\W*\b\w+\b){0,6}?\W*\bby\s+", re.IGNORECASE)


def agent_of(right: str) -> Who:
    """Return who did something, given the sentence from behind a passive verb: `by …`."""
    found = _BY.match(right[:200])
    if not found:
        return Who.ABSENT
    words = _WORD.findall(right[found.end() : found.end() + 120])
    if words and words[0].lower() in _QUANTITIES and "of" in words[1:3]:
        words = words[words.index("of") + 1 :]
    phrase = [*words[:1], *takewhile(lambda word: not _ends_phrase(word), words[1:5])]
    whole = [_noun_phrase(phrase[:size]) for size in range(1, len(phrase) + 1)]
    if people := [who for who in whole if who in PEOPLE]:
        return people[0]
    # What follows may be a verb: `by an engineer took the cluster down`.
    return next((who for who in whole if who not in (Who.THING, Who.ABSENT)), Who.THING)


def _ends_phrase(word: str) -> bool:
    folded = word.lower()
    return (
        not word[0].isalnum() and not word[-1].isalnum() and word[0] != "\ufffc"
    ) or folded in _ENDING


def _subject(words: list[str]) -> Who:
    while words and _is_beside(words[-1]):
        words = words[:-1]
    if not words:
        return Who.ABSENT
    last = words[-1].lower()
    if last in PRONOUNS and last not in ("that", "which") and last not in _OBJECTS:
        who = PRONOUNS[last]
        return _person_meant(words) if who is Who.THING and _RELATIVE & {*words} else who
    if last == "who":
        return _person(_noun_phrase_at_end(words[:-1]))
    if last in ("that", "which"):
        return _noun_phrase_at_end(words[:-1]) if len(words) > 1 else Who.THING
    if last in _JOINING or last == ",":
        return _shared(words[:-1])
    if last in _OPENING:
        return Who.THING
    if last in (")", "]"):
        opening = {")": "(", "]": "["}[last]
        before = words[: len(words) - 1 - words[::-1].index(opening)] if opening in words else []
        return _subject(before)
    if not (last[-1].isalnum() or last[0] == "\ufffc"):
        return Who.ABSENT if last not in ('"', "'") else _subject(words[:-1])
    who = _noun_phrase_at_end(words)
    return _person_meant(words) if who is Who.THING and _RELATIVE & {*words} else who


_RELATIVE = frozenset(("who", "Who", "whoever", "Whoever"))


def _person_meant(words: list[str]) -> Who:
    """Return whom `whoever approved the change` means, or `the engineer who ran the script`."""
    at = max(index for index, word in enumerate(words) if word in _RELATIVE)
    if any(_ends_clause(word) for word in words[at + 1 :]):
        return Who.THING
    return _person(_noun_phrase_at_end(words[:at]))


def _ends_clause(word: str) -> bool:
    return word in (",", ";", ":", "|", "(", ")") or word.lower() in _JOINING | _OPENING


def _is_beside(word: str) -> bool:
    """Tell whether a word may stand between a subject and its verb."""
    folded = word.lower()
    return folded in _ASIDE or folded.endswith("ly") or word.isdigit()


def _person(who: Who) -> Who:
    """Return whom `who` means: never a thing."""
    return Who.INSIDER if who not in (*PEOPLE, Who.OUTSIDER) else who


def _noun_phrase_at_end(words: list[str]) -> Who:
    """Return whom the noun phrase means that ends a list of words."""
    phrase: list[str] = []
    for index in range(len(words) - 1, -1, -1):
        word = words[index]
        folded = word.lower()
        if folded in PRONOUNS and folded not in _DETERMINERS | _OBJECTS:
            return _noun_phrase(phrase) if phrase else PRONOUNS[folded]
        if folded in _PREPOSITIONS:
            return _before_preposition(words[:index], folded, phrase)
        if folded in _DETERMINERS:
            return _before_determiner(words[:index], [word, *phrase])
        if _ends_phrase(word):
            return _noun_phrase(phrase) if phrase else _subject(words[: index + 1])
        phrase.insert(0, word)
    return _noun_phrase(phrase)


def _before_determiner(before: list[str], phrase: list[str]) -> Who:
    """Return whom `the alert for the engineer` means, or `the person doing the upgrade`."""
    last = before[-1].lower() if before else ""
    if last in _PREPOSITIONS:
        return _before_preposition(before[:-1], last, phrase)
    has_object = last.endswith("ing") and len(before) > 1 and not _ends_phrase(before[-2])
    return _noun_phrase_at_end(before[:-1]) if has_object else _noun_phrase(phrase)


def _before_preposition(before: list[str], preposition: str, phrase: list[str]) -> Who:
    """Return whom `the engineer on call` or `one of us` means: mostly what stands before."""
    if not before or _ends_phrase(before[-1]):
        return _noun_phrase(phrase)  # `In production engineers …`
    if preposition == "of" and before[-1].lower() in _QUANTITIES:
        who = _noun_phrase(phrase)
        none_of_them = before[-1].lower() in ("none", "neither") and who is not Who.THING
        return Who.NOBODY if none_of_them else who
    if preposition == "of" and before[-1].lower() in ("member", "members"):
        return _noun_phrase(phrase)
    while len(before) > 1 and (before[-1].endswith(("ing", "ed")) or before[-1].lower() in _BEHIND):
        before = before[:-1]
    return _noun_phrase_at_end(before)


def _noun_phrase(words: list[str]) -> Who:
    """Return whom a noun phrase means by its last word."""
    if not words:
        return Who.ABSENT
    if words[0].lower() == "no" and words[-1].lower() in ("one", "person", "engineer", "human"):
        return Who.NOBODY
    head = words[-1].lower()
    if head in PRONOUNS:
        return PRONOUNS[head]
    before = words[-2] if len(words) > 1 else ""
    who = kind_of_noun(words[-1], before)
    is_nobody = words[0].lower() == "no" and who is Who.INSIDER
    return Who.NOBODY if is_nobody else who


def _shared(words: list[str]) -> Who:
    """Return whom a second verb is about: the first person that its clause names as a subject.

    `The engineer ran the script and forgot …`; `We, in a hurry, forgot …`.
    """
    clause: list[str] = []
    for word in reversed(words):
        if word in (";", ":", "|") or word.lower() in ("because", "that", "which", "so", "but"):
            break
        clause.insert(0, word)
    if not clause:
        return Who.ABSENT
    for index, word in enumerate(clause):
        folded = word.lower()
        before = clause[index - 1] if index else ""
        if folded == "who":
            return _person(_noun_phrase_at_end(clause[:index]))
        who = PRONOUNS.get(folded) or kind_of_noun(word, before)
        if _is_inside(clause[:index]):
            continue
        if who in (*PEOPLE, Who.OUTSIDER, Who.PERHAPS):
            return who
    return Who.NAME if kind_of_noun(clause[0], "") is Who.NAME else Who.THING


def _is_inside(before: list[str]) -> bool:
    """Tell whether what follows some words depends on a preposition among the last of them."""
    for index, word in reversed([*enumerate(before)][-3:]):
        if word.lower() in _PREPOSITIONS:
            return True
        if word.lower() in _DETERMINERS and index and before[index - 1].lower() in PRONOUNS:
            return False  # `something the engineer did or …`
        if not (word[0].isalnum() or word[0] in "@\ufffc") or word.lower() in _OPENING:
            return False
    return False
