"""What each incident's words say about its failure, as weighted terms.

Term weights follow the vector space model (G. Salton, C. Buckley, Term-weighting approaches in
automatic text retrieval, Information Processing & Management 24, 1988): how often the term is
mentioned, times its rarity, over the length of the whole vector.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from math import isqrt, log, sqrt
from typing import TYPE_CHECKING

from kb_plugin.kinds import SectionKind
from kb_plugin.link.wording import forms, names, signal_term

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kb_plugin.model import Incident
    from kb_plugin.read.document import Document

TITLE = 4
SIGNALS = 4
FIELDS = 2
BODY = 2
AFTERWARDS = 1
"""How much one mention counts, by where it stands. Lessons and follow-up speak of what may come,
and less of the failure itself."""

_LINK_TARGET = re.compile(r"\]\([^()\s]*\)")
_AFTERWARDS = frozenset((SectionKind.LESSONS, SectionKind.FOLLOW_UP))

MOST_TERMS = 128
"""Terms kept of one incident."""

_MOST_POSTINGS = 640_000
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
    """Return the names in an incident's text, each mention counted by where it stands."""
    counts: defaultdict[str, int] = defaultdict(int)
    for text, weight in _texts(incident, document):
        for name, number in Counter(names(text)).items():
            counts[name] += number * weight
    return counts


def term_counts(mentioned: Mapping[str, int]) -> dict[str, int]:
    """Return the terms of mentioned names, with the mentions of all their forms."""
    counts: defaultdict[str, int] = defaultdict(int)
    for name, number in mentioned.items():
        for term, _ in forms(name):
            counts[term] += number
    return counts


def _texts(incident: Incident, document: Document) -> Iterable[tuple[str, int]]:
    yield incident.title, TITLE
    yield " ".join(incident.signals), SIGNALS
    evidence = " ".join(use.evidence or "" for use in incident.factors)
    yield f"{incident.impact or ''} {evidence}", FIELDS
    body, afterwards, start = [], [], document.body.start
    for section in incident.sections:
        if section.kind in _AFTERWARDS:
            body.append(document.source.text[start : section.heading.span.start])
            afterwards.append(document.source.slice(section.body))
            start = section.body.end
    body.append(document.source.text[start : document.body.end])
    # Where a link leads says nothing that its words do not say.
    yield _LINK_TARGET.sub("] ", "\n".join(body)), BODY
    yield _LINK_TARGET.sub("] ", "\n".join(afterwards)), AFTERWARDS


def signals_of(incident: Incident) -> frozenset[str]:
    """Return the terms that stand for an incident's whole signals."""
    return frozenset(term for one in incident.signals if (term := signal_term(one)))


def profiles(counts: Sequence[Mapping[str, int]], rarities: Mapping[str, int]) -> list[Profile]:
    """Return each incident's profile, given its mentions and the rarity of every term."""
    kept = max(_FEWEST_TERMS, min(MOST_TERMS, _MOST_POSTINGS // max(1, len(counts))))
    made = []
    for own in counts:
        weights = {term: number * rarities[term] for term, number in own.items()}
        strongest = sorted(weights, key=lambda term: (-weights[term], term))[:kept]
        made.append(_profile({term: weights[term] for term in strongest}))
    return made


def _profile(weights: Mapping[str, float]) -> Profile:
    whole = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    levels = {
        term: max(1, min(LEVELS, round(LEVELS * sqrt(weight / (whole * _STRONGEST)))))
        for term, weight in weights.items()
    }
    squares = {term: level * level for term, level in levels.items()}
    return Profile(levels, squares, isqrt(sum(one * one for one in squares.values())))
