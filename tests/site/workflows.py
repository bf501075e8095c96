"""The commands of publishing workflows, read from their files and run as a forge runs them."""

from __future__ import annotations

import os
import re
import string
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from tests.site.serving import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping

INSTALL = "pip install --requirement requirements.txt"
"""The one command that is not run: here the package under test is on the path already."""

_EXPRESSION = re.compile(r"\$\{\{ (.+?) \}\}")


@dataclass(frozen=True)
class Step:
    """A command of a job, with the variables it is given."""

    command: str
    variables: Mapping[str, str]


def github_jobs(project: Path) -> dict[str, Any]:
    """Return the jobs of the workflow that GitHub runs in a project."""
    return dict(_workflow(project)["jobs"])


def github_steps(project: Path, job: str, values: Mapping[str, str]) -> list[Step]:
    """Return the commands of a job but for `INSTALL`; `values` are those of its expressions."""
    workflow = _workflow(project)
    chosen = workflow["jobs"][job]
    steps = [
        Step(
            one["run"],
            {
                key: _EXPRESSION.sub(lambda found: values[found[1]], str(value))
                for key, value in {
                    **workflow.get("env", {}),
                    **chosen.get("env", {}),
                    **one.get("env", {}),
                }.items()
            },
        )
        for one in chosen["steps"]
        if "run" in one
    ]
    return _without_install(steps)


def gitlab_steps(project: Path, job: str, values: Mapping[str, str]) -> list[Step]:
    """Return the commands of a job but for `INSTALL`; `values` are GitLab's own variables."""
    whole = yaml.safe_load((project / ".gitlab-ci.yml").read_text(encoding="utf-8"))
    chosen = whole[job]
    variables: dict[str, str] = {}
    for key, value in {**whole.get("variables", {}), **chosen.get("variables", {})}.items():
        variables[key] = string.Template(str(value)).substitute(values)
    before = chosen.get("before_script", whole.get("default", {}).get("before_script", []))
    return _without_install([Step(one, variables) for one in (*before, *chosen["script"])])


def run(project: Path, steps: list[Step], *, package: Path = ROOT) -> None:
    """Run the commands of a job in a project; one that fails shows its output."""
    here = Path(sys.executable).parent
    for step in steps:
        done = subprocess.run(
            ("bash", "-e", "-c", step.command),
            cwd=project,
            env={
                **os.environ,
                "PATH": f"{here}{os.pathsep}{os.environ['PATH']}",
                "PYTHONPATH": str(package),
                **step.variables,
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{step.command}\n{done.stdout}"


def _workflow(project: Path) -> dict[str, Any]:
    file = project / ".github" / "workflows" / "knowledge-base.yml"
    return dict(yaml.safe_load(file.read_text(encoding="utf-8")))


def _without_install(steps: list[Step]) -> list[Step]:
    commands = [one.command for one in steps]
    assert commands[0] == INSTALL, "what a job needs is installed first"
    assert INSTALL not in commands[1:]
    return steps[1:]
