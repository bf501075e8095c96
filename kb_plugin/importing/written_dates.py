"""Days as people write them in reports, titles and file names."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from kb_plugin.importing.word_tables import tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MONTHS = tables("months")
"""Names of the twelve months by language, from January on."""
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ENGLISH = {
    short: number
    for number, name in enumerate(_MONTHS["english"], 1)
    for short in (name, name[:3], name[: 4 if name == "september" else 3])
}
_NUMBERS = _ENGLISH | {
    name: number for names in _MONTHS.values() for number, name in enumerate(names, 1)
}
_MONTH = f"(?:{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})\\b\\.?"
_WEEKDAY = "(?:" + "|".join(f"{name[:3]}(?:{name[3:]})?" for name in _WEEKDAYS) + r"|tues|thurs)\b"
_ORDINAL = r"(?:st|nd|rd|th|er)?"
_UP_TO = rf"(?:[ ]?(?:[-\u2013\u2014/&]|to|and)[ ]?(?:3[01]|[12]\d|0?[1-9]){_ORDINAL})?"
"""The last of several days, as in `4-5 January`."""

_DATE = re.compile(
    rf"""
    (?:(?<!\w)(?P<weekday>{_WEEKDAY})\.?,?[ ]+(?:the[ ]+)?)?
    (?:
        (?<!\d)(?<!\d[-/.]) (?P<y1>(?:19|20)\d\d) (?P<sep1>[-\u2010\u2011/._])
            (?P<m1>0?[1-9]|1[0-2]) (?P=sep1) (?P<d1>3[01]|[12]\d|0?[1-9])
            (?!\d|\.\d|/(?!\d\d?[ ,)])\d)
      | (?<![\w.]) (?P<y2>(?:19|20)\d\d)(?P<m2>0[1-9]|1[0-2])(?P<d2>0[1-9]|[12]\d|3[01])
            (?:T\d{{4,6}}Z?)? (?![\w])
      | (?<![\w/.-])(?<!\d:) (?:
        (?P<d3>3[01]|[12]\d|0?[1-9]){_ORDINAL}{_UP_TO}\.?[ -]?(?:(?:of|de)[ ]+)?
            (?P<month3>{_MONTH}),?[ -]?(?:de[ ]+)?(?P<y3>(?:19|20)\d\d)(?![\d])
      | (?P<d9>3[01]|[12]\d|0?[1-9])[-/](?P<month9>{_MONTH})[-/]
            (?P<y9>(?:19|20)\d\d|\d\d(?=[ ]))(?!\d)
      | (?P<month4>{_MONTH})[ -]?(?P<d4>3[01]|[12]\d|0?[1-9]){_ORDINAL}{_UP_TO},?[ -]+
            (?P<y4>(?:19|20)\d\d)(?![\d])
      | (?P<y5>(?:19|20)\d\d)[ -]?(?P<month5>{_MONTH})[ -]?(?P<d5>3[01]|[12]\d|0?[1-9])(?![\d])
      | (?P<a6>3[01]|[12]\d|0?[1-9])(?P<sep6>[-\u2010\u2011/.])(?P<b6>3[01]|[12]\d|0?[1-9])(?P=sep6)
            (?P<y6>(?:19|20)\d\d|\d\d(?=$|[^\w.:/-]|-[A-Za-z]))(?!\d)
      | (?P<d7>3[01]|[12]\d|0?[1-9]){_ORDINAL}\.?[ -](?:of[ ]+)?(?P<month7>{_MONTH})(?!\w)
      | (?P<month8>{_MONTH})[ -](?P<d8>3[01]|[12]\d|0?[1-9]){_ORDINAL}(?![\w:.%]|-\d)
    ))
    """,
    re.IGNORECASE | re.VERBOSE,
)

_UNTIL = re.compile(
    r"(?:,?\s*\d{1,2}[:.]\d\d(?:\s?[ap]m)?(?:\s?[A-Z]{1,4})?)?\s*(?:[-\u2013\u2014]|to|until|through|and|&)\s*",
    re.IGNORECASE,
)
_TWO_DIGIT_YEARS_BEGIN = 90
"""`90` to `99` are of the last century; nobody kept reports of this kind before."""


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A day as it stands in a text."""

    start: int
    end: int
    text: str
    readings: tuple[date, ...]
    """The days it may mean: one, or two where day and month could be either way round."""
    month_and_day: tuple[int, int] | None = None
    """Where the year is left out."""
    weekday: int | None = None
    """The day of the week that is written before it, Monday being 0."""
    is_month_first: bool | None = None
    """For numbers in a row that can mean one day only: whether the month comes first."""

    @property
    def day(self) -> date | None:
        """The day, where there is no doubt about it."""
        return self.readings[0] if len(self.readings) == 1 else None


