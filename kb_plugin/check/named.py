"""The systems, factors and incidents that a file names, each with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin.model import Incident, ReadingPath, Reference, System

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.model import Record


def named_systems(record: Record | None) -> Iterator[Reference]:
    """Yield each system that a file names."""
    match record:
        case Incident() | ReadingPath():
            yield from record.systems
        case System():
            yield from record.depends_on
        case _:
            pass


def named_factors(record: Record | None) -> Iterator[Reference]:
    """Yield each contributing factor that a file names."""
    if isinstance(record, Incident):
        for use in record.factors:
            yield Reference(use.term, use.at)
        for action in record.actions:
            yield from action.addresses


def named_incidents(record: Record | None) -> Iterator[Reference]:
    """Yield each other incident that a file names."""
    match record:
        case Incident():
            for relation in record.relations:
                yield Reference(relation.id, relation.at)
        case ReadingPath():
            for step in record.steps:
                yield Reference(step.incident, step.at)
        case _:
            pass
