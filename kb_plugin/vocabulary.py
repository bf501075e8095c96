"""Terms that people name by hand: ids, their aliases, and the nearest one to a slip."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

GROUPS = (
    "Change",
    "Software",
    "Load and resilience",
    "Dependencies and platform",
    "Detection and understanding",
    "Tools and procedures",
    "Organisation",
)
"""The groups of contributing factors, in the order in which pages show them."""

_PARTS = re.compile(r"[-_ ]")

TECHNICAL_GROUPS = frozenset(("Change", "Software"))
"""Groups that leave out what around the people and the organisation played a part."""


_NEAR = 0.6
"""Similarity from which one word may be meant by another; the default of `difflib`."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that was probably meant, or None where none is near.

    Near means a similarity of at least 0.6 by `difflib.SequenceMatcher.ratio` (Ratcliff and
    Obershelp, Dr. Dobb's Journal, 1988) to the word or to a part of it between hyphens, upper and
    lower case alike: `capacty` is near to `capacity-headroom`.
    """
    # A slip is short; comparing a whole paragraph with each term would only cost time.
    matcher = SequenceMatcher(b=word.casefold()[:100])

    def ratio(other: str) -> float:
        matcher.set_seq1(other)
        return matcher.ratio()

    scored: list[tuple[float, float, str]] = []
    for one in known:
        folded = one.casefold()
        whole = ratio(folded)
        parts = max((ratio(part) for part in _PARTS.split(folded)), default=0.0)
        # A part says less than the whole; a short one, such as the "db" of a name, nothing.
        best = max(whole, 0.9 * parts if len(word) > 3 else 0.0)
        if best >= _NEAR:
            scored.append((best, whole, one))
    return max(scored)[2] if scored else None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The ids of one kind of term, with the names and aliases people use for them."""

    names: Mapping[str, str]
    """Id to name."""
    aliases: Mapping[str, str] = field(default_factory=dict)
    """Folded alias or name to id."""

    def __contains__(self, term: object) -> bool:
        return term in self.names

    def knows(self, term: str) -> bool:
        """Tell whether a term is an id, an alias or a name."""
        return term in self.names or self.preferred(term) is not None

    def preferred(self, term: str) -> str | None:
        """Return the id for which a term is an alias or the written-out name."""
        return self.aliases.get(term.casefold())

    def suggestion(self, term: str) -> str | None:
        """Return the id that was probably meant by an unknown term."""
        close = nearest(term, (*self.names, *self.aliases))
        return None if close is None else self.aliases.get(close.casefold(), close)
