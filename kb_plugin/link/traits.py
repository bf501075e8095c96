"""What incidents have in common beside their words: factors, systems, neighbours, signals."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from math import log
from typing import TYPE_CHECKING

from kb_plugin.kinds import Certainty

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kb_plugin.link.graph import KnowledgeBase
    from kb_plugin.link.lexicon import Lexicon
    from kb_plugin.model import Incident

FACTOR = 900
SYSTEM = 700
BESIDE = 300
SIGNAL = 2_000
"""Points for what one incident alone has; less for what more of them have."""

MOST = 3
"""Parts of one kind that count, so that a long list is no likeness by itself."""

_CERTAINTY = {Certainty.KNOWN: 2, Certainty.POTENTIAL: 1}
"""Halves that a factor counts for."""


class ReasonKind(StrEnum):
    """In what two incidents, or a text and an incident, are alike."""

    STATED = "stated"
    SIGNAL = "signal"
    FACTOR = "factor"
    SYSTEM = "system"
    BESIDE = "neighbouring-systems"
    WORDING = "wording"


@dataclass(frozen=True, slots=True)
class Reason:
    """One part of a score."""

    kind: ReasonKind
    values: tuple[str, ...]
    """The kind of a stated relation, the id of a factor or system, a signal as a term, words; for
    neighbouring systems the one that depends on the other, then the other."""
    weight: int
    """Its points."""


def rank(number: int, incidents: int) -> float:
    """Return the rarity, from 0 to 1, of what a number of incidents have.

    ln(N / n) / ln(N): the inverse document frequency of K. Spärck Jones (Journal of Documentation
    28, 1972) as a share of that of what only one of them has.
    """
    return log(incidents / number) / log(incidents) if incidents > 1 else 0.0


class Traits:
    """The factors, systems and signals of incidents, each with its points."""

    def __init__(
        self, base: KnowledgeBase, incidents: Sequence[Incident], lexicon: Lexicon
    ) -> None:
        self._factors = [
            {
                factor.id: _CERTAINTY[use.certainty]
                for factor, use in base.factors_of[one.id]
                if use.certainty in _CERTAINTY
            }
            for one in incidents
        ]
        self._systems = [frozenset(s.id for s in base.systems_of[one.id]) for one in incidents]
        self._signals: list[set[str]] = [set() for _ in incidents]
        for term, holders in lexicon.signals.items():
            for number in holders:
                self._signals[number].add(term)
        self._total = len(incidents)
        self._with_factor = _holders(self._factors)
        self._with_signal = lexicon.signals
        self._at_system = lexicon.systems
        self._factor_points = _points(FACTOR, self._with_factor, self._total)
        self._system_points = _points(SYSTEM, self._at_system, self._total)
        self._signal_points = _points(SIGNAL, self._with_signal, self._total)
        self._depends = {
            one: frozenset(other.id for other in base.dependencies[one]) for one in base.systems
        }

    def shared(self, one: int, two: int) -> Iterator[Reason]:
        """Yield what two incidents share, at most `MOST` of a kind, the rarest first."""
        mine, its = self._factors[one], self._factors[two]
        if factors := mine.keys() & its.keys():
            points = [(self._factor_points[f] * mine[f] * its[f] // 4, (f,)) for f in factors]
            yield from _strongest(ReasonKind.FACTOR, points)
        systems, others = self._systems[one], self._systems[two]
        if both := systems & others:
            points = [(self._system_points[s], (s,)) for s in both]
            yield from _strongest(ReasonKind.SYSTEM, points)
        beside = self._beside(systems - both, others - both)
        yield from _strongest(ReasonKind.BESIDE, beside)
        if signals := self._signals[one] & self._signals[two]:
            points = [(self._signal_points[g], (g,)) for g in signals]
            yield from _strongest(ReasonKind.SIGNAL, points)

    def rough(self, here: int, limit: int) -> defaultdict[int, float]:
        """Return points by incident for sharing what at most `limit` incidents have."""
        points: defaultdict[int, float] = defaultdict(float)
        points[here] = 0.0
        for names, holders, worth in (
            (self._factors[here], self._with_factor, self._factor_points),
            (self._systems[here], self._at_system, self._system_points),
            (self._signals[here], self._with_signal, self._signal_points),
        ):
            for name in names:
                if len(holders[name]) <= limit:
                    for other in holders[name]:
                        points[other] += worth[name]
        return points

    def _beside(
        self, mine: frozenset[str], theirs: frozenset[str]
    ) -> Iterator[tuple[int, tuple[str, ...]]]:
        for one in mine:
            for two in theirs:
                if two in self._depends[one] or one in self._depends[two]:
                    rarities = self._system_points[one] + self._system_points[two]
                    pair = (one, two) if two in self._depends[one] else (two, one)
                    yield rarities * BESIDE // (2 * SYSTEM), pair


def _holders(owned: Sequence[Mapping[str, int]]) -> dict[str, tuple[int, ...]]:
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, names in enumerate(owned):
        for name in names:
            holders[name].append(number)
    return {name: tuple(numbers) for name, numbers in holders.items()}


def points_for(full: int, numbers: Iterable[int], incidents: int) -> dict[int, int]:
    """Return, for numbers of incidents that have something, the points of sharing it."""
    return {number: round(full * rank(number, incidents)) for number in sorted(set(numbers))}


def _points(full: int, holders: Mapping[str, tuple[int, ...]], total: int) -> dict[str, int]:
    worth = points_for(full, map(len, holders.values()), total)
    return {name: worth[len(numbers)] for name, numbers in holders.items()}


def _strongest(kind: ReasonKind, found: Iterable[tuple[int, tuple[str, ...]]]) -> list[Reason]:
    best = sorted([(-points, values) for points, values in found if points])
    return [Reason(kind, values, -points) for points, values in best[:MOST]]
