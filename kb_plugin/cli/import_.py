"""`kb import`: older reports from files and folders, as drafts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import argparse


def add_to(commands: Any) -> None:
    """Add the command to the parser of `kb`."""
    parser = commands.add_parser(
        "import",
        help="bring older reports in as drafts",
        description="Bring older reports in as drafts: Markdown, HTML, e-mails, plain text; from "
        "files, or folders with all that lies in them. Run it in the folder of mkdocs.yml. No file "
        "that exists is changed. Exit status: 0, 1 if a source could not be imported, 2 where it "
        "could not run.",
    )
    parser.add_argument(
        "sources", metavar="SOURCE", nargs="+", type=Path, help="a report, or a folder of reports"
    )
    parser.add_argument(
        "--into", metavar="DIR", type=Path, help="default: the folder incidents of the content"
    )
    parser.add_argument("--dry-run", action="store_true", help="say what would be done, only")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Import the chosen sources; return the exit status."""
    # `kb check` runs at every commit, and needs none of what reads foreign formats.
    from kb_plugin.cli.import_run import bring

    return bring(chosen)
