"""An order of rows and columns in which what is alike stands together."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from kb_plugin.link.seriation import column_order, first_axis, row_order


def planted(
    sizes: tuple[int, ...], seed: int, *, noise: float
) -> tuple[list[list[int]], list[int]]:
    """Return a shuffled table with a block of high counts for each size, and each column's block.

    Each block has four rows; elsewhere a count of 1 stands with a probability of `noise`.
    """
    draw = random.Random(seed)  # noqa: S311 - a table to test with, no secret
    blocks = [block for block, size in enumerate(sizes) for _ in range(size)]
    draw.shuffle(blocks)
    rows = [block for block in range(len(sizes)) for _ in range(4)]
    draw.shuffle(rows)
    table = [
        [draw.randint(2, 6) if row == block else int(draw.random() < noise) for block in blocks]
        for row in rows
    ]
    return table, blocks


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("sizes", [(5, 5), (3, 6, 4), (4, 5, 6, 7, 8)], ids=str)
@pytest.mark.parametrize("noise", [0.0, 0.15])
def test_columns_of_a_planted_block_stand_together(
    sizes: tuple[int, ...], seed: int, noise: float
) -> None:
    table, blocks = planted(sizes, seed, noise=noise)
    shown = [blocks[place] for place in column_order(table)]
    changes = sum(one != other for one, other in pairwise(shown))
    assert changes == len(sizes) - 1


def test_a_chain_of_overlapping_columns_is_laid_out_from_one_end_to_the_other() -> None:
    # Each row links two neighbours of the chain 2-0-3-1-4.
    table = [[1, 0, 1, 0, 0], [1, 0, 0, 1, 0], [0, 1, 0, 1, 0], [0, 1, 0, 0, 1]]
    axis = first_axis(table)
    assert sorted(range(5), key=lambda place: axis[place]) in ([2, 0, 3, 1, 4], [4, 1, 3, 0, 2])


def test_rows_follow_the_columns_that_they_count_in() -> None:
    table = [[0, 0, 5], [4, 1, 0], [0, 0, 0], [0, 3, 1]]
    assert row_order(table, (0, 1, 2)) == (1, 3, 0, 2)
    assert row_order(table, (2, 1, 0)) == (0, 3, 1, 2)


@pytest.mark.parametrize(
    ("table", "order"),
    [
        pytest.param([], (), id="nothing"),
        pytest.param([[3]], (0,), id="one cell"),
        pytest.param([[0, 2, 0, 1]], (1, 3, 0, 2), id="one row, empty columns last"),
        pytest.param([[1, 1, 1], [2, 2, 2]], (0, 1, 2), id="all alike"),
        pytest.param([[0, 0]], (0, 1), id="all empty"),
    ],
)
def test_small_tables_have_an_order_too(table: list[list[int]], order: tuple[int, ...]) -> None:
    assert column_order(table) == order
    assert sorted(row_order(table, order)) == list(range(len(table)))