def written_dates(text: str) -> Iterator[WrittenDate]:
    """Yield the days written in a text, in the order in which they stand."""
    waiting: WrittenDate | None = None
    for one in _dates(text):
        if waiting:
            between = text[waiting.end : one.start]
            yield _first_of_two(waiting, one) if one.day and _UNTIL.fullmatch(between) else waiting
        waiting = one if one.month_and_day else None
        if waiting is None:
            yield one
    if waiting:
        yield waiting


def _first_of_two(first: WrittenDate, last: WrittenDate) -> WrittenDate:
    """Return the beginning of `28 Feb - 1 Mar 2020` with the year that stands at its end."""
    if last.day is None or first.month_and_day is None:
        return first
    year = last.day.year - (first.month_and_day > (last.day.month, last.day.day))
    day = _day(year, *first.month_and_day)
    return replace(first, readings=(day,), month_and_day=None) if day else first


def _dates(text: str) -> Iterator[WrittenDate]:
    for found in _DATE.finditer(text):
        weekday = _number(found["weekday"], _WEEKDAYS)
        month_first = None
        partial: tuple[int, int] | None = None
        if found["y6"]:
            readings, month_first = _either_way(found["a6"], found["b6"], found["y6"], found)
        elif named := next((n for n in "78" if found[f"month{n}"]), None):
            partial = (_month(found[f"month{named}"]), int(found[f"d{named}"]))
            readings = ()
            # "may 3" and "Mars 3" are seldom days; an English month has a capital.
            month = found[f"month{named}"].rstrip(".")
            if _day(2000, *partial) is None or month[0].islower() or month.lower() not in _ENGLISH:
                continue
        else:
            readings = _whole(found)
        if weekday is not None and len(readings) > 1:
            fitting = tuple(one for one in readings if one.weekday() == weekday)
            readings = fitting or readings
        if readings or partial:
            yield WrittenDate(
                found.start(), found.end(), found[0], readings, partial, weekday, month_first
            )


def _whole(found: re.Match[str]) -> tuple[date, ...]:
    for number in "123459":
        year = found[f"y{number}"]
        if year is None:
            continue
        names = found.re.groupindex
        month = (
            _month(found[f"month{number}"])
            if f"month{number}" in names
            else int(found[f"m{number}"])
        )
        day = _day(_century(int(year)), month, int(found[f"d{number}"]))
        return (day,) if day else ()
    return ()


def _either_way(
    first: str, second: str, year: str, found: re.Match[str]
) -> tuple[tuple[date, ...], bool | None]:
    """Return what `03/04/2019` can mean: with points the day comes first (DIN 5008, and others)."""
    number = _century(int(year))
    day_first = _day(number, int(second), int(first))
    month_first = _day(number, int(first), int(second))
    if found["sep6"] == ".":
        return ((day_first,) if day_first else ()), None
    readings = tuple(dict.fromkeys(one for one in (day_first, month_first) if one))
    decided = None if len(readings) != 1 or day_first == month_first else day_first is None
    return readings, decided


def _century(year: int) -> int:
    if year > 99:
        return year
    return year + (1900 if year >= _TWO_DIGIT_YEARS_BEGIN else 2000)


def _month(name: str) -> int:
    return _NUMBERS[name.lower().rstrip(".")]


def _number(name: str | None, names: tuple[str, ...]) -> int | None:
    if not name:
        return None
    return next((n for n, one in enumerate(names) if one[:3] == name[:3].lower()), None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def is_month_first(texts: Iterable[str]) -> bool | None:
    """Return the order of day and month in texts that use numbers, where they leave no doubt."""
    orders = {
        one.is_month_first
        for text in texts
        for one in written_dates(text)
        if one.is_month_first is not None
    }
    return orders.pop() if len(orders) == 1 else None


def decided(one: WrittenDate, month_first: bool | None) -> date | None:
    """Return the day of a date, with the order of day and month used elsewhere settling doubts."""
    if one.day or len(one.readings) != 2 or month_first is None:
        return one.day
    # `_either_way` names the reading with the day first before the other.
    return one.readings[1 if month_first else 0]
