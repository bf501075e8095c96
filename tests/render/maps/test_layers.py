"""Layered drawings: boxes never overlap, lines pass between them, and nothing is left to chance."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from kb_plugin.render.maps.drawing import Box, Drawing
from kb_plugin.render.maps.layers import Spacing, columns_of, draw_layers

if TYPE_CHECKING:
    from collections.abc import Sequence

SPACE = Spacing(box=140, between=40, gap=10)
_NODES = "abcdefghij"
_EDGES = st.lists(st.tuples(st.sampled_from(_NODES), st.sampled_from(_NODES)), max_size=30)
_HEIGHTS = st.lists(st.floats(20, 90), min_size=len(_NODES), max_size=len(_NODES))


def drawing(edges: Sequence[tuple[str, str]], sizes: Sequence[float] = (30,) * 10) -> Drawing:
    heights = dict(zip(_NODES, sizes, strict=True))
    return draw_layers(columns_of(_NODES, edges), heights, edges, SPACE)


def apart(one: Box, other: Box) -> bool:
    return (
        one.x + one.width <= other.x
        or other.x + other.width <= one.x
        or one.y + one.height + SPACE.gap <= other.y + 1e-6
        or other.y + other.height + SPACE.gap <= one.y + 1e-6
    )


@given(_EDGES, _HEIGHTS)
def test_boxes_stand_apart_and_inside_the_drawing(
    edges: list[tuple[str, str]], heights: list[float]
) -> None:
    found = drawing(edges, heights)
    assert all(apart(one, other) for one, other in combinations(found.boxes.values(), 2))
    for one in found.boxes.values():
        assert one.x >= 0
        assert one.y >= 0
        assert one.x + one.width <= found.width
        assert one.y + one.height <= found.height


@given(_EDGES, _HEIGHTS)
def test_a_line_runs_between_its_two_boxes_and_through_no_other(
    edges: list[tuple[str, str]], heights: list[float]
) -> None:
    found = drawing(edges, heights)
    for line in found.lines:
        ends = line.edge[::-1] if line.is_backward else line.edge
        first, last = (found.boxes[one] for one in ends)
        assert line.points[0] == (first.x + first.width, first.middle)
        assert line.points[-1] == (last.x, last.middle)
        # Lines bend between columns; through a column they run level.
        for (x, y), (until, level) in list(pairwise(line.points))[1::2]:
            assert y == level
            for name, box in found.boxes.items():
                inside = box.x >= x and box.x + box.width <= until
                assert not (inside and box.y < y < box.y + box.height), name


@given(_EDGES)
def test_each_edge_is_drawn_once_unless_it_leads_to_itself(edges: list[tuple[str, str]]) -> None:
    drawn = [line.edge for line in drawing(edges).lines]
    assert len(drawn) == len(set(drawn))
    assert set(drawn) == {(one, other) for one, other in edges if one != other}


@given(_EDGES)
def test_without_a_cycle_everything_leads_to_the_right(edges: list[tuple[str, str]]) -> None:
    downhill = [(min(edge), max(edge)) for edge in edges if edge[0] != edge[1]]
    columns = columns_of(_NODES, downhill)
    assert all(columns[one] < columns[other] for one, other in downhill)
    assert not any(line.is_backward for line in drawing(downhill).lines)


@given(_EDGES)
def test_the_same_graph_gives_the_same_drawing(edges: list[tuple[str, str]]) -> None:
    assert drawing(edges) == drawing(list(edges))


def test_two_that_need_each_other_stand_in_two_columns() -> None:
    columns = columns_of("ab", [("a", "b"), ("b", "a")])
    assert columns == {"a": 0, "b": 1}


def test_lines_that_need_not_cross_do_not() -> None:
    edges = [("a", "j"), ("b", "i"), ("c", "h")]
    boxes = drawing(edges).boxes
    pairs = sorted((boxes[one].y, boxes[other].y) for one, other in edges)
    assert [other for _, other in pairs] == sorted(other for _, other in pairs)


def test_a_long_chain_is_drawn() -> None:
    names = [str(one) for one in range(2_000)]
    assert columns_of(names, list(pairwise(names)))["0"] == 0


def test_nothing_is_drawn_of_nothing() -> None:
    assert draw_layers({}, {}, (), SPACE) == Drawing(0, 0, {}, ())
