"""Python-Markdown extension: lists as forges show them, and sections grouped after parsing.

Grouping happens on the parsed tree and never by placing an author's Markdown inside an HTML
block, which an inline `</section>` would close. The extension works under any generator that
uses Python-Markdown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

import markdown
from markdown.extensions import Extension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.inlinepatterns import HtmlInlineProcessor, SimpleTagInlineProcessor
from markdown.preprocessors import HtmlBlockPreprocessor, Preprocessor
from markdown.treeprocessors import InlineProcessor, Treeprocessor

from kb_plugin.active_html import active_block, active_tags, as_shown, runs
from kb_plugin.anchors import anchor
from kb_plugin.forge_html import INLINE, html_blocks, own_blocks
from kb_plugin.forge_lists import as_python_markdown

if TYPE_CHECKING:
    from collections.abc import Callable

    _Finder = Callable[[list[str]], list[tuple[int, int]]]

FOOTNOTES = "///Footnotes Go Here///"
"""Where the `footnotes` extension puts the notes of a page."""

GUARDED = "\ue004"
"""Begins a text whose raw HTML is shown and not run; a character for private use."""

UNLISTED_CLASS = "kb-element"
"""Class of level-3 headings that the table of contents leaves out."""

_UNLISTED = "kb-h3"
_MARK = "\ue001"
_MARKED_TIME = re.compile(
    "\ue001(?P<id>[^ ]*) (?P<instant>[^ ]*) (?P<moment>[^\ue002]*)\ue002"
    "(?P<written>[^\ue003]*)\ue003"
)
_MARKUP = re.compile(r"[`\\\[\]!<>&*_~]| {2}\n")
_KNOWN_PATTERNS = frozenset(
    """backtick escape reference link image_link image_reference short_reference short_image_ref
    autolink automail linebreak html entity em_strong em_strong2 not_strong footnote
    kb_strike""".split()  # noqa: SIM905 - a list of twenty quoted words is harder to read
)
_ATTRIBUTES = re.compile(r"[ ]\{ #(?P<id>[\w-]+)(?P<classes>(?: \.[\w-]+)*) \}\Z")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


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


@dataclass(slots=True)
class Guard:
    """Whether raw HTML that does more than show text is shown and not run."""

    is_up: bool
    is_fixed: bool
    """Whether it is so for every text, or for those that begin with `GUARDED`."""

    def shown(self, html: str) -> str:
        """Return a block of HTML as it may reach the page."""
        return as_shown(html, active_block(html)) if self.is_up else html


class _Guarded(Preprocessor):
    """Puts the guard up for a text that begins with the mark, and takes the mark out."""

    def __init__(self, md: markdown.Markdown, guard: Guard) -> None:
        super().__init__(md)
        self._guard = guard

    def run(self, lines: list[str]) -> list[str]:
        is_marked = bool(lines) and lines[0].startswith(GUARDED)
        self._guard.is_up = is_marked or self._guard.is_fixed
        return [lines[0].removeprefix(GUARDED), *lines[1:]] if is_marked else lines


class _GuardedTags(HtmlInlineProcessor):
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


class _GuardedLinks(Treeprocessor):
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


class _Sections(Treeprocessor):
    """Gives headings the ids and classes written behind them, and groups what follows.

    A heading `## Title { #id .kb-account }` opens a `<section class="kb-account">` that ends
    before the next heading of its level or above.
    """

    def run(self, root: Element) -> None:
        grouped = False
        for child in root:
            if child.tag in _HEADINGS:
                grouped = _take_attributes(child) or grouped
            elif child.tag == "div" and child.get("class") == "footnote":
                _number_notes(child)
        if grouped:
            children = list(root)
            for child in children:
                root.remove(child)
            _regroup(root, children)


def _take_attributes(heading: Element) -> bool:
    """Move id and classes from a heading's words to its attributes; tell if it opens a section."""
    last = heading[-1] if len(heading) else None
    text = (last.tail if last is not None else heading.text) or ""
    found = _ATTRIBUTES.search(text)
    if found is None:
        return False
    shortened = text[: found.start()]
    if last is None:
        heading.text = shortened
    else:
        last.tail = shortened
    heading.set("id", found["id"])
    classes = found["classes"].replace(".", "").split()
    if classes:
        heading.set("class", " ".join(classes))
    return bool(classes)


