"""An order of a table's rows and columns in which those that are alike stand together.

Columns are clustered as M. Eisen and others ordered heat maps (Proceedings of the National Academy
of Sciences 95, 1998): average linkage on the cosine of two columns, and at each join the branch
with the lower weight first. The weight is the place on the first axis of a correspondence analysis
(J.-P. Benzécri, L'Analyse des Données, 1973; M. Greenacre, Correspondence Analysis in Practice),
which puts what shares rows near each other. Rows then stand at the mean place of what they count:
one step of reciprocal averaging (M. Hill, Journal of Ecology 61, 1973).

The same table gives the same order: no step draws by chance.
"""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    Table = Sequence[Sequence[int]]
    """Rows of counts, none below zero, all of one length."""

_STEPS = 300
_SETTLED = 1e-10


def column_order(table: Table) -> tuple[int, ...]:
    """Return the places of a table's columns, alike ones next to each other, empty ones last."""
    columns = list(zip(*table, strict=True))
    filled = [place for place, column in enumerate(columns) if any(column)]
    empty = [place for place, column in enumerate(columns) if not any(column)]
    if len(filled) > 2:
        chosen = [columns[place] for place in filled]
        weights = first_axis(list(zip(*chosen, strict=True)))
        filled = [filled[place] for place in _leaves(chosen, weights)]
    return (*filled, *empty)


def row_order(table: Table, columns: Sequence[int]) -> tuple[int, ...]:
    """Return the places of a table's rows by where among ordered columns their counts lie.

    Empty rows come last; equal ones keep the order they had.
    """
    rank = {column: place for place, column in enumerate(columns)}

    def middle(row: int) -> tuple[bool, float]:
        total = sum(table[row])
        if not total:
            return True, 0.0
        return False, sum(rank[at] * count for at, count in enumerate(table[row])) / total

    return tuple(sorted(range(len(table)), key=middle))


def first_axis(table: Table) -> tuple[float, ...]:
    """Return each column's coordinate on the first axis of a correspondence analysis.

    The axis is found by power iteration on the standardised residuals. It points so that the
    column with the greatest total lies below zero. Every column has a count; a table in which all
    columns have the same profile gives zeros.
    """
    rows = [row for row in table if any(row)]
    total = sum(map(sum, rows))
    row_mass = [sum(row) / total for row in rows]
    column_mass = [sum(column) / total for column in zip(*rows, strict=True)]
    residuals = [
        [(n / total - r * c) / sqrt(r * c) for n, c in zip(row, column_mass, strict=True)]
        for row, r in zip(rows, row_mass, strict=True)
    ]
    width = len(column_mass)
    # Uneven, so that the axis is hardly ever at a right angle to the start.
    axis = _unit([1 / (1 + place) - 0.5 for place in range(width)])
    for _ in range(_STEPS):
        images = [sum(s * x for s, x in zip(row, axis, strict=True)) for row in residuals]
        back = [0.0] * width
        for image, row in zip(images, residuals, strict=True):
            for place, s in enumerate(row):
                back[place] += image * s
        if not any(abs(one) > _SETTLED for one in back):
            return (0.0,) * width
        following = _unit(back)
        moved = max(abs(a - b) for a, b in zip(axis, following, strict=True))
        axis = following
        if moved < _SETTLED:
            break
    heaviest = max(range(width), key=lambda place: (column_mass[place], -place))
    sign = -1.0 if axis[heaviest] > 0 else 1.0
    return tuple(sign * x / sqrt(c) for x, c in zip(axis, column_mass, strict=True))


def _leaves(vectors: Sequence[Sequence[int]], weights: Sequence[float]) -> list[int]:
    """Return the places of vectors as the leaves of their tree, lighter branches first.

    Clusters are found by chains of nearest neighbours (F. Murtagh, The Computer Journal 26, 1983),
    which for average linkage gives the same tree as joining the nearest two each time.
    """
    apart = _distances(vectors)
    clusters = {place: [place] for place in range(len(vectors))}
    chain: list[int] = []
    while len(clusters) > 1:
        if not chain:
            chain.append(min(clusters))
        here = chain[-1]
        before = chain[-2] if len(chain) > 1 else -1
        # On a tie the one before closes the chain; otherwise it could run in a circle.
        near = min(
            (one for one in clusters if one != here),
            key=lambda one: (apart[here][one], one != before, one),
        )
        if near != before:
            chain.append(near)
            continue
        del chain[-2:]
        first, second = sorted((here, near))
        first_size, second_size = len(clusters[first]), len(clusters[second])
        for other in clusters:
            mean = first_size * apart[first][other] + second_size * apart[second][other]
            apart[first][other] = apart[other][first] = mean / (first_size + second_size)
        clusters[first] = _lighter_first(clusters[first], clusters.pop(second), weights)
    return next(iter(clusters.values()))


def _lighter_first(one: list[int], other: list[int], weights: Sequence[float]) -> list[int]:
    def mean(leaves: list[int]) -> float:
        return sum(weights[leaf] for leaf in leaves) / len(leaves)

    return [*one, *other] if mean(one) <= mean(other) else [*other, *one]


def _distances(vectors: Sequence[Sequence[int]]) -> list[list[float]]:
    """Return one minus the cosine for each two vectors, none of which is empty."""
    units = [_unit(vector) for vector in vectors]
    return [
        [1 - sum(a * b for a, b in zip(one, other, strict=True)) for other in units]
        for one in units
    ]


def _unit(vector: Sequence[float]) -> list[float]:
    length = sqrt(sum(x * x for x in vector))
    return [x / length for x in vector]
