"""Where a file does more than show text."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kb_plugin.active_html import Active, active_block, active_links, active_tags
from kb_plugin.read.document import Kind
from kb_plugin.read.links import without_code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.commonmark import TextBlock
    from kb_plugin.read.document import Document

_QUOTE_MARKS = re.compile(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE)


def active_parts(document: Document) -> Iterator[Active]:
    """Yield each active part of a file, at its offsets in the file."""
    source, text = document.source, document.source.text
    if document.outline is None or not ("<" in text or "](" in text or "]:" in text):
        return
    first_line = source.position(document.body.start).line
    if document.kind is Kind.PAGE:
        # The theme writes a page's title and description into the page as they are.
        yield from active_tags(text[: document.body.start])
    quoted = {line for start, end in document.outline.quotes for line in range(start, end)}
    for first, behind in document.outline.html:
        start = source.line_start(first_line + first)
        block = text[start : source.line_start(first_line + behind)]
        if first in quoted:
            block = _QUOTE_MARKS.sub(lambda marks: " " * len(marks[0]), block)
        for part in active_block(block):
            yield replace(part, start=start + part.start, end=start + part.end)
    for one in document.outline.texts:
        if "<" in one.text or "](" in one.text or "]:" in one.text:
            masked = without_code(one.text)
            for part in (*active_tags(masked), *active_links(masked)):
                start, last = (
                    _offset(document, one, first_line, at) for at in (part.start, part.end - 1)
                )
                yield replace(part, start=start, end=last + 1)


def _offset(document: Document, block: TextBlock, first_line: int, at: int) -> int:
    """Return where in the file a character of a paragraph's words stands.

    Each line of the words is a line of the file without indentation and marks of quotes.
    """
    source = document.source
    line_start = block.text.rfind("\n", 0, at) + 1
    line = block.text[line_start:].partition("\n")[0]
    number = first_line + block.start + block.text.count("\n", 0, at)
    start = source.line_start(number)
    written = source.text[start : source.line_start(number + 1)]
    indentation = len(line) - len(line.lstrip())
    return start + max(written.find(line.strip()), 0) + max(at - line_start - indentation, 0)
