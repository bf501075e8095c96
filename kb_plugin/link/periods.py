"""Incidents by quarter or by year, gaps included."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

MOST_YEARS_IN_QUARTERS = 7
"""Years up to which a quarter is wide enough to be told from the next on a phone."""


@dataclass(frozen=True, slots=True)
class Period:
    """A year, or a quarter of one."""

    year: int
    quarter: int | None
    """From 1 to 4; None for a whole year."""
    count: int


def periods(days: Iterable[date | None], first: date, last: date) -> tuple[Period, ...]:
    """Return every quarter of the years from `first` to `last`, or every year where these are many.

    All days lie between the two; those that are not known do not count.
    """
    known = [one for one in days if one is not None]
    years = range(first.year, last.year + 1)
    if len(years) > MOST_YEARS_IN_QUARTERS:
        by_year = Counter(one.year for one in known)
        return tuple(Period(year, None, by_year[year]) for year in years)
    by_quarter = Counter((one.year, (one.month + 2) // 3) for one in known)
    return tuple(
        Period(year, quarter, by_quarter[year, quarter])
        for year in years
        for quarter in (1, 2, 3, 4)
    )
