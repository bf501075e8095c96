"""Headings that are nearly those of the format, and so are read as headings of one's own."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from kb_plugin.check.rule import shortened
from kb_plugin.model import Incident
from kb_plugin.read.section_names import ELEMENTS, SECTIONS, as_heading, folded
from kb_plugin.vocabulary import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.kinds import SectionKind
    from kb_plugin.read.document import Document
    from kb_plugin.source import Position

_ACCOUNT = re.compile(
    r"account(?:\s*[:–—-]\s*|\s+(?:of|by|from)\s+(?:the\s+)?|\s+)(?P<who>\S.*)", re.IGNORECASE
)
_GLUED = re.compile(r"#{2,6}(?P<words>[^\s#].*)")
_NEAR = 0.85
"""Similarity from which a heading of level 2 is taken for a slip; other headings are allowed."""


class Missed(NamedTuple):
    """A heading that its author probably took for one of the format."""

    at: Position
    text: str
    """As it stands in the file."""
    meant: str
    """As the format has it."""
    narrator: str | None = None
    """Whose account was meant."""
    kind: SectionKind | None = None
    """Which section was meant."""

    @property
    def message(self) -> str:
        """What became of the heading."""
        is_heading = self.text.lstrip("#").startswith(" ")
        what = "read as a heading of your own" if is_heading else "no heading"
        return f"'{shortened(self.text)}' is {what}"

    @property
    def help(self) -> str:
        """What to write instead."""
        return f"write `{self.meant}`"


def missed_headings(document: Document) -> Iterator[Missed]:
    """Yield each heading of an incident that is nearly one of the format."""
    incident, outline = document.record, document.outline
    if not isinstance(incident, Incident) or outline is None:
        return
    first_line = document.source.position(document.body.start).line
    there = {section.kind for section in incident.sections}
    for heading in outline.headings:
        at = document.source.at_line(first_line + heading.start)
        found = _meant(heading.level, heading.text, incident, there)
        if found:
            text = f"{'#' * heading.level} {heading.text}"
            yield Missed(at, text, *found)
    for block in outline.texts:
        if not block.text.startswith("##"):
            continue
        line = block.text.partition("\n")[0]
        glued = _GLUED.fullmatch(line)
        found = _meant(1, glued["words"], incident, there) if glued else None
        if found:
            yield Missed(document.source.at_line(first_line + block.start), line, *found)


def _meant(
    level: int, text: str, incident: Incident, there: set[SectionKind | None]
) -> tuple[str, str | None, SectionKind | None] | None:
    words = folded(text)
    if level == 2 and (words in SECTIONS or re.match(r"account\s*:", words)):
        return None
    if level == 3 and not words.startswith("account"):
        return None
    if level <= 3 and (key := _narrator(level, text, incident)):
        return f"## Account: {key}", key, None
    if level != 3 and words in ELEMENTS and " i " in words:
        return f"### {as_heading(words)}", None, None
    if level > 2:
        return None
    for name, kind in SECTIONS.items():
        if kind not in there and (words == name or (level == 2 and _is_near(words, name))):
            return f"## {as_heading(name)}", None, kind
    return None


def _narrator(level: int, text: str, incident: Incident) -> str | None:
    """Return the narrator whose account a heading of another form announces."""
    keys = {one.key.casefold(): one.key for one in incident.narrators}
    names = {one.name.casefold(): one.key for one in incident.narrators}
    called = {**names, **keys}
    if level < 3 and text.casefold() in called:
        return called[text.casefold()]
    found = _ACCOUNT.fullmatch(text)
    if found is None:
        return None
    who = found["who"].casefold()
    return called.get(who) or keys.get(nearest(who, keys) or "")


def _is_near(words: str, name: str) -> bool:
    if name == "lessons" and words.startswith("lesson"):
        return True
    return SequenceMatcher(None, words[:60], name).ratio() >= _NEAR
