"""Sources from disk, drafts to disk, and what is said of both."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kb_plugin.cli.finder import Finder
from kb_plugin.cli.folder import read_folder
from kb_plugin.importing import report
from kb_plugin.importing.base import base_of
from kb_plugin.importing.outcome import Outcome, State
from kb_plugin.importing.plan import plan
from kb_plugin.importing.reading import SourceFile
from kb_plugin.importing.recognition import as_document, is_candidate, is_list
from kb_plugin.read.options import ConfigurationError, read_configuration

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from kb_plugin.importing.plan import Plan


def bring(chosen: argparse.Namespace) -> int:
    """Import the chosen sources; return the exit status."""
    configuration = read_configuration(Path("mkdocs.yml"))
    content = configuration.content
    into = _folder(chosen.into, content)
    markdown, others = read_folder(content)
    base = base_of(markdown, others, configuration.settings)
    sources, missing = _collect(chosen.sources, content)
    finder = Finder(tuple(path.resolve() for path in chosen.sources))
    made = plan(sources, base, into, finder.locate)
    made = replace(made, outcomes=(*missing, *made.outcomes))
    if not chosen.dry_run:
        try:
            _write(made, content)
        except OSError as error:
            what = f"{error.filename}: {error.strerror or error}"
            raise ConfigurationError(f"{what}; run it again once that is mended") from None
    shown = content.as_posix()
    if chosen.format == "json":
        data = report.as_data(made, is_dry=chosen.dry_run)
        print(json.dumps({"content": shown, **data}, ensure_ascii=False, indent=1))
    else:
        if text := report.as_text(made, shown):
            print(text)
        print(report.summary(made, is_dry=chosen.dry_run), file=sys.stderr)
    return 1 if made.has_failures else 0


def _folder(into: Path | None, content: Path) -> str:
    """Return the content path that drafts go to."""
    folder = (into or content / "incidents").resolve()
    incidents = content.resolve() / "incidents"
    if not folder.is_relative_to(incidents):
        raise ConfigurationError(
            f"--into {into}: incidents lie below {content / 'incidents'}; choose a folder there"
        )
    return folder.relative_to(content.resolve()).as_posix()


def _collect(paths: list[Path], content: Path) -> tuple[list[SourceFile], list[Outcome]]:
    """Return the files to import, each once, and those that could not be opened."""
    found: dict[Path, SourceFile] = {}
    missing: list[Outcome] = []
    for path in paths:
        if path.is_dir():
            listed = list(_walk(path, content.resolve()))
            missing += _documents(path)
        elif path.is_file():
            listed = [(path, path.name, True, 0)]
        else:
            note = "there is no such file or folder"
            missing.append(Outcome(str(path), State.UNREADABLE, note=note))
            continue
        for file, place, is_named, siblings in listed:
            key = file.resolve()
            if key in found and not is_named:
                continue
            try:
                data = file.read_bytes()
            except OSError as error:
                note = f"could not be opened: {error.strerror or error}"
                missing.append(Outcome(str(file), State.UNREADABLE, note=note))
                continue
            found[key] = SourceFile(
                file.as_posix(), place, key.as_posix(), data, is_named, siblings
            )
    return list(found.values()), missing


def _documents(root: Path) -> Iterator[Outcome]:
    """Yield what is said of files that hold no text and may be reports all the same."""
    for file in sorted(root.rglob("*")):
        found = as_document(file.name, file.relative_to(root).parts[:-1])
        if found and file.is_file():
            yield Outcome(file.as_posix(), State.LEFT_OUT, note=found.reason)


def _walk(root: Path, content: Path) -> Iterator[tuple[Path, str, bool, int]]:
    """Yield the files below a folder that may be reports, in the order of their names."""
    for folder, folders, names in os.walk(root):
        here = Path(folder)
        folders[:] = sorted(one for one in folders if (here / one).resolve() != content)
        parts = here.relative_to(root).parts
        likely = [name for name in sorted(names) if is_candidate(name, parts)]
        for name in likely:
            place = "/".join((*parts, name))
            siblings = sum(not is_list(one) for one in likely if one != name)
            yield here / name, place, False, siblings


def _write(made: Plan, content: Path) -> None:
    """Write what is new; drafts come last, so that a draft there is a whole one."""
    for uri, text in made.stubs:
        _new(content / uri, text.encode())
    for copied in made.files:
        origin = copied.origin
        data = origin if isinstance(origin, bytes) else Path(origin).read_bytes()
        _new(content / copied.uri, data)
    for uri, text in made.drafts:
        _new(content / uri, text.encode())


def _new(file: Path, data: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        with file.open("xb") as opened:
            opened.write(data)
    except FileExistsError:
        print(f"kb: {file} is there already and stays as it is", file=sys.stderr)
