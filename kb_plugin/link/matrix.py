"""Systems against contributing factors: how many incidents met a factor at a system."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from kb_plugin.kinds import Certainty
from kb_plugin.link.seriation import column_order, row_order

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from kb_plugin.link.graph import KnowledgeBase
    from kb_plugin.model import Factor, System

STEPS = 5
"""Grounds that a count can have, from few to many."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One incident, as far as the matrix knows it."""

    day: date | None
    factors: tuple[str, ...]
    """Ids of known and potential factors."""
    systems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Counts of incidents by factor and system, in an order that shows clusters."""

    groups: tuple[tuple[str, tuple[Factor, ...]], ...]
    """Groups of factors in their usual order, each with its factors."""
    systems: tuple[System, ...]
    counts: Mapping[tuple[str, str], int]
    """Factor id and system id to the number of incidents, where there are any."""
    with_factor: Mapping[str, int]
    at_system: Mapping[str, int]
    """System id to its incidents that name a factor."""
    occurrences: tuple[Occurrence, ...]
    """Newest first; what the counts are made of."""
    bounds: tuple[int, ...]
    """The greatest count of each step, at most `STEPS` of them, for any period alike."""


def matrix_of(base: KnowledgeBase) -> Matrix:
    """Return the matrix of a base; factors and systems without a count are left out."""
    occurrences = []
    for incident in base.incidents:
        factors = tuple(
            factor.id
            for factor, use in base.factors_of[incident.id]
            if use.certainty is not Certainty.RULED_OUT
        )
        systems = tuple(one.id for one in base.systems_of[incident.id])
        if factors and systems:
            occurrences.append(Occurrence(incident.day, factors, systems))
    counts = Counter(
        (factor, system) for one in occurrences for factor in one.factors for system in one.systems
    )
    with_factor = Counter(factor for one in occurrences for factor in one.factors)
    at_system = Counter(system for one in occurrences for system in one.systems)
    factors_shown = [one for one in base.factors.values() if one.id in with_factor]
    systems_shown = [one for one in base.systems.values() if one.id in at_system]
    table = [[counts[factor.id, one.id] for one in systems_shown] for factor in factors_shown]
    columns = column_order(table)
    rows = [factors_shown[place] for place in row_order(table, columns)]
    return Matrix(
        groups=tuple(
            (group, tuple(one for one in rows if one.group == group))
            for group, _ in groupby(factors_shown, key=lambda one: one.group)
        ),
        systems=tuple(systems_shown[place] for place in columns),
        counts=dict(counts),
        with_factor=dict(with_factor),
        at_system=dict(at_system),
        occurrences=tuple(occurrences),
        bounds=bounds(max(counts.values(), default=0)),
    )


def bounds(greatest: int) -> tuple[int, ...]:
    """Return the greatest count of each step for counts from 1 to some greatest one.

    Steps widen by one ratio, since most counts are small: 1–2, 3–4, 5–8, 9–15, 16–30 for a
    greatest count of 30. Up to `STEPS`, each count is a step of its own.
    """
    found: list[int] = []
    for step in range(1, STEPS + 1):
        bound = round(greatest ** (step / STEPS)) if greatest else 0
        bound = max(bound, found[-1] + 1 if found else 1)
        if bound > greatest:
            break
        found.append(bound)
    return tuple(found)


def ground_of(count: int, bounds: tuple[int, ...]) -> int:
    """Return the ground of a count, from 1 to `STEPS`; a count above all bounds has the last.

    Where there are fewer steps than grounds, they take grounds far from each other, so that a
    small base shows its patches as well as a large one.
    """
    step = next((step for step, bound in enumerate(bounds) if count <= bound), len(bounds) - 1)
    return 1 + round(step * (STEPS - 1) / (len(bounds) - 1)) if len(bounds) > 1 else 2
