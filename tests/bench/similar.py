"""The share of similarity in one build: `python -m tests.bench.similar [--incidents 5000]`.

Processor time of this process, so that other work on the machine matters little.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from functools import wraps
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING, Any

from mkdocs.commands.build import build
from mkdocs.config import load_config

from kb_plugin.link import lexicon
from kb_plugin.link.similarity import Similarity
from kb_plugin.render import build as rendering
from tests.bench.generator import generate

if TYPE_CHECKING:
    from collections.abc import Callable

spent: dict[str, float] = {}


def _timed(label: str, function: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(function)
    def timed(*values: Any, **named: Any) -> Any:
        start = process_time()
        try:
            return function(*values, **named)
        finally:
            spent[label] = spent.get(label, 0.0) + process_time() - start

    return timed


def main() -> None:
    """Build generated incidents, and print what similarity took of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--incidents", type=int, default=5_000)
    chosen = parser.parse_args()
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    for label, owner, name in (
        ("the words of all incidents", lexicon, "lexicon"),
        ("neighbours of each", Similarity, "neighbours"),
        ("data of /seen-before/", rendering, "seen_before_files"),
    ):
        setattr(owner, name, _timed(label, getattr(owner, name)))
    with tempfile.TemporaryDirectory() as folder:
        generate(Path(folder), chosen.incidents)
        config = load_config(f"{folder}/mkdocs.yml", site_dir=f"{folder}/site")
        config.plugins.on_startup(command="build", dirty=False)
        start = process_time()
        build(config)
        whole = process_time() - start
    for label, seconds in spent.items():
        print(f"{label:28}{seconds:8.1f} s")
    share = sum(spent.values()) / whole
    print(f"{'the whole build':28}{whole:8.1f} s, similarity {share:.1%} of it")


if __name__ == "__main__":
    main()
