"""A report's text as a sequence of parts, each with its heading and how deep it lies."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kb_plugin.commonmark import outline
from kb_plugin.importing.headings import (
    is_known,
    is_lessons,
    is_sure,
    is_wrapper,
    meaning,
    meanings,
)
from kb_plugin.importing.pseudo_headings import PseudoHeading, Style, pseudo_headings

if TYPE_CHECKING:
    from kb_plugin.commonmark import HeadingBlock, Outline
    from kb_plugin.importing.headings import Meaning
    from kb_plugin.kinds import SectionKind


@dataclass(slots=True)
class Part:
    """A heading with the lines up to the next one."""

    heading: str
    """As it stands in the source, on one line; empty for what stands before the first."""
    depth: int
    """0 before the first heading, 1 for a section, more for what lies inside one."""
    lines: list[str]
    meanings: tuple[Meaning, ...] = ()
    pseudo: PseudoHeading | None = None
    """Where the part is named without a heading; its lines then begin with that line."""
    kind: SectionKind | None = None
    """The section of ours that the part opens or goes on with."""
    opens: bool = False
    """Whether it is the first part of that section."""
    carried: list[str] = field(default_factory=list)
    """Headings of parts without text of their own, which stand above this one inside it."""

    @property
    def has_text(self) -> bool:
        """Tell whether anything stands below the heading before the next one."""
        return any(line.strip() for line in self.lines)


def parts_of(
    body: str, blocks: Outline, title: HeadingBlock | None, *, is_plain: bool
) -> list[Part]:
    """Return a body's parts in order; the heading that is the title is left out."""
    lines = body.split("\n")
    headings = [block for block in blocks.headings if block != title]
    level = _section_level(headings)
    depths = _depths(headings, level)
    covered = _covered(headings, depths)
    known = (
        block.start
        for block, depth in zip(headings, depths, strict=True)
        if depth == 1 and is_sure(block.text)
    )
    first = next(known, len(lines))
    pseudo = {
        one.line: one for one in pseudo_headings(lines, blocks, first, covered, is_plain=is_plain)
    }
    real = {block.start: (block, depth) for block, depth in zip(headings, depths, strict=True)}
    skipped = set(range(title.start, title.end)) if title else set()
    found = [Part("", 0, [])]
    number = 0
    while number < len(lines):
        if number in real:
            block, depth = real[number]
            words = " ".join(block.text.split())
            found.append(Part(words, depth, [], meanings(words)))
            number = block.end
            continue
        if number in pseudo:
            one = pseudo[number]
            opens = meanings(one.name) if one.meaning else ()
            found.append(Part(one.name, 1, [], opens, one))
        if number not in skipped:
            found[-1].lines.append(lines[number])
        number += 1
    return [one for part in found for one in _with_names_in_bold(part)]


def _with_names_in_bold(part: Part) -> list[Part]:
    """Return a part, or what a group of parts names inside by lines in bold, each as one below it.

    Documents written in a word processor have `**What went well**` below `## Lessons learned`.
    """
    if part.depth == 0 or part.pseudo or not (is_lessons(part.heading) or is_wrapper(part.heading)):
        return [part]
    lines = part.lines
    named = pseudo_headings(lines, outline("\n".join(lines)), len(lines), {}, is_plain=False)
    starts = [one for one in named if one.style is Style.WHOLE]
    if not starts:
        return [part]
    ends = [one.line for one in starts[1:]] + [len(lines)]
    part.lines = lines[: starts[0].line]
    return [part] + [
        Part(one.name, part.depth + 1, lines[one.line : end], meanings(one.name), one)
        for one, end in zip(starts, ends, strict=True)
    ]


def _section_level(headings: list[HeadingBlock]) -> int:
    """Return the level at which most of the known sections stand; of equals, the highest."""
    kinds: defaultdict[int, set[SectionKind]] = defaultdict(set)
    for block in headings:
        found = meaning(block.text)
        if found and found.is_strong:
            kinds[block.level].add(found.kind)
    if kinds:
        return max(sorted(kinds), key=lambda level: len(kinds[level]))
    return min((block.level for block in headings), default=2)


def _depths(headings: list[HeadingBlock], level: int) -> list[int]:
    """Return how deep each heading lies; sections have depth 1."""
    depths: list[int] = []
    above = ""
    around: list[tuple[int, int]] = []
    for block in headings:
        if block.level < level:
            above, depth = block.text, 1
        elif block.level == level:
            # Below a known part of a higher level only what is known itself is a section.
            is_inside = bool(above) and is_known(above) and not is_known(block.text)
            depth = 2 if is_inside or (above and is_lessons(above)) else 1
        else:
            depth = block.level - level + 1
        # A heading lies one step below the one around it, however many levels a source skips.
        around = [one for one in around if one[0] < block.level]
        depth = min(depth, around[-1][1] + 1 if around else 1)
        around.append((block.level, depth))
        depths.append(depth)
    return depths


def _covered(headings: list[HeadingBlock], depths: list[int]) -> dict[SectionKind, int]:
    """Return the sections that headings open, and how plain the plainest name of each is."""
    ranks: dict[SectionKind, int] = {}
    for block, depth in zip(headings, depths, strict=True):
        if depth == 1 and (found := meaning(block.text)) and found.is_strong:
            ranks[found.kind] = min(found.rank, ranks.get(found.kind, found.rank))
    return ranks


def is_item(part: Part) -> bool:
    """Tell whether a part is named by an item of a list, which keeps its name."""
    return part.pseudo is not None and part.pseudo.style is Style.ITEM
