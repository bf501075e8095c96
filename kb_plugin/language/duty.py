"""Counterfactuals by a duty: was supposed to, not as quickly as we should have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin.language.family import Family, anyone
from kb_plugin.language.pattern import phrases, words
from kb_plugin.language.people import OTHERS, PEOPLE, Who
from kb_plugin.language.subject import agent_of, subject_of
from kb_plugin.language.verbs import CAREFUL, MINDFUL, participles

if TYPE_CHECKING:
    import re

_OF_PEOPLE = phrases(rf"(?:{participles(MINDFUL | CAREFUL)})$")
_SUPPOSED = phrases(
    r"""\b(?:was|were|am|is|are|'re)\s+(?:\w+ly\s+)?(?:supposed|(?P<meant>meant))\s+to\s+(?:have\s+)?(?P<verb>\w+)
    (?:(?<=\bbe)\s+(?P<next>\w+))?"""
)
_EXPECTED = phrases(
    r"""\b(?:was|were)\s+(?:expected|required|instructed|told|trained)\s+to\b[^.;]*\b(?:but|and|yet|however)\b
    [^.;]*(?:\b(?:not|never|failed)\b|n't\b)"""
)


def _whom_expected(sentence: str, match: re.Match[str]) -> Who | None:
    who = subject_of(sentence[: match.start()])
    return who if who in (*PEOPLE, Who.PERHAPS) else None


def _whom_supposed(sentence: str, match: re.Match[str]) -> Who | None:
    who = subject_of(sentence[: match.start()])
    if who in PEOPLE or match["meant"]:
        return who if who in PEOPLE else None
    is_done = match["verb"].lower() == "be" and _OF_PEOPLE.match(match["next"] or "")
    return Who.INSIDER if is_done and agent_of(sentence[match.end() :]) not in OTHERS else None


_THAN_DUE = phrases(
    r"""\b(?:as|than|like|what|when|the\s+way)\s+(?P<who>(?:[\w'@-]+\s+){1,3}?)
    (?:should(?:\s+have|'ve)?|ought\s+to)(?=\s*(?:[.,;)]|$|been\b|done\b))"""
)


def _whom_than_due(_sentence: str, match: re.Match[str]) -> Who | None:
    who = subject_of(match["who"])
    return who if who in (*PEOPLE, Who.PERHAPS) else None


_LONGER = phrases(
    r"""\btook\s+(?:us|me|them|him|her|the\s+team|everyone)\s+(?:\w+\s+)?(?:longer|more\s+time)\s+than\s+(?:it|this|we)\s+
      should(?:\s+have|'ve)?\b
    |\blonger\s+than\s+(?:it|this|we)\s+should(?:\s+have|'ve)?\s+to\s+\w+"""
)
_JOB = phrases(
    r"""\b(?:it|that|this|which)\s+(?:is|was)\s+(?:(?:his|her|their)|the\s+[\w-]+?(?:'s|s'))\s+
    (?:job|responsibility|duty)\s+to\b"""
)

FAMILIES = (
    Family("duty", (words("should ought should've"),), _THAN_DUE, _whom_than_due),
    Family("duty", (words("longer more"), words("should should've")), _LONGER, anyone),
    Family("duty", (words("job responsibility duty"), words("is was")), _JOB, anyone),
    Family("duty", (words("supposed meant"),), _SUPPOSED, _whom_supposed),
    Family(
        "duty",
        (words("expected required instructed told trained"), words("but and yet however")),
        _EXPECTED,
        _whom_expected,
    ),
)
