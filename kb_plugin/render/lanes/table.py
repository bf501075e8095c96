"""Perspectives: the timeline of an incident with a lane for each narrator, as one table."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from markupsafe import Markup, escape

from kb_plugin.anchors import moment_anchor
from kb_plugin.link.lanes import Milestone, NewDay, Silence, rows
from kb_plugin.link.meanwhile import WINDOW
from kb_plugin.link.timeline import Moment
from kb_plugin.render import words
from kb_plugin.render.lanes.entry import entry_html
from kb_plugin.render.lanes.letters import letters_of

if TYPE_CHECKING:
    from datetime import date, datetime, timedelta

    from kb_plugin.link.lanes import Row
    from kb_plugin.model import Entry, Incident
    from kb_plugin.render.lanes.letters import Letters
    from kb_plugin.render.site import Site

_SCROLLING = 4
"""From this many lanes on, they keep their width and scroll."""


@dataclass(frozen=True, slots=True)
class Lane:
    """A narrator who timed something."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table; which kind it is, its template reads from what is filled in."""

    instant: datetime | None = None
    clock: str = ""
    anchor: str = ""
    cells: tuple[Markup, ...] = ()
    """One for each lane: the entries of its narrator, or nothing."""
    milestones: tuple[str, ...] = ()
    day: date | None = None
    silence: timedelta | None = None
    goes_on: bool = False
    """Whether the one who tells is the only one who told of the line before."""


def lanes(incident: Incident, site: Site, uri: str) -> str:
    """Return the part "Perspectives" of an incident's page, or nothing where nobody timed
    anything.
    """
    score = rows(incident)
    if not score:
        return ""
    told = tuple(row for row in score if isinstance(row, Moment))
    keys = {one.narrator for moment in told for one in moment.told}
    accounts = dict.fromkeys(account.narrator for account in incident.accounts)
    zone = ZoneInfo(incident.timezone)
    shown = [_lane(incident, key) for key in accounts if key in keys]
    writer = _Writer(shown, letters_of(incident, told), zone, site)
    lines = [writer.line(row) for row in score]
    html = site.block(
        "lanes.html.j2",
        uri,
        zone=incident.timezone,
        lanes=shown,
        names=[escape(lane.name) for lane in shown],
        untimed=[_lane(incident, key) for key in accounts if key not in keys],
        lines=lines,
        only_day=None
        if any(line.day for line in lines)
        else told[0].instant.astimezone(zone).date(),
        scrolls=len(shown) >= _SCROLLING,
        has_letters=bool(writer.letters),
        window=WINDOW,
    )
    return f"## Perspectives {{ #perspectives }}\n\n{html}\n\n"


def _lane(incident: Incident, key: str) -> Lane:
    narrator = incident.narrator(key)
    return Lane(key, narrator.name if narrator else key)


@dataclass(slots=True)
class _Writer:
    """Turns rows into lines, from the first to the last."""

    shown: list[Lane]
    letters: Letters
    zone: ZoneInfo
    site: Site
    day_of: dict[str, date] = field(default_factory=dict)
    """The day that was last said in each lane, where its narrator's calendar shows another."""
    teller: str = ""
    """Who alone told of the line before."""

    def line(self, row: Row) -> Line:
        """Return the line of a row."""
        if isinstance(row, NewDay):
            return Line(day=row.day)
        if isinstance(row, Silence):
            return Line(silence=row.length)
        local = row.instant.astimezone(self.zone)
        clock = f"{local:%H:%M}"
        if isinstance(row, Milestone):
            return Line(row.instant, clock, milestones=row.names)
        cells = tuple(self._cell(row.by(lane.key), lane.key, local) for lane in self.shown)
        tellers = {one.narrator for one in row.told}
        before, self.teller = self.teller, row.told[0].narrator if len(tellers) == 1 else ""
        goes_on = self.teller == before != ""
        return Line(row.minute, clock, moment_anchor(row.minute), cells, goes_on=goes_on)

    def _cell(self, entries: tuple[Entry, ...], narrator: str, row_time: datetime) -> Markup:
        html = ""
        before = None
        for entry in entries:
            own_time = self._own_time(entry, narrator, row_time)
            clock = own_time.rpartition(", ")[2]
            # Of one moment it is said once.
            said = own_time if clock != before else ""
            letters = self.letters.get((narrator, entry.number), ())
            html += entry_html(entry, narrator, said, letters, self.site)
            before = clock
        return Markup(html)  # noqa: S704 - of parts that were escaped or rendered

    def _own_time(self, entry: Entry, narrator: str, row_time: datetime) -> str:
        if entry.moment is None:
            return ""
        local = entry.moment.local
        clock = f"{local:%H:%M:%S}" if local.second else f"{local:%H:%M}"
        if local.utcoffset() == row_time.utcoffset():
            return clock if local.second else ""
        if isinstance(local.tzinfo, ZoneInfo):
            # `America/Argentina/Buenos_Aires` is long, and its last part is what people say.
            where = local.tzinfo.key.rpartition("/")[2].replace("_", " ")
        else:
            where = local.isoformat()[-6:]
        today = local.date()
        said = self.day_of.get(narrator, row_time.date())
        self.day_of[narrator] = today
        day = "" if today == said else f"{words.day_and_month(today)}, "
        return f"{day}{clock} {where}"
