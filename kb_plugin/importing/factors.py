"""Which conditions of the base's vocabulary a report speaks of, each with the sentence."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kb_plugin.check.blame import blames
from kb_plugin.importing.prose import quoted
from kb_plugin.importing.word_tables import tables
from kb_plugin.kinds import SectionKind

if TYPE_CHECKING:
    from kb_plugin.importing.prose import Sentence
    from kb_plugin.vocabulary import Vocabulary

_WEIGHTS = {
    SectionKind.UNDERSTANDING: 2.0,
    SectionKind.SUMMARY: 1.6,
    SectionKind.CONTEXT: 1.2,
    SectionKind.IMPACT: 0.8,
    SectionKind.LESSONS: 0.8,
    SectionKind.LIMITED_HARM: 0.0,
    SectionKind.FOLLOW_UP: 0.3,
}
_IN_TIMELINE = 0.5
_OF_TITLE = 1.6
_WEAK = 0.35
MOST = 4
"""Factors that are proposed for one report."""
FEWEST_WORDS = 4
_OVER = re.compile(
    r"\b(?:has|have|is|are|was|were) (?:been |now )*"
    r"(?:resolved|completed|restored|implemented|fixed)\b|\bmonitoring\b",
    re.IGNORECASE,
)
"""Words of a status page that tell the end, and not what happened."""
_BLAMING = 0.3
"""Weight of a sentence that judges people, where another says the same without."""
_ENOUGH = 1.0
"""Weight of what is found from which on it is more than a word in passing."""

NOT_YET_NAMED = ("not-yet-named", "Not yet named", "Detection and understanding")
"""What stands in where no word speaks of a condition: a place to go on from, and no condition."""


@dataclass(frozen=True, slots=True)
class FactorProposal:
    """A condition that may have played a part."""

    id: str
    evidence: str
    is_found: bool
    """Whether the evidence speaks of it in more than a word in passing."""
    is_new: bool = False


def propose_factors(
    title: str, sentences: tuple[Sentence, ...], vocabulary: Vocabulary
) -> tuple[FactorProposal, ...]:
    """Return at least one factor with the passage that speaks of it, the likeliest first."""
    scores: defaultdict[str, float] = defaultdict(float)
    best: dict[str, tuple[float, str]] = {}
    weighted = [(_OF_TITLE, title), *((_weight(one), one.text) for one in sentences)]
    for identifier in vocabulary.names:
        for pattern, worth in _patterns(identifier, vocabulary):
            for weight, text in weighted:
                if weight and pattern.search(text):
                    score = weight * worth
                    scores[identifier] += score / (1 + scores[identifier])
                    # A whole sentence tells more than a heading of three words.
                    told = score * min(1.0, 0.4 + len(text.split()) / 20)
                    told *= _BLAMING if blames(text) else 1.0
                    if told > best.get(identifier, (0.0, ""))[0]:
                        best[identifier] = (told, text)
    ranked = sorted(scores, key=lambda one: (-scores[one], one))
    if not ranked:
        # A condition that no word of the report speaks of would be invented.
        identifier = NOT_YET_NAMED[0]
        is_new = identifier not in vocabulary.names
        return (FactorProposal(identifier, _telling(title, sentences), False, is_new),)
    chosen = [one for one in ranked if scores[one] >= max(_ENOUGH, scores[ranked[0]] * 0.6)]
    return tuple(
        FactorProposal(one, quoted(best[one][1]), scores[one] >= _ENOUGH)
        for one in (chosen or ranked[:1])[:MOST]
    )


def _weight(one: Sentence) -> float:
    # A heading names a part, and a cell of two words says too little to be evidence.
    if one.is_heading or len(one.text.split()) < FEWEST_WORDS:
        return 0.0
    if one.is_timeline:
        return _IN_TIMELINE
    return _WEIGHTS.get(one.kind, 1.0) if one.kind else 1.0


def _patterns(identifier: str, vocabulary: Vocabulary) -> list[tuple[re.Pattern[str], float]]:
    """Return what to look for: names and aliases of the base, and the words known for the id."""
    names = {vocabulary.names[identifier].casefold(), identifier.replace("-", " ")}
    names |= {alias for alias, owner in vocabulary.aliases.items() if owner == identifier}
    named = "|".join(
        rf"\b{re.escape(one)}s?\b" for one in sorted(names, key=len, reverse=True) if len(one) > 2
    )
    found = [(re.compile(named, re.IGNORECASE), 1.5)] if named else []
    return found + _known(identifier)


@cache
def _known(identifier: str) -> list[tuple[re.Pattern[str], float]]:
    lines = tables("factors").get(identifier, ())
    strong = "|".join(line for line in lines if not line.startswith("~"))
    weak = "|".join(line[1:] for line in lines if line.startswith("~"))
    made = ((strong, 1.0), (weak, _WEAK))
    return [
        (re.compile(rf"(?<!\w)(?:{text})", re.IGNORECASE), worth) for text, worth in made if text
    ]


def _telling(title: str, sentences: tuple[Sentence, ...]) -> str:
    """Return the sentence that describes what happened: of the summary, or the first long one."""
    told = [
        one
        for one in sentences
        if not one.is_heading
        and len(one.text.split()) >= FEWEST_WORDS
        and not _OVER.search(one.text)
    ]
    order = (
        *(one for one in told if one.kind is SectionKind.UNDERSTANDING),
        *(one for one in told if one.kind is SectionKind.SUMMARY),
        *(one for one in told if not one.is_timeline),
        *told,
    )
    return quoted(next((one.text for one in order), title))
