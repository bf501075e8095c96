"""The knowledge base as a graph: incident ↔ system, factor, lesson, action, incident."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from kb_plugin.kinds import Certainty, RelationKind
from kb_plugin.model import Factor, Incident, ReadingPath, System
from kb_plugin.read.catalogue import is_published
from kb_plugin.vocabulary import GROUPS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kb_plugin.model import FactorUse
    from kb_plugin.read.catalogue import Catalogue
    from kb_plugin.read.document import Document
    from kb_plugin.settings import Settings
    from kb_plugin.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class RelatedIncident:
    """Another incident, as the author of one of the two relates them."""

    incident: Incident
    kind: RelationKind
    note: str | None
    is_stated_here: bool
    """Whether the relation was written in the incident that it is shown at."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The incidents before and after one at the same system."""

    system: System
    earlier: Incident | None
    later: Incident | None


@dataclass(frozen=True, slots=True)
class KnowledgeBase:
    """All incidents that a build shows, and how they hang together."""

    incidents: tuple[Incident, ...]
    """Newest first; incidents without a date last."""
    systems: Mapping[str, System]
    """By id, in the order of names."""
    factors: Mapping[str, Factor]
    """By id, in the order of groups and names."""
    paths: tuple[ReadingPath, ...]
    unpublished: frozenset[str]
    """Ids of incidents that only an author's own build shows."""
    systems_of: Mapping[str, tuple[System, ...]]
    """Incident id to its systems, aliases resolved."""
    factors_of: Mapping[str, tuple[tuple[Factor, FactorUse], ...]]
    """Incident id to its factors, aliases resolved, with what it says of each."""
    at_system: Mapping[str, tuple[Incident, ...]]
    """System id to its incidents, newest first."""
    with_factor: Mapping[str, tuple[tuple[Incident, FactorUse], ...]]
    """Factor id to incidents in which it is known or potential, newest first."""
    without_factor: Mapping[str, tuple[tuple[Incident, FactorUse], ...]]
    """Factor id to incidents in which it was considered and ruled out, newest first."""
    related: Mapping[str, tuple[RelatedIncident, ...]]
    """Incident id to related ones, in whichever of the two the relation was written."""
    dependents: Mapping[str, tuple[System, ...]]
    """System id to the systems that depend on it."""
    dependencies: Mapping[str, tuple[System, ...]]
    """System id to the systems that it depends on."""
    addressed: Mapping[str, frozenset[str]]
    """Incident id to the ids of the factors that its actions address."""

    def neighbours(self, incident: Incident) -> tuple[Neighbour, ...]:
        """Return the previous and next incident at each system of one."""
        found: list[Neighbour] = []
        for system in self.systems_of[incident.id]:
            line = self.at_system[system.id]
            here = next(n for n, one in enumerate(line) if one is incident)
            later = line[here - 1] if here else None
            earlier = line[here + 1] if here + 1 < len(line) else None
            if earlier or later:
                found.append(Neighbour(system, earlier, later))
        return tuple(found)


