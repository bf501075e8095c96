"""The moments of an incident: what all its narrators timed, in one order and still apart."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from kb_plugin.model import Entry, Incident


@dataclass(frozen=True, slots=True)
class Told:
    """A timed entry, and whose it is."""

    narrator: str
    """The narrator's key."""
    entry: Entry


@dataclass(frozen=True, slots=True)
class Moment:
    """Everything that was told of one minute."""

    instant: datetime
    """The earliest instant told of, in UTC."""
    minute: datetime
    """The minute that makes it one moment, in UTC."""
    told: tuple[Told, ...]
    """In the order of the accounts; within an account by instant, then as written."""

    def by(self, narrator: str) -> tuple[Entry, ...]:
        """Return what one narrator told of the moment."""
        return tuple(one.entry for one in self.told if one.narrator == narrator)

    @property
    def is_decision(self) -> bool:
        """Whether anyone stood before a decision then."""
        return any(one.entry.is_decision for one in self.told)


def moments(incident: Incident) -> tuple[Moment, ...]:
    """Return the moments of an incident in order of time.

    Entries of the same minute are one moment, since people note minutes; entries whose instant is
    not known, as in reports without a date, are in none.
    """
    by_minute: defaultdict[datetime, list[tuple[datetime, Told]]] = defaultdict(list)
    for account in incident.accounts:
        timed = [
            (entry.moment.instant, Told(account.narrator, entry))
            for entry in account.entries
            if entry.moment is not None
        ]
        for instant, told in sorted(timed, key=lambda pair: pair[0]):
            by_minute[instant.replace(second=0, microsecond=0)].append((instant, told))
    return tuple(
        Moment(min(instant for instant, _ in told), minute, tuple(one for _, one in told))
        for minute, told in sorted(by_minute.items())
    )
