"""Paragraphs: those without markup but code and bold words as HTML at once, and the first of many.

Four entries of a timeline in five are a sentence or two with some code in them. Rendering
thousands of those by Python-Markdown takes seconds of a build.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from markupsafe import Markup, escape

_PIECE = re.compile(
    r"(?P<ticks>`+)(?P<code>[^`\n\t]+)(?P=ticks)(?!`)|\*\*(?P<bold>[^*`\s](?:[^*`\n]*[^*`\s])?)\*\*"
)
_STAND_IN = "\ufffc"
"""Stands where code stood and around bold words: no markup, no space and no letter."""
_MARKUP = re.compile(
    r"[`*\\\[\]<|\t\x02\x03\ue000-\ue004]|~~|&#?\w+;"
    r"|(?<!\w)_|_(?!\w)"  # underscores within a word are a name's
    r"|[ ]\n|\n\n|^[ ]|^(?:[#>=:+-]|\d+[.)](?:\s|$))|\A(?:\n|\Z)|[ \n]\Z",
    re.MULTILINE,
)
"""What Markdown may read as more than itself."""
_FIRST = re.compile(r"\s*<p>(?P<words>.*?)</p>\s*", re.DOTALL)


class Paragraphs(NamedTuple):
    """Rendered Markdown, cut behind its first paragraph."""

    first: Markup
    """Without the tag; empty where the text begins with something else."""
    rest: Markup
    """Blocks that follow: log lines, lists."""


def plain_paragraph(text: str) -> Markup | None:
    """Return a text's HTML where it is one paragraph of no more than words, code and bold words.

    It is what Python-Markdown makes of it, except that quotes are escaped too. None says that the
    text needs a Markdown parser.
    """
    pieces: list[str] = []
    plain: list[str] = []
    done = 0
    for found in _PIECE.finditer(text):
        between = text[done : found.start()]
        plain.append(between)
        pieces.append(escape(between))
        if (code := found["code"]) is not None:
            pieces.append(f"<code>{escape(code.strip())}</code>")
        else:
            plain += [_STAND_IN, found["bold"]]
            pieces.append(f"<strong>{escape(found['bold'])}</strong>")
        plain.append(_STAND_IN)
        done = found.end()
    plain.append(text[done:])
    if _MARKUP.search("".join(plain)):
        return None
    pieces.append(escape(text[done:]))
    return Markup(f"<p>{''.join(pieces)}</p>")  # noqa: S704 - each piece is escaped


def paragraphs(html: Markup) -> Paragraphs:
    """Return the first paragraph of rendered Markdown and what follows it."""
    found = _FIRST.match(html)
    if found is None:
        return Paragraphs(Markup(), html)
    # Both are parts of what was rendered.
    return Paragraphs(Markup(found["words"]), Markup(html[found.end() :]))  # noqa: S704
