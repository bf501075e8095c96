"""Replays: the page of each, and the list of all. Neither tells what came of an incident."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from markupsafe import Markup

from kb_plugin import layout
from kb_plugin.anchors import account_anchor, anchor
from kb_plugin.kinds import SectionKind
from kb_plugin.link.replay import is_replayable, steps
from kb_plugin.read.excerpt import excerpt
from kb_plugin.render import words
from kb_plugin.render.page import Page, page_text
from kb_plugin.render.paragraphs import paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime

    from kb_plugin.link.replay import Step
    from kb_plugin.link.timeline import Told
    from kb_plugin.model import Incident
    from kb_plugin.read.document import Document
    from kb_plugin.render.site import Site

_DESCRIPTION = (
    "What happened as those involved lived it, one moment at a time, with the outcome left for "
    "the end."
)
_MINUTES_TO_THINK = 2
"""For each decision, to find and write down two explanations."""
_MOST_TO_BEGIN_WITH = 3
_READ_ON = (
    SectionKind.UNDERSTANDING,
    SectionKind.WORK_AS_DONE,
    SectionKind.LIMITED_HARM,
    SectionKind.UNCLEAR,
    SectionKind.FOLLOW_UP,
)


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


@dataclass(frozen=True, slots=True)
class Replay:
    """A replay as it is listed."""

    incident: Incident
    address: str
    title: str
    decisions: int
    minutes: int
    """To read it and to think at each decision."""


def replay_address(incident: Incident, site: Site) -> str | None:
    """Return the address of an incident's replay relative to the site's root, if it has one."""
    if not is_replayable(incident):
        return None
    return site.address(layout.replay_page(incident.id))


def replay_pages(documents: Iterable[tuple[Document, Incident]], site: Site) -> Iterator[Page]:
    """Yield the page of each replay, then the list of all."""
    listed: dict[str, Replay] = {}
    for document, incident in documents:
        if is_replayable(incident):
            page, replay = _replay(document, incident, site)
            listed[incident.id] = replay
            yield page
    newest_first = [listed[one.id] for one in site.base.incidents if one.id in listed]
    yield site.page(
        layout.REPLAYS,
        "replays.md.j2",
        {"title": "Replay", "description": _DESCRIPTION},
        years=[
            (year, tuple(replays))
            for year, replays in groupby(
                newest_first,
                key=lambda one: str(one.incident.day.year) if one.incident.day else "No date",
            )
        ],
        to_begin_with=_to_begin_with(newest_first),
    )


def _to_begin_with(replays: list[Replay]) -> list[Replay]:
    """Return short ones with few narrators and some decisions: those ask least of a beginner."""
    fitting = [one for one in replays if one.decisions >= 2]
    fitting.sort(key=lambda one: (one.minutes * len(one.incident.narrators), one.address))
    return fitting[:_MOST_TO_BEGIN_WITH] if len(replays) > _MOST_TO_BEGIN_WITH else []


def _replay(document: Document, incident: Incident, site: Site) -> tuple[Page, Replay]:
    found = steps(incident)
    context = _context(document, incident)
    systems = site.base.systems_of[incident.id]
    title = ", ".join(
        part for part in (words.day(incident.day), systems[0].name if systems else "") if part
    )
    uri = layout.replay_page(incident.id)
    block = site.block(
        "replay.html.j2",
        uri,
        incident=incident,
        title=title,
        key=uri.rpartition("/")[2].removesuffix(".md"),
        context=site.fragment(context),
        steps=tuple(_shown(found, incident, site)),
        read_on=tuple(_read_on(incident)),
    )
    meta = {
        "title": title,
        "description": _DESCRIPTION,
        "hide": ["navigation", "toc", "footer", "path"],
    }
    told = [one.entry.text for step in found for one in (*step.told, *step.held)]
    told += [one.decision.told.entry.text for one in found if one.decision]
    decisions = sum(one.decision is not None for one in found)
    reading = words.reading_minutes(sum(len(one.split()) for one in (context, *told)))
    minutes = reading + _MINUTES_TO_THINK * decisions
    replay = Replay(incident, site.address(uri), title, decisions, minutes)
    return Page(uri, page_text(meta, block, is_guarded=site.is_guarded)), replay


def _read_on(incident: Incident) -> Iterator[tuple[str, str]]:
    """Yield the parts of the incident's page to read next, by anchor, with their names."""
    for one in incident.sections:
        if one.kind in _READ_ON:
            yield anchor(one.heading.text), one.heading.text
    for account in incident.accounts:
        name = _name(incident, account.narrator)
        yield account_anchor(account.narrator), f"The whole account: {name}"


def _context(document: Document, incident: Incident) -> str:
    """Return the Markdown of what normal work looked like that day: no other section is told."""
    return "\n\n".join(
        excerpt(document.source, one.body, document.links, document.comments).strip()
        for one in incident.sections
        if one.kind is SectionKind.CONTEXT
    )


def _shown(found: tuple[Step, ...], incident: Incident, site: Site) -> Iterator[Shown]:
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
                html = Markup("<time>{}</time> {}").format(time, html)
            lines.append((one.entry.kind.value, html))
        voices.append(
            Voice(
                _name(incident, narrator),
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


def _name(incident: Incident, key: str) -> str:
    narrator = incident.narrator(key)
    return narrator.name if narrator else key


def _inline(text: str, site: Site) -> Markup:
    """Return a text's HTML; one paragraph stands without its tag."""
    html = site.fragment(text)
    first, rest = paragraphs(html)
    return html if rest else first
