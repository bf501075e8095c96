"""Raw HTML and links that would run in a reader's browser, shown and not run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markdown.inlinepatterns import HtmlInlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from kb_plugin.active_html import active_block, active_tags, as_shown, runs

if TYPE_CHECKING:
    import re
    from xml.etree.ElementTree import Element

    import markdown

GUARDED = "\ue004"
"""Begins a text whose raw HTML is shown and not run; a character for private use."""


@dataclass(slots=True)
class Guard:
    """Whether raw HTML that does more than show text is shown and not run."""

    is_up: bool
    is_fixed: bool
    """Whether it is so for every text, or for those that begin with `GUARDED`."""

    def shown(self, html: str) -> str:
        """Return a block of HTML as it may reach the page."""
        return as_shown(html, active_block(html)) if self.is_up else html


class GuardMark(Preprocessor):
    """Puts the guard up for a text that begins with the mark, and takes the mark out."""

    def __init__(self, md: markdown.Markdown, guard: Guard) -> None:
        super().__init__(md)
        self._guard = guard

    def run(self, lines: list[str]) -> list[str]:
        is_marked = bool(lines) and lines[0].startswith(GUARDED)
        self._guard.is_up = is_marked or self._guard.is_fixed
        return [lines[0].removeprefix(GUARDED), *lines[1:]] if is_marked else lines


class GuardedTags(HtmlInlineProcessor):
    """Raw HTML within a paragraph."""

    def __init__(self, pattern: str, md: markdown.Markdown, guard: Guard) -> None:
        super().__init__(pattern, md)
        self._guard = guard

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Python-Markdown's name
        self, m: re.Match[str], data: str
    ) -> tuple[Element | str | None, int | None, int | None]:
        written = self.backslash_unescape(self.unescape(m[1]))
        if self._guard.is_up and as_shown(written, active_tags(written)) != written:
            return written, m.start(0), m.end(0)
        return super().handleMatch(m, data)


class GuardedLinks(Treeprocessor):
    """Gives links and images that would run something a scheme that no browser knows."""

    def __init__(self, md: markdown.Markdown, guard: Guard) -> None:
        super().__init__(md)
        self._guard = guard

    def run(self, root: Element) -> None:
        if not self._guard.is_up:
            return
        for tag, key in (("a", "href"), ("img", "src")):
            for element in root.iter(tag):
                if runs(address := element.get(key, "")):
                    element.set(key, f"unsafe:{address}")
