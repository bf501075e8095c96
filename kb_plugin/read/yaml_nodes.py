"""YAML as a tree in which every key and item knows its place.

The tree is composed from PyYAML's events and not by `yaml.compose`: the C composer crashes the
process at 100,000 nested brackets, the Python one takes five milliseconds a file. Scalars stay
text, so that `12:30` is no number, `no` no boolean and `010` not eight.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from kb_plugin.read.document import Defect, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.source import Position, SourceText

DEEPEST = 20
"""Levels of nesting that front matter may have; the format itself needs four."""

MOST_NODES = 20_000
"""Values that front matter may have once its aliases are followed."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))


@dataclass(slots=True)
class Node:
    """A scalar, list or mapping of a YAML document."""

    at: Position
    value: str | list[Node] | dict[str, Node] | None
    key_at: Position | None = None
    """Where the key of this value stands."""
    size: int = 1
    is_open: bool = field(default=False, repr=False)
    tag: str | None = None

    def plain(self) -> Any:
        """Return text, lists and dictionaries; keys without a value are left out."""
        if isinstance(self.value, list):
            return [item.plain() for item in self.value]
        if isinstance(self.value, dict):
            return {
                key: child.plain() for key, child in self.value.items() if child.value is not None
            }
        return self.value

    def place(self, loc: tuple[int | str, ...], *, of_key: bool = False) -> Position:
        """Return where a path of keys and indices leads, or the nearest place on the way."""
        node, found = self, self.at
        for step in loc:
            child = node._child(step)
            if child is None:
                break
            node, found = child, child.at
            if of_key and child.key_at is not None:
                found = child.key_at
        return found

    def remove_all(self, locs: tuple[tuple[int | str, ...], ...]) -> None:
        """Take out what each path leads to; where one leads nowhere, its nearest ancestor."""
        doomed = {self._existing(loc) for loc in locs}
        outermost = [
            loc for loc in doomed if not any(loc[:size] in doomed for size in range(len(loc)))
        ]
        # The last item of a list goes first, so that the indices of the others stay true.
        for loc in sorted(outermost, key=lambda one: [str(s).zfill(9) for s in one], reverse=True):
            self._remove(loc)

    def _existing(self, loc: tuple[int | str, ...]) -> tuple[int | str, ...]:
        node = self
        for size, step in enumerate(loc):
            child = node._child(step)
            if child is None:
                return loc[:size]
            node = child
        return loc

    def _remove(self, loc: tuple[int | str, ...]) -> None:
        if not loc:
            self.value = {}
            return
        parent = self
        for step in loc[:-1]:
            parent = parent._child(step) or parent
        last = loc[-1]
        match parent.value, last:
            case list() as items, int() as index:
                del items[index]
            case dict() as pairs, str() as key:
                del pairs[key]
            case _:
                pass

    def _child(self, step: int | str) -> Node | None:
        if isinstance(self.value, dict) and isinstance(step, str):
            return self.value.get(step)
        if isinstance(self.value, list) and isinstance(step, int) and step < len(self.value):
            return self.value[step]
        return None


def compose(source: SourceText, text: str, first_line: int) -> tuple[Node | None, list[Defect]]:
    """Return the tree of a YAML document that begins at a line of a file, and its defects.

    The tree is None where the text is no YAML, nests deeper than `DEEPEST` or grows beyond
    `MOST_NODES` values.
    """
    defects: list[Defect] = []
    try:
        return _composed(yaml.parse(text, Loader=_LOADER), source, first_line, defects), defects
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first_line + (mark.line if mark else 0)
        at = source.at_line(line, mark.column + 1 if mark else 1)
        return None, [*defects, Defect(Problem.YAML, at, detail=error.problem or "")]
    except yaml.YAMLError as error:
        detail = getattr(error, "reason", "") or "a character that YAML does not allow"
        offset = getattr(error, "position", 0)
        line = first_line + text[:offset].count("\n") if isinstance(offset, int) else first_line
        return None, [*defects, Defect(Problem.YAML, source.at_line(line), detail=str(detail))]
    except _RefusedError as refusal:
        return None, [*defects, refusal.defect]


class _RefusedError(Exception):
    def __init__(self, defect: Defect) -> None:
        super().__init__(defect.problem)
        self.defect = defect


def _composed(
    events: Iterator[Any], source: SourceText, first_line: int, defects: list[Defect]
) -> Node | None:
    root: Node | None = None
    stack: list[tuple[Node, Node | None]] = []  # a container, and its key still without a value
    anchors: dict[str, Node] = {}
    total = 0

    def at(event: Any) -> Position:
        return source.at_line(first_line + event.start_mark.line, event.start_mark.column + 1)

    def attach(node: Node) -> None:
        nonlocal root
        if not stack:
            if root is None:
                root = node
            return
        container, key = stack[-1]
        if isinstance(container.value, list):
            container.value.append(node)
        elif isinstance(container.value, dict):
            if key is None:
                stack[-1] = (container, node)
                return
            stack[-1] = (container, None)
            name = key.value if isinstance(key.value, str) else ""
            if not isinstance(key.value, str | None):
                defects.append(Defect(Problem.WRONG_VALUE, key.at, detail="a key is plain text"))
            elif name in container.value:
                defects.append(Defect(Problem.DUPLICATE_KEY, key.at, value=name))
            else:
                # An alias shares its value, and has a place of its own.
                container.value[name] = Node(
                    node.at, node.value, key.at, node.size, node.is_open, node.tag
                )
        container.size += node.size

    for event in events:
        if isinstance(event, yaml.AliasEvent):
            anchor: str = event.anchor or ""
            target = anchors.get(anchor)
            if target is None:
                detail = f"alias *{anchor} has no anchor"
                raise _RefusedError(Defect(Problem.YAML, at(event), detail=detail))
            total += target.size
            if target.is_open or total > MOST_NODES:
                raise _RefusedError(Defect(Problem.TOO_MANY_ALIASES, at(event), value=anchor))
            attach(Node(at(event), target.value, None, target.size, tag=target.tag))
        elif isinstance(event, yaml.ScalarEvent):
            total += 1
            text: str | None = event.value
            if event.style is None and event.value in _NULLS:
                text = None
            node = Node(at(event), text, tag=event.tag)
            if event.anchor:
                anchors[event.anchor] = node
            attach(node)
        elif isinstance(event, yaml.SequenceStartEvent | yaml.MappingStartEvent):
            total += 1
            if len(stack) >= DEEPEST:
                raise _RefusedError(Defect(Problem.TOO_DEEP, at(event), value=str(DEEPEST)))
            is_list = isinstance(event, yaml.SequenceStartEvent)
            node = Node(at(event), [] if is_list else {}, is_open=True, tag=event.tag)
            if event.anchor:
                anchors[event.anchor] = node
            stack.append((node, None))
        elif isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
            node, _ = stack.pop()
            node.is_open = False
            attach(node)
        if total > MOST_NODES:
            raise _RefusedError(Defect(Problem.TOO_MANY_ALIASES, at(event), value=str(MOST_NODES)))
    return root
