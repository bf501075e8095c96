"""Running Pagefind over the texts of the incidents."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

BUNDLE = "pagefind"
"""The folder of the search index, below the site's root."""

_ENTRY = "pagefind-entry.json"

# Pagefind's own interface, in place of which the site has its own.
_UNUSED = ("*-ui.js", "*-ui.css", "pagefind-highlight.js")


class SearchUnavailable(RuntimeError):  # noqa: N818  # named after what the reader misses
    """The search index could not be made; the message says what to do."""


class Indexing:
    """An index in the making, while the generator goes on to write its pages.

    Pagefind is given each incident's own text in a file at the page's address. Reading the built
    pages, with the navigation around each, would take longer and could only begin after the last.
    """

    def __init__(self, texts: Mapping[str, str], site_dir: Path, language: str = "en") -> None:
        """Begin to index `texts`, by their file below `site_dir`, replacing an earlier index.

        Raise `SearchUnavailable` where the indexer is missing or cannot be started.
        """
        self._bundle = site_dir / BUNDLE
        shutil.rmtree(self._bundle, ignore_errors=True)
        self._process: subprocess.Popen[str] | None = None
        if not texts:
            # Pagefind fails where it finds nothing to index; the search page shows what is so.
            self._bundle.mkdir(parents=True)
            (self._bundle / _ENTRY).write_text('{"languages": {}}\n', encoding="utf-8")
            return
        if importlib.util.find_spec("pagefind") is None:
            raise SearchUnavailable(
                "the search indexer Pagefind is not installed; "
                "install it with: pip install 'pagefind[bin]'"
            )
        self._folder = Path(tempfile.mkdtemp(prefix="kb-search-"))
        for address, text in texts.items():
            file = self._folder / address
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(
                f'<!doctype html><html lang="{language}"><body>{text}</body></html>',
                encoding="utf-8",
            )
        self._start()

    def finish(self) -> int:
        """Wait for the index and return how many pages it holds.

        Raise `SearchUnavailable` where the indexer fails.
        """
        if self._process is None:
            return 0
        output, errors = self._process.communicate()
        shutil.rmtree(self._folder, ignore_errors=True)
        if self._process.returncode or not (self._bundle / _ENTRY).is_file():
            raise _failure(errors or output)
        languages = json.loads((self._bundle / _ENTRY).read_text(encoding="utf-8"))["languages"]
        wasm = {f"wasm.{one['wasm'] or 'unknown'}" for one in languages.values()}
        _remove_unused(self._bundle, used=wasm)
        return sum(one["page_count"] for one in languages.values())

    def abandon(self) -> None:
        """Stop without an index, where the build ended before its time."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            shutil.rmtree(self._folder, ignore_errors=True)

    def _start(self) -> None:
        # Run in the folder of the texts and without Pagefind's variables, so that no configuration
        # meant for another search changes this one; `-P`, so that no file is taken for a module.
        command = (sys.executable, "-P", "-m", "pagefind", "--site", ".", "--quiet")
        # The mark that links to a heading is no word of it.
        unread = ("--exclude-selectors", ".headerlink")
        try:
            self._process = subprocess.Popen(  # noqa: S603  # the interpreter, fixed arguments
                (*command, *unread, "--output-path", str(self._bundle.resolve())),
                cwd=self._folder,
                env=dict(_environment()),
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                encoding="utf-8",
                errors="replace",
            )
        except OSError as problem:
            shutil.rmtree(self._folder, ignore_errors=True)
            raise _failure(str(problem)) from problem


def _failure(output: str) -> SearchUnavailable:
    last = "\n".join(output.strip().splitlines()[-3:])
    return SearchUnavailable(
        "the search indexer Pagefind failed; "
        f"install it anew with: pip install --force-reinstall 'pagefind[bin]'\n{last}"
    )


def _environment() -> Iterator[tuple[str, str]]:
    for name, value in os.environ.items():
        if not name.startswith("PAGEFIND_") or name == "PAGEFIND_BINARY_PATH":
            yield name, value


def _remove_unused(bundle: Path, used: set[str]) -> None:
    unused = [path for pattern in _UNUSED for path in bundle.glob(pattern)]
    unused += [path for path in bundle.glob("wasm.*") if path.stem not in used]
    for path in unused:
        path.unlink()
