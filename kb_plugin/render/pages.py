"""All pages that are generated from the knowledge base."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin import layout
from kb_plugin.model import Incident
from kb_plugin.render.facets import facets
from kb_plugin.render.factors import factor_page, factors_page
from kb_plugin.render.follow_up import follow_up_page
from kb_plugin.render.home import home_page
from kb_plugin.render.incident import incident_page_of
from kb_plugin.render.incidents import incidents_page
from kb_plugin.render.lessons import lessons_page
from kb_plugin.render.matrix import matrix_page
from kb_plugin.render.overview import work_as_done_page
from kb_plugin.render.page import Page, page_text
from kb_plugin.render.paths import path_page, paths_page
from kb_plugin.render.replay.pages import replay_pages
from kb_plugin.render.rules import rules_pages
from kb_plugin.render.seen_before import seen_before_page
from kb_plugin.render.systems import system_page, systems_page
from kb_plugin.second_process import beside

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.finding import Finding
    from kb_plugin.render.site import Site


def pages(site: Site) -> Iterator[Page]:
    """Yield every generated page, each incident's own included."""
    shown = {incident.uri for incident in site.base.incidents}
    incidents = [
        (document, document.record)
        for document in site.corpus.documents
        if isinstance(document.record, Incident) and document.record.uri in shown
    ]
    begun_here = len(incidents) // 4  # all else that follows takes about as long as the rest
    others = beside(lambda: [incident_page_of(*one, site) for one in incidents[begun_here:]])
    for document, incident in incidents[:begun_here]:
        yield incident_page_of(document, incident, site)
    yield from replay_pages(incidents, site)
    yield home_page(site)
    yield incidents_page(site)
    yield systems_page(site)
    for system in site.base.systems.values():
        yield system_page(site, system)
    yield factors_page(site)
    for factor in site.base.factors.values():
        yield factor_page(site, factor)
    yield matrix_page(site)
    yield lessons_page(site)
    yield work_as_done_page(site)
    yield follow_up_page(site)
    yield paths_page(site)
    for route in site.routes:
        yield path_page(site, route)
    yield search_page(site)
    yield seen_before_page(site)
    yield from rules_pages(site)
    yield from others()


def search_page(site: Site) -> Page:
    """Return the page for full-text search with facets."""
    return site.page(
        layout.SEARCH,
        "search_page.md.j2",
        {"title": "Search", "hide": ["navigation", "toc"]},
        facets=facets(site),
        incident_count=len(site.base.incidents),
    )


def findings_page(site: Site, uri: str, title: str, findings: tuple[Finding, ...]) -> Page:
    """Return the page that stands in for a file with errors while serving."""
    text = site.markdown("findings.md.j2", uri, findings=findings)
    return Page(uri, page_text({"title": title}, text), uri)
