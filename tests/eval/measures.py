"""Measures of a ranking, with intervals."""

from __future__ import annotations

import random
from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

RESAMPLES = 2_000


@dataclass(frozen=True, slots=True)
class Measures:
    """What one method gave, query by query."""

    first: tuple[float, ...]
    """1 where the first neighbour is a hit (P@1)."""
    five: tuple[float, ...]
    """The share of hits among the first five (P@5)."""
    reciprocal: tuple[float, ...]
    """1 over the rank of the first hit (MRR is their mean)."""


def measure(
    rankings: Mapping[str, Sequence[str]], relevant: Mapping[str, Collection[str]]
) -> Measures:
    """Return the measures of rankings, for the queries that have something relevant."""
    first, five, reciprocal = [], [], []
    for query in sorted(relevant):
        if not relevant[query]:
            continue
        hits = [one in relevant[query] for one in rankings.get(query, ())]
        first.append(float(hits[0]) if hits else 0.0)
        five.append(sum(hits[:5]) / 5)
        reciprocal.append(1 / (hits.index(True) + 1) if True in hits else 0.0)
    return Measures(tuple(first), tuple(five), tuple(reciprocal))


def chance(relevant: Mapping[str, Collection[str]]) -> float:
    """Return the P@1 of neighbours drawn at random."""
    total = len(relevant) - 1
    return fmean(len(others) / total for others in relevant.values() if others)


def interval(values: Sequence[float], seed: int = 1) -> tuple[float, float]:
    """Return the 95 % bootstrap interval of a mean over queries (B. Efron, 1979)."""
    generator = random.Random(seed)  # noqa: S311  # resampling, nothing secret
    means = sorted(fmean(generator.choices(values, k=len(values))) for _ in range(RESAMPLES))
    return means[int(0.025 * RESAMPLES)], means[int(0.975 * RESAMPLES) - 1]


def paired(ours: Sequence[float], theirs: Sequence[float]) -> tuple[float, tuple[float, float]]:
    """Return the mean difference of two methods over the same queries, and its interval."""
    differences = [one - other for one, other in zip(ours, theirs, strict=True)]
    return fmean(differences), interval(differences)
