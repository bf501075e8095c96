"""Which incidents a pasted text is like: an alert, a stack trace, a description of symptoms.

`theme/assets/kb/similar-ranking.js` is the same function over the same numbers; change both
together, a test holds them side by side.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from math import isqrt
from typing import TYPE_CHECKING

from kb_plugin.link.profiles import rarity
from kb_plugin.link.similarity import TEXT, Match, chosen_words
from kb_plugin.link.traits import MOST, SIGNAL, SYSTEM, Reason, ReasonKind, points_for
from kb_plugin.link.wording import MOST_CHARACTERS, signals_in, terms

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from kb_plugin.link.lexicon import Lexicon

WEAK = 1_500
"""Below this score an incident is not shown for a text.

Of notices about systems that a base does not know, one in twenty comes near it (`make eval`)."""


def ranked(
    lexicon: Lexicon, text: str, systems: Collection[str] = (), *, weak: bool = False
) -> tuple[Match, ...]:
    """Return the incidents that a text is like, best first, ties in the order of ids.

    The score is that of `similarity`, in which the text is an incident without factors: wording,
    whole signals that it quotes, and systems that it names. Words that no incident has lengthen
    the text's vector, at most to half of it, so that much strange text makes a match weaker and
    no single word a strong one. Only incidents of `systems` are ranked, where some are given, and
    none below the threshold without `weak`. Of a long text the first `MOST_CHARACTERS` are read.
    """
    read = text[:MOST_CHARACTERS]
    counts = Counter(terms(read))
    weights = {
        term: isqrt(10_000 * number) * lexicon.rarities[term]
        for term, number in counts.items()
        if term in lexicon.rarities
    }
    length = _length(lexicon, counts, weights)
    products: defaultdict[int, int] = defaultdict(int)
    for term, weight in weights.items():
        for number, level in lexicon.postings[term]:
            products[number] += weight * level * level
    quoted = signals_in(read)
    signals = _points(lexicon, SIGNAL, lexicon.signals, quoted)
    named = {lexicon.names[one] for one in quoted if one in lexicon.names}
    at_systems = _points(lexicon, SYSTEM, lexicon.systems, named)
    allowed = {number for one in systems for number in lexicon.systems.get(one, ())}
    matches = []
    for number in products.keys() | signals.keys() | at_systems.keys():
        if systems and number not in allowed:
            continue
        reasons = [
            *_reasons(ReasonKind.SIGNAL, signals.get(number, ())),
            *_reasons(ReasonKind.SYSTEM, at_systems.get(number, ())),
        ]
        profile = lexicon.profiles[number]
        points = TEXT * products[number] // (length * profile.length) if products[number] else 0
        if points:
            shared = [term for term in weights if term in profile.levels]
            shared.sort(key=lambda term: (-weights[term] * profile.levels[term] ** 2, term))
            besides = (lexicon.written[one] for _, one in signals.get(number, ()))
            words = chosen_words(shared, lexicon.written, besides)
            reasons.append(Reason(ReasonKind.WORDING, words, points))
        reasons.sort(key=lambda reason: -reason.weight)
        score = sum(reason.weight for reason in reasons)
        if score >= (1 if weak else WEAK):
            matches.append(Match(lexicon.ids[number], score, tuple(reasons)))
    return tuple(sorted(matches, key=lambda match: (-match.score, match.id)))


def _length(lexicon: Lexicon, counts: Mapping[str, int], weights: Mapping[str, int]) -> int:
    known = sum(weight * weight for weight in weights.values())
    strange = rarity(0, len(lexicon.ids)) ** 2 * sum(
        isqrt(10_000 * number) ** 2 for term, number in counts.items() if term not in weights
    )
    return isqrt(known + min(known, strange))


def _points(
    lexicon: Lexicon, full: int, holders: Mapping[str, tuple[int, ...]], names: Collection[str]
) -> dict[int, list[tuple[int, str]]]:
    """Return by incident the points of what it has of some names, the strongest first."""
    worth = points_for(full, map(len, holders.values()), len(lexicon.ids))
    found: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    for name in names:
        numbers = holders.get(name, ())
        if numbers and worth[len(numbers)]:
            for number in numbers:
                found[number].append((-worth[len(numbers)], name))
    return {
        number: [(-points, name) for points, name in sorted(own)[:MOST]]
        for number, own in found.items()
    }


def _reasons(kind: ReasonKind, found: Collection[tuple[int, str]]) -> list[Reason]:
    return [Reason(kind, (name,), points) for points, name in found]
