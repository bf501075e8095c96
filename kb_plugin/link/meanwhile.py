"""What others saw or did while someone expected or assumed: nearness in time, and no more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from kb_plugin.kinds import ElementKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.link.timeline import Moment, Told

WINDOW = timedelta(minutes=5)
"""How far apart, in either direction, two entries are still at the same time.

People note a time after the act, to the minute or a little worse, and look at a dashboard that
is a minute or two old. Five minutes allow for that; in an incident of an hour or two, in which
moments lie two to five minutes apart, they reach the neighbouring ones and not the next stage.
"""

_HELD = (ElementKind.EXPECTED, ElementKind.ASSUMED)
_OBSERVED = (ElementKind.SAW, ElementKind.DID)
"""What was seen before what was done: a sight stands more directly beside an expectation."""


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """What one narrator held to be so in one moment, and what others met at the same time."""

    at: Moment
    held: tuple[Told, ...]
    """Expectations and assumptions of one narrator in that moment."""
    observed: tuple[tuple[Moment, Told], ...]
    """Of each other narrator the nearest, in the order of their moments."""


def meanwhile(told: tuple[Moment, ...], within: timedelta = WINDOW) -> tuple[Meanwhile, ...]:
    """Return each expectation or assumption that has observations by others near it in time.

    For each other narrator this is the first sight of the nearest minute that has some, or else
    the first act; of two minutes equally near, the earlier counts. Nothing is compared but times:
    whether the two agree is for the reader to say.
    """
    found = []
    for number, moment in enumerate(told):
        near = tuple(_near(told, number, within))
        for narrator in dict.fromkeys(one.narrator for one in moment.told):
            held = tuple(
                one for one in moment.told if one.narrator == narrator and one.entry.kind in _HELD
            )
            if held and (observed := tuple(_observed(moment, narrator, near))):
                found.append(Meanwhile(moment, held, observed))
    return tuple(found)


def _near(told: tuple[Moment, ...], number: int, within: timedelta) -> Iterator[Moment]:
    here = told[number].minute
    first = last = number
    while first > 0 and here - told[first - 1].minute <= within:
        first -= 1
    while last + 1 < len(told) and told[last + 1].minute - here <= within:
        last += 1
    yield from told[first : last + 1]


def _observed(
    moment: Moment, narrator: str, near: tuple[Moment, ...]
) -> Iterator[tuple[Moment, Told]]:
    nearest: dict[str, tuple[tuple[int, timedelta], Moment, Told]] = {}
    for there in near:
        distance = abs(there.minute - moment.minute)
        for one in there.told:
            if one.narrator == narrator or one.entry.kind not in _OBSERVED:
                continue
            rank = (_OBSERVED.index(one.entry.kind), distance)
            if one.narrator not in nearest or rank < nearest[one.narrator][0]:
                nearest[one.narrator] = (rank, there, one)
    found = sorted(nearest.values(), key=lambda chosen: chosen[1].minute)
    yield from ((there, one) for _, there, one in found)
