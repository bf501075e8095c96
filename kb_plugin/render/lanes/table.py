"""Perspectives: the timeline of an incident with a lane for each narrator, as one table.

Rows are written here and not in the template: a page has dozens of them, and a template takes
several times as long.
"""

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
    from datetime import date, datetime

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
    table_rows = "".join([writer.row(row) for row in score])
    html = site.block(
        "lanes.html.j2",
        uri,
        zone=incident.timezone,
        lanes=shown,
        untimed=[_lane(incident, key) for key in accounts if key not in keys],
        rows=Markup(table_rows),  # noqa: S704 - of parts that were escaped or rendered
        only_day=None
        if any(isinstance(row, NewDay) for row in score)
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
    """Writes rows as HTML, from the first to the last."""

    shown: list[Lane]
    letters: Letters
    zone: ZoneInfo
    site: Site
    day_of: dict[str, date] = field(default_factory=dict)
    """The day that was last said in each lane, where its narrator's calendar shows another."""
    teller: str = ""
    """Who alone told of the row before."""

    def row(self, row: Row) -> str:
        """Return a row of the table."""
        lanes = len(self.shown)
        if isinstance(row, NewDay):
            return (
                f'<tr role="row" class="kb-lanes__day"><th role="rowheader" colspan="{lanes + 1}">'
                f"<span>{words.day(row.day)}</span></th></tr>\n"
            )
        if isinstance(row, Silence):
            return (
                f'<tr role="row" class="kb-lanes__silence"><td role="cell" colspan="{lanes + 1}">'
                f"<span>{words.duration(row.length)}</span></td></tr>\n"
            )
        local = row.instant.astimezone(self.zone)
        if isinstance(row, Milestone):
            names = ", ".join(row.names).capitalize()
            return (
                f'<tr role="row" class="kb-lanes__milestone">{_time(row.instant, local)}'
                f'<td role="cell" colspan="{lanes}"><span>{names}</span></td></tr>\n'
            )
        tellers = {one.narrator for one in row.told}
        before, self.teller = self.teller, row.told[0].narrator if len(tellers) == 1 else ""
        # Whether the one who tells is the only one who told of the row before.
        goes_on = ' class="kb-lanes__on"' if self.teller == before != "" else ""
        cells = "".join([self._cell(row.by(lane.key), lane, local) for lane in self.shown])
        return (
            f'<tr role="row" id="{moment_anchor(row.minute)}"{goes_on}>'
            f"{_time(row.minute, local)}{cells}</tr>\n"
        )

    def _cell(self, entries: tuple[Entry, ...], lane: Lane, row_time: datetime) -> str:
        """Return the cell of a lane: the entries of its narrator, or nothing."""
        if not entries:
            return '<td role="cell"></td>'
        html = f'<td role="cell" data-label="{escape(lane.name)}">\n'
        before = None
        for entry in entries:
            own_time = self._own_time(entry, lane.key, row_time)
            clock = own_time.rpartition(", ")[2]
            # Of one moment it is said once.
            said = own_time if clock != before else ""
            letters = self.letters.get((lane.key, entry.number), ())
            html += entry_html(entry, lane.key, said, letters, self.site)
            before = clock
        return f"{html}</td>"

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


def _time(instant: datetime, local: datetime) -> str:
    return (
        f'<th role="rowheader" scope="row"><time datetime="{words.utc(instant)}">'
        f"{local:%H:%M}</time></th>"
    )
