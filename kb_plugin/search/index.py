"""Running Pagefind over the finished site."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BUNDLE = "pagefind"
"""The folder of the search index, below the site's root."""

_INCIDENTS = "incidents/**/*.html"
_BODY = "data-pagefind-body"
_ENTRY = "pagefind-entry.json"

# Pagefind's own interface, in place of which the site has its own.
_UNUSED = ("*-ui.js", "*-ui.css", "pagefind-highlight.js")


class SearchUnavailable(RuntimeError):  # noqa: N818  # named after what the reader misses
    """The search index could not be made; the message says what to do."""


def index_site(site_dir: Path) -> int:
    """Index the incident pages of the site in `site_dir` and return how many there are.

    An earlier index is replaced. Without incidents the index says so, and the search page shows
    it. Raise `SearchUnavailable` where the indexer is missing or fails.
    """
    bundle = site_dir / BUNDLE
    shutil.rmtree(bundle, ignore_errors=True)
    if not _has_incidents(site_dir):
        bundle.mkdir(parents=True)
        (bundle / _ENTRY).write_text('{"languages": {}}\n', encoding="utf-8")
        return 0
    _run_indexer(site_dir)
    languages = json.loads((bundle / _ENTRY).read_text(encoding="utf-8"))["languages"]
    _remove_unused(bundle, used={f"wasm.{one['wasm'] or 'unknown'}" for one in languages.values()})
    return sum(one["page_count"] for one in languages.values())


def _has_incidents(site_dir: Path) -> bool:
    # The list of incidents lies in the same folder but is no incident, and Pagefind fails where it
    # finds nothing to index.
    pages = site_dir.glob(_INCIDENTS)
    return any(_BODY in page.read_text(encoding="utf-8") for page in pages)


def _run_indexer(site_dir: Path) -> None:
    if importlib.util.find_spec("pagefind") is None:
        raise SearchUnavailable(
            "the search indexer Pagefind is not installed; "
            "install it with: pip install 'pagefind[bin]'"
        )
    # Only the texts of incidents: reading the navigation around them costs up to a third more time.
    options = ("--glob", _INCIDENTS, "--root-selector", f"[{_BODY}]", "--quiet")
    indexer = (sys.executable, "-P", "-m", "pagefind")
    command = (*indexer, "--site", ".", "--output-subdir", BUNDLE, *options)
    # Run in the site's folder and without Pagefind's variables, so that no configuration meant for
    # another search changes this one; `-P`, so that no file of the site is taken for a module.
    try:
        result = subprocess.run(  # noqa: S603  # the interpreter and fixed arguments
            command,
            cwd=site_dir,
            env=dict(_environment()),
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except OSError as problem:
        raise _failure(str(problem)) from problem
    if result.returncode or not (site_dir / BUNDLE / _ENTRY).is_file():
        raise _failure(result.stderr or result.stdout)


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
