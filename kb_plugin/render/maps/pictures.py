"""Maps of systems as drawings: what stands where, in words and lines that a template writes out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb_plugin.link.neighbourhood import neighbourhood
from kb_plugin.render.maps.column import draw_column
from kb_plugin.render.maps.drawing import bent, curve, head
from kb_plugin.render.maps.layers import Spacing, columns_of, draw_layers
from kb_plugin.render.maps.lettering import wrapped
from kb_plugin.render.words import count

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kb_plugin.link.neighbourhood import Side
    from kb_plugin.model import System
    from kb_plugin.render.maps.drawing import Box, Drawing
    from kb_plugin.render.site import Site

MOST_SYSTEMS = 30
"""Systems up to which a map of all can be followed by eye."""
_SIZE = 12.0
_LEADING = 15.0
_PADDING = 9.0
_WIDE = Spacing(box=132, between=38, gap=10)
_ALL = Spacing(box=132, between=46, gap=8)
_NARROW = 270.0
_MOST_LINES = 3
_MARGIN = 3.0
"""Around a drawing, so that no stroke is cut."""
_USED_BY, _USES = "\0used-by", "\0uses"


@dataclass(frozen=True, slots=True)
class Node:
    """A system on a map, or a count of those that found no room."""

    x: float
    y: float
    width: float
    height: float
    lines: tuple[tuple[float, str, bool], ...]
    """Height of each line's foot, its text, and whether it is of the name."""
    address: str
    label: str
    """What it says, in one line."""
    kind: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing ready to be written as SVG; lengths are pixels."""

    width: float
    height: float
    nodes: tuple[Node, ...]
    lines: tuple[str, ...]
    """Path data of each line."""
    heads: tuple[str, ...]
    """Corners of each arrow's head."""
    title: str
    description: str


@dataclass(frozen=True, slots=True)
class _Label:
    name: str
    lines: tuple[str, ...]
    note: str
    address: str
    kind: str

    @property
    def height(self) -> float:
        rows = len(self.lines) + bool(self.note)
        return rows * _LEADING + 2 * _PADDING - 3


def neighbourhood_maps(site: Site, system: System) -> tuple[Picture, ...]:
    """Return a wide and a narrow map around a system, or none where nothing is around it."""
    around = neighbourhood(system, site.base)
    if not around.uses.size + around.used_by.size:
        return ()
    title = f"What {system.name} stands between"
    return (
        _wide(site, system, around.used_by, around.uses, title),
        _narrow(site, system, around.used_by, around.uses, title),
    )


def whole_map(site: Site) -> Picture | None:
    """Return the map of all systems, or None where none depends on another or they are too many."""
    systems = site.base.systems
    edges = [
        (one, other.id)
        for one in systems
        for other in site.base.dependencies[one]
        if other.id != one
    ]
    if not edges or len(systems) > MOST_SYSTEMS:
        return None
    linked = {end for edge in edges for end in edge}
    shown = [one for one in systems.values() if one.id in linked]
    labels = {one.id: _label(site, one, "near", _ALL.box) for one in shown}
    drawing = draw_layers(columns_of(list(labels), edges), _heights(labels), edges, _ALL)
    return _picture(
        drawing,
        labels,
        [curve(line, _MARGIN) for line in drawing.lines],
        "How the systems depend on each other",
        "Each line leads from a system to one that it depends on, further right. "
        "The table at the end of the page says the same.",
    )


