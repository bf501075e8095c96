"""A layered drawing of a graph: boxes in columns, lines from left to right around them.

The steps are those of Sugiyama, Tagawa and Toda (IEEE Transactions on Systems, Man and Cybernetics
11, 1981): columns, order within a column by barycentres, heights. Nothing is random, so that the
same graph gives the same drawing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from kb_plugin.render.maps.drawing import Box, Drawing, Line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kb_plugin.render.maps.drawing import Edge

_SWEEPS = 12
_LANE = 6.0
"""Height that a passing line takes in a column, in the unit of the boxes."""


@dataclass(frozen=True, slots=True)
class Spacing:
    """Measures of a drawing."""

    box: float
    """Width of every box."""
    between: float
    """Between columns, where the lines bend."""
    gap: float
    """Between two boxes of a column."""


def columns_of(nodes: Sequence[str], edges: Iterable[Edge]) -> dict[str, int]:
    """Return the column of each node, the leftmost being 0: each just left of the first of those
    that it leads to, and what leads nowhere just right of the last that leads to it.

    Edges that close a cycle do not count.
    """
    out: dict[str, list[str]] = {one: [] for one in nodes}
    for start, end in edges:
        if start != end:
            out[start].append(end)
    depth: dict[str, int] = {}
    for root in nodes:
        # Without recursion: a chain may be longer than Python's stack.
        trail = {root: None} if root not in depth else {}
        while trail:
            node = next(reversed(trail))
            ahead = [one for one in out[node] if one not in trail]
            unseen = next((one for one in ahead if one not in depth), None)
            if unseen is None:
                depth[node] = 1 + max((depth[one] for one in ahead), default=-1)
                trail.popitem()
            else:
                trail[unseen] = None
    last = max(depth.values(), default=0)
    columns = {one: last - depth[one] for one in nodes}
    for end in [one for one in nodes if not depth[one]]:
        before = [columns[start] for start in nodes if end in out[start] and depth[start]]
        columns[end] = 1 + max(before, default=columns[end] - 1)
    return columns


def draw_layers(
    columns: Mapping[str, int], heights: Mapping[str, float], edges: Iterable[Edge], space: Spacing
) -> Drawing:
    """Return a drawing without overlapping boxes; lines pass between the boxes of a column.

    `columns` counts from 0 in the order in which nodes are to stand if nothing speaks against it.
    Edges within a column are not drawn.
    """
    grid = _Grid.of(columns, edges)
    grid.untangle()
    sizes = {one: heights.get(one, _LANE) for column in grid.columns for one in column}
    tops = grid.heights(sizes, space.gap)
    low = min(tops.values(), default=0.0)
    boxes = {
        one: Box(at * (space.box + space.between), tops[one] - low, space.box, sizes[one])
        for at, column in enumerate(grid.columns)
        for one in column
    }
    lines = []
    for edge, way in grid.ways.items():
        points: list[tuple[float, float]] = []
        for one, other in pairwise(way):
            points.append((boxes[one].x + space.box, boxes[one].middle))
            points.append((boxes[other].x, boxes[other].middle))
        lines.append(Line(edge, tuple(points), columns[edge[0]] > columns[edge[1]]))
    bottom = max((one.y + one.height for one in boxes.values()), default=0.0)
    right = max((one.x + one.width for one in boxes.values()), default=0.0)
    return Drawing(right, bottom, {one: boxes[one] for one in columns}, tuple(lines))


@dataclass(slots=True)
class _Grid:
    columns: list[list[str]]
    ways: dict[Edge, list[str]]
    """Each edge as nodes and passing places of neighbouring columns, from left to right."""
    left: dict[str, list[str]] = field(default_factory=dict)
    right: dict[str, list[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, at: Mapping[str, int], edges: Iterable[Edge]) -> _Grid:
        grid = cls([[] for _ in range(1 + max(at.values(), default=-1))], {})
        for node, column in at.items():
            grid.columns[column].append(node)
        for start, end in dict.fromkeys(edges):
            if at[start] == at[end]:
                continue
            one, other = (start, end) if at[start] < at[end] else (end, start)
            way = [one]
            for column in range(at[one] + 1, at[other]):
                way.append(f"{start}\0{end}\0{column}")
                grid.columns[column].append(way[-1])
            way.append(other)
            grid.ways[start, end] = way
            for before, after in pairwise(way):
                grid.right.setdefault(before, []).append(after)
                grid.left.setdefault(after, []).append(before)
        return grid

    def untangle(self) -> None:
        """Order each column by the mean place of its neighbours, and keep the best order met."""
        best, fewest = [list(one) for one in self.columns], self._crossings()
        for sweep in range(_SWEEPS):
            forward = sweep % 2 == 0
            near = self.left if forward else self.right
            order = range(1, len(self.columns))
            for at in order if forward else reversed([one - 1 for one in order]):
                beside = self.columns[at - 1 if forward else at + 1]
                place = {one: n for n, one in enumerate(beside)}
                column = self.columns[at]
                own = {one: n * len(beside) / len(column) for n, one in enumerate(column)}
                column.sort(key=lambda one: _mean([place[n] for n in near.get(one, ())], own[one]))
            if (crossings := self._crossings()) < fewest:
                best, fewest = [list(one) for one in self.columns], crossings
        self.columns = best

    def _crossings(self) -> int:
        count = 0
        for one, other in pairwise(self.columns):
            place = {node: n for n, node in enumerate(other)}
            ends = [sorted(place[n] for n in self.right.get(node, ())) for node in one]
            seen: list[int] = []
            for found in ends:
                count += sum(1 for end in found for before in seen if before > end)
                seen += found
        return count

    def heights(self, sizes: Mapping[str, float], gap: float) -> dict[str, float]:
        """Return the top of each box: near the middle of its neighbours, below the one above."""
        tops: dict[str, float] = {}
        for column in self.columns:
            total = sum(sizes[one] + gap for one in column) - gap
            tops |= _stacked(column, dict.fromkeys(column, -total / 2), sizes, gap)
        for sweep in range(_SWEEPS):
            for column in self.columns if sweep % 2 else reversed(self.columns):
                wanted = {
                    one: _mean(
                        [
                            tops[n] + sizes[n] / 2
                            for n in (*self.left.get(one, ()), *self.right.get(one, ()))
                        ],
                        tops[one] + sizes[one] / 2,
                    )
                    - sizes[one] / 2
                    for one in column
                }
                tops |= _stacked(column, wanted, sizes, gap)
        return tops


def _stacked(
    column: Sequence[str], wanted: Mapping[str, float], sizes: Mapping[str, float], gap: float
) -> dict[str, float]:
    """Return tops in the given order, `gap` apart, with the least sum of squared shifts.

    Pool adjacent violators (Ayer and others, Annals of Mathematical Statistics 26, 1955) on what
    is wanted less the height of everything above.
    """
    above: list[float] = []
    depth = 0.0
    for one in column:
        above.append(depth)
        depth += sizes[one] + gap
    pools: list[tuple[float, int]] = []
    for one, offset in zip(column, above, strict=True):
        pool = (wanted[one] - offset, 1)
        while pools and pools[-1][0] / pools[-1][1] > pool[0] / pool[1]:
            total, size = pools.pop()
            pool = (total + pool[0], size + pool[1])
        pools.append(pool)
    levels = [total / size for total, size in pools for _ in range(size)]
    return {one: level + offset for one, level, offset in zip(column, levels, above, strict=True)}


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise
