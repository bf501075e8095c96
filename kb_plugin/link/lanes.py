"""The rows of an incident's lanes: days, silences, the incident's own times, and moments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from kb_plugin.link.timeline import Moment, moments

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from kb_plugin.model import Incident

SILENCE = timedelta(minutes=15)
"""From this length on, a time of which nobody tells is shown with its length.

People who are in the middle of something note every few minutes, so that a quarter of an hour
without a word is worth seeing; below it, the times beside the rows say enough.
"""


@dataclass(frozen=True, slots=True)
class NewDay:
    """Where a day begins, in the incident's zone."""

    day: date


@dataclass(frozen=True, slots=True)
class Silence:
    """A time of which nobody tells."""

    length: timedelta


@dataclass(frozen=True, slots=True)
class Milestone:
    """A minute in which the incident began, was noticed, was mitigated or ended."""

    instant: datetime
    names: tuple[str, ...]
    """Names of fields of `Times`, in that order."""

    @property
    def minute(self) -> datetime:
        """The minute itself."""
        return self.instant


Row = NewDay | Silence | Milestone | Moment


def rows(incident: Incident) -> tuple[Row, ...]:
    """Return what stands below one another in the lanes of an incident, in order of time.

    The first day is a row only where the incident is told over several days. Nothing is returned
    where nobody timed anything: times of an incident alone make no lanes.
    """
    told = moments(incident)
    if not told:
        return ()
    timed: list[Milestone | Moment] = sorted(
        (*_milestones(incident), *told),
        # A milestone is the line above the moment of its minute.
        key=lambda row: (row.minute, isinstance(row, Moment)),
    )
    zone = ZoneInfo(incident.timezone)
    days = {row.instant.astimezone(zone).date() for row in timed}
    return tuple(_with_breaks(timed, zone, shows_days=len(days) > 1))


def _milestones(incident: Incident) -> Iterator[Milestone]:
    by_minute: dict[datetime, list[str]] = {}
    for name in ("began", "noticed", "mitigated", "ended"):
        moment = getattr(incident.times, name)
        if moment is not None:
            minute = moment.instant.replace(second=0, microsecond=0)
            by_minute.setdefault(minute, []).append(name)
    for instant, names in by_minute.items():
        yield Milestone(instant, tuple(names))


def _with_breaks(
    timed: list[Milestone | Moment], zone: ZoneInfo, *, shows_days: bool
) -> Iterator[Row]:
    before: datetime | None = None
    day: date | None = None
    for row in timed:
        if before is not None and row.minute - before >= SILENCE:
            yield Silence(row.minute - before)
        local = row.instant.astimezone(zone).date()
        if shows_days and local != day:
            yield NewDay(local)
        yield row
        before, day = row.minute, local
