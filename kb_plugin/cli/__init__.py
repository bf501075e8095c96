"""The command `kb`: the same core as the site's, for a terminal, a hook or a runbook."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from kb_plugin.cli import check, import_
from kb_plugin.read.options import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; return 0, 1 where it found errors, or 2 where it could not be run."""
    parser = argparse.ArgumentParser(
        prog="kb", description="A knowledge base of blameless postmortems."
    )
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    check.add_to(commands)
    import_.add_to(commands)
    chosen = parser.parse_args(arguments)
    # Findings quote what authors wrote, whatever the terminal's encoding can show.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        return int(chosen.run(chosen))
    except ConfigurationError as error:
        print(f"kb: {error}", file=sys.stderr)
        return 2
