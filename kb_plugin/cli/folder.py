"""A content folder read whole: its Markdown, and the names of its other files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin.cli.content import content_folder

if TYPE_CHECKING:
    from pathlib import Path

    from kb_plugin.read.corpus import RawFile


def read_folder(content: Path) -> tuple[list[RawFile], list[str]]:
    """Return the Markdown files of a content folder, and the paths in it of all others."""
    folder = content_folder(content)
    return [folder.raw(uri) for uri in folder.markdown], list(folder.others)
