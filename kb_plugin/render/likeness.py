"""In words: why two incidents, or a text and an incident, are alike, and what differs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb_plugin.kinds import Certainty, RelationKind
from kb_plugin.link.similarity import SHOWN
from kb_plugin.link.traits import ReasonKind
from kb_plugin.render import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb_plugin.link.graph import KnowledgeBase, RelatedIncident
    from kb_plugin.link.lexicon import Lexicon
    from kb_plugin.link.similarity import Match, Similarity
    from kb_plugin.link.traits import Reason
    from kb_plugin.model import Incident

_LEAST = 250
"""Points of wording below which it goes without saying, where there is another reason."""

_RARE = 8
"""What at most one in so many incidents has is rare here."""

_STATED = {
    RelationKind.RECURRENCE: "stated: one is a recurrence of the other",
    RelationKind.SAME_TRIGGER: "stated: the same trigger",
    RelationKind.FOLLOW_ON: "stated: one followed from the other",
    RelationKind.SIMILAR: "stated: similar",
}


@dataclass(frozen=True, slots=True)
class Alike:
    """A similar incident as a page shows it."""

    incident: Incident
    relation: RelatedIncident | None
    """What an author stated, if anything."""
    reasons: tuple[str, ...]
    difference: str


def alike(incident: Incident, base: KnowledgeBase, similarity: Similarity) -> tuple[Alike, ...]:
    """Return what an incident's page shows as similar: stated relations first, then the likest.

    All stated ones are shown; others fill up to `SHOWN`.
    """
    stated = {
        one.incident.id: one
        for one in base.related[incident.id]
        if one.kind is not RelationKind.NOT_SIMILAR
    }
    found = similarity.neighbours(incident.id, max(SHOWN, len(stated)))
    return tuple(
        Alike(
            similarity.incidents[match.id],
            stated.get(match.id),
            tuple(
                said(reason, base, similarity.lexicon)
                for reason in in_order(match.reasons)
                if reason.kind is not ReasonKind.STATED and _is_worth_saying(reason, match)
            ),
            difference(base, incident, similarity.incidents[match.id]),
        )
        for match in found
    )


def _is_worth_saying(reason: Reason, match: Match) -> bool:
    is_slight = reason.kind is ReasonKind.WORDING and reason.weight < _LEAST
    return not is_slight or len(match.reasons) == 1


def in_order(reasons: Iterable[Reason]) -> list[Reason]:
    """Return reasons as they are told: what is exact before what is alike, heavy before light."""
    order = list(ReasonKind)
    return sorted(reasons, key=lambda one: (order.index(one.kind), -one.weight))


def said(reason: Reason, base: KnowledgeBase, lexicon: Lexicon, *, of_text: bool = False) -> str:
    """Return a reason as a reader understands it; signals stand in backticks.

    `of_text` words it for a text that someone asks about, in place of an incident.
    """
    value = reason.values[0] if reason.values else ""
    match reason.kind:
        case ReasonKind.STATED:
            return _STATED[RelationKind(value)]
        case ReasonKind.FACTOR:
            number = len(base.with_factor[value])
            return f"both: {words.in_running_text(base.factors[value].name)}{_rarity(number, base)}"
        case ReasonKind.SYSTEM:
            name = base.systems[value].name
            return f"names {name}" if of_text else f"both at {name}"
        case ReasonKind.BESIDE:
            above, below = (base.systems[one].name for one in reversed(reason.values))
            return f"{above} is upstream of {below}"
        case ReasonKind.SIGNAL:
            return f"{'quotes' if of_text else 'both saw'} `{lexicon.written[value]}`"
        case ReasonKind.WORDING:
            return f"similar wording: {', '.join(reason.values)}"


def _rarity(number: int, base: KnowledgeBase) -> str:
    total = len(base.incidents)
    rare = "rare here, " if number * _RARE <= total else ""
    return f" ({rare}in {number} of {total})"


def difference(base: KnowledgeBase, here: Incident, there: Incident) -> str:
    """Return one line on what differs in another incident, or nothing where nothing does."""
    parts = [
        _in_place(
            ("at", "not at"),
            (one.name for one in base.systems_of[there.id]),
            (one.name for one in base.systems_of[here.id]),
        ),
        _in_place(("with", "without"), _factors(base, there), _factors(base, here)),
    ]
    if there.detection and here.detection and there.detection is not here.detection:
        parts.append(f"noticed {words.NOTICED[there.detection]}")
    one, other = here.times.duration, there.times.duration
    if one and other and not 1 / 3 < other / one < 3:
        parts.append(f"lasted {words.duration(other)}")
    return "; ".join(part for part in parts if part)


def _factors(base: KnowledgeBase, incident: Incident) -> list[str]:
    return [
        words.in_running_text(factor.name)
        for factor, use in base.factors_of[incident.id]
        if use.certainty is not Certainty.RULED_OUT
    ]


def _in_place(words_before: tuple[str, str], there: Iterable[str], here: Iterable[str]) -> str:
    """Return the first two things of one that the other has not, or what it has not.

    Commas stand between them, since the name of a factor may hold an "and".
    """
    known, other = list(here), list(there)
    has, has_not = words_before
    only = [one for one in other if one not in known][:2]
    if only:
        return f"{has} {', '.join(only)}"
    absent = [one for one in known if one not in other][:2]
    return f"{has_not} {', '.join(absent)}" if absent else ""