def _wide(site: Site, centre: System, used_by: Side, uses: Side, title: str) -> Picture:
    labels = {centre.id: _label(site, centre, "centre", _WIDE.box)}
    columns = {centre.id: 0}
    edges: list[tuple[str, str]] = []
    # A system on both sides stands in two places, so that keys carry their side.
    for prefix, side, step in ((_USED_BY, used_by, -1), (_USES, uses, 1)):
        for one in side.near:
            key = prefix + one.id
            labels[key], columns[key] = _label(site, one, "near", _WIDE.box), step
            edges.append((centre.id, key) if step > 0 else (key, centre.id))
        for one, ways in side.far:
            key = prefix + one.id
            labels[key], columns[key] = _label(site, one, "far", _WIDE.box), 2 * step
            for way in ways:
                pair = (prefix + way.id, key)
                edges.append(pair if step > 0 else (pair[1], pair[0]))
        if more := _more(side, prefix, _WIDE.box):
            labels[prefix], columns[prefix] = more, step
            edges.append((centre.id, prefix) if step > 0 else (prefix, centre.id))
    first = min(columns.values())
    placed = {key: column - first for key, column in columns.items()}
    drawing = draw_layers(placed, _heights(labels), edges, _WIDE)
    steps = "; two steps where they fit" if uses.far or used_by.far else ""
    return _picture(
        drawing,
        labels,
        [curve(line, _MARGIN) for line in drawing.lines],
        title,
        f"Left what uses {centre.name}, right what it depends on{steps}. "
        "“Used by” and “Depends on” above name those next to it.",
    )


def _narrow(site: Site, centre: System, used_by: Side, uses: Side, title: str) -> Picture:
    room = _NARROW - 30
    labels = {centre.id: _label(site, centre, "centre", _NARROW)}
    sides: list[list[str]] = []
    for prefix, side in ((_USED_BY, used_by), (_USES, uses)):
        labels |= {prefix + one.id: _label(site, one, "near", room) for one in side.near}
        keys = [prefix + one.id for one in side.near]
        if more := _more(side, prefix, room):
            labels[prefix] = more
            keys.append(prefix)
        sides.append(keys)
    drawing = draw_column(centre.id, sides[0], sides[1], _heights(labels), _NARROW, 8)
    return _picture(
        drawing,
        labels,
        [bent(line, _MARGIN) for line in drawing.lines],
        title,
        f"Above what uses {centre.name}, below what it depends on. "
        "“Used by” and “Depends on” above name those next to it.",
    )


def _label(site: Site, system: System, kind: str, width: float) -> _Label:
    number = len(site.base.at_system[system.id])
    return _Label(
        system.name,
        wrapped(system.name, width - 2 * _PADDING, _SIZE, _MOST_LINES),
        count(number, "incident") if number else "no incident",
        site.address(system.uri),
        kind,
    )


def _more(side: Side, prefix: str, width: float) -> _Label | None:
    if not side.left_out:
        return None
    text = f"{side.left_out} more, listed above"
    anchor = "#used-by" if prefix == _USED_BY else "#depends-on"
    return _Label(text, wrapped(text, width - 2 * _PADDING, _SIZE, 2), "", anchor, "more")


def _heights(labels: Mapping[str, _Label]) -> dict[str, float]:
    return {key: label.height for key, label in labels.items()}


def _picture(
    drawing: Drawing,
    labels: Mapping[str, _Label],
    lines: Iterable[str],
    title: str,
    description: str,
) -> Picture:
    return Picture(
        drawing.width + 2 * _MARGIN,
        drawing.height + 2 * _MARGIN,
        tuple(_node(drawing.boxes[key], label) for key, label in labels.items()),
        tuple(lines),
        tuple(head(line, _MARGIN) for line in drawing.lines),
        title,
        description,
    )


def _node(box: Box, label: _Label) -> Node:
    rows = [(text, True) for text in label.lines]
    rows += [(label.note, False)] if label.note else []
    foot = box.y + _PADDING + 8.5
    return Node(
        box.x + _MARGIN,
        box.y + _MARGIN,
        box.width,
        box.height,
        tuple(
            (foot + _MARGIN + n * _LEADING, text, is_name) for n, (text, is_name) in enumerate(rows)
        ),
        label.address,
        f"{label.name}, {label.note}" if label.note else label.name,
        label.kind,
    )
