"""Lists as forges show them, written so that Python-Markdown sees the same.

CommonMark nests a list by the width of its parent's marker, often two spaces, and lets a list
follow a paragraph without a blank line. Python-Markdown wants four spaces and the blank line.
The lists are found by a CommonMark parser and written anew; all other text stays as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kb_plugin.commonmark import outline

if TYPE_CHECKING:
    from kb_plugin.commonmark import ItemBlock

_ITEM = re.compile(r"[ \t>]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)")
_PLAIN_ITEM = re.compile(r"(?:[-*+][ ]{1,3}|\d\.[ ]{1,2}|\d\d\.[ ])(?=\S)")
_MAY_END_A_LIST = "#>`~<*-_=|+\t"
_MARKER = re.compile(r"(?P<marker>[-*+]|\d{1,9}[.)])(?P<gap>[ \t]*)")
_QUOTE = re.compile(r"\A[ ]{0,3}>[ ]?")
_SEEN_AS_ITEM = re.compile(r"\A[ ]*(?:\d+(?=\.[ ])|(?=[*+-][ ]))")
_SEEN_AS_BLOCK = re.compile(r"\A(?:\d+(?=\.[ ])|(?=[*+-][ ]|[>#]|```))")
_NO_WORDS_FIRST = re.compile(r"[#><]|```|~~~|(?P<rule>[-*_])(?:[ ]*(?P=rule)){2}")
_LOOKS_LIKE_ITEM = re.compile(r"\A[ ]*(?:\d{1,9}(?=[.)](?:[ ]|$))|(?=[-*+](?:[ ]|$)))")
_FENCE = re.compile(r"[ ]{0,3}(?:```|~~~)")

_NO_WORDS = "\u200b"
"""Stands for the words of an item that begins with something else, which Python-Markdown needs."""


def as_python_markdown(lines: list[str]) -> list[str]:
    """Return lines in which every list of CommonMark is one of Python-Markdown, item for item."""
    return _Writer(lines).run() if _differs(lines) else lines


def _differs(lines: list[str]) -> bool:
    """Tell whether a text may have lists that the two readings of Markdown see differently.

    Most texts have none: their lists follow a blank line and nest by four spaces. For them the
    second look of a parser is spared.
    """
    depth = 0  # of the item above; 0 outside lists
    first = 0  # level of the first item behind a blank line
    after_blank, after_paragraph = True, False
    for line in lines:
        text = line.lstrip(" ")
        if not text or text.isspace():
            if line:
                return True
            after_blank = True
            continue
        levels, rest = divmod(len(line) - len(text), 4)
        if _ITEM.match(text):
            plain = _PLAIN_ITEM.match(text)
            if not plain or rest or levels > depth or _ITEM.match(text, plain.end()):
                return True
            if not after_blank and (depth == 0 or after_paragraph or levels < first):
                return True
            if levels == depth and text[0].isdigit() and not text.startswith("1."):
                return True
            if _NO_WORDS_FIRST.match(text, plain.end()):
                return True
            first = levels if after_blank else first
            depth, after_paragraph = levels + 1, False
        elif depth and after_blank and levels == rest == 0:
            depth = 0
        elif depth:
            if text[0] in _MAY_END_A_LIST or rest or levels > depth:
                return True
            after_paragraph = after_paragraph or after_blank
        after_blank = False
    return False


@dataclass(slots=True)
class _Writer:
    """Writes a text anew, line by line.

    Python-Markdown reads blocks between blank lines. A block that begins with an item may hold
    items of that level and deeper ones; everything else must begin a block of its own.
    """

    lines: list[str]
    inside: dict[int, list[ItemBlock]] = field(default_factory=dict)
    """Line to the items that it is part of, outermost first."""
    opened: dict[int, list[ItemBlock]] = field(default_factory=dict)
    """Line to the items that begin on it."""
    quotes: dict[int, int] = field(default_factory=dict)
    """First line of a quote to the line behind it."""
    code: dict[int, int] = field(default_factory=dict)
    """Line of a code block to the block's first line."""
    fences: set[int] = field(default_factory=set)
    """First lines of code blocks between fences."""
    html: set[int] = field(default_factory=set)
    """Lines of HTML blocks."""
    beginning: set[int] = field(default_factory=set)
    """Lines that begin a paragraph or a heading."""
    going_on: set[int] = field(default_factory=set)
    """Lines that go on with a paragraph."""
    offsets: dict[ItemBlock, int] = field(default_factory=dict)
    """Column at which the text of an item begins."""
    written: list[str] = field(default_factory=list)
    first: tuple[bool, int] | None = None
    """Whether the block being written begins with an item, and its level; None between blocks."""
    depth: int = 0
    """Items that the line above is part of."""
    is_open: bool = False
    """Whether the line above is an item without words."""

    def run(self) -> list[str]:
        """Return the text as it is to be."""
        plain = [line.expandtabs(4) for line in self.lines]
        found = outline("\n".join(plain))
        if not found.items and not found.quotes:
            return self.lines
        for item in found.items:
            self.opened.setdefault(item.start, []).append(item)
            for covered in range(item.start, item.end):
                self.inside.setdefault(covered, []).append(item)
        self.quotes.update(found.quotes)
        for start, end in found.code:
            self.code.update(dict.fromkeys(range(start, end), start))
        for start, end in found.html:
            self.html.update(range(start, end))
        for block in found.texts:
            self.beginning.add(block.start)
            self.going_on.update(range(block.start + 1, block.end))
        number = 0
        while number < len(plain):
            number = self._write(number, plain)
        return self.written

    def _write(self, number: int, plain: list[str]) -> int:
        """Write what begins at a line; return the line behind it."""
        line, items = plain[number], self.inside.get(number, [])
        if not line.strip():
            self._write_blank(number)
            return number + 1
        prefix, rest = "", line
        if opened := self.opened.get(number):
            prefix, rest = self._open(opened, line)
        elif items:
            rest = _behind(line, self.offsets[items[-1]])
        end = self.quotes.get(number, number + 1)
        if number in self.quotes:
            offset = self.offsets[items[-1]] if items else 0
            behind = [_behind(text, offset) for text in plain[number + 1 : end]]
            texts = _quoted([rest, *behind] if items else self.lines[number:end])
        else:
            texts = [rest if items else self.lines[number]]
        if prefix:
            self._write_first(number, prefix, texts, len(items))
        else:
            self._write_text(number, texts, len(items))
        self.depth = len(items)
        return end

    def _open(self, opened: list[ItemBlock], line: str) -> tuple[str, str]:
        """Write all items that begin on a line but the last; return its marker and its words."""
        rest, column, prefix = line, 0, ""
        for item in opened:
            if prefix:
                self._write_item(prefix, _NO_WORDS, item.depth - 2)
            rest, column, marker, gap = _without_marker(rest, column)
            words_follow = bool(rest.strip())
            is_code = gap > 4 and words_follow
            self.offsets[item] = column + (1 if is_code or not words_follow else gap)
            if is_code:
                rest = " " * (gap - 1) + rest
            column += gap
            prefix = f"{'    ' * (item.depth - 1)}{marker.replace(')', '.')} "
        return prefix, rest

    def _write_first(self, number: int, prefix: str, texts: list[str], depth: int) -> None:
        """Write an item with what its first line begins."""
        if number not in self.code and len(texts) == 1:
            self._write_item(prefix, texts[0] if texts[0].strip() else _NO_WORDS, depth - 1)
            self.is_open = not texts[0].strip()
            return
        self._write_item(prefix, _NO_WORDS, depth - 1)
        self.depth = depth
        self._write_text(number, texts, depth)

    def _write_item(self, prefix: str, words: str, level: int) -> None:
        if self.first is not None and (not self.first[0] or level < self.first[1]):
            self._end_block()
        self.first = self.first or (True, level)
        self.is_open = False
        self.written.append(prefix + words)

    def _write_text(self, number: int, texts: list[str], depth: int) -> None:
        """Write lines that begin no item."""
        is_text = number not in self.code and number not in self.html
        begins = number not in self.going_on and self.code.get(number, number) == number
        if begins and number in self.code and _FENCE.match(texts[0]):
            self.fences.add(number)
        is_open = self.is_open and depth == self.depth and number not in self.quotes
        if is_open and number in self.beginning:
            # An item whose words begin on the next line: Python-Markdown wants them here.
            self.written[-1] = self.written[-1].removesuffix(_NO_WORDS) + texts[0].lstrip()
            texts = texts[1:]
        elif begins and (depth or self.depth):
            self._set_off(number, depth)
        self.is_open = False
        for text in texts:
            shown = text
            if depth and number in self.going_on:
                shown = _SEEN_AS_BLOCK.sub(r"\g<0>\\", text.lstrip())
            elif depth and is_text:
                shown = _SEEN_AS_ITEM.sub(r"\g<0>\\", text)
            shown = "    " * depth + shown
            self.written.append(shown)
            self.first = self.first or (False, (len(shown) - len(shown.lstrip(" "))) // 4)

    def _set_off(self, number: int, depth: int) -> None:
        """Begin a block for what Python-Markdown would take for part of the one above."""
        is_fence = number in self.fences
        if self.first is not None and not (is_fence and depth == self.depth):
            self._end_block()
        if number in self.code and not is_fence and depth < self.depth:
            # Indented text behind a list belongs to the list, unless something is in between.
            self.written += ["    " * depth + "<!-- -->", ""]

    def _write_blank(self, number: int) -> None:
        self.written.append("")
        self.is_open = False
        # A blank line of fenced code is none for Python-Markdown, which sees the code as one line.
        if self.code.get(number) not in self.fences:
            self.first = None

    def _end_block(self) -> None:
        self.written.append("")
        self.first = None


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


def _quoted(lines: list[str]) -> list[str]:
    """Return the lines of a block quote with its lists written anew."""
    inner: list[str] = []
    for line in lines:
        behind, is_marked = _QUOTE.subn("", line, count=1)
        # A line without the sign goes on with a paragraph, whatever it looks like.
        inner.append(behind if is_marked else _LOOKS_LIKE_ITEM.sub(r"\g<0>\\", line.lstrip()))
    return [f"> {line}" if line else ">" for line in as_python_markdown(inner)]
