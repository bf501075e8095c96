"""Files of systems, factors and reading paths."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin.model import Factor, ReadingPath, Reference, Step, System
from kb_plugin.read.front_matter import required, validate
from kb_plugin.read.schema import FactorPageFront, PathFront, SystemFront

if TYPE_CHECKING:
    from kb_plugin.read.document import Defect
    from kb_plugin.read.yaml_nodes import Node
    from kb_plugin.source import SourceText


def read_system(
    source: SourceText, identifier: str, root: Node
) -> tuple[System, tuple[Defect, ...]]:
    """Return the system that a file describes; its id stands in for a missing name."""
    front, defects = validate(SystemFront, root)
    defects += required(root, defects, name=front.name)
    system = System(
        identifier,
        source.uri,
        front.name or identifier,
        _references(root, "aliases", front.aliases),
        _references(root, "depends_on", front.depends_on),
        front.owner,
        front.runbook,
    )
    return system, defects


def read_factor(
    source: SourceText, identifier: str, root: Node
) -> tuple[Factor, tuple[Defect, ...]]:
    """Return the contributing factor that a file defines; its id stands in for a missing name."""
    front, defects = validate(FactorPageFront, root)
    defects += required(root, defects, name=front.name, group=front.group)
    aliases = _references(root, "aliases", front.aliases)
    name = front.name or identifier
    return Factor(identifier, source.uri, name, aliases, front.group or ""), defects


def read_path(
    source: SourceText, identifier: str, root: Node
) -> tuple[ReadingPath, tuple[Defect, ...]]:
    """Return the reading path that a file lays out; its id stands in for a missing title."""
    front, defects = validate(PathFront, root)
    defects += required(root, defects, title=front.title)
    path = ReadingPath(
        identifier,
        source.uri,
        front.title or identifier,
        front.readers,
        _references(root, "systems", front.systems),
        tuple(
            Step(step.id, step.why, root.place(("incidents", n, "id")))
            for n, step in enumerate(front.incidents)
        ),
    )
    return path, defects


def _references(root: Node, key: str, ids: list[str]) -> tuple[Reference, ...]:
    return tuple(Reference(one, root.place((key, n))) for n, one in enumerate(ids))
