"""The files of a content folder that a command needs, and the terms they define."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin.model import Factor, System
from kb_plugin.read.corpus import RawFile, read_document
from kb_plugin.read.document import kind_of
from kb_plugin.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kb_plugin.read.document import Kind
    from kb_plugin.settings import Settings


def markdown_files(content: Path) -> Iterator[tuple[Path, str]]:
    """Yield each Markdown file of the site with its content path, in the order of paths."""
    for file in sorted(content.rglob("*.md")):
        uri = file.relative_to(content).as_posix()
        # MkDocs leaves out what begins with a dot: folders of editors and of version control.
        if file.is_file() and not any(part.startswith(".") for part in uri.split("/")):
            yield file, uri


def of_kind(files: Iterable[tuple[Path, str]], kind: Kind) -> Iterator[tuple[Path, str]]:
    """Yield the files of one kind."""
    return (one for one in files if kind_of(one[1]) is kind)


def raw_file(file: Path, uri: str) -> RawFile:
    """Return a Markdown file before it is read."""
    return RawFile(file.as_posix(), uri, file.read_bytes())


def terms(files: Iterable[tuple[Path, str]], kind: Kind, settings: Settings) -> Vocabulary:
    """Return the systems or factors that files define."""
    names: dict[str, str] = {}
    aliases: dict[str, str] = {}
    for one in of_kind(files, kind):
        document = read_document(raw_file(*one), settings)
        record = document.record
        names[document.id] = document.id
        if isinstance(record, System | Factor):
            names[record.id] = record.name
            for name in (record.name, *(alias.id for alias in record.aliases)):
                aliases.setdefault(name.casefold(), record.id)
    return Vocabulary(names, aliases)
