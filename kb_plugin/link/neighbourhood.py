"""What a system depends on and what uses it, in steps of the dependency graph."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kb_plugin.link.graph import KnowledgeBase
    from kb_plugin.model import System

MOST_NEAR = 8
"""Systems one step away that are shown on a side; one more where it is the only one left."""
MOST_ALL = 12
"""Systems around the one in the middle, up to which a second step is shown as well."""

Step = tuple[tuple["System", tuple["System", ...]], ...]
"""Systems of a step, each with those of the step before that lead to it."""


@dataclass(frozen=True, slots=True)
class Side:
    """One direction from a system."""

    near: tuple[System, ...]
    """One step away, in the order of names."""
    far: Step
    """Two steps away by one of `near`, and by no shorter way."""
    left_out: int
    """Systems one step away that are not shown."""

    @property
    def size(self) -> int:
        """How many systems are shown."""
        return len(self.near) + len(self.far)


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """A system with those around it. One that it uses and is used by stands on both sides."""

    centre: System
    uses: Side
    """What it depends on."""
    used_by: Side
    """What depends on it."""


def neighbourhood(system: System, base: KnowledgeBase) -> Neighbourhood:
    """Return what stands around a system, as much as stays legible.

    Where a side has too many systems, those with most incidents are kept. A second step is shown
    where all of it fits, that of the dependencies first.
    """
    uses = _side(system, base.dependencies, base, MOST_ALL)
    used_by = _side(system, base.dependents, base, MOST_ALL)
    if uses.size + len(used_by.near) > MOST_ALL:
        uses = Side(uses.near, (), uses.left_out)
    if uses.size + used_by.size > MOST_ALL:
        used_by = Side(used_by.near, (), used_by.left_out)
    return Neighbourhood(system, uses, used_by)


def _side(
    centre: System, edges: Mapping[str, tuple[System, ...]], base: KnowledgeBase, most: int
) -> Side:
    there = [one for one in edges[centre.id] if one is not centre]
    # A box that speaks of a single one takes the room of that one.
    most_near = len(there) if len(there) == MOST_NEAR + 1 else MOST_NEAR
    kept = sorted(there, key=lambda one: -len(base.at_system[one.id]))[:most_near]
    near = tuple(sorted(kept, key=lambda one: (one.name.casefold(), one.id)))
    ways: dict[str, list[System]] = {}
    for one in near:
        for other in edges[one.id]:
            if other is not centre and other not in there:
                ways.setdefault(other.id, []).append(one)
    if len(near) + len(ways) > most:
        ways = {}
    far = tuple((base.systems[one], tuple(found)) for one, found in sorted(ways.items()))
    return Side(near, far, len(there) - len(near))
