"""The systems of the generated organisation, and how they hang together."""

from __future__ import annotations

from math import isqrt
from typing import TYPE_CHECKING

from tests.bench.draw import Draw
from tests.bench.phrases import FAMILIES, SYSTEMS
from tests.bench.scene import Scene
from tests.bench.yaml_text import flow, scalar

if TYPE_CHECKING:
    from tests.bench.phrases import SystemName


class Landscape:
    """Systems with dependencies that hold no cycle, since each depends on earlier ones only."""

    def __init__(self, incidents: int, seed: int) -> None:
        self._seed = seed
        self.systems = SYSTEMS[: min(len(SYSTEMS), 24 + isqrt(incidents) * 56 // 100)]
        self.depends_on: dict[str, tuple[SystemName, ...]] = {}
        for place, system in enumerate(self.systems):
            draw = Draw(seed, "dependencies", system.id)
            self.depends_on[system.id] = draw.some(self.systems[:place], draw.between(0, 4))
        # Which systems meet many incidents has nothing to do with their place in the order.
        self._by_frequency = Draw(seed, "frequency").some(self.systems, len(self.systems))

    def affected(self, draw: Draw) -> tuple[SystemName, ...]:
        """Return one to four systems, the first with those near it more often than others."""
        first = draw.zipf(self._by_frequency)
        near = draw.some(self.depends_on[first.id], draw.between(0, 2))
        far = (draw.pick(self.systems),) if draw.chance(25) else ()
        return tuple(dict.fromkeys((first, *near, *far)))

    def page(self, system: SystemName) -> str:
        """Return the text of the system's file."""
        draw = Draw(self._seed, "system", system.id)
        near = self.depends_on[system.id]
        scene = Scene(draw, draw.pick(FAMILIES), (system, *near), draw.between(10, 90))
        front = [f"name: {system.name}"]
        if draw.chance(50):
            suffix = draw.pick(("main", "v2", "core"))
            front.append(f"aliases: [{system.id}-{suffix}]")
        if near:
            front.append(f"depends_on: {flow([one.id for one in near])}")
        front.append(f"owner: {scalar(system.owner)}")
        if draw.chance(70):
            front.append(f"runbook: https://runbooks.example.com/{system.id}")
        first = f"{system.name} is run by {system.owner}."
        if near:
            links = ", ".join(f"[{one.name}]({one.id}.md)" for one in near)
            first += f" It depends on {links}."
        words = " ".join(scene.several("system", 4))
        return "---\n" + "\n".join(front) + f"\n---\n\n{first}\n\n{words}\n"
