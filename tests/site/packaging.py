"""The package as its users install it: built, and put into fresh virtual environments."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.site.serving import ROOT

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Environment:
    """A virtual environment that holds this package, and borrows what it depends on."""

    folder: Path

    @property
    def bin(self) -> Path:
        """The folder of its commands."""
        return self.folder / ("Scripts" if os.name == "nt" else "bin")

    def run(self, *command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        """Run one of its commands; both streams are one text."""
        variables = {key: one for key, one in os.environ.items() if key != "PYTHONPATH"}
        return subprocess.run(
            (str(self.bin / command[0]), *command[1:]),
            cwd=cwd,
            env={**variables, "NO_MKDOCS_2_WARNING": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )

    def done(self, *command: str, cwd: Path) -> str:
        """Run a command that has to succeed; return its output."""
        result = self.run(*command, cwd=cwd)
        assert result.returncode == 0, result.stdout
        return result.stdout


def wheel(into: Path) -> Path:
    """Build an sdist, and from that a wheel; return the wheel."""
    subprocess.run(
        (sys.executable, "-m", "build", "--outdir", str(into), str(ROOT)),
        check=True,
        capture_output=True,
    )
    (built,) = into.glob("*.whl")
    return built


def environment(folder: Path, *installed: str) -> Environment:
    """Create a virtual environment with something installed by pip, and nothing else of ours."""
    subprocess.run((sys.executable, "-m", "venv", str(folder)), check=True)
    made = Environment(folder)
    made.done("python", "-m", "pip", "install", "--quiet", "--no-deps", *installed, cwd=folder)
    # Dependencies come from where the tests run. Of that folder only the modules are seen and no
    # .pth files, so that its own installation of this package is not.
    (packages,) = folder.glob("[Ll]ib/**/site-packages")
    borrowed = sysconfig.get_path("purelib")
    (packages / "borrowed.pth").write_text(f"{borrowed}\n", encoding="utf-8")
    return made
