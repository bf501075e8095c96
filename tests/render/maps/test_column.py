"""A narrow drawing: one box below the other, the one in the middle at the rail."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kb_plugin.render.maps.column import draw_column

_HEIGHTS = st.lists(st.floats(20, 90), max_size=6)


@given(_HEIGHTS, _HEIGHTS)
def test_boxes_follow_each_other_and_each_has_its_line(
    above: list[float], below: list[float]
) -> None:
    upper = [f"a{n}" for n in range(len(above))]
    lower = [f"b{n}" for n in range(len(below))]
    heights = dict(zip((*upper, "m", *lower), (*above, 30.0, *below), strict=True))
    found = draw_column("m", upper, lower, heights, width=270, gap=8)
    y = 0.0
    for one in (*upper, "m", *lower):
        box = found.boxes[one]
        assert abs(box.y - y) < 1e-6
        assert box.x + box.width == found.width
        y += box.height + 8
    assert abs(found.height - (y - 8)) < 1e-6
    assert [line.edge for line in found.lines] == [
        *((one, "m") for one in upper),
        *(("m", one) for one in lower),
    ]
    for line in found.lines:
        (x1, y1), (x2, y2), (x3, y3) = line.points
        assert (x1 == x2 and y2 == y3) or (y1 == y2 and x2 == x3), "a right angle"
