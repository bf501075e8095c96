"""Perspectives: the timeline of an incident with a lane for each narrator, as one table."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from kb_plugin.anchors import entry_anchor, moment_anchor
from kb_plugin.kinds import ElementKind
from kb_plugin.link.lanes import Milestone, NewDay, Silence, rows
from kb_plugin.link.meanwhile import WINDOW, meanwhile
from kb_plugin.link.timeline import Moment
from kb_plugin.render import words
from kb_plugin.render.entry_text import EntryText, entry_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime, timedelta

    from kb_plugin.link.lanes import Row
    from kb_plugin.model import Entry, Incident
    from kb_plugin.render.site import Site

_Letters = dict[tuple[str, int], list["Letter"]]
"""By narrator and number of the entry."""

_SCROLLING = 4
"""From this many lanes on, they keep their width and scroll."""
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Lane:
    """A narrator who timed something."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter beside an entry, which stands beside the entries of the same time too."""

    letter: str
    href: str
    says: str
    """What is to be found there, for those who do not see the letters side by side."""


@dataclass(frozen=True, slots=True)
class Note:
    """An entry in its lane."""

    kind: ElementKind
    href: str
    is_decision: bool
    is_held: bool
    """Whether it was in the narrator's mind, and not in front of them."""
    own_time: str
    """The time as its narrator wrote it, where the row's says less or something else."""
    text: EntryText
    letters: tuple[Letter, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table; which kind it is, its template reads from what is filled in."""

    instant: datetime | None = None
    clock: str = ""
    anchor: str = ""
    cells: tuple[tuple[Note, ...], ...] = ()
    """One for each lane."""
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
    writer = _Writer(shown, _letters(incident, told), zone, site)
    lines = [writer.line(row) for row in score]
    html = site.block(
        "lanes.html.j2",
        uri,
        zone=incident.timezone,
        lanes=shown,
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
    letters: _Letters
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
        cells = tuple(tuple(self._notes(row.by(lane.key), lane.key, local)) for lane in self.shown)
        tellers = {one.narrator for one in row.told}
        before, self.teller = self.teller, row.told[0].narrator if len(tellers) == 1 else ""
        goes_on = self.teller == before != ""
        return Line(row.minute, clock, moment_anchor(row.minute), cells, goes_on=goes_on)

    def _notes(
        self, entries: tuple[Entry, ...], narrator: str, row_time: datetime
    ) -> Iterator[Note]:
        before = None
        for entry in entries:
            own_time = self._own_time(entry, narrator, row_time)
            clock = own_time.rpartition(", ")[2]
            yield Note(
                entry.kind,
                f"#{entry_anchor(narrator, entry.number)}",
                entry.is_decision,
                entry.kind in (ElementKind.EXPECTED, ElementKind.ASSUMED),
                # Of one moment it is said once.
                own_time if clock != before else "",
                entry_text(entry, self.site),
                tuple(self.letters.get((narrator, entry.number), ())),
            )
            before = clock

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
            where = f"{local:%:z}"
        today = local.date()
        said = self.day_of.get(narrator, row_time.date())
        self.day_of[narrator] = today
        day = "" if today == said else f"{words.day_and_month(today)}, "
        return f"{day}{clock} {where}"


def _letters(incident: Incident, told: tuple[Moment, ...]) -> dict[tuple[str, int], list[Letter]]:
    """Return the letters of each entry, by narrator and number."""
    found: _Letters = {}
    for letter, one in zip(_names_of_letters(), meanwhile(told), strict=False):
        holder = one.held[0].narrator
        kinds = " and ".join(dict.fromkeys(held.entry.kind for held in one.held))
        back = f"#{moment_anchor(one.at.minute)}"
        for _, seen in one.observed:
            says = f"At the same time {_lane(incident, holder).name} {kinds}"
            found.setdefault((seen.narrator, seen.entry.number), []).append(
                Letter(letter, back, says)
            )
        nearest = f"#{moment_anchor(one.observed[0][0].minute)}"
        others = dict.fromkeys(
            f"{_lane(incident, seen.narrator).name} {seen.entry.kind}" for _, seen in one.observed
        )
        for held in one.held:
            says = f"At the same time {', '.join(others)}"
            found.setdefault((holder, held.entry.number), []).append(Letter(letter, nearest, says))
    return found


def _names_of_letters() -> Iterator[str]:
    """Yield A to Z, then A2 to Z2 and so on."""
    number = 1
    while True:
        for letter in _LETTERS:
            yield letter if number == 1 else f"{letter}{number}"
        number += 1
