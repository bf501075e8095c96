"""Incidents over time: every quarter or year has its place, also those without any."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from kb_plugin.link.periods import MOST_YEARS_IN_QUARTERS, periods

_DAYS = st.dates(date(2015, 1, 1), date(2026, 12, 31))


def test_quarters_run_from_the_first_year_to_the_last() -> None:
    first, last = date(2024, 3, 31), date(2025, 10, 1)
    found = periods((first, date(2024, 4, 1), None, last), first, last)
    assert [(one.year, one.quarter, one.count) for one in found] == [
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
    found = periods((first, last, last), first, last)
    assert {one.quarter for one in found} == {None}
    assert [one.count for one in found] == [1, *[0] * (MOST_YEARS_IN_QUARTERS - 1), 2]


@given(st.lists(_DAYS, min_size=1))
def test_every_day_is_counted_once(days: list[date]) -> None:
    assert sum(one.count for one in periods(days, min(days), max(days))) == len(days)