def link(
    documents: Iterable[Document], catalogue: Catalogue, settings: Settings, *, with_drafts: bool
) -> KnowledgeBase:
    """Return the graph of what a build shows.

    What names an unknown id is left out here, since a finding already speaks of it.
    """
    records = {(type(one.record), one.id): one.record for one in documents if one.record}
    incidents = tuple(
        sorted(
            (
                one
                for one in records.values()
                if isinstance(one, Incident) and (with_drafts or is_published(one, settings))
            ),
            key=_newest_first,
        )
    )
    systems = {
        one.id: one
        for one in sorted(_of_type(System, records.values()), key=lambda one: one.name.casefold())
    }
    factors = {
        one.id: one for one in sorted(_of_type(Factor, records.values()), key=_by_group_and_name)
    }
    systems_of: dict[str, tuple[System, ...]] = {}
    factors_of: dict[str, tuple[tuple[Factor, FactorUse], ...]] = {}
    at_system: defaultdict[str, list[Incident]] = defaultdict(list)
    with_factor: defaultdict[str, list[tuple[Incident, FactorUse]]] = defaultdict(list)
    without_factor: defaultdict[str, list[tuple[Incident, FactorUse]]] = defaultdict(list)
    for incident in incidents:
        ids = (one.id for one in incident.systems)
        systems_of[incident.id] = _terms(ids, catalogue.systems, systems)
        for system in systems_of[incident.id]:
            at_system[system.id].append(incident)
        uses: dict[str, tuple[Factor, FactorUse]] = {}
        for use in incident.factors:
            for factor in _terms((use.term,), catalogue.factors, factors):
                uses.setdefault(factor.id, (factor, use))
        factors_of[incident.id] = tuple(uses.values())
        for factor, use in uses.values():
            ruled_out = use.certainty is Certainty.RULED_OUT
            (without_factor if ruled_out else with_factor)[factor.id].append((incident, use))
    dependencies = {
        one.id: _terms((ref.id for ref in one.depends_on), catalogue.systems, systems)
        for one in systems.values()
    }
    return KnowledgeBase(
        incidents=incidents,
        systems=systems,
        factors=factors,
        paths=tuple(
            sorted(_of_type(ReadingPath, records.values()), key=lambda one: one.title.casefold())
        ),
        unpublished=frozenset(one.id for one in incidents if not is_published(one, settings)),
        systems_of=systems_of,
        factors_of=factors_of,
        at_system={one: tuple(at_system[one]) for one in systems},
        with_factor={one: tuple(with_factor[one]) for one in factors},
        without_factor={one: tuple(without_factor[one]) for one in factors},
        related=_related(incidents),
        dependents={
            one: tuple(
                other for other in systems.values() if systems[one] in dependencies[other.id]
            )
            for one in systems
        },
        dependencies=dependencies,
        addressed={
            incident.id: frozenset(
                factor.id
                for action in incident.actions
                for factor in _terms(
                    (ref.id for ref in action.addresses), catalogue.factors, factors
                )
            )
            for incident in incidents
        },
    )


def _by_group_and_name(factor: Factor) -> tuple[int, str, str]:
    known = factor.group in GROUPS
    order = GROUPS.index(factor.group) if known else len(GROUPS)
    return (order, factor.group, factor.name.casefold())


def _newest_first(incident: Incident) -> tuple[int, str]:
    return (-(incident.day or date.min).toordinal(), incident.id)


_Kind = TypeVar("_Kind", System, Factor, ReadingPath)


def _of_type(kind: type[_Kind], records: Iterable[object]) -> list[_Kind]:
    return [one for one in records if isinstance(one, kind)]


_Term = TypeVar("_Term", System, Factor)


def _terms(
    ids: Iterable[str], vocabulary: Vocabulary, terms: Mapping[str, _Term]
) -> tuple[_Term, ...]:
    """Return the known ones of some terms, aliases resolved, each once."""
    found: dict[str, _Term] = {}
    for one in ids:
        identifier = one if one in terms else vocabulary.preferred(one)
        if identifier is not None and identifier in terms:
            found[identifier] = terms[identifier]
    return tuple(found.values())


def _related(incidents: tuple[Incident, ...]) -> dict[str, tuple[RelatedIncident, ...]]:
    by_id = {one.id: one for one in incidents}
    found: defaultdict[str, dict[str, RelatedIncident]] = defaultdict(dict)
    for incident in incidents:
        for relation in incident.relations:
            other = by_id.get(relation.id)
            if other is not None and other is not incident:
                found[incident.id][other.id] = RelatedIncident(
                    other, relation.kind, relation.note, True
                )
    for incident in incidents:
        for relation in incident.relations:
            other = by_id.get(relation.id)
            # Where both authors state a relation, each page shows its own author's words.
            if other is not None and other is not incident:
                found[other.id].setdefault(
                    incident.id, RelatedIncident(incident, relation.kind, relation.note, False)
                )
    return {one.id: tuple(found[one.id].values()) for one in incidents}
