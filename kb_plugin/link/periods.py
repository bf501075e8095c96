"""Incidents over time, by quarter or by year: a period without any has its place too."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MOST_YEARS_IN_QUARTERS = 7
"""Years up to which a quarter is wide enough to be told from the next on a phone."""


class Period(NamedTuple):
    """A calendar year, or a quarter of one; periods of one kind compare by time."""

    year: int
    quarter: int | None = None
    """From 1 to 4; None for the whole year."""

    @property
    def first(self) -> date:
        """The first day."""
        return date(self.year, 3 * (self.quarter or 1) - 2, 1)

    @property
    def last(self) -> date:
        """The last day."""
        return self.following.first - timedelta(days=1)

    @property
    def following(self) -> Period:
        """The period of the same kind after this one."""
        if self.quarter is None:
            return Period(self.year + 1)
        return Period(self.year + self.quarter // 4, self.quarter % 4 + 1)


def quarter_of(day: date) -> Period:
    """Return the quarter that a day lies in."""
    return Period(day.year, (day.month + 2) // 3)


def quarters(days: Iterable[date]) -> tuple[Period, ...]:
    """Return every quarter from that of the earliest day to that of the latest."""
    found = {quarter_of(day) for day in days}
    if not found:
        return ()
    line = [min(found)]
    while line[-1] < max(found):
        line.append(line[-1].following)
    return tuple(line)


@dataclass(frozen=True, slots=True)
class Counted:
    """How many incidents a period had."""

    period: Period
    count: int


def strip(days: Iterable[date | None], first: date, last: date) -> tuple[Counted, ...]:
    """Return every quarter of the years from `first` to `last`, or every year where these are many.

    All days lie between the two; those that are not known do not count.
    """
    known = [one for one in days if one is not None]
    years = [Period(year) for year in range(first.year, last.year + 1)]
    if len(years) > MOST_YEARS_IN_QUARTERS:
        counts = Counter(Period(one.year) for one in known)
        return tuple(Counted(one, counts[one]) for one in years)
    counts = Counter(quarter_of(one) for one in known)
    line = quarters((years[0].first, years[-1].last))
    return tuple(Counted(one, counts[one]) for one in line)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many incidents of each kind fell into each quarter."""

    quarters: tuple[Period, ...]
    counts: tuple[tuple[str, tuple[int, ...]], ...]
    """Kind to counts in the order of `quarters`, for kinds that have any incident."""
    undated: tuple[tuple[str, int], ...]
    """Kind to the number of incidents without a date, where there are any."""


def tally(told: Iterable[tuple[date | None, str]], kinds: Sequence[str], until: date) -> Tally:
    """Return counts by kind and quarter, from the first incident to the quarter of `until`.

    Quarters without an incident are among them. Kinds come in the order of `kinds`, which names
    every kind that occurs.
    """
    listed = list(told)
    days = [day for day, _ in listed if day]
    line = quarters((*days, until)) if days and until >= min(days) else quarters(days)
    place = {quarter: number for number, quarter in enumerate(line)}
    counted = {kind: [0] * len(line) for kind in kinds}
    undated = dict.fromkeys(kinds, 0)
    for day, kind in listed:
        if day:
            counted[kind][place[quarter_of(day)]] += 1
        else:
            undated[kind] += 1
    return Tally(
        line,
        tuple((one, tuple(counted[one])) for one in kinds if any(counted[one]) or undated[one]),
        tuple((one, number) for one, number in undated.items() if number),
    )
