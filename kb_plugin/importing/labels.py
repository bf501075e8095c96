"""Facts that a report states beside a name: `Date: …`, a row of a table, a key of front matter."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb_plugin.importing.headings import folded, words_of
from kb_plugin.importing.prose import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kb_plugin.commonmark import Outline

_LINE = re.compile(
    r"""
    [ \t>]* (?:(?:[-*+•]|\d{1,2}[.)]|\.\.)[ \t]+|\#\+)? (?:\[[ xX]\][ \t]+)?
    (?:
        (?P<mark>\*\*\*|\*\*|__|[*_`]) (?P<marked>[^*_`:\n]{2,60}?)
            (?: [ ]?[:：][ ]?(?P=mark) | (?P=mark)[ \t]*[:：] | (?P=mark)[ \t]+[-–—][ \t] )
      | (?P<plain>[A-Za-z][^:*`\[\]|<>\n]{1,48}?) [ \t]*[:：](?!//|\d)
    )
    [ \t]* (?P<value>.*?) [ \t]*\\?\Z
    """,
    re.VERBOSE,
)
_WITHOUT_COLON = re.compile(
    r"[ \t]*[-*+•][ \t]+(?P<name>[A-Z][A-Za-z ]{2,40}?)[ \t]+(?:at |on )?"
    r"(?P<value>\d{4}-\d{2}-\d{2}[ T]\d{1,2}[:.]\d{2}.*)\Z"
)
_SCOPED = re.compile(r"~\"?(?P<name>severity|priority)::(?P<value>\w+)\"?")
"""A label of an issue at GitLab."""
_BOX = re.compile(r"[ \t]*[-*+][ \t]+\[[ xX]\][ \t]+")
_MARKER = re.compile(r"\A(?:[-*+•>]\s+)+")
_CELLS = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"[\s|:=+-]+\Z")
_HTML_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)

_LONGEST_NAME = 6
"""Words that a name may have; what is longer is a sentence with a colon in it."""


@dataclass(frozen=True, slots=True)
class Label:
    """A name and what is said of it."""

    name: str
    """Folded: lower case, without markup, number and punctuation."""
    value: str
    """Without markup, on one line."""
    passage: str
    """The words as they stand in the source."""
    where: str
    """For people: `front matter`, `line 4`."""
    line: int | None = None
    """0-based line of the body; None for front matter."""


def meta_labels(fields: Iterable[tuple[str, tuple[str, ...]]]) -> Iterator[Label]:
    """Yield each value of a front matter as a label."""
    for key, values in fields:
        # camelCase and snake_case are two ways to write words.
        name = re.sub(r"(?<=[a-z])(?=[A-Z])|[_-]+", " ", key)
        for value in values:
            if value.strip():
                one = " ".join(value.split())
                yield Label(folded(name), one, f"{key}: {one}", "front matter")


def body_labels(lines: list[str], blocks: Outline) -> Iterator[Label]:
    """Yield each label of a body, in the order of the text; code is left alone."""
    code = {line for start, end in blocks.code for line in range(start, end)}
    table: list[tuple[int, list[str]]] = []
    for number, line in enumerate((*lines, "")):
        cells = _cells(line) if number not in code else []
        if cells:
            table.append((number, cells))
            continue
        yield from _of_table(table, lines)
        table = []
        if number not in code:
            for scoped in _SCOPED.finditer(line):
                yield from _label(scoped["name"], scoped["value"], scoped[0], number)
            for part in _HTML_BREAK.split(line):
                if found := _WITHOUT_COLON.match(part):
                    yield from _label(found["name"], found["value"], part, number)
                elif found := _LINE.match(part):
                    name = found["marked"] or found["plain"]
                    yield from _label(name, found["value"], part, number)
    yield from _below_headings(lines, blocks)


def _cells(line: str) -> list[str]:
    """Return the cells of a line of a table; of any other line, nothing."""
    if "|" not in line or line.lstrip().startswith((">", "#")):
        return []
    cells = [cell.strip() for cell in _CELLS.split(line.strip().strip("|"))]
    return cells if len(cells) > 1 else []


def _of_table(table: list[tuple[int, list[str]]], lines: list[str]) -> Iterator[Label]:
    """Yield what rows state by their own first cell, or a single row by the head above it."""
    rows = [(number, cells) for number, cells in table if not _RULE.match(lines[number])]
    for number, cells in rows:
        # Facts on one line with bars between them are no table.
        told = [found for cell in cells if (found := _LINE.match(cell)) and found["marked"]]
        if len(told) == len(cells):
            for found in told:
                yield from _label(found["marked"], found["value"], found[0], number)
            continue
        # Boxes of facts have two cells to a line, or two such pairs beside each other.
        if len(cells) in (2, 4):
            for name, value in zip(cells[::2], cells[1::2], strict=True):
                yield from _label(name, value, lines[number], number)
    if len(rows) == 2:
        (_, heads), (number, cells) = rows
        for name, value in zip(heads, cells, strict=False):
            yield from _label(name, value, lines[number], number)


def _label(name: str, value: str, passage: str, number: int) -> Iterator[Label]:
    name, said = folded(name), words_of(_HTML_BREAK.sub("; ", value))
    if name and said and len(name.split()) <= _LONGEST_NAME:
        words = plain(_MARKER.sub("", passage.strip()))
        yield Label(name, said, words, f"line {number + 1}", number)


def _chosen(lines: list[str], number: int) -> str:
    """Return a line, or of boxes to tick the first that is ticked."""
    ticked = number
    while ticked < len(lines) and _BOX.match(lines[ticked]):
        if "x" in lines[ticked][:8].lower():
            return _BOX.sub("", lines[ticked])
        ticked += 1
    return lines[number] if ticked == number else ""


def _below_headings(lines: list[str], blocks: Outline) -> Iterator[Label]:
    """Yield a heading with the short line below it: `### Date`, then the day."""
    starts = {heading.start for heading in blocks.headings}
    for heading in blocks.headings:
        below = heading.end
        while below < len(lines) and not lines[below].strip():
            below += 1
        if below < len(lines) and below not in starts:
            line = _chosen(lines, below).strip()
            value = re.sub(r"\A[-*+•]\s+", "", line)
            if len(value) <= 100 and not value.startswith(("|", ">", "```", "#")):
                yield from _label(heading.text, value, line, below)
