"""All files of a content folder, each read into a `Document`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb_plugin.commonmark import outline
from kb_plugin.read.allowances import body_comments
from kb_plugin.read.document import (
    Defect,
    Document,
    Kind,
    Passage,
    Problem,
    identifier_of,
    kind_of,
)
from kb_plugin.read.front_matter import read_front_matter
from kb_plugin.read.head import head_of, read_head
from kb_plugin.read.incident import is_incident_name, read_incident
from kb_plugin.read.links import find_links
from kb_plugin.read.prose import prose_of_body, prose_of_front_matter
from kb_plugin.read.terms import read_factor, read_path, read_system
from kb_plugin.read.text import decode
from kb_plugin.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kb_plugin.commonmark import Outline
    from kb_plugin.model import Record
    from kb_plugin.read.head import Head
    from kb_plugin.read.yaml_nodes import Node
    from kb_plugin.settings import Settings
    from kb_plugin.source import SourceText

MOST_BRACKETS = 2_000
"""Opening brackets that the paragraphs of a file may have, added up as their squares: so does
Python-Markdown's time grow, to a second for this many in one paragraph."""

_TERMS: dict[Kind, Callable[[SourceText, str, Node], tuple[Record, tuple[Defect, ...]]]] = {
    Kind.SYSTEM: read_system,
    Kind.FACTOR: read_factor,
    Kind.PATH: read_path,
}


@dataclass(frozen=True, slots=True)
class RawFile:
    """A file of the content folder before it is read."""

    path: str
    """As messages show it."""
    uri: str
    """Relative to the content folder, with forward slashes."""
    data: bytes


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything that the content folder holds."""

    documents: tuple[Document, ...]
    files: frozenset[str]
    """Content paths of all files, images and attachments included."""


def read_corpus(
    markdown: Iterable[RawFile], other_files: Iterable[str], settings: Settings
) -> Corpus:
    """Read every Markdown file; nothing that a file holds makes this raise."""
    documents = tuple(
        read_document(raw, settings) for raw in sorted(markdown, key=lambda one: one.uri)
    )
    return Corpus(documents, frozenset((*(one.source.uri for one in documents), *other_files)))


def read_document(raw: RawFile, settings: Settings) -> Document:
    """Read one Markdown file of the content folder."""
    kind = kind_of(raw.uri)
    identifier = identifier_of(raw.uri)
    source, unreadable = decode(raw.path, raw.uri, raw.data)
    defects: list[Defect] = [unreadable] if unreadable else []
    if kind is not Kind.PAGE and not raw.uri.endswith(".md"):
        defects.append(Defect(Problem.FILE_ENDING, source.at_line(1), raw.uri.rpartition("/")[2]))
    elif kind is Kind.INCIDENT and not is_incident_name(identifier):
        defects.append(Defect(Problem.FILE_NAME, source.at_line(1), identifier))
    if unreadable and not source.text.strip():
        head = read_head(raw.path, raw.uri, raw.data)
        return _without_body(source, kind, identifier, defects, head)
    front = read_front_matter(source)
    head = head_of(source, front.root)
    if kind is Kind.PAGE:
        defects += [one for one in front.defects if one.problem is not Problem.NO_FRONT_MATTER]
    else:
        defects += front.defects
    body = Span(source.line_start(front.body_line), len(source.text))
    blocks = outline(source.slice(body))
    if tangle := _tangle(blocks):
        line, what = tangle
        defects.append(Defect(Problem.TANGLED, source.at_line(front.body_line + line), what))
        return _without_body(source, kind, identifier, defects, head)
    defects += _conflicts(source, front.body_line, blocks)
    links = find_links(source, front.body_line, blocks)
    allowances, prompts, misspelt = body_comments(source, front.body_line, blocks)
    comments = (
        *(one.written for one in allowances if one.written),
        *(one.written for one in prompts),
    )
    record: Record | None = None
    if front.root is not None and kind is Kind.INCIDENT:
        record, found = read_incident(
            source, identifier, front.root, front.body_line, blocks, links, comments, settings
        )
        defects += found
    elif front.root is not None and kind in _TERMS:
        record, found = _TERMS[kind](source, identifier, front.root)
        defects += found
    prose: tuple[Passage, ...] = ()
    if front.root is not None and kind is not Kind.PAGE:
        prose = (
            *prose_of_front_matter(source, kind, front.root),
            *prose_of_body(source, front.body_line, blocks, record),
        )
    return Document(
        source,
        kind,
        identifier,
        body,
        blocks,
        record,
        front.root.plain() if front.root is not None and kind is Kind.PAGE else {},
        links,
        prose,
        (*front.allowances, *allowances),
        prompts,
        (*defects, *misspelt),
        head,
    )


def _conflicts(source: SourceText, body_line: int, blocks: Outline) -> list[Defect]:
    """Return where a merge left two versions of a part of the body."""
    if "\n<<<<<<< " not in source.text:
        return []
    lines = source.text.split("\n")
    return [
        Defect(Problem.CONFLICT, source.at_line(number))
        for number, line in enumerate(lines[body_line - 1 :], body_line)
        if line.startswith("<<<<<<< ")
        and not any(start <= number - body_line < end for start, end in blocks.code)
    ]


def _tangle(blocks: Outline) -> tuple[int, str] | None:
    """Return where and why a text takes too long to render, if it does."""
    if blocks.too_deep is not None:
        return blocks.too_deep, "lists or quotes nest too deep to be read"
    counts = [(block.text.count("["), block.start) for block in blocks.texts]
    if sum(count * count for count, _ in counts) <= MOST_BRACKETS**2:
        return None
    most, line = max(counts, key=lambda one: one[0])
    return line, f"{most:,} opening brackets in one paragraph"


def _without_body(
    source: SourceText, kind: Kind, identifier: str, defects: list[Defect], head: Head
) -> Document:
    found = tuple(defects)
    return Document(
        source, kind, identifier, Span(0, 0), None, None, {}, (), (), (), (), found, head
    )
