"""On which day the incident of a report was."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from kb_plugin.importing.day_places import first_lines, places
from kb_plugin.importing.posts import ABOUT_THE_TEXT, day_before, is_post
from kb_plugin.importing.word_tables import names as names_of
from kb_plugin.importing.written_dates import decided, is_month_first, written_dates

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb_plugin.commonmark import Outline
    from kb_plugin.importing.foreign import Foreign
    from kb_plugin.importing.labels import Label
    from kb_plugin.importing.written_dates import WrittenDate

_OF_THE_INCIDENT = names_of("labels", "day of the incident")
_PLAIN = names_of("labels", "day")
_BEGAN = names_of("labels", "day it began")
_LATER = names_of("labels", "later day")
_OF_THE_TEXT = names_of("labels", "day of the text")
_DESCRIPTION = names_of("labels", "summary")
_RUNNING = ("summary", "text", "timeline")
"""Places at which a day stands among words."""
_ADDRESS = re.compile(r"https?://\S+|\]\([^()\s]*\)|^\[[^\]]+\]:.*$", re.MULTILINE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DAY_IN_FOLDER = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?:[-_/]\d\d)?/(?P<month>\d\d)[-_](?P<day>\d\d)(?!\d)"
)
"""A file named by month and day in a folder named by its year."""
_NUMBER_BEFORE_DAY = re.compile(r"\A\d{1,4}[-_.](?=(?:19|20)\d\d[-_]?\d\d[-_]?\d\d(?!\d))")
"""The number of a report in a row of them: `012-2020-01-02-queue`."""
_AMERICAN = re.compile(r"\b(?:[ECMP][SD]T|US/(?:Eastern|Central|Mountain|Pacific))\b")
"""Zones of people who write the month first."""


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
            elif where in _RUNNING and ABOUT_THE_TEXT.search(text[: one.start]):
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
    order = month_first if order is None else order
    search = _Search(True if order is None and _AMERICAN.search(body) else order)
    stated = _Search(search.month_first)
    _look_at(stated, labels, _OF_THE_INCIDENT)
    _look_at(stated, labels, _PLAIN, _BEGAN, front=True)
    for place, name in zip(("file name", *("folder",) * len(names)), names, strict=False):
        stated.look(place, _shown(name))
    titles = tuple(titles)
    for title in titles:
        stated.look("heading", title)
    _look_at(stated, labels, _PLAIN, front=False)
    _look_at(stated, labels, _BEGAN, front=False)
    opening = (("opening", first_lines(body)), *places(body, blocks))
    told = _told_by_post(foreign, labels, titles, names, stated, opening)
    search.found, search.doubts = list(stated.found), stated.doubts
    search.partial = stated.partial
    _look_at(search, labels, _LATER)
    for where, text in places(body, blocks):
        search.look(where, text)
    _look_at(search, labels, _OF_THE_TEXT)
    search.look("whole text", body)
    return told or _chosen(search, stated.found, body, names)


def _shown(name: str) -> str:
    """Return the name of a file or folder as a text in which days can be found."""
    name = _NUMBER_BEFORE_DAY.sub("", name)
    name = _DAY_IN_FOLDER.sub(r"\g<year>-\g<month>-\g<day>", name)
    return re.sub(r"(?<=\d)_(?=\d)", "-", name).replace("_", " ")


def _told_by_post(
    foreign: Foreign,
    labels: tuple[Label, ...],
    titles: tuple[str, ...],
    names: tuple[str, ...],
    stated: _Search,
    text: Iterable[tuple[str, str]],
) -> Dated | None:
    """Return the day that a post tells of, where it names one before that of its publication."""
    if not stated.found:
        return None
    published, where, _ = stated.found[0]
    given = any(_OF_THE_INCIDENT.fullmatch(label.name) for label in labels)
    if (
        given
        or where not in ("front matter", "file name")
        or not is_post(foreign, names[1:], published)
    ):
        return None
    described = tuple(
        ("front matter", label.value)
        for label in labels
        if label.line is None and _DESCRIPTION.fullmatch(label.name)
    )
    opening = [one for one in text if one[0] in ("opening", "summary")]
    asked = (*(("heading", title) for title in titles), *described, *opening)
    told = day_before(published, asked)
    if told is None or told[0] == published:
        return None
    day, place, passage = told
    question = (
        f"the {where} says {published}, the {place} '{passage}': was the incident on {day}, and "
        "the other is the day of the text?"
    )
    return Dated(day, place, passage, (question,))


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
            # What a name or a label says without a doubt is the better guess than no day at all.
            return Dated(*stated[0], (question,)) if stated else Dated(None, questions=(question,))
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
    years = years or {int(year) for name in names[1:3] for year in _YEAR.findall(name)}
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
