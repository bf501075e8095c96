"""Pages of MkDocs whose HTML is there before MkDocs asks for it."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils.meta import get_data

from kb_plugin.second_process import NotDoneError, in_copy

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.toc import TableOfContents


class PageOfHtml(Page):
    """A page whose Markdown is one block of HTML.

    A parser of Markdown would set it aside and put it back, which for the replays of a large base
    takes a twentieth of the build.
    """

    def __init__(self, html: str, file: File, config: MkDocsConfig) -> None:
        super().__init__(None, file, config)
        self._html = html

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 - MkDocs' own
        self.content = self._html
        self.toc = get_toc([])
        self.present_anchor_ids = set()


def convert_ahead(
    texts: Mapping[str, str], nav: Navigation, files: Files, config: MkDocsConfig
) -> None:
    """Convert the Markdown of half of some pages beside what MkDocs does of itself.

    `texts` has their texts with front matter by content path, in any order. Pages that stand in
    the navigation, which refers to them, stay as they are.
    """
    there = {page.file.src_uri for page in nav.pages}
    able = [one for one in files.documentation_pages() if one.src_uri in texts]
    able = [one for one in able if one.src_uri not in there]
    later = able[len(able) // 2 :]
    conversions = _Conversions({one.src_uri: texts[one.src_uri] for one in later}, files, config)
    for file in later:
        _PageConvertedAhead(file, config, conversions)


@dataclass(frozen=True, slots=True)
class _Conversion:
    markdown: str
    """What was converted."""
    content: str
    toc: TableOfContents
    anchors: set[str]
    links: dict[str, dict[str, str]] | None
    """Content path of a page that is linked to, to anchors on it and the links as written."""


class _Conversions:
    """The Markdown of some pages, converted in a second process while this one converts others."""

    def __init__(self, texts: Mapping[str, str], files: Files, config: MkDocsConfig) -> None:
        """Begin to convert texts with front matter, by the content paths of pages of `files`."""
        self._waiting = in_copy(lambda: _converted(texts, files, config))

    @cached_property
    def _done(self) -> dict[str, _Conversion]:
        try:
            return self._waiting()
        except NotDoneError:
            return {}

    def of(self, page: Page) -> _Conversion | None:
        """Return what became of a page, unless its text was changed meanwhile."""
        done = self._done.pop(page.file.src_uri, None)
        return done if done and done.markdown == page.markdown else None


class _PageConvertedAhead(Page):
    """A page that takes what became of its Markdown elsewhere, and else converts it itself."""

    def __init__(self, file: File, config: MkDocsConfig, conversions: _Conversions) -> None:
        super().__init__(None, file, config)
        self._conversions = conversions

    def render(self, config: MkDocsConfig, files: Files) -> None:
        done = self._conversions.of(self)
        if done is None:
            super().render(config, files)
            return
        self.content = done.content
        self.toc = done.toc
        self.present_anchor_ids = done.anchors
        if done.links is not None:
            linked = {files.get_file_from_path(uri): one for uri, one in done.links.items()}
            self.links_to_anchors = {file: one for file, one in linked.items() if file}


class _Listener(logging.Handler):
    """Notices that something was said."""

    heard = False

    def emit(self, record: logging.LogRecord) -> None:  # noqa: ARG002 - it is said again
        self.heard = True


def _converted(
    texts: Mapping[str, str], files: Files, config: MkDocsConfig
) -> dict[str, _Conversion]:
    """Return what becomes of pages about which MkDocs has nothing to say.

    The others are left to the process that counts warnings and shows them. This one is a copy,
    whose loggers and pages nobody else has.
    """
    listener = _Listener()
    for logger in (logging.root, logging.getLogger("mkdocs")):
        logger.handlers = [listener]
    done: dict[str, _Conversion] = {}
    for uri, text in texts.items():
        file = files.get_file_from_path(uri)
        if file is None or file.page is None:
            continue
        listener.heard = False
        page = Page(None, file, config)
        page.markdown, page.meta = get_data(text)
        page.render(config, files)
        if not listener.heard:
            links = page.links_to_anchors
            done[uri] = _Conversion(
                page.markdown,
                page.content or "",
                page.toc,
                page.present_anchor_ids or set(),
                None if links is None else {to.src_uri: one for to, one in links.items()},
            )
    return done
