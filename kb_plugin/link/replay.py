"""An incident as a replay: moments in the order they were lived, each decision before its choice.

What a step opens is what was known by then. Expectations and assumptions wait for the next
decision, behind the question that a reader answers first: naming explanations before reading what
those involved took for granted is what lowers hindsight bias.
"""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb_plugin.kinds import ElementKind
from kb_plugin.link.timeline import moments

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from kb_plugin.link.timeline import Moment, Told
    from kb_plugin.model import Entry, Incident

FEWEST_MOMENTS = 6
"""An incident without a decision is worth replaying from this many moments on."""

_HELD = (ElementKind.EXPECTED, ElementKind.ASSUMED)
_MARK = re.compile(r"\*\*decision[ \t]*:?[ \t]*(?P<closed>\*\*)?[ \t]*:?\s*", re.IGNORECASE)
_QUESTION = re.compile(r"\?(?=\s|\*\*|$)")
_OPAQUE = re.compile(
    r"(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)"  # code
    r"|\[[^\[\]]*\]\([^()\s]*(?:\s+\"[^\"]*\")?\)"  # a link with its address
    r"|<[^<>\s]*>"  # an address
    r"|“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|\"[^\"]*\"",  # what somebody asks somebody
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Decision:
    """A point at which somebody chose."""

    told: Told
    question: str
    """Markdown with the ways that stood open; empty where the entry does not ask."""
    choice: str
    """Markdown of what was chosen, the whole entry where it does not ask; may be empty."""


@dataclass(frozen=True, slots=True)
class Step:
    """What a reader of a replay opens at once."""

    instant: datetime
    """In UTC."""
    told: tuple[Told, ...]
    """What is shown on opening."""
    decision: Decision | None
    held: tuple[Told, ...]
    """What was expected and assumed up to the decision; opened behind its question."""


def is_replayable(incident: Incident) -> bool:
    """Tell whether an incident has enough moments, or a decision, to be lived through again."""
    entries = [
        (entry, entry.moment)
        for account in incident.accounts
        if incident.narrator(account.narrator)
        for entry in account.entries
        if entry.moment is not None
    ]
    if any(entry.is_decision for entry, _ in entries):
        return True
    minutes = {moment.instant.replace(second=0, microsecond=0) for _, moment in entries}
    return len(minutes) >= FEWEST_MOMENTS


def steps(incident: Incident) -> tuple[Step, ...]:
    """Return the steps of an incident's replay."""
    parts = [part for moment in moments(incident) for part in _parts(moment)]
    decisions = sum(decided is not None for _, _, decided in parts)
    held: list[Told] = []
    found: list[Step] = []
    for instant, told, decided in parts:
        shown = told
        if decisions:
            held += [one for one in told if one.entry.kind in _HELD]
            shown = [one for one in told if one.entry.kind not in _HELD]
        if decided is not None:
            found.append(Step(instant, tuple(shown), _decision(decided), tuple(held)))
            held = []
            decisions -= 1
        elif shown:
            found.append(Step(instant, tuple(shown), None, ()))
    return tuple(found)


def split_decision(text: str) -> tuple[str, str]:
    """Return the question of a decision entry's Markdown and what was chosen.

    The question ends at the first question mark outside code, links and quotations. Without one
    the question is empty: what was chosen cannot be told from what was asked.
    """
    rest = _without_mark(text)
    ends = _QUESTION.search(_OPAQUE.sub(lambda found: "\ufffc" * len(found[0]), rest))
    if ends is None:
        return "", rest
    return rest[: ends.end()], rest[ends.end() :].strip()


def _without_mark(text: str) -> str:
    mark = _MARK.match(text)
    if mark is None:
        return text
    rest = text[mark.end() :]
    # `**Decision: stay or go?** I stayed.` holds the question in its bold words.
    return rest if mark["closed"] else rest.replace("**", "", 1)


def _decision(told: Told) -> Decision:
    return Decision(told, *split_decision(told.entry.text))


def _parts(moment: Moment) -> Iterator[tuple[datetime, list[Told], Told | None]]:
    """Yield what was told of a moment, cut behind each decision."""
    left = list(moment.told)
    decided = deque(
        sorted((one for one in left if one.entry.is_decision), key=lambda one: _instant(one.entry))
    )
    while decided:
        decision = decided.popleft()
        at = left.index(decision)
        before = [
            one
            for n, one in enumerate(left)
            if not one.entry.is_decision and not _is_later(one, n, decision, at)
        ]
        yield _instant(decision.entry), before, decision
        left = [one for one in left if one is not decision and one not in before]
    if left:
        yield _instant(left[0].entry), left, None


def _is_later(one: Told, n: int, decision: Told, at: int) -> bool:
    """Tell whether an entry of the same minute may give away what was chosen."""
    if _instant(one.entry) != _instant(decision.entry):
        return _instant(one.entry) > _instant(decision.entry)
    is_own = one.narrator == decision.narrator and one.entry.kind is ElementKind.DID
    return is_own and n > at


def _instant(entry: Entry) -> datetime:
    if entry.moment is None:
        msg = "an entry of a moment has a time"
        raise ValueError(msg)
    return entry.moment.instant
