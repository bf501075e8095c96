"""The knowledge base that reports are brought into, as an import needs to know it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb_plugin.check.run import check
from kb_plugin.finding import Finding, Severity
from kb_plugin.importing.draft import scalar
from kb_plugin.importing.factors import NOT_YET_NAMED
from kb_plugin.read.catalogue import Catalogue, catalogue
from kb_plugin.read.corpus import Corpus, RawFile, read_corpus, read_document

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb_plugin.importing.systems import SystemProposal
    from kb_plugin.read.document import Document
    from kb_plugin.settings import Settings
    from kb_plugin.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Base:
    """What exists already."""

    corpus: Corpus
    catalogue: Catalogue
    settings: Settings
    factors: Vocabulary

    @property
    def documents(self) -> tuple[Document, ...]:
        """Every Markdown file of the base."""
        return self.corpus.documents

    def stub_of_system(self, system: SystemProposal) -> tuple[str, str]:
        """Return path and text of a page for a system that reports name."""
        text = (
            f"---\nname: {scalar(system.name)}\n---\n\n"
            "Named in imported reports. What it is, who runs it and how it tends to behave is "
            "still to be written.\n"
        )
        return f"systems/{system.id}.md", text

    def stub_of_factor(self) -> tuple[tuple[str, str], ...]:
        """Return path and text of the factor that stands in where a base has none."""
        identifier, name, group = NOT_YET_NAMED
        text = (
            f"---\nname: {name}\ngroup: {group}\n---\n\nImported reports whose conditions nobody "
            "has named yet. Once the base has a vocabulary of factors, name them there.\n"
        )
        return ((f"factors/{identifier}.md", text),)

    def errors(self, uri: str, text: str, beside: Iterable[tuple[str, str]]) -> tuple[Finding, ...]:
        """Return what keeps a draft from being published as it stands, beside new pages."""
        published = text.replace("\nstatus: draft\n", "\nstatus: published\n", 1)
        raw = [RawFile(path, path, one.encode()) for path, one in ((uri, published), *beside)]
        documents = [read_document(one, self.settings) for one in raw]
        files = self.corpus.files | {one.source.uri for one in documents}
        around = catalogue(Corpus((*self.corpus.documents, *documents), files), self.settings)
        found = check((documents[0],), around, self.settings)
        return tuple(one for one in found if one.severity is not Severity.QUESTION)


def base_of(markdown: Iterable[RawFile], others: Iterable[str], settings: Settings) -> Base:
    """Return the base that a content folder holds."""
    corpus = read_corpus(markdown, others, settings)
    exists = catalogue(corpus, settings)
    return Base(corpus, exists, settings, exists.factors)
