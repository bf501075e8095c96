"""A base of any size to measure with.

    python -m tests.bench.generator DIR --incidents 1000 --seed 1

The same arguments give the same bytes on any machine, so that figures can be compared.
"""

from __future__ import annotations

import argparse
from datetime import date, timedelta
from pathlib import Path

from tests.bench.body import body
from tests.bench.draw import Draw
from tests.bench.front import front_matter
from tests.bench.landscape import Landscape
from tests.bench.phrases import FACTORS, FAMILIES, Factor
from tests.bench.plan import Past, plan
from tests.bench.scene import Scene

_FIRST_DAY = date(2015, 1, 5)
_DAYS = 3_900

_HOME = """---
title: Home
---

# Incidents, told by those who were there

This base was generated to measure with. Its incidents did not happen, its words are drawn, and \
whatever makes sense in them does so by chance.
"""

_CONFIG = """site_name: Generated knowledge base
docs_dir: content
theme: {name: material}
plugins: [postmortem-kb]
"""


def generate(into: Path, incidents: int, seed: int = 1) -> None:
    """Write a base of so many incidents to a folder, with its mkdocs.yml.

    Files that are there already are overwritten, others are left alone.
    """
    content = into / "content"
    landscape = Landscape(incidents, seed)
    _write(into / "mkdocs.yml", _CONFIG)
    _write(content / "index.md", _HOME)
    for system in landscape.systems:
        _write(content / "systems" / f"{system.id}.md", landscape.page(system))
    for factor in FACTORS.values():
        _write(content / "factors" / f"{factor.id}.md", _factor_page(factor, landscape, seed))
    past = Past()
    taken: set[str] = set()
    for number in range(incidents):
        # A stream for each, so that one more draw in one incident leaves the others as they are.
        draw = Draw(seed, "incident", number)
        day = _FIRST_DAY + timedelta(days=number * _DAYS // incidents)
        incident = plan(draw, number, day, landscape, past, taken)
        past.add(incident)
        path = content / "incidents" / str(day.year) / f"{incident.id}.md"
        _write(path, f"{front_matter(draw, incident)}\n{body(draw, incident)}")


def _factor_page(factor: Factor, landscape: Landscape, seed: int) -> str:
    draw = Draw(seed, "factor", factor.id)
    scene = Scene(draw, draw.pick(FAMILIES), landscape.systems[:3], draw.between(10, 90))
    return (
        f"---\nname: {factor.name}\ngroup: {factor.group}\n---\n\n{factor.definition}\n\n"
        f"From inside it can look like this: {scene.say(factor.evidence[0])} "
        "Other incidents show it in other forms, and seldom alone.\n"
    )


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def main() -> None:
    """Generate a base as the command line asks."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.generator")
    parser.add_argument("into", type=Path, metavar="DIR")
    parser.add_argument("--incidents", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    generate(chosen.into, chosen.incidents, chosen.seed)


if __name__ == "__main__":
    main()
