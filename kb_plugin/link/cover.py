"""The fewest sets that together hold the most weight, chosen one after another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

Element = TypeVar("Element", bound="Hashable")


@dataclass(frozen=True, slots=True)
class Pick(Generic[Element]):
    """A chosen set, and what it adds to those chosen before it."""

    index: int
    """Its place among the sets that could be chosen."""
    adds: frozenset[Element]
    """Never empty."""
    weight: int
    """What `adds` weighs together."""


def greedy_cover(
    sets: Sequence[AbstractSet[Element]], weights: Mapping[Element, int], most: int
) -> tuple[Pick[Element], ...]:
    """Return at most so many sets, each time the one that adds most weight; the earlier of equals.

    Elements without a weight do not count, and weights are positive. It ends early where nothing
    is left to add. With k picks the weight is at least 1 - (1 - 1/k)^k, more than 63 %, of what any
    k sets hold (Nemhauser, Wolsey and Fisher, Mathematical Programming 14, 1978). Where it ends by
    itself, everything is held by at most 1 + ln d times the fewest sets that could, d being the
    size of the largest set (Chvátal, Mathematics of Operations Research 4, 1979).
    """
    missing = [frozenset(one & weights.keys()) for one in sets]
    picks: list[Pick[Element]] = []
    while missing and len(picks) < most:
        gains = [sum(weights[element] for element in one) for one in missing]
        best = max(range(len(gains)), key=lambda index: (gains[index], -index))
        adds = missing[best]
        if not adds:
            break
        picks.append(Pick(best, adds, gains[best]))
        missing = [one - adds for one in missing]
    return tuple(picks)
