"""The content folder on disk, as MkDocs sees it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb_plugin.layout import MARKDOWN
from kb_plugin.read.corpus import RawFile
from kb_plugin.read.head import FIRST, Head, head_from_start, needs_reading, read_head

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class ContentFolder:
    """The files below a folder, by their content paths in order."""

    root: Path
    markdown: tuple[str, ...]
    others: tuple[str, ...]

    def path(self, uri: str) -> str:
        """Return the path of a file as messages show it."""
        return (self.root / uri).as_posix()

    def raw(self, uri: str) -> RawFile:
        """Return a file with all its bytes."""
        return RawFile(self.path(uri), uri, (self.root / uri).read_bytes())


class Heads(Mapping[str, Head]):
    """The heads of all Markdown files, each read when it is first asked for."""

    def __init__(self, folder: ContentFolder) -> None:
        self._folder = folder
        self._read: dict[str, Head | None] = dict.fromkeys(folder.markdown)

    def __getitem__(self, uri: str) -> Head:
        head = self._read[uri]
        if head is None:
            head = self._read[uri] = _head(self._folder, uri)
        return head

    def __iter__(self) -> Iterator[str]:
        return iter(self._read)

    def __len__(self) -> int:
        return len(self._read)


def content_folder(root: Path) -> ContentFolder:
    """Return what lies below a folder, without opening any of it."""
    uris = sorted(_files(str(root), ""))
    return ContentFolder(
        root,
        tuple(uri for uri in uris if uri.endswith(MARKDOWN)),
        tuple(uri for uri in uris if not uri.endswith(MARKDOWN)),
    )


def _files(folder: str, prefix: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            # MkDocs leaves out what begins with a dot: folders of editors and version control.
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path, f"{prefix}{entry.name}/")
            elif entry.is_file():
                yield f"{prefix}{entry.name}"


def _head(folder: ContentFolder, uri: str) -> Head:
    path = folder.path(uri)
    if not needs_reading(uri):
        return read_head(path, uri, b"")
    with (folder.root / uri).open("rb", buffering=0) as file:
        start = file.read(FIRST)
        head = head_from_start(path, uri, start)
        return head if head is not None else read_head(path, uri, start + file.readall())
