"""An incident's own page: the author's Markdown in its place, with what the base knows added."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from kb_plugin.anchors import (
    account_anchor,
    anchor,
    element_anchor,
    entry_anchor,
    lesson_anchor,
    moment_anchor,
)
from kb_plugin.kinds import Origin, SectionKind
from kb_plugin.layout import incident_page
from kb_plugin.markdown import FOOTNOTES, marked_time
from kb_plugin.model import Incident
from kb_plugin.read.excerpt import Edit, apply_edits, without
from kb_plugin.read.links import is_external, is_foreign_image, is_path_of_site, resolve
from kb_plugin.render import words
from kb_plugin.render.actions import actions_table
from kb_plugin.render.active import active_edits
from kb_plugin.render.lanes.table import lanes
from kb_plugin.render.likeness import alike
from kb_plugin.render.page import Page, page_text
from kb_plugin.render.replay.pages import replay_address
from kb_plugin.search.attributes import record
from kb_plugin.search.identifiers import index_words
from kb_plugin.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.model import Reference, Section
    from kb_plugin.read.document import Document, Link
    from kb_plugin.render.site import Site

_ALT = re.compile(r"""\salt\s*=\s*["']([^"']*)""", re.IGNORECASE)
_FOOTNOTE = re.compile(r"^[ ]{0,3}\[\^[^\]\n]+\]:", re.MULTILINE)
_IDS = re.compile(r"""\s(?:id|name)\s*=\s*["']?([\w-]+)""", re.IGNORECASE)


def incident_page_of(document: Document, incident: Incident, site: Site) -> Page:
    """Return the page of an incident."""
    uri = incident_page(incident.id)
    has_follow_up = any(one.kind is SectionKind.FOLLOW_UP for one in incident.sections)
    parts = [
        site.block(
            "incident_head.html.j2",
            uri,
            incident=incident,
            replay=replay_address(incident, site),
            record=_record(
                incident, site, without(document.source, document.body, document.comments)
            ),
        ),
        _body(document, incident, site, uri),
    ]
    if incident.actions and not has_follow_up:
        parts += ["## Follow-up { #follow-up }", _actions(incident, site, uri)]
    similar = alike(incident, site.base, site.similarity)
    parts.append(site.markdown("incident_foot.md.j2", uri, incident=incident, alike=similar))
    meta = {
        "title": incident.title,
        "description": incident.impact or incident.title,
        "hide": ["navigation"],
    }
    text = page_text(meta, "\n\n".join(parts), is_guarded=site.is_guarded)
    return Page(uri, text, incident.uri, is_incident=True)


def _record(incident: Incident, site: Site, body: str) -> str:
    systems = site.base.systems_of[incident.id]
    factors = [
        factor for factor, use in site.base.factors_of[incident.id] if use.certainty != "ruled-out"
    ]
    identifiers = index_words(" ".join((incident.title, *incident.signals, body)))
    return record(
        title=incident.title,
        day=incident.day,
        systems=[one.id for one in systems],
        factors=[one.id for one in factors],
        severity=incident.severity,
        detection=incident.detection,
        severity_word=site.severity_name(incident.severity),
        system_names=[one.name for one in systems],
        signals=incident.signals,
        names=[
            *(name for one in systems for name in (one.id, one.name, *_ids_of(one.aliases))),
            *(name for one in factors for name in (one.id, one.name, *_ids_of(one.aliases))),
        ],
        words=identifiers,
    )


def _ids_of(references: tuple[Reference, ...]) -> tuple[str, ...]:
    return tuple(one.id for one in references)


def _actions(incident: Incident, site: Site, uri: str) -> str:
    return actions_table([(incident, one) for one in incident.actions], site, uri)


def _body(document: Document, incident: Incident, site: Site, uri: str) -> str:
    edits = [Edit(one, "") for one in document.comments]
    edits += _headings(document, incident)
    edits += _entries(document, incident)
    edits += _learners(incident)
    edits += _links(document, site)
    edits += active_edits(document, is_imported=incident.origin is Origin.IMPORTED)
    if incident.accounts and (perspectives := lanes(incident, site, uri)):
        start = incident.accounts[0].section.heading.span.start
        edits.append(Edit(Span(start, start), f"\n\n{perspectives}"))
    for section in incident.sections:
        if section.kind is SectionKind.FOLLOW_UP and incident.actions:
            end = Span(section.body.end, section.body.end)
            edits.append(Edit(end, f"\n\n{_actions(incident, site, uri)}\n\n"))
            break
    text = apply_edits(document.source, document.body, edits)
    # Notes belong to the author's text, and not below what is added to the page.
    has_notes = "[^" in text and _FOOTNOTE.search(text)
    return f"{text}\n\n{FOOTNOTES}" if has_notes else text


def _headings(document: Document, incident: Incident) -> Iterator[Edit]:
    source = document.source
    for section in incident.sections:
        if section.kind is SectionKind.ACCOUNT:
            yield Edit(section.heading.span, _account_heading(section, incident))
    for account in incident.accounts:
        for element in account.elements:
            title = words.ELEMENT_TITLES[element.kind]
            name = element_anchor(account.narrator, element.kind)
            yield Edit(
                element.heading.span,
                f"\n### {title} {{ #{name} .kb-element .kb-element--{element.kind} }}\n",
            )
    for lesson in incident.lessons:
        name = lesson_anchor(lesson.slug)
        yield Edit(lesson.heading.span, f"\n### {lesson.heading.text} {{ #{name} .kb-lesson }}\n")
    if document.outline is None:
        return
    first_line = source.position(document.body.start).line
    for block in document.outline.headings:
        if block.level > 1:
            continue
        span = Span(
            source.line_start(first_line + block.start), source.line_start(first_line + block.end)
        )
        # The page has its title already; another one becomes a section of it.
        same = block.text.casefold() == incident.title.casefold()
        yield Edit(span, "" if same else f"\n## {block.text}\n")


def _account_heading(section: Section, incident: Incident) -> str:
    key = section.narrator or ""
    narrator = incident.narrator(key)
    name = narrator.name if narrator else key
    return f"\n## Account: {_plain(name)} {{ #{account_anchor(key)} .kb-account }}\n"


def _plain(text: str) -> str:
    """Return Markdown that shows a text as it is."""
    return re.sub(r"([\\`*_{}\[\]<>#|~])", r"\\\1", text)


def _entries(document: Document, incident: Incident) -> Iterator[Edit]:
    for account in incident.accounts:
        for entry in account.entries:
            name = entry_anchor(account.narrator, entry.number)
            written = document.source.slice(entry.written)
            instant = moment = ""
            if entry.moment:
                instant = words.machine_time(entry.moment)
                moment = moment_anchor(entry.moment.instant)
            yield Edit(entry.written, marked_time(name, instant, written, moment))


def _learners(incident: Incident) -> Iterator[Edit]:
    for lesson in incident.lessons:
        if lesson.learned_line is None:
            continue
        names = []
        for learner in lesson.learned_by:
            narrator = incident.narrator(learner.id)
            name = html.escape(narrator.name if narrator else learner.id)
            names.append(f'<a href="#{account_anchor(learner.id)}">{name}</a>')
        text = f'\n\n<p class="kb-learned">Learned by {"; ".join(names)}</p>\n\n'
        yield Edit(lesson.learned_line, text)


def _links(document: Document, site: Site) -> Iterator[Edit]:
    """Yield what becomes of links that lead nowhere and of images at other hosts."""
    incident = document.record
    imported = isinstance(incident, Incident) and incident.origin is Origin.IMPORTED
    known = _anchors(document) if imported else frozenset()
    for link in document.links:
        lost = imported and link.target.startswith("#") and link.target[1:] not in known
        tag = document.source.slice(link.written)
        if not tag.startswith("<"):
            if is_foreign_image(link):
                yield Edit(link.written, f"[{link.label or link.target}](<{link.target}>)")
            elif lost or _is_dead(document, link, site):
                yield Edit(link.written, link.label)
        elif link.is_image and (is_foreign_image(link) or _is_dead(document, link, site)):
            alternative = _ALT.search(tag)
            label = alternative[1] if alternative else html.escape(link.target)
            is_there = is_foreign_image(link)
            address = html.escape(link.target)
            yield Edit(link.written, f'<a href="{address}">{label}</a>' if is_there else label)
        elif lost or _is_dead(document, link, site):
            yield Edit(link.written, "<a>")
        elif link.destination and (there := site.address_in_html(document, link.target)):
            # MkDocs moves links of Markdown along with the page, and leaves HTML as it is.
            yield Edit(link.destination, there)


def _is_dead(document: Document, link: Link, site: Site) -> bool:
    if is_path_of_site(link.target):
        return True
    if is_external(link.target) or link.target.startswith("#"):
        return False
    return not site.has(resolve(document.source.uri, link.target).partition("#")[0])


def _anchors(document: Document) -> frozenset[str]:
    headings = document.outline.headings if document.outline else ()
    body = document.source.slice(document.body)
    return frozenset((*(anchor(one.text) for one in headings), *_IDS.findall(body)))
