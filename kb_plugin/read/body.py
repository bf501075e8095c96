"""The body of an incident: its sections, accounts, lessons and pairs, with places."""

from __future__ import annotations

import re
import textwrap
from bisect import bisect_left
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar

from kb_plugin.anchors import anchor
from kb_plugin.commonmark import HeadingBlock, ItemBlock
from kb_plugin.kinds import SectionKind
from kb_plugin.model import (
    Account,
    Element,
    Entry,
    Heading,
    Lesson,
    Narrator,
    Pair,
    Reference,
    Section,
)
from kb_plugin.read.document import Defect, Problem
from kb_plugin.read.excerpt import excerpt
from kb_plugin.read.section_names import ELEMENTS, SECTIONS, as_heading, folded
from kb_plugin.read.times import day_of, end_of_span, written_time
from kb_plugin.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from kb_plugin.commonmark import Outline
    from kb_plugin.kinds import ElementKind
    from kb_plugin.model import Moment
    from kb_plugin.read.document import Link
    from kb_plugin.read.times import WrittenTime
    from kb_plugin.source import Position, SourceText

_Block = TypeVar("_Block", HeadingBlock, ItemBlock)
_ACCOUNT = re.compile(r"account\s*:\s*(?P<who>.+)", re.IGNORECASE | re.DOTALL)
_MARKER = re.compile(r"[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+")
_BETWEEN = " :,;–—-"
"""What people write between a time and what happened then."""
_DECISION = re.compile(r"\*\*decision\b", re.IGNORECASE)
_LEARNED = re.compile(r"^[ \t]*(?:\*\*)?learned by:(?:\*\*)?[ \t]*(?P<keys>.*)$", re.I | re.M)
_PAIR = re.compile(r"(?:\*\*|_)?(?P<side>imagined|done)\s*:(?:\*\*|_)?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Body:
    """What the body of an incident holds."""

    sections: tuple[Section, ...]
    accounts: tuple[Account, ...]
    lessons: tuple[Lesson, ...]
    pairs: tuple[Pair, ...]
    defects: tuple[Defect, ...]


@dataclass(frozen=True, slots=True)
class BodyReader:
    """Everything that the parts of a body are read with."""

    source: SourceText
    first_line: int
    outline: Outline
    links: tuple[Link, ...]
    comments: tuple[Span, ...]
    """Lines that no page shows."""
    narrators: tuple[Narrator, ...]
    is_imported: bool
    moment_of: Callable[[WrittenTime, Position, str | None, date | None], Moment | Defect | None]
    """Reads a time with its place, the narrator's zone, and the day of the entry before it."""

    def read(self) -> Body:
        """Return the parts of the body and what about them could not be understood."""
        defects: list[Defect] = []
        sections = tuple(self._sections())
        accounts = tuple(
            self._account(section, defects)
            for section in sections
            if section.kind is SectionKind.ACCOUNT
        )
        slugs: set[str] = set()
        lessons = tuple(
            lesson
            for section in sections
            if section.kind is SectionKind.LESSONS
            for lesson in self._lessons(section, slugs)
        )
        pairs = tuple(
            pair
            for section in sections
            if section.kind is SectionKind.WORK_AS_DONE
            for pair in self._pairs(section, defects)
        )
        return Body(sections, accounts, lessons, pairs, tuple(defects))

    def _line(self, block_line: int) -> int:
        return self.first_line + block_line

    def _offset(self, block_line: int) -> int:
        return self.source.line_start(self._line(block_line))

    def _headings(self, span: Span) -> list[Heading]:
        return [
            Heading(
                block.level,
                block.text,
                Span(self._offset(block.start), self._offset(block.end)),
                self.source.at_line(self._line(block.start)),
            )
            for block in self._within(self.outline.headings, span)
        ]

    def _within(self, blocks: tuple[_Block, ...], span: Span) -> tuple[_Block, ...]:
        """Return the blocks that begin in a span of whole lines; blocks are in text order."""
        first, behind = (
            len(blocks)
            if offset >= len(self.source.text)
            else bisect_left(
                blocks,
                self.source.position(offset).line - self.first_line,
                key=attrgetter("start"),
            )
            for offset in (span.start, span.end)
        )
        return blocks[first:behind]

    def _sections(self) -> Iterator[Section]:
        whole = Span(self._offset(0), len(self.source.text))
        tops = [heading for heading in self._headings(whole) if heading.level <= 2]
        for heading, following in _with_next(tops):
            if heading.level == 1:
                continue
            body = Span(heading.span.end, following.span.start if following else whole.end)
            if found := _ACCOUNT.fullmatch(heading.text):
                who = self._narrator_key(found["who"].strip())
                yield Section(SectionKind.ACCOUNT, heading, body, who)
            else:
                yield Section(SECTIONS.get(folded(heading.text)), heading, body)

    def _narrator_key(self, who: str) -> str:
        if any(narrator.key == who for narrator in self.narrators):
            return who
        named = [one.key for one in self.narrators if one.name.casefold() == who.casefold()]
        return named[0] if len(named) == 1 else who

    def _account(self, section: Section, defects: list[Defect]) -> Account:
        key = section.narrator or ""
        zone = next((one.timezone for one in self.narrators if one.key == key), None)
        headings = self._headings(section.body)
        elements: list[Element] = []
        entries: list[Entry] = []
        for heading, following in _with_next(headings):
            if heading.level == 3 and _ACCOUNT.fullmatch(heading.text):
                # What follows was meant as another's words.
                break
            kind = ELEMENTS.get(folded(heading.text)) if heading.level == 3 else None
            if kind is None:
                if heading.level == 3:
                    known = tuple(as_heading(name) for name in ELEMENTS)
                    defects.append(Defect(Problem.ELEMENT_HEADING, heading.at, heading.text, known))
                continue
            elements.append(Element(kind, heading))
            end = following.span.start if following else section.body.end
            entries += self._entries(kind, Span(heading.span.end, end), zone, len(entries), defects)
        return Account(key, section, tuple(elements), tuple(entries))

    def _excerpt(self, span: Span) -> str:
        return excerpt(self.source, span, self.links, self.comments)

    def _items(self, span: Span) -> Iterator[tuple[ItemBlock, int]]:
        """Yield each item that begins in a span, with the offset of its text."""
        line, behind = -1, 0
        for item in self._within(self.outline.items, span):
            start = self._offset(item.start)
            # `- - text` begins two items.
            marker = _MARKER.match(self.source.text, behind if item.start == line else start)
            if marker:
                line, behind = item.start, marker.end()
                yield item, behind

    def _entries(
        self, kind: ElementKind, span: Span, zone: str | None, count: int, defects: list[Defect]
    ) -> Iterator[Entry]:
        days: dict[int, date | None] = {}
        for item, start in self._items(span):
            end = self._offset(item.end)
            line = self.source.text[start:end].partition("\n")[0]
            written = written_time(line)
            if written is None:
                continue
            at = self.source.position(start)
            moment = self.moment_of(written, at, zone, days.get(item.list_number))
            if isinstance(moment, Defect):
                defects.append(moment)
                moment = None
            if moment is not None:
                days[item.list_number] = moment.local.date()
            elif written.day is not None:
                # What is wrong with one time says nothing about the day of the next.
                days[item.list_number] = day_of(written.day)
            clock = Span(start, start + len(written.text))
            first, _, rest = self._excerpt(Span(clock.end, end)).partition("\n")
            first = first.lstrip(_BETWEEN)
            end_time = end_of_span(line) or ""
            is_decision = bool(_DECISION.match(first.removeprefix(end_time).lstrip(_BETWEEN)))
            first = f"– {first}" if end_time else first
            text = f"{first}\n{textwrap.dedent(rest)}".strip()
            count += 1
            yield Entry(kind, moment, text, is_decision, count, clock, at)

    def _lessons(self, section: Section, slugs: set[str]) -> Iterator[Lesson]:
        headings = self._headings(section.body)
        for heading, following in _with_next(headings):
            if heading.level != 3:
                continue
            end = following.span.start if following else section.body.end
            body = Span(heading.span.end, end)
            learned = list(_LEARNED.finditer(self.source.text, body.start, body.end))
            # Older reports use level-3 headings below Lessons for other things.
            if self.is_imported and not learned:
                continue
            by: tuple[Reference, ...] = ()
            line: Span | None = None
            if learned:
                line = Span(*learned[-1].span())
                by = tuple(self._references(learned[-1]))
            text = self._excerpt(Span(body.start, line.start if line else end))
            slug = _unused(anchor(heading.text), slugs)
            slugs.add(slug)
            yield Lesson(heading.text, slug, text.strip(), by, heading, line)

    def _references(self, learned: re.Match[str]) -> Iterator[Reference]:
        for key in re.finditer(r"[^,\s][^,]*", learned["keys"]):
            at = self.source.position(learned.start("keys") + key.start())
            yield Reference(key[0].strip(), at)

    def _pairs(self, section: Section, defects: list[Defect]) -> Iterator[Pair]:
        imagined: tuple[str, Position] | None = None
        for item, start in self._items(section.body):
            side = _PAIR.match(self.source.text, start)
            if side is None:
                continue
            at = self.source.position(start)
            is_imagined = side["side"].lower() == "imagined"
            # The pair's other half is nested in the item, and not part of its words.
            end = self._offset(item.text_end if is_imagined else item.end)
            text = self._excerpt(Span(side.end(), end))
            first, _, rest = text.partition("\n")
            text = f"{first}\n{textwrap.dedent(rest)}".strip()
            if is_imagined:
                if imagined:
                    defects.append(Defect(Problem.LONE_IMAGINED, imagined[1], "Imagined"))
                imagined = (text, at)
            elif imagined:
                yield Pair(imagined[0], text, imagined[1])
                imagined = None
            else:
                defects.append(Defect(Problem.LONE_IMAGINED, at, "Done"))
        if imagined:
            defects.append(Defect(Problem.LONE_IMAGINED, imagined[1], "Imagined"))


def _with_next(headings: list[Heading]) -> Iterator[tuple[Heading, Heading | None]]:
    return zip(headings, [*headings[1:], None], strict=False)


def _unused(slug: str, taken: set[str]) -> str:
    number = 2
    unused = slug
    while unused in taken:
        unused = f"{slug}-{number}"
        number += 1
    return unused
