"""The sentences of a report, with the part that each stands in."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb_plugin.importing.headings import is_timeline, meaning
from kb_plugin.read.section_names import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.commonmark import Outline
    from kb_plugin.kinds import SectionKind

_LINK = re.compile(r"!?\[([^\[\]]*)\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\[\]]*\])")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--.*?-->", re.DOTALL)
_ADDRESS = re.compile(r"<?\bhttps?://[^\s<>]*>?")
_STRONG = re.compile(r"(?<!\w)(\*{1,3}|_{1,3}|~~)(?=\S)(.+?)(?<=\S)\1(?!\w)", re.DOTALL)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_ENDS = re.compile(r"(?<=[.!?])[\"')\]]*\s+(?=[\"'(\[`]*[A-Z0-9`])")
_NO_END = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|approx|ca|cf|no|dr|mr|ms|st|fig)|\b[A-Z])\.\Z", re.I
)
_ROW = re.compile(r"^[ \t]*\|.*$", re.MULTILINE)

LONGEST = 300
"""Characters of a quoted passage; what is longer is cut behind a word."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence without markup."""

    text: str
    kind: SectionKind | None
    """The section of ours that it stands in."""
    is_timeline: bool
    is_heading: bool = False


def sentences(blocks: Outline) -> tuple[Sentence, ...]:
    """Return the sentences of an arranged body, code left out, in the order of the text."""
    heads = {block.start: block for block in blocks.headings}
    kind: SectionKind | None = None
    in_timeline = False
    level = 7
    found: list[Sentence] = []
    for block in blocks.texts:
        if heading := heads.get(block.start):
            if heading.level <= level or heading.level <= 2:
                own = SECTIONS.get(" ".join(heading.text.split()).casefold().rstrip(" :."))
                known = meaning(heading.text) if own is None and heading.level > 2 else None
                in_timeline = is_timeline(heading.text)
                kind = own or (known.kind if known else kind if heading.level > 2 else None)
                level = heading.level if in_timeline else 7
            found.append(Sentence(plain(heading.text), kind, in_timeline, is_heading=True))
            continue
        if not block.text.startswith("[^"):
            found += (Sentence(one, kind, in_timeline) for one in _split(block.text))
    return tuple(found)


def plain(text: str) -> str:
    """Return Markdown's words on one line; code keeps its backticks."""
    text = _LINK.sub(r"\1", _LINK.sub(r"\1", text))
    text = _TAG.sub(" ", _ADDRESS.sub(" ", text))
    text = _STRONG.sub(r"\2", _STRONG.sub(r"\2", text))
    return " ".join(html.unescape(_ESCAPE.sub(r"\1", text)).split())


def _split(text: str) -> Iterator[str]:
    for row in _ROW.findall(text):
        cells = [plain(cell) for cell in re.split(r"(?<!\\)\|", row)]
        yield from (cell for cell in cells if len(cell.split()) > 2)
    whole = plain(_ROW.sub(" ", text))
    start = 0
    for end in _ENDS.finditer(whole):
        one = whole[start : end.start()]
        if _NO_END.search(one):
            continue
        yield one.strip()
        start = end.end()
    if whole[start:].strip():
        yield whole[start:].strip()


def quoted(text: str) -> str:
    """Return a passage short enough to stand in front matter."""
    if len(text) <= LONGEST:
        return text
    return text[:LONGEST].rpartition(" ")[0].rstrip(",;:") + " …"
