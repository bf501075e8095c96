"""Read → check → link, as one visible function."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb_plugin.check.run import check
from kb_plugin.read.catalogue import Catalogue, catalogue
from kb_plugin.read.corpus import Corpus, RawFile, read_corpus
from kb_plugin.second_process import beside

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kb_plugin.finding import Finding
    from kb_plugin.link.graph import KnowledgeBase
    from kb_plugin.link.similarity import Similarity
    from kb_plugin.read.head import Head
    from kb_plugin.settings import Settings


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a content folder."""

    corpus: Corpus
    catalogue: Catalogue
    findings: tuple[Finding, ...]
    base: KnowledgeBase
    similarity: Similarity


def run(
    markdown: Iterable[RawFile],
    other_files: Iterable[str],
    settings: Settings,
    *,
    with_drafts: bool,
) -> Result:
    """Return the linked knowledge base of a content folder and every finding about it."""
    # Checking alone links nothing, and a hook waits for it.
    from kb_plugin.link.graph import link
    from kb_plugin.link.lexicon import lexicon
    from kb_plugin.link.similarity import Similarity

    corpus = read_corpus(markdown, other_files, settings)
    exists = catalogue(corpus, settings)
    found = beside(lambda: check(corpus.documents, exists, settings))
    base = link(corpus.documents, exists, settings, with_drafts=with_drafts)
    similarity = Similarity(base, lexicon(base, corpus.documents))
    return Result(corpus, exists, found(), base, similarity)


def findings(
    markdown: Iterable[RawFile], other_files: Iterable[str], settings: Settings
) -> tuple[Finding, ...]:
    """Return every finding about a content folder, without linking it."""
    corpus = read_corpus(markdown, other_files, settings)
    return check(corpus.documents, catalogue(corpus, settings), settings)


def findings_about(
    markdown: Iterable[RawFile],
    heads: Mapping[str, Head],
    other_files: Iterable[str],
    settings: Settings,
) -> tuple[Finding, ...]:
    """Return every finding about some Markdown files, given the heads of all.

    They are those that checking the whole folder would give about the same files.
    """
    corpus = read_corpus(markdown, other_files, settings)
    exists = Catalogue(heads, corpus.files.union(heads), settings)
    return check(corpus.documents, exists, settings)
