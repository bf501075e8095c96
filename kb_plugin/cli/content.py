"""The files of a content folder, as they lie on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin.read.corpus import RawFile, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kb_plugin.read.document import Kind


def content_files(content: Path) -> Iterator[tuple[Path, str]]:
    """Yield each file of the site with its content path, in the order of paths."""
    for file in sorted(one for one in content.rglob("*") if one.is_file()):
        uri = file.relative_to(content).as_posix()
        # MkDocs leaves out what begins with a dot: folders of editors and of version control.
        if not any(part.startswith(".") for part in uri.split("/")):
            yield file, uri


def of_kind(files: Iterable[tuple[Path, str]], *kinds: Kind) -> Iterator[tuple[Path, str]]:
    """Yield the files that are Markdown of some kinds."""
    for file, uri in files:
        if file.suffix == ".md" and kind_of(uri) in kinds:
            yield file, uri


def raw_file(file: Path, uri: str) -> RawFile:
    """Return a Markdown file before it is read."""
    return RawFile(file.as_posix(), uri, file.read_bytes())
