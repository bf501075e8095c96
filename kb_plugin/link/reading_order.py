"""What to read first about a system: few incidents that together show what recurs at it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kb_plugin.kinds import Certainty
from kb_plugin.link.cover import greedy_cover

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from kb_plugin.link.graph import KnowledgeBase
    from kb_plugin.model import Incident, System

LEAST_INCIDENTS = 3
"""Incidents at a system from which there is something to choose."""
LEAST_STEPS = 2
"""Steps from which an order is one."""
_RARE = 20
"""Incidents of a system among which a trait must be met once more to recur, beyond the least two:
of 269, what two have in common is chance."""
_MOST_STEPS = 7
"""About an hour and a half at ten minutes each; beyond that a list is put off."""


class TraitKind(StrEnum):
    """What several incidents of a system can have in common."""

    FACTOR = "factor"
    NOTICED = "noticed"
    TOGETHER = "together"


_WEIGHTS = {TraitKind.FACTOR: 2, TraitKind.NOTICED: 1, TraitKind.TOGETHER: 1}
"""What one incident counts for a trait: a factor is what a reader comes for, the others half."""


@dataclass(frozen=True, slots=True)
class Trait:
    """A factor, a way of being noticed, or another system that is affected as well."""

    kind: TraitKind
    id: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A trait that recurs at a system, with the number of incidents there that have it."""

    trait: Trait
    count: int


@dataclass(frozen=True, slots=True)
class Choice:
    """An incident to read, and what none before it has shown."""

    incident: Incident
    shows: tuple[Shown, ...]
    """Never empty; factors first, the more frequent before the rarer."""


@dataclass(frozen=True, slots=True)
class ReadingOrder:
    """Incidents of a system in the order in which they show most."""

    system: System
    choices: tuple[Choice, ...]
    recurring: tuple[Shown, ...]
    """Everything that recurs."""
    left: tuple[Shown, ...]
    """What recurs and none of the choices shows."""

    @property
    def is_path(self) -> bool:
        """Whether there is an order to speak of."""
        return len(self.choices) >= LEAST_STEPS


def reading_order(system: System, base: KnowledgeBase) -> ReadingOrder:
    """Return the fewest incidents of a system that together show the most of what recurs there.

    A trait recurs where at least two incidents of the system, and one in twenty, have it. It weighs
    as many points as incidents have it, a factor twice as many; `greedy_cover` chooses, and ends
    when all that recurs was shown or after seven incidents. Of incidents that add the same, the one
    that more people tell of comes first, then the newer. A system with fewer than three incidents
    has no choices.
    """
    incidents = sorted(base.at_system[system.id], key=lambda one: -len(one.accounts))
    traits = [_traits(one, system, base) for one in incidents]
    counts = Counter(trait for one in traits for trait in one)
    least = max(2, len(incidents) / _RARE)
    recurring = {trait: count for trait, count in counts.items() if count >= least}
    weights = {trait: count * _WEIGHTS[trait.kind] for trait, count in recurring.items()}
    enough = len(incidents) >= LEAST_INCIDENTS
    picks = greedy_cover(traits, weights, _MOST_STEPS) if enough else ()
    shown = frozenset(trait for pick in picks for trait in pick.adds)
    return ReadingOrder(
        system,
        tuple(Choice(incidents[one.index], _sorted(one.adds, recurring)) for one in picks),
        _sorted(recurring.keys(), recurring),
        _sorted(recurring.keys() - shown, recurring),
    )


def _traits(incident: Incident, system: System, base: KnowledgeBase) -> frozenset[Trait]:
    found = [
        Trait(TraitKind.FACTOR, factor.id)
        for factor, use in base.factors_of[incident.id]
        if use.certainty is not Certainty.RULED_OUT
    ]
    found += [
        Trait(TraitKind.TOGETHER, other.id)
        for other in base.systems_of[incident.id]
        if other.id != system.id
    ]
    if incident.detection:
        found.append(Trait(TraitKind.NOTICED, incident.detection))
    return frozenset(found)


def _sorted(traits: AbstractSet[Trait], counts: Mapping[Trait, int]) -> tuple[Shown, ...]:
    kinds = list(TraitKind)
    return tuple(
        sorted(
            (Shown(one, counts[one]) for one in traits),
            key=lambda one: (kinds.index(one.trait.kind), -one.count, one.trait.id),
        )
    )
