"""What all pages share: the base, the addresses, and Markdown fragments rendered once."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

import jinja2
from markupsafe import Markup

from kb_plugin import layout
from kb_plugin.check.kb506_running_html import RULE as KB506
from kb_plugin.check.rules import RULES
from kb_plugin.link.reading_order import ReadingOrder, reading_order
from kb_plugin.link.replay import is_replayable
from kb_plugin.markdown import FragmentRenderer
from kb_plugin.read.links import is_external, resolve
from kb_plugin.render import words
from kb_plugin.render.descriptions import description
from kb_plugin.render.page import Page, html_block, page_text, without_blank_lines
from kb_plugin.render.paragraphs import plain_paragraph
from kb_plugin.render.routes import Place, Route, routes
from kb_plugin.render.snippets import Snippets

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from kb_plugin.link.graph import KnowledgeBase
    from kb_plugin.link.similarity import Similarity
    from kb_plugin.model import Incident
    from kb_plugin.read.corpus import Corpus
    from kb_plugin.read.document import Document
    from kb_plugin.settings import Settings

_FIRST_HEADING = re.compile(r"\s*(?:#[ \t]|[^\n]+\n=+[ \t]*$)", re.MULTILINE)
ROOT = "\ue000"
"""Stands for the way to the site's root in HTML that is made once and shown on several pages.

