"""A terminal that the commands of `kb` are run in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


class Terminal:
    """A terminal in a folder, with what the last command wrote."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.capsys = capsys
        self.out = self.err = ""

    def run(self, *arguments: str) -> int:
        """Run a command; return its exit status."""
        status = main(arguments)
        self.out, self.err = self.capsys.readouterr()
        return status

    def files(self) -> dict[str, bytes]:
        """Return everything in the folder."""
        found = (one for one in self.folder.rglob("*") if one.is_file())
        return {one.relative_to(self.folder).as_posix(): one.read_bytes() for one in found}
