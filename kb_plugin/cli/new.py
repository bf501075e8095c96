"""`kb new`: the file of a new incident, with questions where its authors will write."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kb_plugin.check.blame import blames
from kb_plugin.cli.files import markdown_files, of_kind, raw_file, terms
from kb_plugin.draft import Draft, draft_text, identifier_of, plain_title, slug_of
from kb_plugin.layout import schema_file
from kb_plugin.model import Incident
from kb_plugin.read.corpus import read_document
from kb_plugin.read.document import Kind
from kb_plugin.read.incident import is_incident_name
from kb_plugin.read.options import ConfigurationError, read_configuration
from kb_plugin.read.times import day_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb_plugin.read.options import Configuration
    from kb_plugin.vocabulary import Vocabulary


def add_to(commands: Any) -> None:
    """Add the command to the parser of `kb`."""
    parser = commands.add_parser(
        "new",
        help="begin the file of an incident",
        description="Begin the file of an incident as a draft, with questions to answer. Run it "
        "in the folder of mkdocs.yml. Exit status: 0 if the file is there, 1 if something "
        "given has to change first, 2 where it could not run.",
        # The title in front, since what follows `--system` is taken for ids.
        usage="kb new TITLE [--system ID ...] [--factor ID ...] [--account NAME] "
        "[--date YYYY-MM-DD] [--slug SLUG]",
    )
    parser.add_argument(
        "title",
        metavar="TITLE",
        nargs="?",
        help="the condition in a line: 'Orders wait behind a full pool'",
    )
    several = {"metavar": "ID", "action": "extend", "nargs": "+", "default": []}
    parser.add_argument("--system", **several, help="ids of content/systems")
    parser.add_argument("--factor", **several, help="ids of content/factors")
    parser.add_argument(
        "--account",
        metavar="NAME",
        action="append",
        default=[],
        help="someone who was there, by role or name; once for each",
    )
    parser.add_argument(
        "--date",
        metavar="YYYY-MM-DD",
        type=_day,
        help="the day of the incident; default: today",
    )
    parser.add_argument(
        "--slug", metavar="SLUG", help="the end of the file's name; default: from the title"
    )
    parser.set_defaults(run=run, refuse=parser.error)


def run(chosen: argparse.Namespace) -> int:
    """Write the file and print its path; or print all that has to change first."""
    if chosen.title is None:
        chosen.refuse("a TITLE is required, in quotes and before --system and --factor")
    configuration = read_configuration(Path("mkdocs.yml"))
    files = tuple(markdown_files(configuration.content))
    known_systems = terms(files, Kind.SYSTEM, configuration.settings)
    known_factors = terms(files, Kind.FACTOR, configuration.settings)
    problems: list[str] = []
    title = plain_title(chosen.title)
    if not title:
        problems.append("the title is empty; name the condition, such as 'Orders wait in a queue'")
    folder = configuration.content.as_posix()
    systems = tuple(_ids(f"{folder}/systems", chosen.system, known_systems, problems))
    factors = tuple(_ids(f"{folder}/factors", chosen.factor, known_factors, problems))
    day: date = chosen.date or date.today()
    slug = chosen.slug or slug_of(title)
    if (own_day := day_of(slug)) and slug[10:11] == "-":
        slug = slug[11:]
        if own_day != day:
            problems.append(f"--slug begins with {own_day}, and the day is {day}; see --date")
    identifier = identifier_of(day, slug)
    if not is_incident_name(identifier):
        problems.append(
            f"--slug '{chosen.slug}' cannot end a file's name; write lower-case letters, digits "
            "and hyphens, such as full-connection-pool"
        )
    incidents = {file.stem: file for file, _ in of_kind(files, Kind.INCIDENT)}
    file = configuration.content / "incidents" / str(day.year) / f"{identifier}.md"
    if there := incidents.get(identifier) or (file if os.path.lexists(file) else None):
        problems.append(
            f"{there.as_posix()} is there already; continue in it, or choose another name with "
            "--slug"
        )
    if problems:
        for one in problems:
            print(f"kb new: {one}", file=sys.stderr)
        return 1
    draft = Draft(
        title,
        systems,
        factors,
        tuple(name for one in chosen.account if (name := plain_title(one))),
        _usual_timezone(incidents, configuration),
        configuration.settings.severities,
        _schema_from(file),
    )
    _write(file, draft_text(draft))
    if blames(title):
        print(
            "kb new: a question about the title: which condition made what people did likely? "
            "It could name that instead.",
            file=sys.stderr,
        )
    print(file.as_posix())
    print(
        "Next: answer its questions, with `mkdocs serve` to see it, then "
        f"`kb check {file.as_posix()}`.",
        file=sys.stderr,
    )
    return 0


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:
        raise argparse.ArgumentTypeError(f"'{text}' is no day; write it as 2025-03-14")
    return day


def _ids(
    folder: str, given: Iterable[str], known: Vocabulary, problems: list[str]
) -> Iterable[str]:
    """Return the known ones of some ids, each once, aliases resolved; the others are problems."""
    found: dict[str, None] = {}
    for term in (part.strip() for one in given for part in one.split(",")):
        preferred = term if term in known else known.preferred(term)
        if preferred is not None:
            found[preferred] = None
        elif term:
            meant = known.suggestion(term)
            hint = f"did you mean '{meant}'? Otherwise add" if meant else "add"
            file = f"{folder}/{slug_of(term)}.md"
            problems.append(f"{folder} has no '{term}'; {hint} {file}, or leave it out")
    return found


def _usual_timezone(incidents: dict[str, Path], configuration: Configuration) -> str:
    """Return the time zone of the newest incident, whose author lived by the same clocks."""
    dated = sorted(one for one in incidents if is_incident_name(one) and one[0].isdigit())
    if not dated:
        return "UTC"
    newest = incidents[dated[-1]]
    uri = newest.relative_to(configuration.content).as_posix()
    record = read_document(raw_file(newest, uri), configuration.settings).record
    return record.timezone if isinstance(record, Incident) else "UTC"


def _schema_from(file: Path) -> str | None:
    """Return the way from a file to the schema of incidents, where `kb schema` has written it."""
    schema = Path(schema_file(Kind.INCIDENT))
    return Path(os.path.relpath(schema, file.parent)).as_posix() if schema.is_file() else None


def _write(file: Path, text: str) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8", newline="\n") as opened:
            opened.write(text)
    except OSError as error:
        raise ConfigurationError(f"{file}: {error.strerror or error}") from None
