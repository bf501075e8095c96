"""The files of a content folder, read from disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin.read.corpus import RawFile

if TYPE_CHECKING:
    from pathlib import Path


def files_of(content: Path) -> tuple[list[RawFile], list[str]]:
    """Return the Markdown files of a content folder, and the content paths of all others."""
    markdown: list[RawFile] = []
    others: list[str] = []
    for file in sorted(one for one in content.rglob("*") if one.is_file()):
        uri = file.relative_to(content).as_posix()
        # MkDocs leaves out what begins with a dot: folders of editors and of version control.
        if any(part.startswith(".") for part in uri.split("/")):
            continue
        if file.suffix == ".md":
            markdown.append(RawFile(file.as_posix(), uri, file.read_bytes()))
        else:
            others.append(uri)
    return markdown, others
