"""`kb schema`: what front matter may hold, for editors."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kb_plugin.cli.files import markdown_files, of_kind, raw_file, terms
from kb_plugin.layout import SNIPPETS, schema_file
from kb_plugin.read.document import Kind
from kb_plugin.read.front_matter import read_front_matter
from kb_plugin.read.json_schema import FORMS, Choices, json_schema
from kb_plugin.read.options import ConfigurationError, read_configuration
from kb_plugin.read.snippets import snippets_text
from kb_plugin.read.text import decode

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from kb_plugin.read.options import Configuration

ALL = "all"


def add_to(commands: Any) -> None:
    """Add the command to the parser of `kb`."""
    parser = commands.add_parser(
        "schema",
        help="write the JSON Schema of front matter, for editors",
        description="Write the JSON Schema (draft 7) of front matter, with the ids of this "
        "knowledge base; for all kinds, and where there is a folder .vscode, snippets for Visual "
        "Studio Code as well. Run it in the folder of mkdocs.yml, and again when systems or "
        "factors were added.",
    )
    parser.add_argument(
        "kind",
        metavar="KIND",
        nargs="?",
        choices=[*map(str, FORMS), ALL],
        default=str(Kind.INCIDENT),
        help=f"{', '.join(FORMS)} or all; default: {Kind.INCIDENT}",
    )
    parser.add_argument(
        "--output",
        metavar="FILE",
        type=Path,
        help="the file to write instead of printing; for all, the folder; its default is "
        f"{Path(schema_file(ALL)).parent}",
    )
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Print a schema, or write it and print the path."""
    choices = _choices(read_configuration(Path("mkdocs.yml")))
    if chosen.kind != ALL:
        text = _text(Kind(chosen.kind), choices)
        if chosen.output is None:
            print(text, end="")
        else:
            print(_write(chosen.output, text))
        return 0
    for kind in FORMS:
        usual = Path(schema_file(kind))
        file = chosen.output / usual.name if chosen.output else usual
        print(_write(file, _text(kind, choices)))
    if chosen.output is None and Path(SNIPPETS).parent.is_dir():
        print(_write(Path(SNIPPETS), snippets_text(choices)))
    return 0


def write_all(project: Path) -> None:
    """Write schemas and snippets where the editor settings of a new knowledge base look."""
    choices = _choices(read_configuration(project / "mkdocs.yml"))
    for kind in FORMS:
        _write(project / schema_file(kind), _text(kind, choices))
    _write(project / SNIPPETS, snippets_text(choices))


def _text(kind: Kind, choices: Choices) -> str:
    return json.dumps(json_schema(kind, choices), ensure_ascii=False, indent=1) + "\n"


def _write(file: Path, text: str) -> str:
    """Write a schema; return its path for people."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise ConfigurationError(f"{file}: {error.strerror or error}") from None
    return file.as_posix()


def _choices(configuration: Configuration) -> Choices:
    files = tuple(markdown_files(configuration.content))
    return Choices(
        terms(files, Kind.SYSTEM, configuration.settings).names,
        terms(files, Kind.FACTOR, configuration.settings).names,
        dict(sorted(_titles(files), reverse=True)),
        configuration.settings.severities,
    )


def _titles(files: tuple[tuple[Path, str], ...]) -> Iterator[tuple[str, str]]:
    """Yield id and title of each incident; a body says nothing of either, and takes time."""
    for file, uri in of_kind(files, Kind.INCIDENT):
        raw = raw_file(file, uri)
        root = read_front_matter(decode(raw.path, raw.uri, raw.data)[0]).root
        title = root.plain().get("title") if root else None
        yield file.stem, title if isinstance(title, str) else file.stem
