"""How alike two incidents are, and in what.

A score is a sum of points, all whole numbers, so that it is the same everywhere; each part with
points is a reason that can be shown:

    score = TEXT · cos(a, b)                            words and identifiers of the accounts
          + FACTOR · Σ r(f) · c(a, f) · c(b, f)          shared contributing factors
          + SYSTEM · Σ r(s)                              shared systems
          + BESIDE · Σ ½ (r(s) + r(t))                   systems of which one depends on the other
          + SIGNAL · Σ r(g)                              signals that both saw, whole
          + STATED                                       where an author relates the two

where r is the rarity of what is shared (`traits.rank`), and c is 1 for a known factor and ½ for a
potential one; a factor that was ruled out does not count. Each sum has at most `traits.MOST`
parts. The cosine is that of the vectors in `profiles`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from heapq import nlargest
from itertools import islice
from operator import itemgetter
from typing import TYPE_CHECKING

from kb_plugin.kinds import RelationKind
from kb_plugin.link.traits import Reason, ReasonKind, Traits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kb_plugin.link.graph import KnowledgeBase
    from kb_plugin.link.lexicon import Lexicon

TEXT = 10_000
"""Points of the same wording throughout."""

STATED = 100_000
"""Points of a relation that an author states: more than all else together."""

WEAK = 2_500
"""Below this score two incidents are not shown as alike.

On labelled notices of incidents, by their words alone, 84 % of the neighbours above it share a
label, of all first five 69 %, and 91 % of the notices keep at least one (`make eval`)."""

SHOWN = 5
"""Similar incidents that a page shows."""

_WORDS_SHOWN = 4

_FEW = 400
"""So many incidents are all compared with each other; of more, those that share something rare."""
_CANDIDATES = 12
"""How many of them, at least, are looked at exactly."""
_MOST_HOLDERS = 250
"""What more incidents than that have leads to no candidate by itself."""
_TERMS_TRIED = 24
"""Terms of an incident, the heaviest, that lead to others."""


@dataclass(frozen=True, slots=True)
class Match:
    """An incident that is like another, or like a text."""

    id: str
    score: int
    reasons: tuple[Reason, ...]
    """Heaviest first; their weights add up to the score."""


class Similarity:
    """The likeness of the incidents of a knowledge base, by the formula of this module."""

    def __init__(self, base: KnowledgeBase, lexicon: Lexicon) -> None:
        self.incidents = {one.id: one for one in base.incidents}
        """The incidents that are compared, by id."""
        self._base = base
        self.lexicon = lexicon
        self._shares: dict[str, list[tuple[int, float]]] = {}
        self._number = {identifier: n for n, identifier in enumerate(lexicon.ids)}
        self._traits = Traits(base, [self.incidents[one] for one in lexicon.ids], lexicon)

    def neighbours(
        self, identifier: str, most: int = SHOWN, *, weak: bool = False
    ) -> tuple[Match, ...]:
        """Return the incidents most like one, best first, ties in the order of ids.

        Without `weak`, only those at or above the threshold. What an author marked as not similar,
        on either side, is never among them. Raise `KeyError` for an id that is not there.
        """
        here = self._number[identifier]
        stated = {one.incident.id: one.kind for one in self._base.related[identifier]}
        found: list[tuple[int, int, list[Reason]]] = []
        for other in self._candidates(here, most, stated):
            kind = stated.get(self.lexicon.ids[other])
            if kind is RelationKind.NOT_SIMILAR:
                continue
            parts = list(self._parts(here, other, kind))
            score = sum([part.weight for part in parts])
            if score >= WEAK or (weak and score > 0):
                found.append((-score, other, parts))
        found.sort(key=itemgetter(0, 1))
        return tuple(
            Match(self.lexicon.ids[other], -score, self._reasons(here, other, parts))
            for score, other, parts in found[:most]
        )

    def _reasons(self, here: int, other: int, parts: list[Reason]) -> tuple[Reason, ...]:
        """Return the parts of a score, heaviest first, with the words of the wording."""
        signals = [
            self.lexicon.written[part.values[0]] for part in parts if part.kind is ReasonKind.SIGNAL
        ]
        worded = [
            replace(part, values=self._words(here, other, signals))
            if part.kind is ReasonKind.WORDING
            else part
            for part in parts
        ]
        return tuple(sorted(worded, key=lambda part: -part.weight))

    def _parts(self, here: int, other: int, kind: RelationKind | None) -> Iterator[Reason]:
        if kind is not None:
            yield Reason(ReasonKind.STATED, (kind.value,), STATED)
        yield from self._traits.shared(here, other)
        text = self._cosine(here, other)
        if text:
            yield Reason(ReasonKind.WORDING, (), text)

    def _cosine(self, here: int, other: int) -> int:
        one, two = self.lexicon.profiles[here], self.lexicon.profiles[other]
        mine, its = one.weights, two.weights
        product = sum([mine[term] * its[term] for term in mine.keys() & its.keys()])
        return TEXT * product // (one.length * two.length) if product else 0

    def _words(self, here: int, other: int, signals: Iterable[str]) -> tuple[str, ...]:
        """Return the words that make up most of the likeness in wording."""
        one, two = (self.lexicon.profiles[n].levels for n in (here, other))
        shared = sorted((term for term in one if term in two), key=lambda t: (-one[t] * two[t], t))
        return chosen_words(shared, self.lexicon.written, signals)

    def _candidates(
        self, here: int, most: int, stated: Mapping[str, RelationKind]
    ) -> Iterable[int]:
        """Return the incidents worth an exact look: all of few, else those sharing most."""
        everyone = len(self.lexicon.ids)
        enough = max(_CANDIDATES, 2 * most)
        if everyone <= _FEW:
            return (other for other in range(everyone) if other != here)
        # Beyond that, what is shared says little, and looking through all of them takes long.
        limit = min(everyone // 4, _MOST_HOLDERS)
        points = self._traits.rough(here, limit)
        profile = self.lexicon.profiles[here]
        for term, weight in islice(profile.weights.items(), _TERMS_TRIED):
            if len(self.lexicon.postings[term]) <= limit:
                unit = weight * TEXT / profile.length
                for other, share in self._shares_of(term):
                    points[other] += unit * share
        del points[here]
        best = nlargest(enough, points.items(), key=itemgetter(1))
        related = (self._number[one] for one in stated if one in self._number)
        return {*related, *(other for other, _ in best)}

    def _shares_of(self, term: str) -> list[tuple[int, float]]:
        """Return the incidents that hold a term, with its weight as a share of their length.

        All of them ask for it when their own candidates are sought.
        """
        shares = self._shares.get(term)
        if shares is None:
            profiles = self.lexicon.profiles
            shares = self._shares[term] = [
                (other, level * level / profiles[other].length)
                for other, level in self.lexicon.postings[term]
            ]
        return shares


def chosen_words(
    terms: Iterable[str], written: Mapping[str, str], besides: Iterable[str] = ()
) -> tuple[str, ...]:
    """Return the first few terms as people wrote them.

    None of them is part of one before it, nor of what is named `besides`.
    """
    named = [one.casefold() for one in besides]
    words: list[str] = []
    for term in terms:
        word = written[term]
        if not any(word.casefold() in one for one in named):
            words.append(word)
            named.append(word.casefold())
        if len(words) == _WORDS_SHOWN:
            break
    return tuple(words)
