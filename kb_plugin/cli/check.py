"""`kb check`: every finding about content files, all at once."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kb_plugin import pipeline
from kb_plugin.check.run import unknown_codes
from kb_plugin.cli.content import files_of
from kb_plugin.finding import Severity
from kb_plugin.read.options import ConfigurationError, read_configuration

if TYPE_CHECKING:
    import argparse

from kb_plugin.finding import Finding


def add_to(commands: Any) -> None:
    """Add the command to the parser of `kb`."""
    parser = commands.add_parser(
        "check",
        help="find mistakes in content files",
        description="Find mistakes in content files. Run it in the folder of mkdocs.yml. "
        "Exit status: 0 without errors, 1 with errors, 2 where it could not run.",
    )
    parser.add_argument(
        "paths", metavar="PATH", nargs="*", type=Path, help="files or folders; default: all content"
    )
    parser.add_argument("--strict", action="store_true", help="exit with 1 for warnings too")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Print the findings about the chosen files; return the exit status."""
    configuration = read_configuration(Path("mkdocs.yml"))
    for code in unknown_codes(configuration.settings):
        raise ConfigurationError(f"mkdocs.yml: postmortem-kb: checks: no rule {code}")
    content = configuration.content
    wanted = _wanted(chosen.paths, content)
    markdown, others = files_of(content)
    findings = pipeline.findings(markdown, others, configuration.settings)
    if wanted is not None:
        findings = tuple(one for one in findings if Path(one.at.path).resolve() in wanted)
    if chosen.format == "json":
        print(json.dumps([one.as_dict() for one in findings], ensure_ascii=False, indent=1))
    else:
        _print_text(findings)
    failing = (Severity.ERROR, Severity.WARNING) if chosen.strict else (Severity.ERROR,)
    return 1 if any(one.severity in failing for one in findings) else 0


def _wanted(paths: list[Path], content: Path) -> frozenset[Path] | None:
    """Return the files to report on, or None for all."""
    if not paths:
        return None
    wanted: set[Path] = set()
    for path in paths:
        if not path.exists():
            raise ConfigurationError(f"{path}: no such file or folder")
        if content.resolve().is_relative_to(path.resolve()):
            return None
        if not path.resolve().is_relative_to(content.resolve()):
            # Hooks hand over every changed file; those outside the content are not ours.
            print(f"kb: {path} is not in {content}, left alone", file=sys.stderr)
        elif path.is_dir():
            wanted.update(file.resolve() for file in path.rglob("*.md"))
        else:
            wanted.add(path.resolve())
    return frozenset(wanted)


def _print_text(findings: tuple[Finding, ...]) -> None:
    for one in findings:
        print(f"{one}\n    {one.severity}: {one.help}")
    counts = [
        (sum(one.severity is severity for one in findings), severity) for severity in Severity
    ]
    listed = ", ".join(f"{number} {name}{'' if number == 1 else 's'}" for number, name in counts)
    print(listed, file=sys.stderr)
