"""Times as people write them, and the instants they stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import NamedTuple
from zoneinfo import ZoneInfo

from kb_plugin.read.document import Problem

_TIME = re.compile(
    r"""
    (?:(?P<day>\d{4}-\d{2}-\d{2})(?:[ \t]+|T))?
    (?P<clock>\d{1,2}:\d{2}(?::\d{2})?)
    (?:[ ]?(?P<offset>Z|[+-]\d{2}:?(?:00|15|30|45)))?
    (?![\d:]\d|\w)
    """,
    re.VERBOSE,
)
_SPAN = re.compile(
    r"(?:\d{4}-\d{2}-\d{2}(?:[ \t]+|T))?\d{1,2}:\d{2}(?::\d{2})?"
    r"(?P<mark>[ ]?[-–—][ ]?)(?P<last>(?:[01]\d|2[0-3]):[0-5]\d)(?![\d:])"
)
_WEST = re.compile(r"(?:0\d|1[0-2]):[03]0")
"""What may stand behind a hyphen as an offset: none in the west has a quarter of an hour."""
_ZONE_NAME = re.compile(r"[ ]?(?P<name>[AaPp]\.[Mm]\.|[A-Za-z]{2,5}\b)")
_GLUED = re.compile(
    r"""
    (?:(?P<day>\d{4}-\d{2}-\d{2})(?:[ \t]+|T))?
    (?P<clock>\d{1,2}:\d{2}(?::\d{2})?)
    (?P<name>[AaPp]\.[Mm]\.|[A-Za-z]{2,5}\b)
    """,
    re.VERBOSE,
)
_ZONE_NAMES = frozenset(
    [
        "UTC",
        "GMT",
        "CET",
        "CEST",
        "EET",
        "EEST",
        "WET",
        "WEST",
        "BST",
        "IST",
        "MSK",
        "EST",
        "EDT",
        "ET",
        "CST",
        "CDT",
        "CT",
        "MST",
        "MDT",
        "MT",
        "PST",
        "PDT",
        "PT",
        "AKST",
        "AKDT",
        "HST",
        "JST",
        "KST",
        "SGT",
        "HKT",
        "AEST",
        "AEDT",
        "ACST",
        "ACDT",
        "AWST",
        "NZST",
        "NZDT",
        "BRT",
        "CLT",
        "SAST",
        "PKT",
        "WIB",
        "AM",
        "PM",
    ]
)
_WESTERNMOST, _EASTERNMOST = timedelta(hours=-12), timedelta(hours=14)
"""Offsets that clocks on Earth have."""


class WrittenTime(NamedTuple):
    """A time found at the head of a text."""

    text: str
    day: str | None
    clock: str
    offset: str | None
    zone_name: str | None
    """A zone's abbreviation behind the time, which says too little to be read."""


@dataclass(frozen=True, slots=True)
class TimeProblem:
    """Why a time stands for no instant."""

    problem: Problem
    detail: str = ""


def written_time(text: str) -> WrittenTime | None:
    """Return the time with which a text begins, if it begins with one."""
    found = _TIME.match(text)
    if found is None:
        # `09:31CET` and `9:31pm` are times too, if hardly readable ones.
        glued = _GLUED.match(text)
        if glued is None or glued["name"].upper().replace(".", "") not in _ZONE_NAMES:
            return None
        return WrittenTime(glued[0], glued["day"], glued["clock"], None, glued["name"])
    name = _ZONE_NAME.match(text, found.end())
    # In lower case most of these are words: "09:31 et al."
    is_zone = name and (name["name"] in _ZONE_NAMES or name["name"] in ("am", "pm"))
    is_zone = is_zone or (name and "." in name["name"])
    zone_name = name["name"] if name and is_zone else None
    return WrittenTime(found[0], found["day"], found["clock"], found["offset"], zone_name)


def end_of_span(text: str) -> str | None:
    """Return the later time of a span, such as `09:10-09:25`, with which a text begins."""
    found = _SPAN.match(text)
    if found is None or (found["mark"].endswith("-") and _WEST.fullmatch(found["last"])):
        return None
    return found["last"]


def day_of(text: str) -> date | None:
    """Return the day with which a text begins, if there is such a day."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def local_time(
    written: WrittenTime, default_day: date | None, zone: str
) -> datetime | TimeProblem | None:
    """Return the aware local time, None where no day is known, or the problem.

    A local time is real and unambiguous if both values of `fold` (PEP 495) have the same offset;
    of the others, one is real if going to UTC and back leads to itself.
    """
    if written.zone_name:
        return TimeProblem(Problem.TIME_ZONE_NAME, written.zone_name)
    day = day_of(written.day) if written.day else default_day
    if written.day and day is None:
        return TimeProblem(Problem.TIME_UNREADABLE, f"there is no day {written.day}")
    if written.clock[1] == ":":
        return TimeProblem(Problem.TIME_UNREADABLE, f"write 0{written.clock}")
    try:
        clock = time.fromisoformat(written.clock)
    except ValueError:
        return TimeProblem(Problem.TIME_UNREADABLE, _no_clock(written.clock, day))
    if day is None:
        return None
    if not date.min.year < day.year < date.max.year:
        # In UTC, or a day later, the moment may lie in a year that Python does not have.
        return TimeProblem(Problem.TIME_UNREADABLE, f"the year {day.year} is out of reach")
    if written.offset:
        if end := end_of_span(f"{written.clock}{written.offset}"):
            detail = f"write a span with spaces: {written.clock} – {end}"
            return TimeProblem(Problem.TIME_UNREADABLE, detail)
        offset = _offset(written.offset)
        if not _WESTERNMOST <= offset <= _EASTERNMOST:
            return TimeProblem(Problem.TIME_UNREADABLE, "offsets go from -12:00 to +14:00")
        return datetime.combine(day, clock, timezone(offset))
    local = datetime.combine(day, clock, ZoneInfo(zone))
    # The common case first: going to UTC and back takes four times as long.
    if local.utcoffset() == local.replace(fold=1).utcoffset():
        return local
    back = local.astimezone(UTC).astimezone(local.tzinfo)
    if back.replace(tzinfo=None) != local.replace(tzinfo=None):
        return TimeProblem(Problem.TIME_NOT_EXISTING, zone)
    first, second = (_offset_text(local.replace(fold=fold)) for fold in (0, 1))
    return TimeProblem(Problem.TIME_AMBIGUOUS, f"{written.clock}{first} or {written.clock}{second}")


def _no_clock(clock: str, day: date | None) -> str:
    hour = int(clock[:2])
    if day is not None and 24 <= hour < 30 and int(clock[3:5]) < 60:
        following = date.fromordinal(day.toordinal() + 1) if day < date.max else day
        return f"after midnight write {following} {hour - 24:02}{clock[2:]}"
    return "hours go to 23, minutes and seconds to 59"


def _offset(text: str) -> timedelta:
    if text == "Z":
        return timedelta()
    hours, minutes = int(text[1:3]), int(text[-2:])
    size = timedelta(hours=hours, minutes=minutes)
    return size if text[0] == "+" else -size


def _offset_text(moment: datetime) -> str:
    return moment.isoformat()[-6:]