def marked_time(anchor_id: str, instant: str, written: str, moment: str = "") -> str:
    """Return Markdown that becomes a `<time>` with an anchor and, where known, its instant.

    With `moment`, an anchor of the same page, the time leads there.

    Raw HTML would do the same at several times the cost: each tag is set aside and put back.
    The marks are characters for private use, which nobody's text holds.
    """
    return f"\ue001{anchor_id} {instant} {moment}\ue002{written}\ue003"


class _MarkedTimes(Treeprocessor):
    """Turns what `marked_time` returned into elements, behind inline markup."""

    def __init__(self, md: markdown.Markdown) -> None:
        super().__init__(md)
        self.leading: list[tuple[Element, str]] = []
        """Elements of this text that lead to an anchor, and the anchor."""

    def run(self, root: Element) -> None:
        self.leading.clear()
        for item in root.iter("li"):
            # With blank lines between items, the words of each are a paragraph of their own.
            words = item[0] if len(item) and item[0].tag == "p" else item
            found = _MARKED_TIME.match(words.text or "")
            if found is None:
                continue
            element = Element("time", {"id": found["id"], "class": "kb-time"})
            if found["instant"]:
                element.set("datetime", found["instant"])
            element.text = found["written"]
            if found["moment"]:
                self.leading.append((element, found["moment"]))
            element.tail = (words.text or "")[found.end() :]
            words.text = None
            words.insert(0, element)
            item.set("class", "kb-timed")
            _mark_decision(words)


def _mark_decision(item: Element) -> None:
    """Give the word that makes an entry a decision its class: bold text right behind the time."""
    if len(item) < 2 or item[1].tag != "strong" or (item[0].tail or "").strip():
        return
    if (item[1].text or "").casefold().startswith("decision"):
        item[1].set("class", "kb-decides")


class _TimeLinks(Treeprocessor):
    """Makes links of times that lead somewhere, behind MkDocs' look at the links of a page.

    MkDocs does not see anchors in blocks that were set aside, and would call them missing.
    """

    def __init__(self, md: markdown.Markdown, times: _MarkedTimes) -> None:
        super().__init__(md)
        self._times = times

    def run(self, root: Element) -> None:  # noqa: ARG002 - the elements are known already
        for element, moment in self._times.leading:
            link = SubElement(element, "a", {"href": f"#{moment}"})
            link.text, element.text = element.text, None


class _QuickInline(InlineProcessor):
    """Inline markup that looks no further at text which has none.

    Python-Markdown tries each of some twenty patterns on each piece of text. Three pieces of four
    hold no character that any of its own patterns begins with.
    """

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803 - overrides a private method; where it is renamed, all works as before
        if patternIndex == 0 and not _MARKUP.search(data) and self._patterns_are_known:
            return data
        handled: str = super()._InlineProcessor__handleInline(data, patternIndex)  # type: ignore[misc]
        return handled

    @cached_property
    def _patterns_are_known(self) -> bool:
        known = sum(name in self.md.inlinePatterns for name in _KNOWN_PATTERNS)
        return known == len(self.md.inlinePatterns)


def _number_notes(notes: Element) -> None:
    """Write the number of each footnote out: an author's list of notes is no list of items."""
    notes.set("role", "doc-endnotes")
    for container in notes.iter("ol"):
        container.tag = "div"
        for number, note in enumerate(container.iter("li"), 1):
            note.tag = "div"
            first = note[0] if len(note) and note[0].tag == "p" else note
            first.text = f"{number}. {first.text or ''}"


