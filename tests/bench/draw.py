"""Deterministic draws: the same key gives the same sequence on every machine."""

from __future__ import annotations

import random
from bisect import bisect_right
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")


@cache
def _zipf_bounds(length: int) -> tuple[int, ...]:
    # Integers, since the sums decide between neighbours and floats may round differently.
    return tuple(accumulate(1_000_000 // (rank + 2) + 1 for rank in range(length)))


class Draw:
    """A stream of choices that depends on nothing but its key."""

    def __init__(self, *key: object) -> None:
        # A string seed is hashed with SHA-512, which neither platform nor hash seed touches.
        self._random = random.Random(":".join(map(str, key)))  # noqa: S311 (no secret is drawn)

    def between(self, low: int, high: int) -> int:
        """Return a whole number from low to high, both included."""
        return low + self._random.randrange(high - low + 1)

    def chance(self, percent: int) -> bool:
        """Return True in so many of a hundred draws."""
        return self._random.randrange(100) < percent

    def pick(self, items: Sequence[T]) -> T:
        """Return one item, each as likely as the other."""
        return items[self._random.randrange(len(items))]

    def zipf(self, items: Sequence[T]) -> T:
        """Return one item, earlier ones more often, as words are in a language."""
        bounds = _zipf_bounds(len(items))
        return items[bisect_right(bounds, self._random.randrange(bounds[-1]))]

    def some(self, items: Sequence[T], count: int) -> tuple[T, ...]:
        """Return up to count different items in drawn order, earlier ones more often."""
        rest = list(items)
        return tuple(rest.pop(rest.index(self.zipf(rest))) for _ in range(min(count, len(items))))

    def moments(self, low: int, high: int, count: int) -> list[int]:
        """Return up to count different whole numbers from low to high, rising."""
        return sorted(self._random.sample(range(low, high + 1), min(count, high - low + 1)))
