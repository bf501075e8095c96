"""The hook that other repositories name in their `.pre-commit-config.yaml`."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.samples import INCIDENT, replaced, write_base
from tests.site.serving import ROOT


@pytest.fixture
def hook() -> dict[str, Any]:
    (only,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    return dict(only)


def test_the_hook_has_what_pre_commit_asks_for(hook: dict[str, Any]) -> None:
    assert (hook["id"], hook["language"], hook["pass_filenames"]) == ("kb-check", "python", True)
    assert hook["name"]


def test_the_hook_runs_a_command_of_this_package(hook: dict[str, Any]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert shlex.split(hook["entry"])[0] in project["scripts"]


@pytest.mark.parametrize(
    ("path", "is_ours"),
    [
        (f"content/{INCIDENT}", True),
        ("content/index.md", True),
        ("content/data/waits.csv", False),
        ("README.md", False),
        ("docs/content/a.md", False),
    ],
)
def test_the_hook_gets_content_files(hook: dict[str, Any], path: str, is_ours: bool) -> None:
    assert bool(re.search(hook["files"], path)) is is_ours


@pytest.mark.parametrize(
    ("changes", "status", "said"),
    [
        ({}, 0, "0 errors"),
        ({INCIDENT: replaced("  - model-gap", "  - modl-gap")}, 1, "KB203 unknown factor"),
    ],
)
def test_the_hook_checks_the_files_it_is_given(
    hook: dict[str, Any], tmp_path: Path, changes: dict[str, str], status: int, said: str
) -> None:
    folder = Path(sys.executable).parent
    done = subprocess.run(
        (*shlex.split(hook["entry"]), f"content/{INCIDENT}", "content/systems/checkout.md"),
        cwd=write_base(tmp_path, dict(changes)),
        env=os.environ | {"PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, said in done.stdout + done.stderr) == (status, True)