def _regroup(root: Element, children: list[Element]) -> None:
    open_sections: list[tuple[int, Element]] = [(0, root)]
    for child in children:
        if child.tag in _HEADINGS:
            level = int(child.tag[1])
            while open_sections[-1][0] >= level:
                open_sections.pop()
            if classes := child.attrib.pop("class", None):
                # Every account has the same five headings, which a table of contents need not
                # repeat for each.
                if classes.startswith(UNLISTED_CLASS):
                    child.tag = _UNLISTED
                section = Element("section", {"class": classes})
                # A section with a name is a landmark; five alike for each account are none.
                if child.tag != _UNLISTED:
                    section.set("aria-labelledby", child.get("id", ""))
                section.text = section.tail = "\n"
                open_sections[-1][1].append(section)
                open_sections.append((level, section))
        open_sections[-1][1].append(child)


class _PlainHeadings(Treeprocessor):
    """Gives headings that the table of contents passed over their own name back."""

    def run(self, root: Element) -> None:
        for heading in root.iter(_UNLISTED):
            heading.tag = "h3"


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
        md.preprocessors.register(_Guarded(md, guard), "kb_guard", 29.5)
        md.preprocessors.register(_HtmlBlocks(md, own_blocks), "kb_own_html", 29)
        md.preprocessors.register(_ForgeLists(md), "kb_lists", 28)
        # Sites that use `md_in_html` have chosen another reading of HTML blocks.
        if type(md.preprocessors["html_block"]) is HtmlBlockPreprocessor:
            md.preprocessors.register(_HtmlBlocks(md, html_blocks, guard), "html_block", 20)
        md.inlinePatterns.register(_GuardedTags(INLINE, md, guard), "html", 90)
        # A single tilde means "about" in incident reports, and no subscript.
        md.inlinePatterns.register(
            SimpleTagInlineProcessor(r"(~~)(?!\s)(.+?)(?<!\s)~~", "del"), "kb_strike", 65
        )
        md.treeprocessors.register(_QuickInline(md), "inline", 20)
        times = _MarkedTimes(md)
        md.treeprocessors.register(times, "kb_times", 13)
        md.treeprocessors.register(_TimeLinks(md, times), "kb_time_links", -1)
        md.treeprocessors.register(_GuardedLinks(md, guard), "kb_links", 12.5)
        # Behind inline markup (20), before the table of contents (5) reads the ids.
        md.treeprocessors.register(_Sections(md), "kb_sections", 12)
        md.treeprocessors.register(_PlainHeadings(md), "kb_headings", 4)


def toc_slug(heading: str, _separator: str) -> str:
    """Return a heading's anchor; the signature is that of the `toc` extension."""
    return anchor(heading)


EXTENSIONS: dict[str, dict[str, object]] = {
    "tables": {},
    "toc": {"permalink": "¶", "permalink_title": "Link to this part", "slugify": toc_slug},
    "pymdownx.superfences": {},
    "kb_plugin.markdown:PostmortemMarkdown": {},
}
"""The extensions that a page of the site is rendered with, and their options."""

_FRAGMENT_EXTENSIONS: list[str | Extension] = [
    "tables",
    "pymdownx.superfences",
    PostmortemMarkdown(guarded=True),
]
_HREF = re.compile(r'(?P<before>\s(?:href|src)=")kb:/(?P<target>[^"]*)"')


class FragmentRenderer:
    """Renders short texts that stand on pages other than their own."""

    def __init__(self, resolve: Callable[[str], str | None]) -> None:
        """`resolve` turns a content path and fragment into an address, or None for nowhere."""
        self._markdown = markdown.Markdown(extensions=_FRAGMENT_EXTENSIONS)
        self._resolve = resolve

    def html(self, text: str) -> str:
        """Return the HTML of a text whose internal links have the form `kb:/path.md#anchor`."""
        html = self._markdown.reset().convert(text)
        return _HREF.sub(self._address, html) if "kb:/" in html else html

    def _address(self, link: re.Match[str]) -> str:
        found = self._resolve(link["target"])
        # Without an address the words stay and the link goes.
        return f'{link["before"]}{found}"' if found is not None else ""
