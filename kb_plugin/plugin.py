"""The MkDocs plugin: each event is a call or two into the core."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.utils import get_build_datetime, get_relative_url

from kb_plugin import layout, pipeline
from kb_plugin.check.run import unknown_codes
from kb_plugin.converted_pages import PageOfHtml, convert_ahead
from kb_plugin.finding import Severity, has_errors
from kb_plugin.first_paint import ask_first, defer_scripts
from kb_plugin.kept_parts import KeptParts
from kb_plugin.plugin_config import (
    PRELOADED,
    STYLES,
    PluginOptions,
    edit_address_of,
    prepare,
    settings_of,
)
from kb_plugin.read.corpus import RawFile
from kb_plugin.render.build import Build, build
from kb_plugin.search.index import Indexing, SearchUnavailable
from kb_plugin.settings import DEFAULT, Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from kb_plugin.bundle import Bundle

from kb_plugin.finding import Finding

log = get_plugin_logger(__name__)


class PostmortemKb(BasePlugin[PluginOptions]):  # type: ignore[no-untyped-call]
    """Builds a knowledge base of blameless postmortems from Markdown files."""

    def __init__(self) -> None:
        self.serving = False
        self.settings: Settings = DEFAULT
        self.texts: dict[str, str] = {}
        self.incidents: set[str] = set()
        self.indexing: Indexing | None = None
        self.in_navigation: frozenset[str] = frozenset()
        self.styles: Bundle | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002 - MkDocs passes both by name
        """Remember what the build is for; having this event keeps one plugin object in `serve`."""
        self.serving = command == "serve"
        if not self.serving:
            # What a build makes lasts until its end, and little of it is garbage with cycles:
            # looking for that every few hundred values takes a tenth of the time.
            gc.set_threshold(200_000, 50, 100)

    def on_config(self, config: MkDocsConfig) -> None:
        """Read the options, and set what the site needs of theme and Markdown."""
        self.settings, problems = settings_of(self.config)
        problems += tuple(f"checks: no rule {code}" for code in unknown_codes(self.settings))
        if problems:
            raise PluginError("postmortem-kb in mkdocs.yml: " + "; ".join(problems))
        self.texts = {}
        self.incidents = set()
        self.styles = prepare(config)
        if config.repo_url and config.edit_uri is None and not config.edit_uri_template:
            log.info(
                "%s does not tell which forge it is; pages link to their file there once "
                "mkdocs.yml has `edit_uri`, such as edit/main/content/",
                config.repo_url,
            )

    @event_priority(-50)  # after plugins that add or rename files
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Run the pipeline once over the whole content folder, and lay the pages out."""
        with _many_values_that_last():
            result = pipeline.run(
                _markdown_of(files, config),
                [file.src_uri for file in files if not file.is_documentation_page()],
                self.settings,
                with_drafts=self.settings.shows_drafts(serving=self.serving),
            )
            self._tell(result.findings)
            built = build(
                result.base,
                result.corpus,
                result.findings,
                result.similarity,
                self.settings,
                today=get_build_datetime().date(),
                directories=config.use_directory_urls,
                site_name=config.site_name,
                site_url=config.site_url or "",
                edit_address=edit_address_of(config),
            )
            self._lay_out(built, files, config)
            self._bundle_styles(files, config)
        return files

    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str | None:  # noqa: ARG002
        """Give MkDocs the presented text, so that it never parses an author's front matter."""
        return self.texts.get(page.file.src_uri)

    @event_priority(-50)  # after plugins that add or rename pages
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Remember which pages the navigation marks, and begin to convert some of the others."""
        self.in_navigation = frozenset(page.url for page in nav.pages)
        if not self.serving:
            texts = {uri: self.texts[uri] for uri in self.incidents}
            convert_ahead(texts, nav, files, config)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Begin the search index as soon as all texts are rendered; templates take as long."""
        # Templates do not change during a build, and asking the disk for each use costs time.
        env.auto_reload = False
        env.globals["kb_kept"] = KeptParts(self.in_navigation)
        texts = {
            file.dest_uri: file.page.content or ""
            for file in files.documentation_pages()
            if file.page and file.src_uri in self.incidents
        }
        with self._search():
            language = str(config.theme.get("language") or "en")
            self.indexing = Indexing(texts, Path(config.site_dir), language)

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Let a page be painted early: no template of Material has a place for it that is free."""
        fonts = [get_relative_url(font, page.url) for font in PRELOADED]
        return defer_scripts(ask_first(output, fonts))

    def on_post_build(self, *, config: MkDocsConfig) -> None:  # noqa: ARG002
        """Wait for the search index."""
        with self._search():
            if self.indexing:
                self.indexing.finish()
        self.indexing = None

    def on_build_error(self, *, error: Exception) -> None:  # noqa: ARG002
        """Leave no indexer running behind a build that failed."""
        if self.indexing:
            self.indexing.abandon()

    @contextmanager
    def _search(self) -> Iterator[None]:
        try:
            yield
        except SearchUnavailable as error:
            if not self.serving:
                raise PluginError(str(error)) from error
            log.error("%s", error)

    def _tell(self, findings: tuple[Finding, ...]) -> None:
        """Log each finding; errors stop a build, all at once, and never a `serve`."""
        errors = [one for one in findings if one.severity is Severity.ERROR]
        for one in findings:
            if one.severity is Severity.WARNING:
                log.warning("%s\n    %s", one, one.help)
            elif one.severity is Severity.QUESTION:
                log.info("%s\n    %s", one, one.help)
            elif self.serving:
                log.error("%s\n    %s", one, one.help)
        if has_errors(findings) and not self.serving:
            listed = "\n".join(f"{one}\n    {one.help}" for one in errors)
            raise PluginError(f"{len(errors)} to mend before the site can be built:\n{listed}")

    def _lay_out(self, built: Build, files: Files, config: MkDocsConfig) -> None:
        for uri in built.left_out:
            if file := files.get_file_from_path(uri):
                files.remove(file)
        for page in built.pages:
            file = files.get_file_from_path(page.written_at) if page.written_at else None
            if file is None:
                file = File.generated(config, page.uri, content=page.text)
                files.append(file)
                if page.html is not None:
                    PageOfHtml(page.html, file, config)
            else:
                self.texts[file.src_uri] = page.text
                target = File.generated(config, page.uri, content="")
                file.dest_uri, file.url = target.dest_uri, target.url
            if page.is_incident:
                self.incidents.add(file.src_uri)
            is_listed = page.uri == layout.CHECKS and config.nav is None
            if page.uri not in layout.NAVIGATION and not is_listed:
                file.inclusion = InclusionLevel.NOT_IN_NAV
        for path, content in built.files.items():
            if existing := files.get_file_from_path(path):
                files.remove(existing)
            files.append(File.generated(config, path, content=content))
        if config.nav is None:
            config.nav = _navigation(files)

    def _bundle_styles(self, files: Files, config: MkDocsConfig) -> None:
        for style in STYLES:
            if file := files.get_file_from_path(style):
                files.remove(file)
        if self.styles:
            files.append(File.generated(config, self.styles.uri, content=self.styles.text))


@contextmanager
def _many_values_that_last() -> Iterator[None]:
    """Spare the garbage collector the model, which has no cycles and lasts as long as the build.

    It would go through all of it again and again, which takes a fifth of the time of reading.
    """
    gc.unfreeze()  # what an earlier build of `serve` left
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def _markdown_of(files: Files, config: MkDocsConfig) -> list[RawFile]:
    start = Path(config.config_file_path or ".").resolve().parent
    found: list[RawFile] = []
    for file in files.documentation_pages():
        shown = file.src_uri
        if file.abs_src_path:
            path = Path(file.abs_src_path)
            shown = path.relative_to(start).as_posix() if path.is_relative_to(start) else str(path)
        found.append(RawFile(shown, file.src_uri, file.content_bytes))
    return found


def _navigation(files: Files) -> list[object]:
    """Return the navigation where `mkdocs.yml` has none: index pages in groups, then the guide."""
    there = {uri: title for uri, title in layout.NAVIGATION.items() if uri in files.src_uris}
    grouped = {uri for uris in layout.GROUPS.values() for uri in uris}
    entries: list[object] = [{title: uri} for uri, title in there.items() if uri not in grouped]
    for group, members in layout.GROUPS.items():
        if pages := [{there[uri]: uri} for uri in members if uri in there]:
            entries.append({group: pages})
    ours = {*layout.NAVIGATION, *layout.GENERATED} - {layout.CHECKS}
    folders: dict[str, list[str]] = {}
    for file in files.documentation_pages():
        if file.src_uri not in ours and file.inclusion is not InclusionLevel.NOT_IN_NAV:
            # The checks are a part of the guide, whatever else it has.
            folder = "guide" if file.src_uri == layout.CHECKS else file.src_uri.rpartition("/")[0]
            folders.setdefault(folder, []).append(file.src_uri)
    for folder, found in sorted(folders.items()):
        index = files.get_file_from_path(f"{folder}/index.md")
        text = index.content_string if index else ""
        ordered = layout.in_order(found, f"{folder}/index.md", text)
        title = folder.rpartition("/")[2].replace("-", " ").capitalize()
        entries += [{title: ordered}] if folder else ordered
    return entries
