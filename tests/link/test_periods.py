"""Incidents over time: every quarter or year has its place, also those without any."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb_plugin.link.periods import (
    MOST_YEARS_IN_QUARTERS,
    Period,
    quarter_of,
    quarters,
    strip,
    tally,
)

TODAY = date(2025, 11, 29)
_DAYS = st.dates(date(2015, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("day", "quarter", "first", "last"),
    [
        (date(2025, 1, 1), (2025, 1), date(2025, 1, 1), date(2025, 3, 31)),
        (date(2025, 3, 31), (2025, 1), date(2025, 1, 1), date(2025, 3, 31)),
        (date(2025, 4, 1), (2025, 2), date(2025, 4, 1), date(2025, 6, 30)),
        (date(2025, 9, 30), (2025, 3), date(2025, 7, 1), date(2025, 9, 30)),
        (date(2025, 12, 31), (2025, 4), date(2025, 10, 1), date(2025, 12, 31)),
    ],
)
def test_a_quarter_is_three_calendar_months(
    day: date, quarter: tuple[int, int], first: date, last: date
) -> None:
    found = quarter_of(day)
    assert (tuple(found), found.first, found.last) == (quarter, first, last)


def test_quarters_without_anything_are_in_the_line_too() -> None:
    assert quarters((date(2025, 5, 1), date(2024, 8, 9), date(2024, 8, 10))) == (
        Period(2024, 3),
        Period(2024, 4),
        Period(2025, 1),
        Period(2025, 2),
    )
    assert quarters(()) == ()


def test_a_tally_counts_each_kind_in_each_quarter_up_to_the_day_of_the_build() -> None:
    told = [
        (date(2025, 1, 5), "minor"),
        (date(2025, 1, 9), "minor"),
        (date(2025, 7, 1), "major"),
        (None, "major"),
    ]
    found = tally(told, ("major", "moderate", "minor"), TODAY)
    assert [tuple(one) for one in found.quarters] == [(2025, 1), (2025, 2), (2025, 3), (2025, 4)]
    assert found.counts == (("major", (0, 0, 1, 0)), ("minor", (2, 0, 0, 0)))
    assert found.undated == (("major", 1),)


@pytest.mark.parametrize(
    ("told", "line"),
    [
        pytest.param([], [], id="no incident"),
        pytest.param([(None, "minor")], [], id="none with a date"),
        pytest.param([(date(2026, 2, 1), "minor")], [(2026, 1)], id="dated behind the build"),
    ],
)
def test_a_tally_of_little_has_a_line_of_its_own(
    told: list[tuple[date | None, str]], line: list[tuple[int, int]]
) -> None:
    assert [tuple(one) for one in tally(told, ("minor",), TODAY).quarters] == line


@given(_DAYS)
def test_a_year_is_its_four_quarters(day: date) -> None:
    year = Period(day.year)
    assert (year.first, year.last) == (Period(day.year, 1).first, Period(day.year, 4).last)
    assert year.following.first == Period(day.year, 4).following.first


def test_quarters_run_from_the_first_year_to_the_last() -> None:
    first, last = date(2024, 3, 31), date(2025, 10, 1)
    found = strip((first, date(2024, 4, 1), None, last), first, last)
    assert [(*one.period, one.count) for one in found] == [
        (2024, 1, 1),
        (2024, 2, 1),
        (2024, 3, 0),
        (2024, 4, 0),
        (2025, 1, 0),
        (2025, 2, 0),
        (2025, 3, 0),
        (2025, 4, 1),
    ]


def test_many_years_are_shown_by_year() -> None:
    first, last = date(2010, 1, 1), date(2010 + MOST_YEARS_IN_QUARTERS, 1, 1)
    found = strip((first, last, last), first, last)
    assert {one.period.quarter for one in found} == {None}
    assert [one.count for one in found] == [1, *[0] * (MOST_YEARS_IN_QUARTERS - 1), 2]


@given(st.lists(_DAYS, min_size=1))
def test_every_day_is_counted_once(days: list[date]) -> None:
    assert sum(one.count for one in strip(days, min(days), max(days))) == len(days)
