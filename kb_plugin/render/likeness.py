"""In words: why two incidents, or a text and an incident, are alike, and what differs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin.kinds import Certainty, RelationKind
from kb_plugin.link.traits import ReasonKind
from kb_plugin.render import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb_plugin.link.graph import KnowledgeBase
    from kb_plugin.link.lexicon import Lexicon
    from kb_plugin.link.traits import Reason
    from kb_plugin.model import Incident

_RARE = 8
"""What at most one in so many incidents has is rare here."""

_STATED = {
    RelationKind.RECURRENCE: "stated: one is a recurrence of the other",
    RelationKind.SAME_TRIGGER: "stated: the same trigger",
    RelationKind.FOLLOW_ON: "stated: one followed from the other",
    RelationKind.SIMILAR: "stated: similar",
}


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
            return f"both: {base.factors[value].name.lower()}{_rarity(number, base)}"
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
    return f" ({rare}{number} of {total})"


def difference(base: KnowledgeBase, here: Incident, there: Incident) -> str:
    """Return one line on what differs in another incident, or nothing where nothing does."""
    parts = [
        _in_place(
            (one.name for one in base.systems_of[there.id]),
            (one.name for one in base.systems_of[here.id]),
        ),
        _in_place(_factors(base, there), _factors(base, here)),
    ]
    if there.detection and here.detection and there.detection is not here.detection:
        parts.append(f"noticed {words.NOTICED[there.detection]}")
    one, other = here.times.duration, there.times.duration
    if one and other and not 1 / 3 < other / one < 3:
        parts.append(f"lasted {words.duration(other)}")
    return "; ".join(part for part in parts if part)


def _factors(base: KnowledgeBase, incident: Incident) -> list[str]:
    return [
        factor.name.lower()
        for factor, use in base.factors_of[incident.id]
        if use.certainty is not Certainty.RULED_OUT
    ]


def _in_place(there: Iterable[str], here: Iterable[str]) -> str:
    """Return the first two things of one that the other has not, or what it has not."""
    known, other = list(here), list(there)
    only = [one for one in other if one not in known][:2]
    if only:
        return " and ".join(only)
    absent = [one for one in known if one not in other][:2]
    return f"without {' and '.join(absent)}" if absent else ""
