"""Times as people write them: which are read, and which instants they stand for."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from kb_plugin.read.document import Problem
from kb_plugin.read.times import (
    TimeProblem,
    WrittenTime,
    day_of,
    end_of_span,
    local_time,
    written_time,
)

DAY = date(2025, 3, 14)
BERLIN = "Europe/Berlin"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("09:31 I woke", WrittenTime("09:31", None, "09:31", None, None)),
        ("09:31", WrittenTime("09:31", None, "09:31", None, None)),
        ("09:31: I woke", WrittenTime("09:31", None, "09:31", None, None)),
        ("09:31, I woke", WrittenTime("09:31", None, "09:31", None, None)),
        ("09:31:05 I woke", WrittenTime("09:31:05", None, "09:31:05", None, None)),
        ("9:31 I woke", WrittenTime("9:31", None, "9:31", None, None)),
        ("25:99 I woke", WrittenTime("25:99", None, "25:99", None, None)),
        ("2025-03-15 00:10 I", WrittenTime("2025-03-15 00:10", "2025-03-15", "00:10", None, None)),
        ("2025-03-15T00:10 I", WrittenTime("2025-03-15T00:10", "2025-03-15", "00:10", None, None)),
        ("2025-03-15\t00:10", WrittenTime("2025-03-15\t00:10", "2025-03-15", "00:10", None, None)),
        ("09:31Z I woke", WrittenTime("09:31Z", None, "09:31", "Z", None)),
        ("09:31 Z I woke", WrittenTime("09:31 Z", None, "09:31", "Z", None)),
        ("09:31+02:00 I woke", WrittenTime("09:31+02:00", None, "09:31", "+02:00", None)),
        ("09:31 -0330 I woke", WrittenTime("09:31 -0330", None, "09:31", "-0330", None)),
        ("09:31 +05:45 I", WrittenTime("09:31 +05:45", None, "09:31", "+05:45", None)),
        ("09:31 Zebras woke", WrittenTime("09:31", None, "09:31", None, None)),
        ("09:31-09:40 I woke", WrittenTime("09:31", None, "09:31", None, None)),
        ("09:31 - 10:00 I woke", WrittenTime("09:31", None, "09:31", None, None)),
        ("09:31 CET I woke", WrittenTime("09:31", None, "09:31", None, "CET")),
        ("09:31CET I woke", WrittenTime("09:31CET", None, "09:31", None, "CET")),
        (
            "2025-03-14 09:31PST",
            WrittenTime("2025-03-14 09:31PST", "2025-03-14", "09:31", None, "PST"),
        ),
        ("09:31 UTC I woke", WrittenTime("09:31", None, "09:31", None, "UTC")),
        ("09:31 pm I woke", WrittenTime("09:31", None, "09:31", None, "pm")),
        ("9:31pm I woke", WrittenTime("9:31pm", None, "9:31", None, "pm")),
        ("9:31 p.m. I woke", WrittenTime("9:31", None, "9:31", None, "p.m.")),
        ("9:31A.M. I woke", WrittenTime("9:31A.M.", None, "9:31", None, "A.M.")),
        ("09:31 et al. woke", WrittenTime("09:31", None, "09:31", None, None)),
        ("09:31 EXIT was logged", WrittenTime("09:31", None, "09:31", None, None)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_time_is_read_at_the_head_of_a_text(text: str, expected: WrittenTime) -> None:
    assert written_time(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "I woke at 09:31",
        " 09:31",
        "10:1 was the ratio",
        "2025-03-14 I woke",
        "09:31x",
        "192:168:0:1 answered",
        "09:31:22:17 was the frame",
        "09.31 I woke",
        "09h31",
        "127.0.0.1:80",
    ],
)
def test_other_texts_begin_with_no_time(text: str) -> None:
    assert written_time(text) is None


@pytest.mark.parametrize(
    ("text", "zone", "expected"),
    [
        ("09:31", "UTC", "2025-03-14T09:31:00"),
        ("09:31", BERLIN, "2025-03-14T08:31:00"),
        ("09:31", "America/Toronto", "2025-03-14T13:31:00"),
        ("09:31", "Asia/Kathmandu", "2025-03-14T03:46:00"),
        ("09:31:07", BERLIN, "2025-03-14T08:31:07"),
        ("09:31Z", BERLIN, "2025-03-14T09:31:00"),
        ("09:31+02:00", "UTC", "2025-03-14T07:31:00"),
        ("09:31 -0330", "UTC", "2025-03-14T13:01:00"),
        ("00:10", "Pacific/Kiritimati", "2025-03-13T10:10:00"),
        ("2025-07-01 00:10", BERLIN, "2025-06-30T22:10:00"),
        ("2024-10-27 02:30+02:00", BERLIN, "2024-10-27T00:30:00"),
        ("2024-10-27 02:30+01:00", BERLIN, "2024-10-27T01:30:00"),
        ("2024-10-27 01:59", BERLIN, "2024-10-26T23:59:00"),
        ("2024-10-27 03:00", BERLIN, "2024-10-27T02:00:00"),
        ("2025-03-30 01:59", BERLIN, "2025-03-30T00:59:00"),
        ("2025-03-30 03:00", BERLIN, "2025-03-30T01:00:00"),
        ("2025-03-30 02:30+01:00", BERLIN, "2025-03-30T01:30:00"),
        ("2025-04-06 02:01", "Australia/Lord_Howe", "2025-04-05T15:31:00"),
    ],
    ids=str,
)
def test_a_local_time_stands_for_an_instant(text: str, zone: str, expected: str) -> None:
    written = written_time(text)
    assert written is not None
    local = local_time(written, DAY, zone)
    assert isinstance(local, datetime)
    assert local.astimezone(UTC) == datetime.fromisoformat(f"{expected}+00:00")


def test_the_writers_clock_is_kept() -> None:
    written = written_time("2025-07-01 00:10")
    assert written is not None
    local = local_time(written, DAY, BERLIN)
    assert isinstance(local, datetime)
    assert local.isoformat() == "2025-07-01T00:10:00+02:00"


@pytest.mark.parametrize(
    ("text", "zone", "problem", "detail"),
    [
        ("2025-03-30 02:30", BERLIN, Problem.TIME_NOT_EXISTING, BERLIN),
        ("2025-03-09 02:00", "America/Toronto", Problem.TIME_NOT_EXISTING, "America/Toronto"),
        ("2011-12-30 12:00", "Pacific/Apia", Problem.TIME_NOT_EXISTING, "Pacific/Apia"),
        ("2024-10-27 02:30", BERLIN, Problem.TIME_AMBIGUOUS, "02:30+02:00 or 02:30+01:00"),
        ("2024-10-27 02:00:01", BERLIN, Problem.TIME_AMBIGUOUS, "02:00:01+02:00 or 02:00:01+01:00"),
        (
            "2025-04-06 01:45",
            "Australia/Lord_Howe",
            Problem.TIME_AMBIGUOUS,
            "01:45+11:00 or 01:45+10:30",
        ),
        ("9:31", BERLIN, Problem.TIME_UNREADABLE, "write 09:31"),
        ("25:00", BERLIN, Problem.TIME_UNREADABLE, "after midnight write 2025-03-15 01:00"),
        ("24:00", BERLIN, Problem.TIME_UNREADABLE, "after midnight write 2025-03-15 00:00"),
        ("30:00", BERLIN, Problem.TIME_UNREADABLE, "hours go to 23, minutes and seconds to 59"),
        ("09:60", BERLIN, Problem.TIME_UNREADABLE, "hours go to 23, minutes and seconds to 59"),
        ("09:31:60", BERLIN, Problem.TIME_UNREADABLE, "hours go to 23, minutes and seconds to 59"),
        ("2025-02-30 09:31", BERLIN, Problem.TIME_UNREADABLE, "there is no day 2025-02-30"),
        ("2025-13-01 09:31", BERLIN, Problem.TIME_UNREADABLE, "there is no day 2025-13-01"),
        ("09:31+14:15", BERLIN, Problem.TIME_UNREADABLE, "offsets go from -12:00 to +14:00"),
        ("09:31-09:45", BERLIN, Problem.TIME_UNREADABLE, "write a span with spaces: 09:31 – 09:45"),
        ("09:31-99:00", BERLIN, Problem.TIME_UNREADABLE, "offsets go from -12:00 to +14:00"),
        ("0001-01-01 00:30", BERLIN, Problem.TIME_UNREADABLE, "the year 1 is out of reach"),
        ("9999-12-31 23:30", BERLIN, Problem.TIME_UNREADABLE, "the year 9999 is out of reach"),
        ("09:31 CET", BERLIN, Problem.TIME_ZONE_NAME, "CET"),
        ("09:31 UTC", BERLIN, Problem.TIME_ZONE_NAME, "UTC"),
        ("9:31 p.m.", BERLIN, Problem.TIME_ZONE_NAME, "p.m."),
    ],
    ids=str,
)
def test_a_time_that_stands_for_no_instant_says_why(
    text: str, zone: str, problem: Problem, detail: str
) -> None:
    written = written_time(text)
    assert written is not None
    assert local_time(written, DAY, zone) == TimeProblem(problem, detail)


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("09:10-09:15 I waited.", "09:15"),
        ("09:10-22:12 I waited.", "22:12"),
        ("09:10 – 09:30 I waited.", "09:30"),
        ("2025-03-14 09:10 - 09:30 I waited.", "09:30"),
        ("09:10-05:00 I waited.", None),
        ("09:10 -09:30 I waited.", None),
        ("09:10 I waited until 09:30.", None),
        ("09:10-99:00 I waited.", None),
    ],
)
def test_a_span_is_told_from_an_offset(text: str, end: str | None) -> None:
    assert end_of_span(text) == end


def test_without_a_day_a_time_is_no_instant_and_no_problem() -> None:
    written = written_time("09:31")
    assert written is not None
    assert local_time(written, None, BERLIN) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-03-14", DAY),
        ("2025-03-14-checkout-pool-wait", DAY),
        ("2025-02-30-checkout", None),
        ("undated-checkout", None),
        ("", None),
    ],
)
def test_a_day_is_read_from_what_begins_with_it(text: str, expected: date | None) -> None:
    assert day_of(text) == expected