A character for private use: it has no meaning of its own, so that nobody's text holds it.
"""
_MOST_LESSONS = 12
"""Lessons that the page of a system or factor shows in full; all stand in full on their own."""


def nowhere(_: str) -> None:
    """Lead to no editor, whatever the content path."""


@dataclass(frozen=True)
class Site:
    """Everything a page is rendered from."""

    base: KnowledgeBase
    corpus: Corpus
    settings: Settings
    today: date
    """The day of the build, which ages are counted to."""
    words_of: Mapping[str, str]
    """Content path to the Markdown that an author put there, without front matter."""
    meta_of: Mapping[str, Mapping[str, Any]]
    """Content path to the front matter that an author gave the page there."""
    similarity: Similarity
    directories: bool = True
    """Whether addresses end in a slash (`use_directory_urls`)."""
    edit_address: Callable[[str], str | None] = nowhere
    """Content path to the address at which it is edited, if there is one."""
    _fragments: dict[str, str] = field(default_factory=dict, repr=False)

    @property
    def is_guarded(self) -> bool:
        """Whether raw HTML that would run is shown as text: where the owner left it an error."""
        return self.settings.checks.get(KB506.code, KB506.severity) == KB506.severity

    def address(self, uri: str) -> str:
        """Return the address of a content path relative to the site's root."""
        return layout.address(uri, directories=self.directories)

    def root(self, uri: str) -> str:
        """Return the relative way from a page to the site's root."""
        return layout.root_from(uri, directories=self.directories)

    def incident_address(self, incident: Incident) -> str:
        """Return the address of an incident's page."""
        return self.address(layout.incident_page(incident.id))

    def fragment(self, text: str) -> Markup:
        """Return the HTML of an excerpt, without blank lines, for any page of the site."""
        html = self._fragments.get(text)
        if html is None:
            html = plain_paragraph(text) or self._renderer.html(text)
            # A blank line would end the HTML block in which a fragment stands.
            head, *parts = html.split("<pre")
            for part in parts:
                code, end, rest = part.partition("</pre>")
                head += "<pre" + code.replace("\n", "&#10;") + end + rest
            html = self._fragments[text] = without_blank_lines(head)
        return Markup(html)  # noqa: S704 - rendered Markdown of the base

    def page(
        self,
        uri: str,
        template: str,
        meta: dict[str, object] | None = None,
        *,
        places_words: bool = False,
        **values: object,
    ) -> Page:
        """Return a generated page: an author's words for it, then the template's Markdown.

        A template that `places_words` puts the author's words where it wants them.
        """
        words_there = self.words_of.get(uri, "").strip()
        text = self.markdown(template, uri, author_words=words_there, **values)
        if not places_words:
            text = f"{words_there}\n\n{text}"
        meta = {"hide": ["navigation"], **(meta or {}), **self.meta_of.get(uri, {})}
        if "description" not in meta and (about := description(uri, str(meta.get("title", "")))):
            meta["description"] = about
        if not _FIRST_HEADING.match(words_there):
            # The theme would show the short title that the navigation has for the page.
            text = f"<h1>{words.inline(str(meta.get('title', '')))}</h1>\n\n{text}"
        shown = page_text(meta, text, is_guarded=self.is_guarded)
        return Page(uri, shown, uri if uri in self.words_of else None)

    def markdown(self, template: str, uri: str, **values: object) -> str:
        """Return the Markdown of a template for the page at a content path."""
        text = self._templates.get_template(template).render(today=self.today, **values)
        return text.replace(ROOT, self.root(uri))

    def block(self, template: str, uri: str, **values: object) -> str:
        """Return one HTML block from a template for the page at a content path."""
        return html_block(self.markdown(template, uri, **values))

    def severity_name(self, severity: int | None) -> str:
        """Return the name of a severity."""
        return "not recorded" if severity is None else self.settings.severities[severity - 1]

    def has(self, uri: str) -> bool:
        """Tell whether a content path leads to something that this build shows."""
        return uri in self._targets

    def address_in_html(self, document: Document, target: str) -> str | None:
        """Return the address that HTML in an incident's text needs for a relative target."""
        if is_external(target) or target.startswith("#"):
            return None
        uri, hash_mark, fragment = resolve(document.source.uri, target).partition("#")
        found = self._targets.get(uri)
        root = self.root(layout.incident_page(document.id))
        return None if found is None else f"{root}{found}{hash_mark}{fragment}"

    def glyph(self, kind: str) -> Markup:
        """Return the glyph of a kind of entry, or of a decision, as templates show it."""
        return self.snippets.glyph(kind)

    @cached_property
    def orders(self) -> Mapping[str, ReadingOrder]:
        """System id to what to read first about it."""
        return {one: reading_order(system, self.base) for one, system in self.base.systems.items()}

    @cached_property
    def replays(self) -> Mapping[str, str]:
        """Incident id to the content path of its replay, for incidents that have one."""
        return layout.replay_pages(one.id for one in self.base.incidents if is_replayable(one))

    @cached_property
    def routes(self) -> tuple[Route, ...]:
        """Every reading path that has a page, authors' own first."""
        return tuple(routes(self))

    @cached_property
    def places(self) -> Mapping[str, tuple[Place, ...]]:
        """Incident id to where it stands on reading paths; one on no path is left out."""
        found: dict[str, list[Place]] = {}
        for route in self.routes:
            for number, stop in enumerate(route.stops, 1):
                found.setdefault(stop.incident.id, []).append(Place(route, number))
        return {one: tuple(places) for one, places in found.items()}

    @cached_property
    def _renderer(self) -> FragmentRenderer:
        return FragmentRenderer(self._resolve)

    @cached_property
    def _targets(self) -> dict[str, str]:
        made = (*layout.GENERATED, layout.HOME, *(layout.check_page(rule.code) for rule in RULES))
        paths = (one.uri for one in self.routes)
        targets = {file: self.address(file) for file in (*self.corpus.files, *made, *paths)}
        for document in self.corpus.documents:
            if document.kind == "incident":
                targets.pop(document.source.uri, None)
        for incident in self.base.incidents:
            targets[incident.uri] = self.incident_address(incident)
        return targets

    def _resolve(self, target: str) -> str | None:
        uri, hash_mark, fragment = target.partition("#")
        found = self._targets.get(uri)
        return None if found is None else f"{ROOT}{found}{hash_mark}{fragment}"

    @cached_property
    def _templates(self) -> jinja2.Environment:
        environment = jinja2.Environment(
            loader=jinja2.PackageLoader("kb_plugin.render"),
            autoescape=True,
            auto_reload=False,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=jinja2.StrictUndefined,
        )
        environment.filters.update(
            age=words.age,
            count=words.count,
            day=words.day,
            duration=words.duration,
            in_running_text=words.in_running_text,
            inline=words.inline,
            period=words.period,
            machine_time=words.machine_time,
            reading_minutes=words.reading_minutes,
            utc=words.utc,
        )
        environment.globals.update(
            site=self,
            base=self.base,
            root=ROOT,
            most_lessons=_MOST_LESSONS,
            YOUR_ACCOUNT=layout.YOUR_ACCOUNT,
            CHECKS=layout.CHECKS,
            check_page=layout.check_page,
            NOTICED=words.NOTICED,
            CERTAINTIES=words.CERTAINTIES,
            STATED_HERE=words.STATED_HERE,
            STATED_THERE=words.STATED_THERE,
        )
        environment.filters["block"] = lambda html: Markup(html_block(str(html)))  # noqa: S704
        environment.globals["kb"] = Snippets(environment, self.base)
        return environment

    @cached_property
    def snippets(self) -> Snippets:
        """Small pieces of HTML, which templates call `kb`."""
        return cast("Snippets", self._templates.globals["kb"])
