"""Everything a generator needs to build the site from the knowledge base."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb_plugin.finding import Severity
from kb_plugin.layout import incident_page
from kb_plugin.read.document import Kind
from kb_plugin.read.excerpt import Edit, apply_edits
from kb_plugin.render.active import active_edits
from kb_plugin.render.data import incidents_json, names_json
from kb_plugin.render.feeds import feeds
from kb_plugin.render.pages import findings_page, pages
from kb_plugin.render.redirects import redirects
from kb_plugin.render.seen_before import seen_before_files
from kb_plugin.render.site import Site, nowhere

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from kb_plugin.finding import Finding
    from kb_plugin.link.graph import KnowledgeBase
    from kb_plugin.link.similarity import Similarity
    from kb_plugin.read.corpus import Corpus
    from kb_plugin.read.document import Document
    from kb_plugin.render.page import Page
    from kb_plugin.settings import Settings


@dataclass(frozen=True, slots=True)
class Build:
    """What becomes of a content folder."""

    pages: tuple[Page, ...]
    files: Mapping[str, str | bytes]
    """Path in the built site to the content of feeds, data and redirects."""
    left_out: tuple[str, ...]
    """Content paths of files that are no part of this build."""


def build(
    base: KnowledgeBase,
    corpus: Corpus,
    findings: tuple[Finding, ...],
    similarity: Similarity,
    settings: Settings,
    *,
    today: date,
    site_name: str,
    site_url: str = "",
    directories: bool = True,
    edit_address: Callable[[str], str | None] = nowhere,
) -> Build:
    """Return pages, data files and what is left out.

    `edit_address` leads from a content path to where it is edited. A file with errors is replaced
    by a page that lists them: a build ends before that, and whoever is writing sees it in the
    file's place.
    """
    texts = {
        one.source.uri: _words(one) for one in corpus.documents if one.kind is not Kind.INCIDENT
    }
    meta = {one.source.uri: one.meta for one in corpus.documents if one.meta}
    site = Site(base, corpus, settings, today, texts, meta, similarity, directories, edit_address)
    made = {page.uri: page for page in pages(site)}
    wrong = _with_errors(corpus, findings)
    stand_ins: dict[str, Page] = {}
    for document, found in wrong:
        uri = _page_of(document)
        stand_ins[uri] = findings_page(site, uri, document.source.uri, found)
    made |= stand_ins
    shown = {page.written_at for page in made.values()}
    return Build(
        tuple(made.values()),
        {
            "incidents.json": incidents_json(site, site_url),
            "kb-names.json": names_json(site),
            **feeds(site, site_name, site_url),
            **redirects(site),
            **seen_before_files(site, similarity.lexicon),
        },
        _left_out(corpus, shown),
    )


def _words(document: Document) -> str:
    """Return what an author put at a page, without what speaks to authors alone."""
    edits = [Edit(one, "") for one in document.comments]
    edits += active_edits(document, is_imported=False)
    return apply_edits(document.source, document.body, edits)


def _left_out(corpus: Corpus, shown: set[str | None]) -> tuple[str, ...]:
    """Return files that are no page, and what lies in the folder of an incident that is none."""
    absent = [
        one for one in corpus.documents if one.kind is not Kind.PAGE and one.source.uri not in shown
    ]
    folders = tuple(
        f"{one.source.uri.removesuffix('.md')}/" for one in absent if one.kind is Kind.INCIDENT
    )
    beside = sorted(file for file in corpus.files if folders and file.startswith(folders))
    return (*(one.source.uri for one in absent), *beside)


def _page_of(document: Document) -> str:
    is_incident = document.kind is Kind.INCIDENT
    return incident_page(document.id) if is_incident else document.source.uri


def _with_errors(
    corpus: Corpus, findings: tuple[Finding, ...]
) -> list[tuple[Document, tuple[Finding, ...]]]:
    by_path: dict[str, list[Finding]] = {}
    for one in findings:
        if one.severity is Severity.ERROR:
            by_path.setdefault(one.at.path, []).append(one)
    return [
        (document, tuple(by_path[document.source.path]))
        for document in corpus.documents
        if document.source.path in by_path
    ]
