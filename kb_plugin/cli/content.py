"""The files of a content folder, as they lie on disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin.read.corpus import RawFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def content_files(content: Path) -> Iterator[tuple[Path, str]]:
    """Yield each file of the site with its content path, in the order of paths."""
    for file in sorted(one for one in content.rglob("*") if one.is_file()):
        uri = file.relative_to(content).as_posix()
        # MkDocs leaves out what begins with a dot: folders of editors and of version control.
        if not any(part.startswith(".") for part in uri.split("/")):
            yield file, uri


def raw_file(file: Path, uri: str) -> RawFile:
    """Return a Markdown file before it is read."""
    return RawFile(file.as_posix(), uri, file.read_bytes())
