"""Reading paths as pages show them: those that authors laid out, and one for each system."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from kb_plugin.kinds import Detection
from kb_plugin.layout import system_path
from kb_plugin.link.reading_order import ReadingOrder, TraitKind
from kb_plugin.read.document import identifier_of
from kb_plugin.render.words import NOTICED, in_running_text, listed, reading_minutes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.link.graph import KnowledgeBase
    from kb_plugin.link.reading_order import Choice, Shown
    from kb_plugin.model import Incident, ReadingPath, System
    from kb_plugin.render.site import Site

_MOST_NAMED = 4
"""Factors that the reason of one step names."""
_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True, slots=True)
class Stop:
    """An incident on a path, and why to read it: plain text with `code` in backticks."""

    incident: Incident
    why: str

    @property
    def minutes(self) -> int:
        """How long reading it takes."""
        return reading_minutes(self.incident.words)


@dataclass(frozen=True, slots=True)
class Route:
    """Incidents to read one after another."""

    id: str
    title: str
    audience: str | None
    systems: tuple[System, ...]
    stops: tuple[Stop, ...]
    order: ReadingOrder | None = None
    """What a generated path was chosen by; None for one that an author laid out."""

    @property
    def uri(self) -> str:
        """The content path of its page."""
        return f"paths/{self.id}.md"

    @property
    def minutes(self) -> int:
        """How long reading all of it takes."""
        return sum(one.minutes for one in self.stops)

    def address(self, site: Site, incident: Incident) -> str:
        """Return where an incident is read as a step of this path.

        The path stands in the query, which scripts look at and servers of files pass over.
        """
        return f"{site.incident_address(incident)}?path={quote(self.id)}"


@dataclass(frozen=True, slots=True)
class Place:
    """Where an incident stands on a path."""

    route: Route
    number: int
    """Counts from 1."""

    @property
    def following(self) -> Stop | None:
        """The next step, if there is one."""
        return self.route.stops[self.number] if self.number < len(self.route.stops) else None


def routes(site: Site) -> Iterator[Route]:
    """Yield authors' paths by title, then those generated for systems by name.

    An author's file at the place of a generated path stands in for it.
    """
    for path in site.base.paths:
        yield _laid_out(path, site.base)
    for system in site.base.systems.values():
        place = system_path(system.id)
        folder = place.removesuffix(".md")
        taken = {place, f"{folder}/index.md", f"{folder}/README.md"}
        if not taken & site.corpus.files:
            order = site.orders[system.id]
            if order.is_path:
                yield _generated(order, site.base)


def comes_later(path: ReadingPath | Route) -> bool:
    """Tell a path from one that says in its id that it is the first, where newcomers begin."""
    return not path.id.startswith("first")


def _laid_out(path: ReadingPath, base: KnowledgeBase) -> Route:
    """Return an author's path; incidents that this build leaves out are not on it."""
    shown = {one.id: one for one in base.incidents}
    return Route(
        path.id,
        path.title,
        path.audience,
        tuple(base.systems[one.id] for one in path.systems if one.id in base.systems),
        tuple(Stop(shown[one.incident], one.why) for one in path.steps if one.incident in shown),
    )


def _generated(order: ReadingOrder, base: KnowledgeBase) -> Route:
    system = order.system
    return Route(
        identifier_of(system_path(system.id)),
        f"What recurs at {system.name}",
        None,
        (system,),
        tuple(
            Stop(one.incident, _why(one, order, base, is_first=not at))
            for at, one in enumerate(order.choices)
        ),
        order,
    )


def _why(choice: Choice, order: ReadingOrder, base: KnowledgeBase, *, is_first: bool) -> str:
    total = len(base.at_system[order.system.id])

    def counted(kind: TraitKind) -> list[str]:
        counts = [one.count for one in choice.shows if one.trait.kind is kind]
        names = names_of(choice.shows, kind, base)
        # Counts stay on one line.
        return [f"{name} ({n}\u00a0of\u00a0{total})" for name, n in zip(names, counts, strict=True)]

    factors = counted(TraitKind.FACTOR)
    if len(factors) > _MOST_NAMED:
        rest = len(factors) - _MOST_NAMED + 1
        factors = [*factors[: _MOST_NAMED - 1], f"{rest} more factors that recur"]
    sentences = [f"{'Shows' if is_first else 'Adds'} {listed(factors)}."] if factors else []
    if noticed := counted(TraitKind.NOTICED):
        sentences.append(f"Noticed {listed(noticed)}.")
    if others := counted(TraitKind.TOGETHER):
        verb = "was" if len(others) == 1 else "were"
        sentences.append(f"{listed(others)} {verb} affected too.")
    tellers = len(choice.incident.accounts)
    if tellers > 1:
        number = _NUMBERS[tellers - 2] if tellers - 2 < len(_NUMBERS) else f"{tellers:,}"
        sentences.append(f"Told by {number} people.")
    return " ".join(sentences)


def names_of(shown: tuple[Shown, ...], kind: TraitKind, base: KnowledgeBase) -> list[str]:
    """Return the names of traits of one kind, as they stand in a sentence."""
    ids = [one.trait.id for one in shown if one.trait.kind is kind]
    match kind:
        case TraitKind.FACTOR:
            return [in_running_text(base.factors[one].name) for one in ids]
        case TraitKind.TOGETHER:
            return [base.systems[one].name for one in ids]
        case TraitKind.NOTICED:
            return [NOTICED[Detection(one)] for one in ids]
