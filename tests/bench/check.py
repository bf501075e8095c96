"""The time that a hook waits for `kb check` on one file, beside that of loading two libraries.

    python -m tests.bench.check --incidents 1000 --runs 15

The yardstick is `python -c "import pydantic, yaml"`, which no checker of this kind goes below. The
two run in turns, since a machine is never equally busy for long.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from tests.bench.generator import generate

YARDSTICK = (sys.executable, "-c", "import pydantic, yaml")
MOST = 4.0
"""The ratio at which the check still counts as quick enough for a hook."""


def seconds(command: tuple[str, ...], folder: Path) -> float:
    """Return the wall time of a command, from its start to its end."""
    # Compiled modules are kept, as they are wherever a package is installed.
    environment = {key: one for key, one in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    begun = perf_counter()
    subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=True)
    return perf_counter() - begun


def main() -> int:
    """Measure as the command line asks and print the figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.check")
    parser.add_argument("--incidents", type=int, default=1_000)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--whole", action="store_true", help="time a check of all files too")
    chosen = parser.parse_args()
    kb = Path(sys.executable).parent / "kb"
    with TemporaryDirectory() as work:
        folder = Path(work)
        generate(folder, chosen.incidents, chosen.seed)
        files = sorted((folder / "content" / "incidents").rglob("*.md"))
        file = files[len(files) // 2].relative_to(folder)
        commands = {"kb check FILE": (str(kb), "check", str(file)), "pydantic, yaml": YARDSTICK}
        for command in commands.values():
            seconds(command, folder)
        runs = [
            {name: seconds(command, folder) for name, command in commands.items()}
            for _ in range(chosen.runs)
        ]
        whole = seconds((str(kb), "check"), folder) if chosen.whole else None
    print(f"{chosen.incidents} incidents, {chosen.runs} pairs, the check first in each")
    for name in commands:
        times = [run[name] for run in runs]
        print(f"{name:<16}median {median(times):.3f} s, from {min(times):.3f} to {max(times):.3f}")
    ratio = median(run["kb check FILE"] / run["pydantic, yaml"] for run in runs)
    print(f"ratio, median of the pairs: {ratio:.2f} (to stay at or below {MOST:.0f})")
    if whole is not None:
        print(f"kb check         {whole:.2f} s, once")
    return 0


if __name__ == "__main__":
    sys.exit(main())
