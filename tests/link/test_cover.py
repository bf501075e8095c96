"""A greedy cover: each pick adds, and none does much worse than the best choice there is."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from kb_plugin.link.cover import greedy_cover

if TYPE_CHECKING:
    from collections.abc import Iterable

_ELEMENTS = st.integers(0, 7)
_SETS = st.lists(st.frozensets(_ELEMENTS), max_size=7)
_WEIGHTS = st.dictionaries(_ELEMENTS, st.integers(1, 9))


def weight(sets: Iterable[frozenset[int]], weights: dict[int, int]) -> int:
    return sum(weights.get(one, 0) for one in frozenset().union(*sets))


@given(_SETS, _WEIGHTS, st.integers(0, 8))
def test_each_pick_adds_something_new_and_never_more_than_the_one_before(
    sets: list[frozenset[int]], weights: dict[int, int], most: int
) -> None:
    picks = greedy_cover(sets, weights, most)
    shown: set[int] = set()
    for pick in picks:
        assert pick.adds
        assert pick.adds == (sets[pick.index] & weights.keys()) - shown
        assert pick.weight == weight([pick.adds], weights)
        shown |= pick.adds
    assert [one.weight for one in picks] == sorted((one.weight for one in picks), reverse=True)
    assert len(picks) <= most


@given(_SETS, _WEIGHTS)
def test_it_ends_by_itself_only_when_everything_is_shown(
    sets: list[frozenset[int]], weights: dict[int, int]
) -> None:
    picks = greedy_cover(sets, weights, len(sets))
    assert sum(one.weight for one in picks) == weight(sets, weights)


@given(_SETS, _WEIGHTS, st.integers(1, 4))
def test_it_holds_what_nemhauser_wolsey_and_fisher_promise(
    sets: list[frozenset[int]], weights: dict[int, int], most: int
) -> None:
    held = sum(one.weight for one in greedy_cover(sets, weights, most))
    size = min(most, len(sets))
    best = max(weight(chosen, weights) for chosen in combinations(sets, size))
    assert held >= (1 - (1 - 1 / most) ** most) * best - 1e-9


def test_of_equals_the_earlier_is_chosen() -> None:
    sets = [frozenset("a"), frozenset("bc"), frozenset("bd")]
    picks = greedy_cover(sets, dict.fromkeys("abcd", 1), most=9)
    assert [one.index for one in picks] == [1, 0, 2]
