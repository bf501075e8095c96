"""What incidents have in common beside their words: factors, systems, neighbours, signals."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from math import log
from typing import TYPE_CHECKING

from kb_plugin.kinds import Certainty

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kb_plugin.link.graph import KnowledgeBase
    from kb_plugin.link.lexicon import Lexicon
    from kb_plugin.model import Incident

FACTOR = 1_200
SYSTEM = 1_000
BESIDE = 400
SIGNAL = 2_500
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
        factors = self._factors[one].keys() & self._factors[two].keys()
        yield from _strongest(
            ReasonKind.FACTOR,
            {
                (f,): self._factor_points[f] * self._factors[one][f] * self._factors[two][f] // 4
                for f in factors
            },
        )
        mine, theirs = self._systems[one], self._systems[two]
        both = mine & theirs
        yield from _strongest(ReasonKind.SYSTEM, {(s,): self._system_points[s] for s in both})
        yield from _strongest(ReasonKind.BESIDE, dict(self._beside(mine - both, theirs - both)))
        signals = self._signals[one] & self._signals[two]
        yield from _strongest(ReasonKind.SIGNAL, {(g,): self._signal_points[g] for g in signals})

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
    ) -> Iterator[tuple[tuple[str, ...], int]]:
        for one in mine:
            for two in theirs:
                pair = (
                    (one, two)
                    if two in self._depends[one]
                    else (two, one)
                    if one in self._depends[two]
                    else None
                )
                if pair:
                    rarities = self._system_points[one] + self._system_points[two]
                    yield pair, rarities * BESIDE // (2 * SYSTEM)


def _holders(owned: Sequence[Mapping[str, int]]) -> dict[str, tuple[int, ...]]:
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, names in enumerate(owned):
        for name in names:
            holders[name].append(number)
    return {name: tuple(numbers) for name, numbers in holders.items()}


def _points(full: int, holders: Mapping[str, tuple[int, ...]], total: int) -> dict[str, int]:
    return {name: round(full * rank(len(numbers), total)) for name, numbers in holders.items()}


def _strongest(kind: ReasonKind, found: Mapping[tuple[str, ...], int]) -> list[Reason]:
    best = sorted(found, key=lambda values: (-found[values], values))[:MOST]
    return [Reason(kind, values, found[values]) for values in best if found[values]]
