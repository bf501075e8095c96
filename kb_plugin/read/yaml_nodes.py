"""YAML as a tree in which every key and item knows its place.

The tree is composed from PyYAML's events and not by `yaml.compose`: the C composer crashes the
process at 100,000 nested brackets, the Python one takes five milliseconds a file. Scalars stay
text, so that `12:30` is no number, `no` no boolean and `010` not eight.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from kb_plugin.read.document import Defect, Problem
from kb_plugin.read.yaml_slips import slip_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.source import Position, SourceText

DEEPEST = 20
"""Levels of nesting that front matter may have; the format itself needs four."""

MOST_NODES = 20_000
"""Values that front matter may have once its aliases are followed."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_NO_TEXT = re.compile(r"[\0-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that YAML allows only as escapes (YAML 1.2.2, section 5.1), and a page not at all."""
_LINE_ENDS = str.maketrans(dict.fromkeys("\x85\u2028\u2029", " "))
"""PyYAML ends a line at these, which no editor does."""


@dataclass(slots=True)
class Node:
    """A scalar, list or mapping of a YAML document."""

    at: Position
    value: str | list[Node] | dict[str, Node] | None
    key_at: Position | None = None
    """Where the key of this value stands."""
    size: int = 1
    height: int = 1
    """Levels of nesting, this one included."""
    is_open: bool = field(default=False, repr=False)
    tag: str | None = None

    def plain(self, *, with_empty: bool = False) -> Any:
        """Return text, lists and dictionaries, keys without a value among them only if asked."""
        if isinstance(self.value, list):
            return [item.plain(with_empty=with_empty) for item in self.value]
        if isinstance(self.value, dict):
            return {
                key: child.plain(with_empty=with_empty)
                for key, child in self.value.items()
                if with_empty or child.value is not None
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

    def copy(self) -> Node:
        """Return a tree of the same values that can be taken apart by itself."""
        value = self.value
        if isinstance(value, list):
            value = [child.copy() for child in value]
        elif isinstance(value, dict):
            value = {key: child.copy() for key, child in value.items()}
        return Node(self.at, value, self.key_at, self.size, self.height, tag=self.tag)

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
    if found := _NO_TEXT.search(text):
        offset = found.start() - (text.rfind("\n", 0, found.start()) + 1)
        line = first_line + text.count("\n", 0, found.start())
        detail = _no_text(found[0])
        return None, [Defect(Problem.YAML, source.at_line(line, offset + 1), detail=detail)]
    try:
        events = yaml.parse(text.translate(_LINE_ENDS), Loader=_LOADER)
        return _composed(events, source, first_line, defects), defects
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        if "unexpected end" in (error.problem or ""):
            # What was not closed says more than where the text ends.
            mark = error.context_mark or mark
        line = first_line + (mark.line if mark else 0)
        at = source.at_line(line, mark.column + 1 if mark else 1)
        slipped = slip_in(text.split("\n"), mark.line, error.problem or "") if mark else None
        if slipped is None:
            return None, [*defects, Defect(Problem.YAML, at, detail=error.problem or "")]
        number, slip, characters = slipped
        if mark and number != mark.line:
            at = source.at_line(first_line + number, 1)
        return None, [*defects, Defect(Problem.YAML_SLIP, at, characters, detail=slip)]
    except yaml.YAMLError as error:
        return None, [*defects, Defect(Problem.YAML, source.at_line(first_line), detail=str(error))]
    except _RefusedError as refusal:
        return None, [*defects, refusal.defect]


def _no_text(character: str) -> str:
    return f"the character U+{ord(character):04X} is no text"


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
                node.key_at = key.at
                container.value[name] = node
        container.size += node.size
        container.height = max(container.height, node.height + 1)

    for event in events:
        # In the order of how often they come, since a file has hundreds.
        if isinstance(event, yaml.ScalarEvent):
            total += 1
            if found := _NO_TEXT.search(event.value):
                detail = _no_text(found[0])
                raise _RefusedError(Defect(Problem.YAML, at(event), detail=detail))
            text: str | None = event.value
            # A plain scalar has the style None in PyYAML's own parser and '' in that of libyaml.
            if not event.style and event.value in _NULLS:
                text = None
            node = Node(at(event), text, tag=event.tag)
            if event.anchor:
                anchors[event.anchor] = node
            attach(node)
        elif isinstance(event, yaml.CollectionStartEvent):
            total += 1
            if len(stack) >= DEEPEST:
                raise _RefusedError(Defect(Problem.TOO_DEEP, at(event), value=str(DEEPEST)))
            is_list = isinstance(event, yaml.SequenceStartEvent)
            node = Node(at(event), [] if is_list else {}, is_open=True, tag=event.tag)
            if event.anchor:
                anchors[event.anchor] = node
            stack.append((node, None))
        elif isinstance(event, yaml.CollectionEndEvent):
            node, _ = stack.pop()
            node.is_open = False
            attach(node)
        elif isinstance(event, yaml.AliasEvent):
            anchor: str = event.anchor or ""
            target = anchors.get(anchor)
            if target is None:
                detail = f"alias *{anchor} has no anchor"
                raise _RefusedError(Defect(Problem.YAML, at(event), detail=detail))
            total += target.size
            if target.is_open or total > MOST_NODES:
                raise _RefusedError(Defect(Problem.TOO_MANY_ALIASES, at(event), value=anchor))
            if len(stack) + target.height > DEEPEST:
                raise _RefusedError(Defect(Problem.TOO_DEEP, at(event), value=str(DEEPEST)))
            alias = target.copy()
            alias.at, alias.key_at = at(event), None
            attach(alias)
        elif isinstance(event, yaml.DocumentStartEvent) and root is not None:
            detail = "a second document begins at `---`"
            raise _RefusedError(Defect(Problem.YAML, at(event), detail=detail))
        if total > MOST_NODES:
            detail = f"more than {MOST_NODES:,} values"
            raise _RefusedError(Defect(Problem.YAML, at(event), detail=detail))
    return root
