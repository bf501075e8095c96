"""Questions about language: words found by `language`, at their places in a file."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from kb_plugin.check.rule import Hit
from kb_plugin.kinds import ElementKind
from kb_plugin.language.people import Who
from kb_plugin.language.reading import concerns, remarks
from kb_plugin.read.prose import own_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kb_plugin.language.matter import Matter
    from kb_plugin.language.reading import Remark
    from kb_plugin.read.document import Document, Passage
    from kb_plugin.source import Position

_LONGEST = 60
_BELIEFS = (ElementKind.EXPECTED, ElementKind.ASSUMED)


@dataclass(frozen=True, slots=True)
class Wording:
    """How a rule asks."""

    message: str
    """What the words do; stands behind the words themselves."""
    asks: str
    """A question that brings out the circumstances."""
    own: str
    """The same question to a narrator who says it of himself or herself."""
    of_kind: Mapping[str, str] = field(default_factory=dict)
    """Other questions for some kinds of phrases."""


def questions(document: Document, matter: Matter, wording: Wording) -> Iterator[Hit]:
    """Yield a hit for each sentence of a record that has words of one matter."""
    for passage in document.prose:
        # What a narrator expected or assumed is a record of just that.
        if passage.element in _BELIEFS:
            continue
        for remark in _remarks(passage.text):
            if remark.matter is matter:
                yield _hit(document, passage, remark, wording)


@lru_cache(maxsize=4096)
def _remarks(written: str) -> tuple[Remark, ...]:
    """Return the remarks on a passage; the rules ask in turn, so that answers are kept."""
    return remarks(own_words(written)) if concerns(written) else ()


def _hit(document: Document, passage: Passage, remark: Remark, wording: Wording) -> Hit:
    words = " ".join(own_words(passage.text)[remark.start : remark.end].split())
    if len(words) > _LONGEST:
        words = f"{words[:_LONGEST].rsplit(' ', 1)[0]} …"
    at = _place(document, passage, remark)
    if passage.in_account and remark.whom is Who.SELF:
        return Hit(at, f"you write '{words}' of yourself", wording.own)
    help_ = wording.of_kind.get(remark.kind, wording.asks)
    return Hit(at, f"'{words}' {wording.message}", help_)


def _place(document: Document, passage: Passage, remark: Remark) -> Position:
    """Return where the words stand; where YAML folds lines, where their text begins."""
    if passage.start is None:
        return passage.at
    return document.source.position(passage.start + remark.start)
