"""On which day the incident of a report was."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from kb_plugin.importing.headings import is_timeline, meaning
from kb_plugin.importing.word_tables import names as names_of
from kb_plugin.importing.written_dates import decided, is_month_first, written_dates
from kb_plugin.kinds import SectionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kb_plugin.commonmark import Outline
    from kb_plugin.importing.foreign import Foreign
    from kb_plugin.importing.labels import Label
    from kb_plugin.importing.written_dates import WrittenDate

_OF_THE_INCIDENT = names_of("labels", "day of the incident")
_PLAIN = names_of("labels", "day")
_BEGAN = names_of("labels", "day it began")
_LATER = names_of("labels", "later day")
_OF_THE_TEXT = names_of("labels", "day of the text")
_ABOUT_THE_TEXT = re.compile(
    r"\b(?:created|modified|updated|edited|published|posted|reviewed|meeting|scheduled for|written|"
    r"due|deadline|copyright|version|expir\w+|valid until|since|released)\b[^.\n]{0,20}\Z",
    re.IGNORECASE,
)
"""What stands before a day that is not the incident's."""
_RUNNING = ("summary", "text", "timeline")
"""Places at which a day stands among words."""
_OPENING = 8
"""Lines with which a text without a summary begins to tell."""
_ADDRESS = re.compile(r"https?://\S+|\]\([^()\s]*\)|^\[[^\]]+\]:.*$", re.MULTILINE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Dated:
    """The day of an incident, and what it rests on."""

    day: date | None
    where: str = ""
    passage: str = ""
    questions: tuple[str, ...] = ()


@dataclass(slots=True)
class _Search:
    """Candidates in the order of their weight, with what was doubtful on the way."""

    month_first: bool | None
    found: list[tuple[date, str, str]] = field(default_factory=list)
    doubts: list[WrittenDate] = field(default_factory=list)
    partial: list[tuple[WrittenDate, str]] = field(default_factory=list)

    def look(self, where: str, text: str, *, is_label: bool = False) -> None:
        """Take the first day of a text that leaves no doubt."""
        for one in written_dates(text):
            if one.month_and_day:
                self.partial.append((one, where))
            elif where in _RUNNING and _ABOUT_THE_TEXT.search(text[: one.start]):
                continue
            elif day := decided(one, self.month_first):
                self.found.append((day, where, one.text))
                return
            elif is_label or not self.found:
                self.doubts.append(one)


def find_day(
    foreign: Foreign,
    labels: tuple[Label, ...],
    blocks: Outline,
    titles: Iterable[str],
    names: tuple[str, ...],
    month_first: bool | None = None,
) -> Dated:
    """Return the day of the incident, looked for in the order in which reports are reliable.

    `names` are those of the file and of the folders around it, the innermost first;
    `month_first` is the order of numbers that other reports of the same people use.
    """
    body = _ADDRESS.sub(" ", foreign.body)
    order = is_month_first((body, *(label.value for label in labels)))
    search = _Search(month_first if order is None else order)
    stated = _Search(search.month_first)
    _look_at(stated, labels, _OF_THE_INCIDENT)
    _look_at(stated, labels, _PLAIN, _BEGAN, front=True)
    for place, name in zip(("file name", *("folder",) * len(names)), names, strict=False):
        stated.look(place, name.replace("_", " "))
    for title in titles:
        stated.look("heading", title)
    _look_at(stated, labels, _PLAIN, front=False)
    _look_at(stated, labels, _BEGAN, front=False)
    search.found, search.doubts = list(stated.found), stated.doubts
    search.partial = stated.partial
    _look_at(search, labels, _LATER)
    for where, text in _in_text(body, blocks):
        search.look(where, text)
    _look_at(search, labels, _OF_THE_TEXT)
    search.look("whole text", body)
    return _chosen(search, stated.found, body, names)


def _look_at(
    search: _Search,
    labels: tuple[Label, ...],
    *names: re.Pattern[str],
    front: bool | None = None,
) -> None:
    for pattern in names:
        for label in labels:
            if front is not None and front is not (label.line is None):
                continue
            if pattern.fullmatch(label.name):
                search.look(label.where, label.value, is_label=True)


def _chosen(
    search: _Search,
    stated: list[tuple[date, str, str]],
    body: str,
    names: tuple[str, ...],
) -> Dated:
    doubt = search.doubts[0] if search.doubts else None
    found = search.found
    if doubt:
        named = {one.month_and_day for one in written_dates(body)}
        fitting = [one for one in doubt.readings if (one.month, one.day) in named]
        if len(fitting) == 1:
            found = [(fitting[0], "text", doubt.text), *found]
        found = [one for one in found if one[0] in doubt.readings]
        if not found:
            first, second = doubt.readings
            question = f"'{doubt.text}' is {first} or {second}: which of the two was it?"
            return Dated(None, questions=(question,))
    # A title such as "Outage of March 2nd" says which of the days in the text it was.
    named = {
        one.month_and_day for one, where in search.partial if where in ("heading", "file name")
    }
    if not stated:
        found.sort(key=lambda one: (one[0].month, one[0].day) not in named)
    if found:
        day, where, passage = found[0]
        others = [one for one in stated if abs((one[0] - day).days) > 1]
        questions = tuple(
            f"the {where} says {day} ('{passage}'), the {there} {other}: which day was it?"
            for other, there, _ in others[:1]
        )
        if not questions and where == "file name":
            questions = _beside_timeline(day, passage, search.found)
        return Dated(day, where, passage, questions)
    return _with_a_year(search, body, names)


def _beside_timeline(
    day: date, passage: str, found: list[tuple[date, str, str]]
) -> tuple[str, ...]:
    """Return a question where a file is named by another day than its timeline begins with."""
    told = next((one for one in found if one[1] == "timeline"), None)
    if told is None or abs((told[0] - day).days) <= 1:
        return ()
    return (f"the file name says '{passage}', the timeline begins on {told[0]}: which day was it?",)


def _with_a_year(search: _Search, body: str, names: tuple[str, ...]) -> Dated:
    """Return a day written without its year, where only one year comes into question."""
    years = {int(year) for name in names[:1] for year in _YEAR.findall(name)}
    if len(years) != 1:
        years = {int(year) for year in _YEAR.findall(body)}
    for one, where in search.partial:
        if len(years) == 1 and one.month_and_day:
            try:
                day = date(next(iter(years)), *one.month_and_day)
            except ValueError:
                continue
            question = f"'{one.text}' has no year; {day.year} is the only one named: is it right?"
            return Dated(day, where, one.text, (question,))
    return Dated(None, questions=("no day was found: when was it?",))


def _in_text(body: str, blocks: Outline) -> Iterator[tuple[str, str]]:
    """Yield the places of the running text in which a day may stand, the likeliest first."""
    lines = body.split("\n")
    code = {line for start, end in blocks.code for line in range(start, end)}
    timeline: list[str] = []
    summary: list[str] = []
    others: list[str] = []
    level, into = 7, others
    heads = {block.start: block for block in blocks.headings}
    for number, line in enumerate(lines):
        block = heads.get(number)
        if block and block.level <= level:
            known = meaning(block.text)
            is_summary = known is not None and known.kind is SectionKind.SUMMARY
            into = timeline if is_timeline(block.text) else summary if is_summary else others
            level = block.level if into is not others else 7
        if number not in code:
            into.append(line)
    written = [line for line in others if line.strip()]
    opening = "\n".join(summary or written[:_OPENING])
    first = next(_days("\n".join(timeline)), None)
    told = next(_days(opening), None)
    # A timeline may begin with what led up to the incident, days before the day of the summary.
    if told and first != told and told in set(_days("\n".join(timeline))):
        yield "summary", opening
    yield "timeline", "\n".join(timeline)
    yield "summary", opening
    yield "text", "\n".join(others)
    yield "text", "\n".join(line for n, line in enumerate(lines) if n in code)


def _days(text: str) -> Iterator[date]:
    return (one.day for one in written_dates(text) if one.day)
