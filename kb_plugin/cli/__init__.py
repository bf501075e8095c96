"""The command `kb`: the same core as the site's, for a terminal, a hook or a runbook."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = {
    "init": "init",
    "new": "new",
    "check": "check",
    "import": "import_",
    "schema": "schema",
    "similar": "similar",
}
"""The commands, and the module of this package with a function `add_to` for each."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; return 0, 1 where it found errors, or 2 where it could not be run.

    Without arguments it is the process `kb` and takes those of its command line.
    """
    # Pydantic would look for plugins of its own in every package that is installed.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    if arguments is not None:
        return _run(list(arguments))
    # What a command makes lasts until its end: looking for garbage, then and at the end of the
    # process, would take a tenth of the time of a short one.
    gc.disable()
    status = _run(sys.argv[1:])
    gc.freeze()
    return status


def _run(given: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="kb", description="A knowledge base of blameless postmortems."
    )
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    # A hook waits for one command, and not for what the others are made of.
    for name in given[:1] if given[:1] and given[0] in COMMANDS else COMMANDS:
        import_module(f"kb_plugin.cli.{COMMANDS[name]}").add_to(commands)
    chosen = parser.parse_args(given)
    # Findings quote what authors wrote, whatever the terminal's encoding can show.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    from kb_plugin.read.options import ConfigurationError

    try:
        return int(chosen.run(chosen))
    except ConfigurationError as error:
        print(f"kb: {error}", file=sys.stderr)
        return 2
