"""The words of a timed entry as HTML, quickly where they are plain."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from kb_plugin.render import words

if TYPE_CHECKING:
    from kb_plugin.model import Entry
    from kb_plugin.render.site import Site

_DECISION = re.compile(r"\*\*decision\s*:?\s*\*\*[\s:–—-]*", re.IGNORECASE)
_CODE = re.compile(r"(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)")
_MARKUP = re.compile(r"[\\`\[\]<*~\n]|&#?\w+;|(?<!\w)_|_(?!\w)|\Z.")
"""What Markdown may read as more than itself, where code is left out; single underscores within
a word are names of things."""
_BLOCK = re.compile(r"[#>+|=:]|\d{1,9}[.)]\s")
"""What a paragraph does not begin with."""
_FIRST_PARAGRAPH = re.compile(r"\s*<p>(?P<words>.*?)</p>\s*", re.DOTALL)


class EntryText(NamedTuple):
    """An entry's words."""

    first: Markup
    """Its first paragraph, without the tag; empty where it begins with something else."""
    rest: Markup
    """Blocks that follow: log lines, lists."""


def entry_text(entry: Entry, site: Site) -> EntryText:
    """Return an entry's words without the mark of a decision, which is shown as a glyph.

    Three entries of four have no markup but code. Reading those as Markdown would take longer
    than all else about the lanes together, and give the same.
    """
    text = _DECISION.sub("", entry.text, count=1) if entry.is_decision else entry.text
    if is_plain(text):
        return EntryText(words.inline(text), Markup())
    html = site.fragment(text)
    first = _FIRST_PARAGRAPH.match(html)
    if first is None:
        return EntryText(Markup(), html)
    # Both are parts of what the renderer returned.
    return EntryText(Markup(first["words"]), Markup(html[first.end() :]))  # noqa: S704


def is_plain(text: str) -> bool:
    """Tell whether a text is one paragraph without markup but code."""
    return not _BLOCK.match(text) and not _MARKUP.search(_CODE.sub("", text))
