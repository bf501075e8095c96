"""Finds on disk the files to which links of reports lead."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.importing.reading import SourceFile


class Finder:
    """Finds the files to which links of reports lead."""

    _PICTURES = frozenset(
        (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".bmp", ".ico", ".tif", ".tiff")
    )
    _WRITTEN = (".html", ".htm", ".md")
    """Endings of addresses, whatever that of the file is which they are made from."""
    _ENDINGS = (".md", ".markdown", ".html.md.erb", ".html.md", ".md.erb", ".qmd", ".html", ".htm")
    _PAGES = ("index.md", "README.md", "index.html")
    _ROOTS = ("", "static", "public", "assets", "source", "docs", "content")

    def __init__(self, sources: tuple[Path, ...]) -> None:
        self._roots = tuple(one if one.is_dir() else one.parent for one in sources)

    def locate(self, source: SourceFile, target: str) -> str | None:
        """Return the file to which a target leads, if it may come along.

        Pictures may lie anywhere; other files only in the folders that are imported, so that
        nothing is published that nobody named.
        """
        for file in self._candidates(Path(source.key), target):
            try:
                if not file.is_file():
                    continue
                real = file.resolve()
            except OSError:
                continue
            is_inside = any(real.is_relative_to(root) for root in self._roots)
            if is_inside or real.suffix.lower() in self._PICTURES:
                return real.as_posix()
        return None

    def _candidates(self, source: Path, target: str) -> Iterator[Path]:
        path = unquote(target).partition("?")[0].replace("\\", "/")
        if not path or "\0" in path:
            return
        starts = [source.parent]
        if path.startswith("/"):
            above = list(source.parents)[:6]
            starts = [folder / root for folder in above for root in self._ROOTS]
        elif path.partition("/")[0] == source.parent.name:
            # A list beside the folder links to `incidents/x`, and so do pages inside it.
            starts.append(source.parent.parent)
        for start in starts:
            plain = start / path.strip("/")
            yield plain
            stem = plain.with_suffix("") if plain.suffix in self._WRITTEN else plain
            if stem.name:
                yield from (stem.with_name(stem.name + ending) for ending in self._ENDINGS)
                yield from (plain / page for page in self._PAGES)
