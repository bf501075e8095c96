"""Terms that people name by hand: ids, their aliases, and the nearest one to a slip."""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches
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

TECHNICAL_GROUPS = frozenset(("Change", "Software"))
"""Groups that leave out what around the people and the organisation played a part."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that was probably meant, or None where none is near.

    Near means a similarity of at least 0.6 by `difflib.SequenceMatcher.ratio`
    (Ratcliff and Obershelp, Dr. Dobb's Journal, 1988), upper and lower case alike.
    """
    by_folded = {one.casefold(): one for one in known}
    # A slip is short; comparing a whole paragraph with each term would only cost time.
    close = get_close_matches(word.casefold()[:100], by_folded, n=1, cutoff=0.6)
    return by_folded[close[0]] if close else None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The ids of one kind of term, with the names and aliases people use for them."""

    names: Mapping[str, str]
    """Id to name."""
    aliases: Mapping[str, str] = field(default_factory=dict)
    """Folded alias or name to id."""

    def __contains__(self, term: object) -> bool:
        return term in self.names

    def preferred(self, term: str) -> str | None:
        """Return the id for which a term is an alias or the written-out name."""
        return self.aliases.get(term.casefold())

    def suggestion(self, term: str) -> str | None:
        """Return the id that was probably meant by an unknown term."""
        close = nearest(term, (*self.names, *self.aliases))
        return None if close is None else self.aliases.get(close.casefold(), close)
