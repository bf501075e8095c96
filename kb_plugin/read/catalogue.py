"""What exists: the ids, names and files that one file may name in another."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kb_plugin.kinds import Audience, Status
from kb_plugin.layout import GENERATED, HOME, is_check_page, system_path
from kb_plugin.read.document import Kind, identifier_of, kind_of
from kb_plugin.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kb_plugin.model import Incident
    from kb_plugin.read.corpus import Corpus
    from kb_plugin.read.head import Head
    from kb_plugin.settings import Settings


@dataclass(frozen=True, eq=False)
class Catalogue:
    """The ids and files of a whole content folder.

    Whatever needs more than names of files is looked up when a rule first asks for it: one file
    names few others, and there may be thousands of them.
    """

    heads: Mapping[str, Head]
    """Content path of each Markdown file to its head, in the order of the paths."""
    files: frozenset[str]
    settings: Settings

    @cached_property
    def ids(self) -> Mapping[tuple[Kind, str], tuple[str, ...]]:
        """Kind and id to the content paths that claim it; more than one is an error."""
        found: defaultdict[tuple[Kind, str], list[str]] = defaultdict(list)
        for kind, uris in self._by_kind.items():
            for uri in uris:
                found[kind, identifier_of(uri)].append(uri)
        return {key: tuple(uris) for key, uris in found.items()}

    @cached_property
    def incidents(self) -> Mapping[str, tuple[str, ...]]:
        """Id of each incident to the content paths that claim it."""
        return {id_: uris for (kind, id_), uris in self.ids.items() if kind is Kind.INCIDENT}

    @cached_property
    def systems(self) -> Vocabulary:
        """The systems that incidents may name."""
        return _vocabulary(self._of_kind(Kind.SYSTEM))

    @cached_property
    def factors(self) -> Vocabulary:
        """The contributing factors that incidents may name."""
        return _vocabulary(self._of_kind(Kind.FACTOR))

    @cached_property
    def groups(self) -> Mapping[str, str]:
        """Factor id to group."""
        return {one.id: one.group for one in self._of_kind(Kind.FACTOR) if one.is_readable}

    @cached_property
    def old_paths(self) -> Mapping[str, tuple[str, ...]]:
        """Earlier address to the paths of the files that claim it."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for head in self._of_kind(Kind.INCIDENT):
            for alias in head.aliases:
                found[alias].append(head.path)
        return {alias: tuple(paths) for alias, paths in found.items()}

    def path(self, uri: str) -> str:
        """Return the path of a Markdown file as messages show it."""
        return self.heads[uri].path

    def is_unpublished(self, uri: str) -> bool:
        """Tell whether a content path is an incident that a published build leaves out."""
        if kind_of(uri) is not Kind.INCIDENT or uri not in self.heads:
            return False
        head = self.heads[uri]
        # What cannot be read says so itself; that others name it is no second mistake.
        return head.is_readable and not is_published(head, self.settings)

    def leads_somewhere(self, uri: str) -> bool:
        """Tell whether a content path is a file, a generated page or the home page.

        Each system counts as having a reading path: whether enough recurs at it, a build knows.
        """
        return (
            uri in self.files
            or uri in GENERATED
            or uri == HOME
            or is_check_page(uri)
            or uri in self._system_paths
        )

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

    @cached_property
    def _system_paths(self) -> frozenset[str]:
        return frozenset(
            system_path(identifier_of(one)) for one in self._by_kind.get(Kind.SYSTEM, ())
        )

    @cached_property
    def _by_kind(self) -> Mapping[Kind, list[str]]:
        found: defaultdict[Kind, list[str]] = defaultdict(list)
        for uri in self.heads:
            found[kind_of(uri)].append(uri)
        return found

    def _of_kind(self, kind: Kind) -> Iterator[Head]:
        return (self.heads[uri] for uri in self._by_kind.get(kind, ()))


def is_published(one: Incident | Head, settings: Settings) -> bool:
    """Tell whether readers of a published build see an incident."""
    return one.status is Status.PUBLISHED and (
        one.audience is Audience.PUBLIC or settings.audience == Audience.INTERNAL
    )


def catalogue(corpus: Corpus, settings: Settings) -> Catalogue:
    """Return what exists in a content folder."""
    heads = {one.source.uri: one.head for one in corpus.documents}
    return Catalogue(heads, corpus.files, settings)


def _vocabulary(terms: Iterator[Head]) -> Vocabulary:
    aliases: dict[str, str] = {}
    names: dict[str, str] = {}
    unread: list[str] = []
    for term in terms:
        if not term.is_readable:
            unread.append(term.id)
            continue
        names[term.id] = term.name
        for name in (term.name, *term.aliases):
            aliases.setdefault(name.casefold(), term.id)
    return Vocabulary({one: one for one in sorted(unread)} | names, aliases)
