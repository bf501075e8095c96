"""Parts of a report that are named without a heading: `**Impact:** …`, `- **Impact**: …`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from kb_plugin.importing.headings import Meaning, folded, is_known, meaning, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kb_plugin.commonmark import Outline
    from kb_plugin.kinds import SectionKind

_BOLD = re.compile(
    r"[ ]{0,3}(?P<mark>\*{1,3}|_{1,3})(?P<name>[^*_\n]{2,120}?)[ ]?:?(?P=mark)"
    r"[ \t]*:?[ \t]*\\?[ \t]*\Z"
)
_BOLD_BEFORE = re.compile(
    r"[ ]{0,3}(?P<mark>\*{1,3}|_{1,3})(?P<name>[^*_\n]{2,60}?)"
    r"(?::(?P=mark)|(?P=mark)[ \t]*(?::|[ ][-–—][ ]))[ \t]*(?P<rest>\S.*)\Z"
)
_PLAIN = re.compile(r"[ ]{0,3}(?P<name>[A-Za-z][^:*_`\[\]|<>\n]{1,60}?)[ \t]*:?[ \t]*\Z")
_PLAIN_BEFORE = re.compile(
    r"[ ]{0,3}(?P<name>[A-Za-z][^:*_`\[\]|<>\n]{1,40}?):[ \t]+(?P<rest>\S.*)\Z"
)
_ITEM = re.compile(
    r"[ ]{0,3}[-*+][ \t]+(?P<mark>\*\*|__)(?P<name>[^*_\n]{2,60}?):?(?P=mark)(?P<rest>.*)\Z"
)
_NUMBERED = re.compile(
    r"[ ]{0,3}\d{1,2}[.)][ \t]+(?P<name>[A-Z][^:*_`\[\]|<>\n]{1,60}?)[ \t]*:?[ \t]*\Z"
)
_LONGEST_NAME = 9
_LONGEST_QUESTION = 16
"""Words of a name that layouts are known to have: some are whole questions."""


class Style(StrEnum):
    """How a part is named."""

    WHOLE = "whole"
    """The name has its line to itself."""
    BEFORE = "before"
    """The name stands before its text."""
    ITEM = "item"
    """The name begins an item of an outermost list."""


@dataclass(frozen=True, slots=True)
class PseudoHeading:
    """A line that names what follows."""

    line: int
    """0-based line of the body."""
    name: str
    style: Style
    rest: str
    """What stands behind the name on its line."""
    meaning: Meaning | None


def pseudo_headings(
    lines: list[str],
    blocks: Outline,
    until: int,
    covered: Mapping[SectionKind, int],
    *,
    is_plain: bool,
) -> tuple[PseudoHeading, ...]:
    """Return the lines before a line that open parts, in order.

    Names of sections that a real heading with as plain a name opens already are left as they are.
    Once a part of ours has begun, other names that layouts are known to have end it.
    """
    found: list[PseudoHeading] = []
    candidates = list(_candidates(lines, blocks, until, is_plain=is_plain))
    if not any(one.meaning and one.meaning.is_strong for one in candidates):
        return ()
    for one in candidates:
        if one.meaning is not None and _is_free(one.meaning, covered):
            found.append(one)
        elif found and is_known(one.name):
            found.append(replace(one, meaning=None))
    return tuple(found)


def _is_free(meant: Meaning, covered: Mapping[SectionKind, int]) -> bool:
    if meant.kind not in covered:
        return True
    return meant.is_strong and meant.rank < covered[meant.kind]


def _candidates(
    lines: list[str], blocks: Outline, until: int, *, is_plain: bool
) -> Iterator[PseudoHeading]:
    nested = {n for item in blocks.items for n in range(item.start, item.end)}
    nested.update(n for start, end in (*blocks.quotes, *blocks.html) for n in range(start, end))
    heads = {block.start for block in blocks.headings}
    found: dict[int, PseudoHeading] = {}
    for block in blocks.texts:
        if block.start in heads or block.start >= until or block.start in nested:
            continue
        for line in range(block.start, block.end):
            alone = block.end - block.start == 1
            if one := _in_paragraph(lines[line], line, alone=alone, is_plain=is_plain):
                found[line] = one
    for item in blocks.items:
        if item.depth > 1 or item.start >= until:
            continue
        if not item.ordered and (match := _ITEM.match(lines[item.start])):
            if is_known(match["name"]):
                found[item.start] = _named(match, item.start, Style.ITEM)
        elif item.ordered and is_plain and item.end - item.start <= 2:
            match = _NUMBERED.match(lines[item.start])
            if match and meaning(match["name"]):
                found[item.start] = _named(match, item.start, Style.WHOLE)
    return (found[line] for line in sorted(found))


def _in_paragraph(text: str, line: int, *, alone: bool, is_plain: bool) -> PseudoHeading | None:
    if match := _BOLD.match(text):
        longest = _LONGEST_QUESTION if is_known(match["name"]) else _LONGEST_NAME
        return _named(match, line, Style.WHOLE) if len(match["name"].split()) <= longest else None
    if (match := _BOLD_BEFORE.match(text)) and is_known(match["name"]):
        return _named(match, line, Style.BEFORE)
    if alone and (match := _PLAIN.match(text)) and len(match["name"].split()) <= 6:
        known = meaning(match["name"])
        if known and (known.is_strong or is_plain) and (is_plain or text.rstrip().endswith(":")):
            return _named(match, line, Style.WHOLE)
        if is_plain and is_known(match["name"]):
            return _named(match, line, Style.WHOLE)
    if (match := _PLAIN_BEFORE.match(text)) and len(match["name"].split()) <= 4:
        known = meaning(match["name"])
        if (known and known.is_strong) or (known is None and is_known(match["name"])):
            return _named(match, line, Style.BEFORE)
    return None


def _named(match: re.Match[str], line: int, style: Style) -> PseudoHeading:
    name = words_of(match["name"]).strip(" :")
    rest = match.groupdict().get("rest") or ""
    return PseudoHeading(line, name, style, rest, meaning(name) if folded(name) else None)
