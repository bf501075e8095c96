"""Steps of a replay as its page shows them: who told what, by which clock."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from markupsafe import Markup

from kb_plugin.render import words
from kb_plugin.render.paragraphs import paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from kb_plugin.link.replay import Step
    from kb_plugin.link.timeline import Told
    from kb_plugin.model import Incident
    from kb_plugin.render.site import Site


@dataclass(frozen=True, slots=True)
class Voice:
    """What one narrator tells of a moment."""

    name: str
    clock: str
    """The narrator's own time of day, where it is another than the incident's."""
    lines: tuple[tuple[str, Markup], ...]
    """Kind and HTML of each entry."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A step as its page shows it."""

    number: int
    time: str
    day: str
    """Where it is another than the day of the step before."""
    machine_time: str
    voices: tuple[Voice, ...]
    decision: int
    """Counts the decisions from 1; 0 where there is none."""
    decider: Voice | None
    question: Markup
    held: tuple[Voice, ...]
    choice: Markup


def shown(found: tuple[Step, ...], incident: Incident, site: Site) -> Iterator[Shown]:
    """Yield steps as their page shows them, on the clock of the incident."""
    zone = ZoneInfo(incident.timezone)
    day_before: date | None = incident.day
    decisions = 0
    for number, step in enumerate(found, 1):
        local = step.instant.astimezone(zone)
        decision = step.decision
        decisions += decision is not None
        yield Shown(
            number,
            f"{local:%H:%M}",
            "" if local.date() == day_before else words.day(local.date()),
            f"{step.instant:%Y-%m-%dT%H:%M:%SZ}",
            _voices(step.told, incident, site),
            decisions if decision else 0,
            _voices((decision.told,), incident, site)[0] if decision else None,
            _inline(decision.question, site) if decision else Markup(),
            _voices(step.held, incident, site, until=step.instant),
            _inline(decision.choice, site) if decision else Markup(),
        )
        day_before = local.date()


def _voices(
    told: tuple[Told, ...], incident: Incident, site: Site, until: datetime | None = None
) -> tuple[Voice, ...]:
    """Return what was told, by narrator; with `until`, each line gives its own time before it."""
    zone = ZoneInfo(incident.timezone)
    by_narrator: dict[str, list[Told]] = {}
    for one in told:
        by_narrator.setdefault(one.narrator, []).append(one)
    voices = []
    for narrator, entries in by_narrator.items():
        lines = []
        for one in entries:
            html = _inline(one.entry.text, site)
            moment = one.entry.moment
            if until and moment:
                at = moment.instant.astimezone(zone)
                is_same_day = at.date() == until.astimezone(zone).date()
                time = f"{at:%H:%M}" if is_same_day else f"{words.day(at.date())}, {at:%H:%M}"
                html = Markup(f"<time>{time}</time> {html}")  # noqa: S704 - rendered already
            lines.append((one.entry.kind.value, html))
        voices.append(
            Voice(
                name_of(incident, narrator),
                "" if until else _other_clock(entries[0], zone),
                tuple(lines),
            )
        )
    return tuple(voices)


def _other_clock(told: Told, zone: ZoneInfo) -> str:
    moment = told.entry.moment
    if moment is None or moment.local.utcoffset() == moment.instant.astimezone(zone).utcoffset():
        return ""
    return f"{moment.local:%H:%M}"


def name_of(incident: Incident, key: str) -> str:
    """Return the name of a narrator, or the key where nobody is named."""
    narrator = incident.narrator(key)
    return narrator.name if narrator else key


def _inline(text: str, site: Site) -> Markup:
    """Return a text's HTML; one paragraph stands without its tag."""
    html = site.fragment(text)
    first, rest = paragraphs(html)
    return html if rest else first
