"""Builds of a generated base beside those of a plain project on the same text.

    python -m tests.bench.compare --incidents 1000 --runs 5

Needs the plugin to be installed. The two are built in turns, since a machine is never equally
busy for long: a pair's ratio says more than either figure.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from tests.bench.generator import generate
from tests.bench.project import write_plain

KINDS = ("ours", "plain")


@dataclass(frozen=True, slots=True)
class Build:
    """The figures of one build, from an empty output folder to the end of the process."""

    seconds: float
    cpu_seconds: float
    """Of the process and of those that it started."""
    pages: int
    megabytes: float


class BuildStoppedError(Exception):
    """A build ended with another exit code than 0."""


def _run(command: list[str]) -> tuple[float, float]:
    """Return wall and CPU seconds of a command that succeeds."""
    before = os.times()
    begun = perf_counter()
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    seconds = perf_counter() - begun
    after = os.times()
    if done.returncode:
        said = (done.stdout + done.stderr)[-3_000:]
        raise BuildStoppedError(f"exit code {done.returncode} of {' '.join(command)}\n{said}")
    user = after.children_user - before.children_user
    return seconds, user + after.children_system - before.children_system


def build(project: Path, site: Path) -> Build:
    """Build a project into a folder, which is new before and gone afterwards."""
    config = str(project / "mkdocs.yml")
    seconds, cpu = _run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-f", config, "-d", str(site)]
    )
    files = [path for path in site.rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files)
    pages = sum(path.suffix == ".html" for path in files)
    shutil.rmtree(site)
    return Build(seconds, cpu, pages, size / 1e6)


def parts(project: Path, site: Path) -> dict[str, Any]:
    """Build a project once more, with the time of its parts taken."""
    result = site.with_suffix(".json")
    _run(
        [
            sys.executable,
            "-m",
            "tests.bench.parts",
            f"{project / 'mkdocs.yml'}",
            f"{site}",
            f"{result}",
        ]
    )
    shutil.rmtree(site)
    figures: dict[str, Any] = json.loads(result.read_text(encoding="utf-8"))
    return figures


def measure(work: Path, chosen: argparse.Namespace) -> dict[str, Any]:
    """Return all figures as plain values."""
    kinds = (chosen.only,) if chosen.only else KINDS
    for name, count in (("warm-up", 10), ("measured", chosen.incidents)):
        generate(work / name / "ours", count, chosen.seed)
        write_plain(work / name / "ours", work / name / "plain", tagged=chosen.tagged)
    site = work / "site"
    for kind in kinds:
        # The first build of all compiles modules and fills the file cache.
        build(work / "warm-up" / kind, site)
    runs: list[dict[str, Build]] = []
    for number in range(chosen.runs):
        # Each goes first in every second pair.
        order = kinds if number % 2 == 0 else kinds[::-1]
        runs.append({kind: build(work / "measured" / kind, site) for kind in order})
    return {
        "arguments": {
            name: getattr(chosen, name) for name in ("incidents", "runs", "seed", "tagged", "only")
        },
        "machine": {
            "python": platform.python_version(),
            "system": platform.platform(),
            "processors": os.cpu_count(),
            "mkdocs": version("mkdocs"),
            "material": version("mkdocs-material"),
        },
        "runs": [{kind: asdict(run[kind]) for kind in kinds} for run in runs],
        "ratios": []
        if chosen.only
        else [run["ours"].seconds / run["plain"].seconds for run in runs],
        "parts": {kind: parts(work / "measured" / kind, site) for kind in kinds},
    }


def report(figures: dict[str, Any]) -> str:
    """Return the figures as a text to read."""
    runs = figures["runs"]
    lines = [f"{figures['arguments']['incidents']} incidents, {len(runs)} runs each", ""]
    lines.append(f"{'':<8}{'median':>9}{'min':>9}{'max':>9}{'cpu':>9}{'pages':>9}{'MB':>9}")
    for kind in runs[0]:
        seconds = [run[kind]["seconds"] for run in runs]
        cpu = median(run[kind]["cpu_seconds"] for run in runs)
        columns = (median(seconds), min(seconds), max(seconds), cpu)
        last = runs[-1][kind]
        lines.append(
            f"{kind:<8}"
            + "".join(f"{value:>7.2f} s" for value in columns)
            + f"{last['pages']:>9}{last['megabytes']:>9.1f}"
        )
    if ratios := figures["ratios"]:
        each = ", ".join(f"{ratio:.2f}" for ratio in ratios)
        lines += ["", f"ours / plain, pair by pair: {each}; median {median(ratios):.2f}"]
    for kind, found in figures["parts"].items():
        lines += ["", f"Parts of one build more, {kind}: {found['total']:.2f} s"]
        for label, seconds in found["seconds"].items():
            calls = found["calls"].get(label)
            if calls != 0:
                share = seconds / found["total"]
                told = f"{calls:>9} calls" if calls else ""
                lines.append(f"  {label:<20}{seconds:>7.2f} s{share:>7.0%}{told}")
        if kind == "ours" and found["missing"]:
            lines.append(f"  not there, so not timed: {', '.join(found['missing'])}")
    return "\n".join(lines)


def main() -> int:
    """Measure as the command line asks, print the figures, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.compare")
    parser.add_argument("--incidents", type=int, default=1_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tagged", action="store_true", help="give the plain pages tags too")
    parser.add_argument("--only", choices=KINDS, help="build one of the two")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures there")
    chosen = parser.parse_args()
    if chosen.runs < 1 or chosen.incidents < 1:
        parser.error("--runs and --incidents begin at 1")
    with TemporaryDirectory() as work:
        try:
            figures = measure(Path(work), chosen)
        except BuildStoppedError as stopped:
            print(stopped, file=sys.stderr)
            return 1
    if chosen.json:
        chosen.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    print(report(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
