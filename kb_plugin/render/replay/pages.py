"""Replays: the page of each, and the list of all. Neither tells what came of an incident."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb_plugin import layout
from kb_plugin.anchors import account_anchor, anchor
from kb_plugin.kinds import SectionKind
from kb_plugin.link.replay import steps
from kb_plugin.read.excerpt import excerpt
from kb_plugin.render import words
from kb_plugin.render.incidents import by_year
from kb_plugin.render.page import Page, page_text
from kb_plugin.render.replay.sheets import note, sheets, summary
from kb_plugin.render.replay.steps import name_of, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
    uri = site.replays.get(incident.id)
    return site.address(uri) if uri else None


def replay_pages(documents: Iterable[tuple[Document, Incident]], site: Site) -> Iterator[Page]:
    """Yield the page of each replay, then the list of all."""
    listed: dict[str, Replay] = {}
    for document, incident in documents:
        if incident.id in site.replays:
            page, replay = _replay(document, incident, site)
            listed[incident.id] = replay
            yield page
    newest_first = [listed[one.id] for one in site.base.incidents if one.id in listed]
    yield site.page(
        layout.REPLAYS,
        "replays.md.j2",
        {"title": "Replay", "description": _DESCRIPTION},
        years=by_year(newest_first, lambda one: one.incident),
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
    uri = site.replays[incident.id]
    moments, turns = sheets(shown(found, incident, site), site)
    block = site.block(
        "replay.html.j2",
        uri,
        incident=incident,
        title=title,
        key=uri.rpartition("/")[2].removesuffix(".md"),
        context=site.fragment(context),
        moments=moments,
        turns=turns,
        summary=summary,
        note=note,
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
    text = page_text(meta, block, is_guarded=site.is_guarded)
    return Page(uri, text, html=block), replay


def _read_on(incident: Incident) -> Iterator[tuple[str, str]]:
    """Yield the parts of the incident's page to read next, by anchor, with their names."""
    for one in incident.sections:
        if one.kind in _READ_ON:
            yield anchor(one.heading.text), one.heading.text
    for account in incident.accounts:
        name = name_of(incident, account.narrator)
        yield account_anchor(account.narrator), f"The whole account: {name}"


def _context(document: Document, incident: Incident) -> str:
    """Return the Markdown of what normal work looked like that day: no other section is told."""
    return "\n\n".join(
        excerpt(document.source, one.body, document.links, document.comments).strip()
        for one in incident.sections
        if one.kind is SectionKind.CONTEXT
    )
