"""`kb check`: every finding about content files, all at once."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kb_plugin import pipeline
from kb_plugin.check.run import unknown_codes
from kb_plugin.cli.content import Heads, content_folder
from kb_plugin.finding import Finding, Severity
from kb_plugin.read.options import ConfigurationError, read_configuration
from kb_plugin.report import FORMATS, Surroundings

if TYPE_CHECKING:
    import argparse

    from kb_plugin.cli.content import ContentFolder
    from kb_plugin.read.options import Configuration


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
    parser.add_argument(
        "--format",
        choices=tuple(FORMATS),
        default="text",
        help="text (default), json, github (annotations of a pull request), sarif (2.1.0)",
    )
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Print the findings about the chosen files; return the exit status."""
    configuration = read_configuration(Path("mkdocs.yml"))
    for code in unknown_codes(configuration.settings):
        raise ConfigurationError(f"mkdocs.yml: postmortem-kb: checks: no rule {code}")
    folder = content_folder(configuration.content)
    wanted = _wanted(chosen.paths, folder)
    findings = pipeline.findings_about(
        (folder.raw(uri) for uri in folder.markdown if uri in wanted),
        Heads(folder),
        folder.others,
        configuration.settings,
    )
    surroundings = _surroundings(configuration, chosen.format)
    print(FORMATS[chosen.format](findings, surroundings), end="")
    if chosen.format == "text":
        _print_counts(findings)
    failing = (Severity.ERROR, Severity.WARNING) if chosen.strict else (Severity.ERROR,)
    return 1 if any(one.severity in failing for one in findings) else 0


def _wanted(paths: list[Path], folder: ContentFolder) -> frozenset[str]:
    """Return the content paths to report on."""
    everything = frozenset(folder.markdown)
    content = folder.root.resolve()
    wanted: set[str] = set()
    for path in paths:
        if not path.exists():
            raise ConfigurationError(f"{path}: no such file or folder")
        # A link stands for itself and not for what it leads to.
        full = path.resolve() if path.is_dir() else path.parent.resolve() / path.name
        if content.is_relative_to(full):
            return everything
        if not full.is_relative_to(content):
            # Hooks hand over every changed file; those outside the content are not ours.
            print(f"kb: {path} is not in {folder.root}, left alone", file=sys.stderr)
            continue
        uri = full.relative_to(content).as_posix()
        wanted.update(one for one in everything if one == uri or one.startswith(f"{uri}/"))
    return frozenset(wanted) if paths else everything


def _surroundings(configuration: Configuration, form: str) -> Surroundings:
    return Surroundings(
        version=_version() if form == "sarif" else "",
        site_url=configuration.site_url,
        directories=configuration.directories,
        folder=_folder_in_repository(os.environ.get("GITHUB_WORKSPACE", "")),
    )


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("mkdocs-postmortem-kb")
    except PackageNotFoundError:
        return ""


def _folder_in_repository(workspace: str) -> str:
    """Return the way from the root of a checked-out repository to here, where that is known."""
    here = Path.cwd()
    root = Path(workspace).resolve() if workspace else here
    folder = here.relative_to(root).as_posix() if here.is_relative_to(root) else "."
    return "" if folder == "." else folder


def _print_counts(findings: tuple[Finding, ...]) -> None:
    counts = [
        (sum(one.severity is severity for one in findings), severity) for severity in Severity
    ]
    listed = ", ".join(f"{number} {name}{'' if number == 1 else 's'}" for number, name in counts)
    print(listed, file=sys.stderr)
