"""Letters in the lanes: what someone held to be so, and what others met at the same time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb_plugin.anchors import moment_anchor
from kb_plugin.link.meanwhile import meanwhile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.link.timeline import Moment, Told
    from kb_plugin.model import Incident

_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter beside an entry, which stands beside the entries of the same time too."""

    name: str
    href: str
    """Leads to the nearest moment of the other side."""
    says: str
    """What is to be found there, for those who do not see the letters side by side."""


Letters = dict[tuple[str, int], list[Letter]]
"""By narrator and number of the entry."""


def letters_of(incident: Incident, told: tuple[Moment, ...]) -> Letters:
    """Return the letters of each entry that has some, in the order of time."""
    found: Letters = {}
    for name, one in zip(_names(), meanwhile(told), strict=False):
        observed = tuple(told for _, told in one.observed)
        here, there = one.at, one.observed[0][0]
        for entries, others, moment in (
            (one.held, observed, there),
            (observed, one.held, here),
        ):
            letter = Letter(
                name,
                f"#{moment_anchor(moment.minute)}",
                f"at the same time {_who_and_what(incident, others)}",
            )
            for entry in entries:
                found.setdefault((entry.narrator, entry.entry.number), []).append(letter)
    return found


def _who_and_what(incident: Incident, entries: tuple[Told, ...]) -> str:
    kinds: dict[str, list[str]] = {}
    for one in entries:
        narrator = incident.narrator(one.narrator)
        kinds.setdefault(narrator.name if narrator else one.narrator, []).append(one.entry.kind)
    return "; ".join(f"{who} {' and '.join(dict.fromkeys(what))}" for who, what in kinds.items())


def _names() -> Iterator[str]:
    """Yield A to Z, then A2 to Z2 and so on."""
    yield from _ALPHABET
    number = 2
    while True:
        yield from (f"{letter}{number}" for letter in _ALPHABET)
        number += 1
