"""A summary for reports that have none under a heading: their own opening words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb_plugin.commonmark import outline
from kb_plugin.importing.headings import is_known, is_timeline
from kb_plugin.importing.parts import Part
from kb_plugin.importing.prose import plain
from kb_plugin.kinds import SectionKind

if TYPE_CHECKING:
    from kb_plugin.commonmark import Outline

_LABEL = re.compile(
    r"[ \t>]*(?:[-*+][ \t]+)?(?:\*\*|__|\*|_)?(?P<name>[A-Za-z][^:*_|\n]{1,40}?)(?:\*\*|__|\*|_)?"
    r"[ \t]*:(?!(?<=\d:)\d)(?:\*\*|__|\*|_)?(?P<value>.*)"
)
_ABOUT_TIMES = re.compile(r"\W*(?:all |the )?times? (?:(?:below |here )?(?:are|is|in)\b)", re.I)
_WORD = re.compile(r"[^\W\d_]{2,}")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]")
FEWEST_WORDS = 6
"""Words from which a line is taken for a sentence that tells something."""

_LATER = frozenset((SectionKind.FOLLOW_UP, SectionKind.LESSONS, SectionKind.UNCLEAR))


@dataclass(frozen=True, slots=True)
class Summary:
    """Where the words of the summary come from."""

    where: str
    is_copy: bool = False
    """Whether they stand a second time in the place where they were written."""


def with_summary(parts: list[Part], stated: str) -> tuple[list[Part], Summary | None]:
    """Return parts with a summary among them, and where its words are from, if anywhere.

    `stated` is what the front matter says in a line of its own, such as `description`.
    """
    if any(part.kind is SectionKind.SUMMARY for part in parts):
        return parts, Summary("section")
    lead = parts[0]
    at = _opening(lead.lines)
    if at is not None:
        opening = Part("Summary", 1, lead.lines[at:])
        opening.kind, opening.opens = SectionKind.SUMMARY, True
        before = Part("", 0, lead.lines[:at])
        return [before, opening, *parts[1:]], Summary("opening paragraph")
    if len(_WORD.findall(stated)) >= FEWEST_WORDS:
        return _put(parts, [stated]), Summary("front matter", is_copy=True)
    telling = [
        part for part in parts[1:] if not is_timeline(part.heading) and part.kind not in _LATER
    ]
    for in_lists in (False, True):
        for part in telling:
            if paragraph := _first_paragraph(part.lines, in_lists=in_lists):
                quoted = [f"> {line.strip()}".rstrip() for line in paragraph]
                where = f"first paragraph of '{part.heading}'"
                return _put(parts, quoted), Summary(where, is_copy=True)
    return parts, None


def _put(parts: list[Part], lines: list[str]) -> list[Part]:
    added = Part("Summary", 1, ["", *lines, ""])
    added.kind, added.opens = SectionKind.SUMMARY, True
    return [parts[0], added, *parts[1:]]


def _opening(lines: list[str]) -> int | None:
    """Return the line at which the text above all headings begins to tell something."""
    blocks = outline("\n".join(lines))
    starts = _outermost(blocks)
    for block in blocks.texts:
        line = _telling(block.text, lines[block.start])
        if line is None or any(start <= block.start < end for start, end in blocks.html):
            continue
        # A list or a quote is not cut in its midst, except between items of its own level.
        return starts.get(block.start, block.start + line)
    return None


def _telling(text: str, first_line: str) -> int | None:
    """Return which line of a paragraph is the first that is no fact beside a name."""
    for number, line in enumerate(text.split("\n")):
        if "|" in line and line.strip().startswith("|"):
            return None
        words = line
        found = _LABEL.match(line)
        if found and (is_known(found["name"]) or len(found["name"].split()) <= 3):
            # A name before a whole sentence, as in a list of findings, is a part of the text.
            words = found["value"] if _ITEM.match(first_line) else ""
        told = plain(words)
        if len(_WORD.findall(told)) >= FEWEST_WORDS and not _ABOUT_TIMES.match(told):
            return number
    return None


def _outermost(blocks: Outline) -> dict[int, int]:
    """Return, for lines inside lists and quotes, the line at which the text may be cut."""
    starts: dict[int, int] = {}
    for item in blocks.items:
        if item.depth == 1:
            starts.update(dict.fromkeys(range(item.start, item.end), item.start))
    for item in blocks.items:
        if item.depth == 1 and item.ordered:
            first = min(one.start for one in blocks.items if one.list_number == item.list_number)
            starts.update(dict.fromkeys(range(item.start, item.end), first))
    for start, end in blocks.quotes:
        starts.update(dict.fromkeys(range(start, end), starts.get(start, start)))
    return starts


def _first_paragraph(lines: list[str], *, in_lists: bool) -> list[str] | None:
    blocks = outline("\n".join(lines))
    inside = {} if in_lists else _outermost(blocks)
    for block in blocks.texts:
        if block.start in inside or _telling(block.text, lines[block.start]) is None:
            continue
        return block.text.split("\n") if in_lists else lines[block.start : block.end]
    return None
