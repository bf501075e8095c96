"""A drawing of boxes and lines, and its lines as SVG writes them.

`margin` is what lies left of and above the drawing.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

Edge = tuple[str, str]
_BACK, _SIDE = 6.0, 3.2
"""Length and half the width of an arrow's head, in pixels."""


@dataclass(frozen=True, slots=True)
class Box:
    """Where a node stands."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        """The height at which lines come and go."""
        return self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Line:
    """An edge: pairs of points, a straight run through each column it passes between its ends."""

    edge: Edge
    points: tuple[tuple[float, float], ...]
    """From left to right."""
    is_backward: bool
    """Whether the edge leads from right to left, as one edge of a cycle must."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A whole drawing, its upper left corner at 0, 0."""

    width: float
    height: float
    boxes: Mapping[str, Box]
    lines: tuple[Line, ...]


def curve(line: Line, margin: float) -> str:
    """Return path data that bend between columns and run level through them."""
    points = [(x + margin, y + margin) for x, y in line.points]
    data = f"M{points[0][0]:.1f} {points[0][1]:.1f}"
    for at, ((x, y), (until, level)) in enumerate(pairwise(points)):
        if at % 2:
            data += f"H{until:.1f}"
        else:
            half = (x + until) / 2
            data += f"C{half:.1f} {y:.1f} {half:.1f} {level:.1f} {until:.1f} {level:.1f}"
    return data


def bent(line: Line, margin: float) -> str:
    """Return path data that run straight from point to point."""
    return "M" + "L".join(f"{x + margin:.1f} {y + margin:.1f}" for x, y in line.points)


def head(line: Line, margin: float) -> str:
    """Return the corners of an arrow's head at the end of a line, or at its start where it leads
    back.
    """
    (x, y), before = line.points[-1], line.points[-2]
    if line.is_backward:
        x, y = line.points[0]
        corners = ((x, y), (x + _BACK, y - _SIDE), (x + _BACK, y + _SIDE))
    elif before[0] == x:
        corners = ((x, y), (x - _SIDE, y - _BACK), (x + _SIDE, y - _BACK))
    else:
        corners = ((x, y), (x - _BACK, y - _SIDE), (x - _BACK, y + _SIDE))
    return " ".join(f"{one + margin:.1f},{other + margin:.1f}" for one, other in corners)
