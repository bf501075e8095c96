"""Parts of a body that are shown on other pages, made to stand by themselves.

Links are rebased to the content folder in the form `kb:/incidents/x.md#anchor`; `render` turns
them into addresses. Reference links and footnotes are resolved, since their definitions stay
behind.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb_plugin.read.links import is_external, resolve
from kb_plugin.source import Span

if TYPE_CHECKING:
    from kb_plugin.read.document import Link
    from kb_plugin.source import SourceText

SCHEME = "kb:/"

_FOOTNOTE = re.compile(r"^\[\^(?P<label>[^\]\n]+)\]:[ \t]*(?P<text>.*(?:\n[ \t]+\S.*)*)", re.M)
_FOOTNOTE_USE = re.compile(r"\[\^([^\]\n]+)\](?!:)")


@dataclass(frozen=True, slots=True)
class Edit:
    """A replacement of a span of a file's text."""

    span: Span
    text: str


def apply_edits(source: SourceText, span: Span, edits: list[Edit]) -> str:
    """Return the text of a span with the edits inside it made; overlapping ones are left out."""
    pieces: list[str] = []
    done = span.start
    for edit in sorted(edits, key=lambda one: (one.span.start, one.span.end)):
        if edit.span.start < done or edit.span.end > span.end:
            continue
        pieces += [source.text[done : edit.span.start], edit.text]
        done = edit.span.end
    return "".join(pieces) + source.text[done : span.end]


def without(source: SourceText, span: Span, left_out: tuple[Span, ...]) -> str:
    """Return the text of a span without some parts of it."""
    return apply_edits(source, span, [Edit(one, "") for one in left_out])


def excerpt(
    source: SourceText, span: Span, links: tuple[Link, ...], left_out: tuple[Span, ...] = ()
) -> str:
    """Return the Markdown of a span, but for some parts of it, so that it means the same on any
    page.
    """
    text = _rebased(source, span, links, left_out)
    if "[^" in text:
        notes = {
            note["label"]: " ".join(_rebased(source, Span(*note.span("text")), links, ()).split())
            for note in _FOOTNOTE.finditer(source.text)
        }
        text = _FOOTNOTE.sub("", text)
        text = _FOOTNOTE_USE.sub(
            lambda use: f" ({notes[use[1]]})" if use[1] in notes else use[0], text
        )
    return text.strip("\n")


def _rebased(
    source: SourceText, span: Span, links: tuple[Link, ...], left_out: tuple[Span, ...]
) -> str:
    edits = [Edit(one, "") for one in left_out]
    for link in links:
        if link.written.start < span.start or link.written.end > span.end:
            continue
        external = is_external(link.target)
        target = link.target if external else SCHEME + resolve(source.uri, link.target)
        if link.destination is None:
            mark = "!" if link.is_image else ""
            edits.append(Edit(link.written, f"{mark}[{link.label}](<{target}>)"))
        elif not external:
            edits.append(Edit(link.destination, target))
    return apply_edits(source, span, edits)
