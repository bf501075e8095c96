"""Times as people write them, and the instants they stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
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
_ZONE_NAME = re.compile(r"[ ]?(?P<name>[A-Za-z]{2,5})\b")
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


@dataclass(frozen=True, slots=True)
class WrittenTime:
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
        glued = re.match(r"(?P<clock>\d{1,2}:\d{2}(?::\d{2})?)(?P<name>[A-Za-z]{2,5})\b", text)
        if glued is None or glued["name"].upper() not in _ZONE_NAMES:
            return None
        return WrittenTime(glued[0], None, glued["clock"], None, glued["name"])
    name = _ZONE_NAME.match(text, found.end())
    zone_name = name["name"] if name and name["name"] in _ZONE_NAMES else None
    if name and name["name"] in ("am", "pm", "a.m.", "p.m."):
        zone_name = name["name"]
    return WrittenTime(found[0], found["day"], found["clock"], found["offset"], zone_name)


def local_time(
    written: WrittenTime, default_day: date | None, zone: str
) -> datetime | TimeProblem | None:
    """Return the aware local time, None where no day is known, or the problem.

    A local time is real if going to UTC and back leads to itself, and unambiguous if both
    values of `fold` (PEP 495) have the same offset.
    """
    if written.zone_name:
        return TimeProblem(Problem.TIME_ZONE_NAME, written.zone_name)
    try:
        day = date.fromisoformat(written.day) if written.day else default_day
    except ValueError:
        return TimeProblem(Problem.TIME_UNREADABLE, f"there is no day {written.day}")
    if written.clock[1] == ":":
        return TimeProblem(Problem.TIME_UNREADABLE, f"write 0{written.clock}")
    try:
        clock = time.fromisoformat(written.clock)
    except ValueError:
        return TimeProblem(Problem.TIME_UNREADABLE, "hours go to 23, minutes and seconds to 59")
    if day is None:
        return None
    if written.offset:
        return datetime.combine(day, clock, _offset(written.offset))
    local = datetime.combine(day, clock, ZoneInfo(zone))
    if local.astimezone(UTC).astimezone(local.tzinfo).replace(tzinfo=None) != local.replace(
        tzinfo=None
    ):
        return TimeProblem(Problem.TIME_NOT_EXISTING, zone)
    if local.utcoffset() != local.replace(fold=1).utcoffset():
        first, second = (_offset_text(local.replace(fold=fold)) for fold in (0, 1))
        return TimeProblem(
            Problem.TIME_AMBIGUOUS, f"{written.clock}{first} or {written.clock}{second}"
        )
    return local


def _offset(text: str) -> timezone:
    if text == "Z":
        return UTC
    hours, minutes = int(text[1:3]), int(text[-2:])
    size = timedelta(hours=hours, minutes=minutes)
    return timezone(size if text[0] == "+" else -size)


def _offset_text(moment: datetime) -> str:
    return moment.isoformat()[-6:]
