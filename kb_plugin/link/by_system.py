"""Incidents by system, each told in full at the first that it names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb_plugin.link.graph import KnowledgeBase
    from kb_plugin.model import Incident, System


@dataclass(frozen=True, slots=True)
class AtSystem:
    """What incidents tell at one system; each incident is told in full at one system alone."""

    system: System | None
    """None for incidents that name no system of the base."""
    here: tuple[Incident, ...]
    """Incidents that name this system first, newest first."""
    elsewhere: tuple[Incident, ...]
    """Incidents that name it behind another, newest first."""


def by_system(base: KnowledgeBase, incidents: Iterable[Incident]) -> tuple[AtSystem, ...]:
    """Return systems with some incidents of a base, those with most incidents first."""
    here: dict[str | None, list[Incident]] = {}
    elsewhere: dict[str | None, list[Incident]] = {}
    for incident in incidents:
        named = [one.id for one in base.systems_of[incident.id]]
        here.setdefault(named[0] if named else None, []).append(incident)
        for other in named[1:]:
            elsewhere.setdefault(other, []).append(incident)
    found = [
        AtSystem(
            base.systems[one] if one is not None else None,
            tuple(here.get(one, ())),
            tuple(elsewhere.get(one, ())),
        )
        for one in dict.fromkeys((*base.systems, *here))
        if one in here or one in elsewhere
    ]
    # Systems are in the order of names, which sorting keeps among equals.
    return tuple(
        sorted(found, key=lambda one: (one.system is None, -len(one.here), -len(one.elsewhere)))
    )
