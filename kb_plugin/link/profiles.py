"""What each incident's words say about its failure, as weighted terms.

Term weights follow the vector space model (G. Salton, C. Buckley, Term-weighting approaches in
automatic text retrieval, Information Processing & Management 24, 1988): how often the term is
mentioned, damped, times its rarity, over the length of the whole vector.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from math import isqrt, log, sqrt
from typing import TYPE_CHECKING

from kb_plugin.link.wording import forms, signal_term, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kb_plugin.model import Incident
    from kb_plugin.read.document import Document

HEADLINE = 2
"""How much a mention in the title or among the signals counts; elsewhere it counts once.

Lessons and follow-up count like the rest: halving or dropping them changed nothing that
`make eval` measures.
"""

_UNSAID = re.compile(r"\]\([^()\s]*\)|<!--[\s\S]*?-->")
"""Where a link leads says nothing that its words do not say; comments are not for readers."""

DAMPING = 0.8
"""The power of the number of mentions.

Between 1, which finds incidents like an incident a little better, and 0.5, which better finds the
incident that a sentence is taken from; chosen by measuring both.
"""

MOST_TERMS = 128
"""Terms kept of one incident."""

_MOST_POSTINGS = 480_000
"""Terms kept of all incidents together; beyond that, each keeps fewer."""

_FEWEST_TERMS = 32

LEVELS = 15
"""Steps that a weight is rounded to. The weight is the square of the level, so that small weights
keep as much of their precision as large ones."""

_STRONGEST = 0.7
"""The share of a vector's length at which a term has the highest level."""

RARITY_UNIT = 16
"""The rarity of a term that every incident has."""


@dataclass(frozen=True, slots=True)
class Profile:
    """An incident's terms, each with its level from 1 to `LEVELS`."""

    levels: Mapping[str, int]
    """In the order of their weight, the heaviest first."""
    weights: Mapping[str, int]
    """Term to its weight, the square of its level."""
    length: int
    """The vector's length: the integer square root of the sum of squared weights."""


def rarity(frequency: int, incidents: int) -> int:
    """Return how much a term tells that a number of incidents have, in `RARITY_UNIT`s.

    The smoothed inverse document frequency 1 + ln((1 + N) / (1 + n)), rounded.
    """
    return round(RARITY_UNIT * (1 + log((1 + incidents) / (1 + frequency))))


def mentions(incident: Incident, document: Document) -> dict[str, int]:
    """Return the tokens of an incident's text, each mention counted by where it stands."""
    counts: defaultdict[str, int] = defaultdict(int)
    for text, weight in _texts(incident, document):
        for token, number in Counter(tokens(text)).items():
            counts[token] += number * weight
    return counts


def term_counts(mentioned: Mapping[str, int]) -> dict[str, int]:
    """Return the terms of mentioned tokens, with the mentions of all their forms."""
    counts: defaultdict[str, int] = defaultdict(int)
    for token, number in mentioned.items():
        for term, _ in forms(token):
            counts[term] += number
    return counts


def _texts(incident: Incident, document: Document) -> Iterable[tuple[str, int]]:
    yield " ".join((incident.title, *incident.signals)), HEADLINE
    body = _UNSAID.sub("] ", _without_set_headings(incident, document))
    evidence = (use.evidence or "" for use in incident.factors)
    yield " ".join((incident.impact or "", *evidence, body)), 1


def _without_set_headings(incident: Incident, document: Document) -> str:
    """Return an incident's body without the headings that the format gives to all."""
    set_ones = [one.heading.span for one in incident.sections if one.kind is not None]
    set_ones += [one.heading.span for account in incident.accounts for one in account.elements]
    pieces, start = [], document.body.start
    for span in sorted(set_ones, key=lambda span: span.start):
        pieces.append(document.source.text[start : span.start])
        start = span.end
    pieces.append(document.source.text[start : document.body.end])
    return "".join(pieces)


def signals_of(incident: Incident) -> frozenset[str]:
    """Return the terms that stand for an incident's whole signals."""
    return frozenset(term for one in incident.signals if (term := signal_term(one)))


def profiles(counts: Sequence[Mapping[str, int]], rarities: Mapping[str, int]) -> list[Profile]:
    """Return each incident's profile, given its mentions and the rarity of every term."""
    numbers = {number for own in counts for number in own.values()}
    damped = {number: number**DAMPING for number in numbers}
    kept = max(_FEWEST_TERMS, min(MOST_TERMS, _MOST_POSTINGS // max(1, len(counts))))
    made = []
    for own in counts:
        lightest_last = sorted(
            [(-damped[number] * rarities[term], term) for term, number in own.items()]
        )
        made.append(_profile({term: -weight for weight, term in lightest_last[:kept]}))
    return made


def _profile(weights: Mapping[str, float]) -> Profile:
    whole = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    levels = {
        term: max(1, min(LEVELS, round(LEVELS * sqrt(weight / (whole * _STRONGEST)))))
        for term, weight in weights.items()
    }
    squares = {term: level * level for term, level in levels.items()}
    return Profile(levels, squares, isqrt(sum(one * one for one in squares.values())))
