"""A narrow drawing of a neighbourhood: one column of boxes, lines along its left edge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin.render.maps.drawing import Box, Drawing, Line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_RAIL = 10.0
"""Where the line runs, from the left edge."""
_INDENT = 30.0


def draw_column(
    centre: str,
    above: Sequence[str],
    below: Sequence[str],
    heights: Mapping[str, float],
    width: float,
    gap: float,
) -> Drawing:
    """Return `above` over the centre over `below`, with a line from each above and to each below.

    A line has three points, with a right angle at the one in the middle.
    """
    boxes: dict[str, Box] = {}
    y = 0.0
    for one in (*above, centre, *below):
        x = 0.0 if one == centre else _INDENT
        boxes[one] = Box(x, y, width - x, heights[one])
        y += heights[one] + gap
    middle = boxes[centre]
    lines = [
        Line((one, centre), ((_INDENT, at), (_RAIL, at), (_RAIL, middle.y)), is_backward=False)
        for one in above
        for at in (boxes[one].middle,)
    ]
    foot = middle.y + middle.height
    lines += [
        Line((centre, one), ((_RAIL, foot), (_RAIL, at), (_INDENT, at)), is_backward=False)
        for one in below
        for at in (boxes[one].middle,)
    ]
    return Drawing(width, y - gap, boxes, tuple(lines))
