"""HTML inside Markdown, found where CommonMark finds it.

CommonMark ends most HTML blocks at a blank line, so that a list inside `<details>` stays a list.
Python-Markdown looks for the closing tag instead and shows the Markdown between as it stands;
it also takes `<https: some words>` for a tag.
"""

from __future__ import annotations

import re

_ATTRIBUTE = r"""\s+[a-zA-Z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?"""
_OPEN_TAG = rf"<[A-Za-z][A-Za-z0-9-]*(?:{_ATTRIBUTE})*\s*/?>"
_CLOSE_TAG = r"</[A-Za-z][A-Za-z0-9-]*\s*>"

INLINE = rf"({_OPEN_TAG}|{_CLOSE_TAG}|<!--(?:(?!-->)[\s\S])*-->|<[?][\s\S]*?[?]>|<![A-Z][^>]*>)"
"""Raw HTML within a paragraph, after the CommonMark specification 0.31.2, section 6.6."""

OWN_BLOCK = "data-kb"
"""Marks the first tag of an HTML block that the generator itself made."""

_BLOCK_NAMES = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|"
    "dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|"
    "hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|"
    "search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul"
)
_BLANK = re.compile(r"\s*\Z")
_NO_PARAGRAPH = re.compile(
    r"[ ]{0,3}(?:#{1,6}(?:[ ]|\Z)|(?P<sign>[-*_])(?:[ ]*(?P=sign)){2,}[ ]*\Z)"
)
"""A heading or a rule, which a paragraph never goes on behind."""
_STARTS: tuple[tuple[re.Pattern[str], re.Pattern[str], bool], ...] = (
    (
        re.compile(r"<(?:script|pre|style|textarea)(?:\s|>|\Z)", re.I),
        re.compile(r"</(?:script|pre|style|textarea)>", re.I),
        True,
    ),
    (re.compile(r"<!--"), re.compile(r"-->"), True),
    (re.compile(r"<[?]"), re.compile(r"[?]>"), True),
    (re.compile(r"<![A-Za-z]"), re.compile(r">"), True),
    (re.compile(r"<!\[CDATA\["), re.compile(r"\]\]>"), True),
    (re.compile(rf"</?(?:{_BLOCK_NAMES})(?:\s|/?>|\Z)", re.I), _BLANK, True),
    (re.compile(rf"(?:{_OPEN_TAG}|{_CLOSE_TAG})\s*\Z"), _BLANK, False),
)
"""How a block begins, how it ends, and whether it may interrupt a paragraph (section 4.6)."""


def html_blocks(lines: list[str]) -> list[tuple[int, int]]:
    """Return the line ranges of HTML blocks in lines that hold no fenced code."""
    found: list[tuple[int, int]] = []
    number = 0
    while number < len(lines):
        line = lines[number]
        text = line.lstrip(" ")
        if not text.startswith("<") or len(line) - len(text) > 3:
            number += 1
            continue
        behind_block = bool(found) and found[-1][1] == number
        above = lines[number - 1] if number and not behind_block else ""
        after_text = bool(above.strip()) and not _NO_PARAGRAPH.match(above)
        end = _end(lines, number, text, after_text=after_text)
        if end is None:
            number += 1
        else:
            found.append((number, end))
            number = end
    return found


_OWN_START = re.compile(rf"<[a-z][a-z0-9]* {OWN_BLOCK}\b")


def own_blocks(lines: list[str]) -> list[tuple[int, int]]:
    """Return the line ranges of the HTML blocks that carry our mark; a blank line ends each."""
    found: list[tuple[int, int]] = []
    start: int | None = None
    for number, line in enumerate(lines):
        if start is None and line[:1] == "<" and _OWN_START.match(line):
            start = number
        elif start is not None and not line.strip():
            found.append((start, number))
            start = None
    if start is not None:
        found.append((start, len(lines)))
    return found


def _end(lines: list[str], number: int, text: str, *, after_text: bool) -> int | None:
    for begins, ends, may_interrupt in _STARTS:
        if not begins.match(text) or (after_text and not may_interrupt):
            continue
        for line in range(number, len(lines)):
            if ends is _BLANK:
                if _BLANK.match(lines[line]):
                    return line
            elif ends.search(lines[line]):
                return line + 1
        return len(lines)
    return None
