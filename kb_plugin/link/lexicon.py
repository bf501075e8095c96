"""Every term of the knowledge base, and the incidents that hold it: what similarity looks up."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from kb_plugin.link.profiles import mentions, profiles, rarity, signals_of, term_counts
from kb_plugin.link.wording import SIGNAL, forms, signal_term

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kb_plugin.link.graph import KnowledgeBase
    from kb_plugin.link.profiles import Profile
    from kb_plugin.read.document import Document


@dataclass(frozen=True, slots=True)
class Lexicon:
    """An inverted index of the incidents' profiles, their signals and their systems."""

    ids: tuple[str, ...]
    """Incident ids in their order; elsewhere an incident is its number in this one."""
    profiles: tuple[Profile, ...]
    rarities: Mapping[str, int]
    """The rarity of each term that some profile holds."""
    postings: Mapping[str, tuple[tuple[int, int], ...]]
    """Term to the incidents whose profile holds it, with its level."""
    signals: Mapping[str, tuple[int, ...]]
    """Whole signal, as a term, to the incidents that saw it."""
    systems: Mapping[str, tuple[int, ...]]
    """System id to its incidents."""
    names: Mapping[str, str]
    """The names and aliases of systems, as terms, to the system's id."""
    written: Mapping[str, str]
    """Term to the word or name that most incidents write for it, or the signal as written."""


def lexicon(base: KnowledgeBase, documents: Iterable[Document]) -> Lexicon:
    """Return the lexicon of the incidents that a knowledge base shows."""
    by_id = {incident.id: incident for incident in base.incidents}
    found = {
        one.id: one
        for one in documents
        if one.record is not None and one.record is by_id.get(one.id)
    }
    ids = tuple(sorted(found))
    mentioned = [mentions(by_id[one], found[one]) for one in ids]
    counts = [term_counts(one) for one in mentioned]
    frequencies = Counter(chain.from_iterable(counts))
    by_frequency = {number: rarity(number, len(ids)) for number in {0, *frequencies.values()}}
    # What every incident says is no likeness of any two.
    everywhere = {one for one, number in frequencies.items() if number == len(ids) > 1}
    counts = [{term: n for term, n in own.items() if term not in everywhere} for own in counts]
    rarities = {term: by_frequency[number] for term, number in frequencies.items()}
    made = profiles(counts, rarities)
    postings: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    signals: defaultdict[str, list[int]] = defaultdict(list)
    systems: defaultdict[str, list[int]] = defaultdict(list)
    for number, (identifier, profile) in enumerate(zip(ids, made, strict=True)):
        for term, level in profile.levels.items():
            postings[term].append((number, level))
        for term in sorted(signals_of(by_id[identifier])):
            signals[term].append(number)
        for system in base.systems_of[identifier]:
            systems[system.id].append(number)
    return Lexicon(
        ids=ids,
        profiles=tuple(made),
        rarities={term: rarities[term] for term in sorted(postings)},
        postings={term: tuple(postings[term]) for term in sorted(postings)},
        signals={term: tuple(signals[term]) for term in sorted(signals)},
        systems={one: tuple(systems[one]) for one in sorted(systems)},
        names=_names(base),
        written=_written(mentioned) | _signals_written(base),
    )


def _names(base: KnowledgeBase) -> dict[str, str]:
    names: dict[str, str] = {}
    for system in base.systems.values():
        for name in (system.id, system.name, *(alias.id for alias in system.aliases)):
            term = signal_term(name)
            if term is not None:
                names.setdefault(term, system.id)
    return dict(sorted(names.items()))


def _written(mentioned: Iterable[Mapping[str, int]]) -> dict[str, str]:
    numbers = Counter(chain.from_iterable(mentioned))
    best: dict[str, tuple[int, str]] = {}
    for token in sorted(numbers):
        for term, writing in forms(token):
            if term not in best or numbers[token] > best[term][0]:
                best[term] = (numbers[token], writing)
    return {term: writing for term, (_, writing) in best.items()}


def _signals_written(base: KnowledgeBase) -> dict[str, str]:
    return {
        term: signal
        for incident in base.incidents
        for signal in incident.signals
        if (term := signal_term(signal)) and term.startswith(SIGNAL)
    }
