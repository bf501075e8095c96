"""What exists: the ids, names and files that one file may name in another."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb_plugin.kinds import Audience, Status
from kb_plugin.layout import GENERATED, HOME
from kb_plugin.model import Factor, Incident, ReadingPath, System
from kb_plugin.read.document import Kind
from kb_plugin.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kb_plugin.read.corpus import Corpus
    from kb_plugin.settings import Settings


@dataclass(frozen=True, slots=True)
class Listed:
    """An incident as others need to know it."""

    uri: str
    path: str
    is_published: bool
    """Whether readers of a published build reach it."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The ids and files of a whole content folder."""

    systems: Vocabulary
    factors: Vocabulary
    groups: Mapping[str, str]
    """Factor id to group."""
    incidents: Mapping[str, tuple[Listed, ...]]
    """Id to the files that claim it; more than one is an error."""
    ids: Mapping[str, tuple[str, ...]]
    """Folder and id (`systems/checkout`) to the files that claim it."""
    old_paths: Mapping[str, tuple[str, ...]]
    """Earlier address to the paths of the files that claim it."""
    files: frozenset[str]
    unpublished: frozenset[str]
    """Content paths of incidents that a published build leaves out."""

    def leads_somewhere(self, uri: str) -> bool:
        """Tell whether a content path is a file, a generated page or the home page."""
        return uri in self.files or uri in GENERATED or uri == HOME

    def has_address(self, old_path: str) -> bool:
        """Tell whether a page or file of the site has an address."""
        folder, _, identifier = old_path.rpartition("/")
        return (
            (folder == "incidents" and identifier in self.incidents)
            or old_path in self.files
            or old_path in ("index.html", "404.html")
            or self.leads_somewhere(f"{old_path}.md")
            or self.leads_somewhere(f"{old_path}/index.md")
        )


def is_published(incident: Incident, settings: Settings) -> bool:
    """Tell whether readers of a published build see an incident."""
    return incident.status is Status.PUBLISHED and (
        incident.audience is Audience.PUBLIC or settings.audience == Audience.INTERNAL
    )


def catalogue(corpus: Corpus, settings: Settings) -> Catalogue:
    """Return what exists in a content folder."""
    incidents: defaultdict[str, list[Listed]] = defaultdict(list)
    ids: defaultdict[str, list[str]] = defaultdict(list)
    old_paths: defaultdict[str, list[str]] = defaultdict(list)
    systems: list[System] = []
    factors: list[Factor] = []
    unread_systems: set[str] = set()
    unread_factors: set[str] = set()
    unpublished: set[str] = set()
    for document in corpus.documents:
        record, path = document.record, document.source.path
        match record:
            case Incident():
                shown = is_published(record, settings)
                incidents[record.id].append(Listed(record.uri, path, shown))
                if not shown:
                    unpublished.add(record.uri)
                for alias in record.aliases:
                    old_paths[alias.id].append(path)
            case System():
                systems.append(record)
            case Factor():
                factors.append(record)
            # What cannot be read says so itself; that others name it is no second mistake.
            case None if document.kind is Kind.INCIDENT:
                incidents[document.id].append(Listed(document.source.uri, path, True))
            case None if document.kind is Kind.SYSTEM:
                unread_systems.add(document.id)
            case None if document.kind is Kind.FACTOR:
                unread_factors.add(document.id)
            case ReadingPath() | None:
                pass
        ids[f"{document.kind}/{document.id}"].append(path)
    return Catalogue(
        systems=_vocabulary(systems, unread_systems),
        factors=_vocabulary(factors, unread_factors),
        groups={factor.id: factor.group for factor in factors},
        incidents={key: tuple(listed) for key, listed in incidents.items()},
        ids={key: tuple(paths) for key, paths in ids.items()},
        old_paths={key: tuple(paths) for key, paths in old_paths.items()},
        files=corpus.files,
        unpublished=frozenset(unpublished),
    )


def _vocabulary(terms: list[System] | list[Factor], unread: set[str]) -> Vocabulary:
    aliases: dict[str, str] = {}
    for term in terms:
        for name in (term.name, *(alias.id for alias in term.aliases)):
            aliases.setdefault(name.casefold(), term.id)
    names = {identifier: identifier for identifier in sorted(unread)}
    return Vocabulary(names | {term.id: term.name for term in terms}, aliases)
