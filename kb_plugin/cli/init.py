"""`kb init`: a new knowledge base that builds at once."""

from __future__ import annotations

import os
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kb_plugin.cli.schema import write_all
from kb_plugin.draft import plain_title
from kb_plugin.forge_edit import edit_template, web_address
from kb_plugin.read.options import ConfigurationError
from kb_plugin.scaffold.files import requirement_of, scaffold

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Mapping

PACKAGE = "mkdocs-postmortem-kb"


def add_to(commands: Any) -> None:
    """Add the command to the parser of `kb`."""
    parser = commands.add_parser(
        "init",
        help="lay out a new knowledge base",
        description="Lay out a new knowledge base, with the contributing factors, the guide and "
        "one example of each kind of file. Nothing that is there is overwritten. Exit status: 0 "
        "if it is laid out, 1 if something is in the way, 2 where it could not be written.",
    )
    parser.add_argument("folder", metavar="DIR", type=Path, help="the folder to lay it out in")
    parser.add_argument("--name", default="Our incidents", help="its name; default: %(default)s")
    parser.add_argument(
        "--repo-url", metavar="URL", help="the repository's address at its forge, for editing"
    )
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Write all files and say what comes next; or write none and say what is in the way."""
    problems: list[str] = []
    name = plain_title(chosen.name)
    if not name:
        problems.append("--name is empty; give the knowledge base a name")
    repository = web_address(chosen.repo_url) if chosen.repo_url else ""
    if repository is None:
        problems.append(
            f"--repo-url '{chosen.repo_url}' is no address of a repository; write it as "
            "https://github.com/example/incidents"
        )
    files = scaffold(name, _lines_about(repository or ""), requirement_of(PACKAGE, _version()))
    in_the_way = _in_the_way(chosen.folder, files)
    problems += [f"{path.as_posix()} is in the way" for path in in_the_way]
    if problems:
        for one in problems:
            print(f"kb init: {one}", file=sys.stderr)
        if in_the_way:
            print("kb init: move it away, or choose another folder", file=sys.stderr)
        print("kb init: nothing was written", file=sys.stderr)
        return 1
    _write(chosen.folder, files)
    write_all(chosen.folder)
    print(f"{chosen.folder.as_posix()}: a new knowledge base, {len(files)} files. Next:")
    print(f"  cd {chosen.folder.as_posix()}")
    print("  mkdocs serve                    # shows it at http://localhost:8000")
    print('  kb new "Orders wait in a queue"  # begins an incident')
    print("README.md says how to publish it, and which files are examples to delete.")
    return 0


def _lines_about(repository: str) -> str:
    if not repository:
        return (
            "# Leads from each incident to its file at the forge:\n"
            "# repo_url: https://github.com/example/incidents"
        )
    lines = f"repo_url: {repository}"
    if edit_template(repository, "content") is None:
        lines += (
            "\n# Where this forge opens a file for editing, below repo_url:\n"
            "# edit_uri: edit/main/content/"
        )
    return lines


def _version() -> str | None:
    try:
        return version(PACKAGE)
    except PackageNotFoundError:  # run from a folder of sources
        return None


def _in_the_way(folder: Path, paths: Iterable[str]) -> tuple[Path, ...]:
    """Return what stands where a file or a folder has to be, each once."""
    found: dict[Path, None] = {}
    for path in paths:
        file = folder / path
        for one in reversed((file, *file.parents)):
            is_folder = one != file
            if os.path.lexists(one) and not (is_folder and one.is_dir()):
                found[one] = None
                break
    return tuple(found)


def _write(folder: Path, files: Mapping[str, str]) -> None:
    for path, text in files.items():
        file = folder / path
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("x", encoding="utf-8", newline="\n") as opened:
                opened.write(text)
        except OSError as error:
            raise ConfigurationError(f"{file}: {error.strerror or error}") from None
