"""Lists as forges show them, written so that Python-Markdown sees the same.

CommonMark nests a list by the width of its parent's marker, often two spaces, and lets a list
follow a paragraph without a blank line. Python-Markdown wants four spaces and the blank line.
The lists are found by a CommonMark parser and written anew; all other text stays as it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb_plugin.commonmark import outline

if TYPE_CHECKING:
    from kb_plugin.commonmark import ItemBlock

_ITEM = re.compile(r"[ \t>]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)")
_PLAIN_ITEM = re.compile(r"(?:[-*+][ ]{1,3}|\d\.[ ]{1,2}|\d\d\.[ ])(?=\S)")
_MAY_END_A_LIST = "#>`~<*-_=|+\t"
_MARKER = re.compile(r"(?P<marker>[-*+]|\d{1,9}[.)])(?P<gap>[ \t]*)")
_QUOTE = re.compile(r"\A[ ]{0,3}>[ ]?")


def as_python_markdown(lines: list[str]) -> list[str]:
    """Return lines in which every list of CommonMark is one of Python-Markdown, item for item."""
    if not _differs(lines):
        return lines
    tabless = [line.expandtabs(4) for line in lines]
    found = outline("\n".join(tabless))
    if not found.items and not found.quotes:
        return lines
    result = list(lines)
    for start, end in found.quotes:
        result[start:end] = _quoted(lines[start:end])
    literal = {number for start, end in (*found.code, *found.html) for number in range(start, end)}
    inside: dict[int, list[ItemBlock]] = {}
    starts: dict[int, list[ItemBlock]] = {}
    for item in found.items:
        starts.setdefault(item.start, []).append(item)
        for covered in range(item.start, item.end):
            inside.setdefault(covered, []).append(item)
    offsets: dict[ItemBlock, int] = {}
    written: list[str] = []
    empty: ItemBlock | None = None
    for number, line in enumerate(tabless):
        items = inside.get(number)
        if not items:
            written.append(result[number])
            continue
        opened = starts.get(number, [])
        if not opened:
            if not line.strip():
                written.append("")
                continue
            rest = _behind(line, offsets[items[-1]])
            if empty is items[-1]:
                # An item whose words begin on the next line: Python-Markdown wants them here.
                written[-1] += rest.lstrip()
                empty = None
            else:
                written.append("    " * len(items) + rest)
            continue
        empty = None
        rest, column = line, 0
        for item in opened:
            rest, column, marker, gap = _without_marker(rest, column)
            text_follows = bool(rest.strip())
            is_code = gap > 4 and text_follows
            offsets[item] = column + (1 if is_code or not text_follows else gap)
            if is_code:
                rest = " " * (gap - 1) + rest
            column += gap
            depth = item.depth - 1
            if (
                written
                and written[-1].strip()
                and _needs_blank(written[-1], number, found_at=starts, inside=inside)
            ):
                written.append("")
            is_last = item is opened[-1]
            # Two markers on one line: the outer item has no words of its own.
            words = rest if is_last else "\u200b"
            written.append(f"{'    ' * depth}{_portable(marker)} {words}")
            if is_last and not text_follows and number not in literal:
                empty = item
    return written


def _differs(lines: list[str]) -> bool:
    """Tell whether a text may have lists that the two readings of Markdown see differently.

    Most texts have none: their lists follow a blank line and nest by four spaces. For them the
    second look of a parser is spared.
    """
    depth = 0  # of the item above; 0 outside lists
    after_blank, after_paragraph = True, False
    for line in lines:
        text = line.lstrip(" ")
        if not text or text.isspace():
            after_blank = True
            continue
        levels, rest = divmod(len(line) - len(text), 4)
        if _ITEM.match(text):
            if not _PLAIN_ITEM.match(text) or rest or levels > depth:
                return True
            if not after_blank and (depth == 0 or after_paragraph):
                return True
            depth, after_paragraph = levels + 1, False
        elif depth and after_blank and levels == rest == 0:
            depth = 0
        elif depth:
            if text[0] in _MAY_END_A_LIST or rest or levels > depth:
                return True
            after_paragraph = after_paragraph or after_blank
        after_blank = False
    return False


def _behind(line: str, offset: int) -> str:
    """Return a line of an item without the item's indentation; a lazy line has less of it."""
    indentation = len(line) - len(line.lstrip(" "))
    return line[min(indentation, offset) :]


def _without_marker(text: str, column: int) -> tuple[str, int, str, int]:
    """Return the text behind a list marker, the column behind the marker, it, and the gap."""
    indentation = len(text) - len(text.lstrip(" "))
    found = _MARKER.match(text, indentation)
    if found is None:  # the parser saw an item here, so this cannot be
        return text, column, "-", 1
    column += found.end("marker")
    gap = len(found["gap"]) if text[found.end() :].strip() else 1
    return text[found.end() :], column, found["marker"], gap


def _portable(marker: str) -> str:
    return marker.replace(")", ".")


def _needs_blank(
    before: str,
    number: int,
    *,
    found_at: dict[int, list[ItemBlock]],
    inside: dict[int, list[ItemBlock]],
) -> bool:
    """Tell whether a list item must be set off from the line above it."""
    above = inside.get(number - 1, [])
    if _ITEM.match(before):
        return False
    if not above:
        return True
    if number - 1 in found_at:
        return False
    # Words of the item above, or of the parent: only its first paragraph may be followed directly.
    parent = above[-1]
    return number > parent.text_end


def _quoted(lines: list[str]) -> list[str]:
    """Return the lines of a block quote with its lists written anew."""
    inner = [_QUOTE.sub("", line, count=1) for line in lines]
    return [f"> {line}" if line else ">" for line in as_python_markdown(inner)]
