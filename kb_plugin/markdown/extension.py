"""Python-Markdown extension: Markdown as forges show it, with sections and times of accounts.

It works under any generator that uses Python-Markdown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown.extensions import Extension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.inlinepatterns import SimpleTagInlineProcessor
from markdown.preprocessors import HtmlBlockPreprocessor, Preprocessor

from kb_plugin.anchors import anchor
from kb_plugin.forge_html import INLINE, html_blocks, own_blocks
from kb_plugin.forge_lists import as_python_markdown
from kb_plugin.markdown.guard import Guard, GuardedLinks, GuardedTags, GuardMark
from kb_plugin.markdown.inline import QuickInline
from kb_plugin.markdown.sections import PlainHeadings, Sections
from kb_plugin.markdown.times import MarkedTimes, TimeLinks

if TYPE_CHECKING:
    from collections.abc import Callable

    import markdown

    _Finder = Callable[[list[str]], list[tuple[int, int]]]

FOOTNOTES = "///Footnotes Go Here///"
"""Where the `footnotes` extension puts the notes of a page."""


class _ForgeLists(Preprocessor):
    """Writes lists so that Python-Markdown sees what CommonMark sees."""

    def run(self, lines: list[str]) -> list[str]:
        return as_python_markdown(lines)


class _Footnotes(Preprocessor):
    """Adds footnotes to a page that has some; looking for them on each costs more than finding."""

    def run(self, lines: list[str]) -> list[str]:
        if "footnote" not in self.md.treeprocessors and any("[^" in line for line in lines):
            FootnoteExtension().extendMarkdown(self.md)
        return lines


class _HtmlBlocks(Preprocessor):
    """Sets HTML blocks aside until the page is written."""

    def __init__(self, md: markdown.Markdown, find: _Finder, guard: Guard | None = None) -> None:
        super().__init__(md)
        self._find = find
        self._guard = guard

    def run(self, lines: list[str]) -> list[str]:
        written: list[str] = []
        done = 0
        for start, end in self._find(lines):
            written += lines[done:start]
            html = "\n".join(lines[start:end])
            block = self.md.htmlStash.store(self._guard.shown(html) if self._guard else html)
            written += ["", block, ""]
            done = end
        return written + lines[done:]


class PostmortemMarkdown(Extension):
    """Markdown as forges show it, for pages of a postmortem knowledge base."""

    def __init__(self, *, guarded: bool = False, **options: object) -> None:
        """`guarded`: no raw HTML runs, in any text that is rendered."""
        super().__init__(**options)
        self.is_guarded = guarded

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register behind the normalising of white space (30), before fenced code (25)."""
        # `\\<b>` shows a tag at the forges; here it would be one.
        md.ESCAPED_CHARS = [*md.ESCAPED_CHARS, "<"]
        md.preprocessors.register(_Footnotes(md), "kb_footnotes", 28.5)
        # First of all, since our own large blocks would be searched for everything that follows.
        guard = Guard(self.is_guarded, self.is_guarded)
        md.preprocessors.register(GuardMark(md, guard), "kb_guard", 29.5)
        md.preprocessors.register(_HtmlBlocks(md, own_blocks), "kb_own_html", 29)
        md.preprocessors.register(_ForgeLists(md), "kb_lists", 28)
        # Sites that use `md_in_html` have chosen another reading of HTML blocks.
        if type(md.preprocessors["html_block"]) is HtmlBlockPreprocessor:
            md.preprocessors.register(_HtmlBlocks(md, html_blocks, guard), "html_block", 20)
        md.inlinePatterns.register(GuardedTags(INLINE, md, guard), "html", 90)
        # A single tilde means "about" in incident reports, and no subscript.
        md.inlinePatterns.register(
            SimpleTagInlineProcessor(r"(~~)(?!\s)(.+?)(?<!\s)~~", "del"), "kb_strike", 65
        )
        md.treeprocessors.register(QuickInline(md), "inline", 20)
        times = MarkedTimes(md)
        md.treeprocessors.register(times, "kb_times", 13)
        md.treeprocessors.register(TimeLinks(md, times), "kb_time_links", -1)
        md.treeprocessors.register(GuardedLinks(md, guard), "kb_links", 12.5)
        # Behind inline markup (20), before the table of contents (5) reads the ids.
        md.treeprocessors.register(Sections(md), "kb_sections", 12)
        md.treeprocessors.register(PlainHeadings(md), "kb_headings", 4)


def toc_slug(heading: str, _separator: str) -> str:
    """Return a heading's anchor; the signature is that of the `toc` extension."""
    return anchor(heading)


EXTENSIONS: dict[str, dict[str, object]] = {
    "tables": {},
    "toc": {
        "title": "On this page",
        "permalink": "¶",
        "permalink_title": "Link to this part",
        "slugify": toc_slug,
        # Forges show `[TOC]` as it stands, and looking for it goes through every page once more.
        "marker": "",
    },
    "pymdownx.superfences": {},
    "kb_plugin.markdown:PostmortemMarkdown": {},
}
"""The extensions that a page of the site is rendered with, and their options."""
