"""The facts of one generated incident, before they are told."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from tests.bench.phrases import FACTORS, FAMILIES, OUTSIDE_THE_CODE, ROLES, WORDS
from tests.bench.scene import Scene

if TYPE_CHECKING:
    from tests.bench.draw import Draw
    from tests.bench.landscape import Landscape
    from tests.bench.phrases import Family, SystemName

_SMALL_WORDS = re.compile(r"a|an|and|at|by|for|from|in|its|of|on|the|to|while|with")


@dataclass(frozen=True, slots=True)
class Narrator:
    """Someone who tells an account; no day of agreement stands in a draft."""

    key: str
    name: str
    agreed: date | None
    timezone: str | None


@dataclass(frozen=True, slots=True)
class FactorUse:
    """A factor as this incident knows it."""

    term: str
    certainty: str
    evidence: str | None


@dataclass(frozen=True, slots=True)
class Earlier:
    """What a later incident needs to know in order to refer to one."""

    id: str
    title: str
    family: Family
    systems: tuple[SystemName, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """A stated relation to an earlier incident."""

    earlier: Earlier
    kind: str
    note: str


@dataclass(frozen=True, slots=True)
class Plan:
    """One incident."""

    id: str
    number: int
    title: str
    status: str
    audience: str
    is_imported: bool
    day: date
    timezone: str
    began: datetime
    """Instants in UTC, whole minutes."""
    noticed: datetime
    mitigated: datetime
    ended: datetime
    family: Family
    systems: tuple[SystemName, ...]
    factors: tuple[FactorUse, ...]
    narrators: tuple[Narrator, ...]
    relations: tuple[Relation, ...]
    scene: Scene

    @property
    def known(self) -> tuple[str, ...]:
        """The ids of the factors that were found to play a part."""
        return tuple(use.term for use in self.factors if use.certainty == "known")

    @property
    def is_open_to_all(self) -> bool:
        """Whether other published incidents may point here."""
        return self.status == "published" and self.audience == "public"


def plan(
    draw: Draw, number: int, day: date, landscape: Landscape, past: Past, taken: set[str]
) -> Plan:
    """Return the incident of this number; its id is none of those taken, and then is one."""
    family = draw.zipf(FAMILIES)
    systems = landscape.affected(draw)
    zone = draw.zipf(WORDS["zones"])
    minutes = draw.between(3, 40) * draw.between(1, 9)
    start = datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone))
    # Hours in which no zone of the list puts its clocks forward or back.
    began = (start + timedelta(hours=draw.between(5, 21), minutes=draw.between(0, 59))).astimezone(
        UTC
    )
    noticed = began + timedelta(minutes=draw.between(0, max(1, minutes // 4)))
    mitigated = noticed + timedelta(minutes=draw.between(1, max(2, minutes // 2)))
    ended = max(mitigated, began + timedelta(minutes=minutes))
    scene = Scene(draw, family, systems, int((ended - began).total_seconds()) // 60)
    title = scene.say(draw.pick(family.titles))
    identifier = _identifier(day, title, systems, taken)
    status = _status(number)
    return Plan(
        id=identifier,
        number=number,
        title=title,
        status=status,
        audience="internal" if number % 97 == 50 else "public",
        is_imported=number % 41 == 7,
        day=day,
        timezone=zone,
        began=began,
        noticed=noticed,
        mitigated=mitigated,
        ended=ended,
        family=family,
        systems=systems,
        factors=() if status == "draft" else _factors(draw, scene, family),
        narrators=_narrators(draw, status, day, systems[0]),
        relations=() if status == "draft" else past.relations(draw, scene, family, systems),
        scene=scene,
    )


def _status(number: int) -> str:
    if number % 40 == 23:
        return "draft"
    return "review" if number % 30 == 11 else "published"


def _identifier(day: date, title: str, systems: tuple[SystemName, ...], taken: set[str]) -> str:
    words = re.findall(r"[a-z0-9]+", title.lower())
    slug = "-".join([word for word in words if not _SMALL_WORDS.fullmatch(word)][:7])
    identifier = f"{day}-{slug}"
    names = [f"{identifier}-{system.id}" for system in systems]
    count = 2
    while identifier in taken:
        identifier = names.pop(0) if names else f"{day}-{slug}-{count}"
        count += 1
    taken.add(identifier)
    return identifier


def _factors(draw: Draw, scene: Scene, family: Family) -> tuple[FactorUse, ...]:
    terms = list(draw.some(family.factors, draw.between(2, 4)))
    if draw.chance(30):
        terms.append(draw.pick(tuple(FACTORS)))
    # The first is known and lies outside the code, as a sound postmortem has at least one such.
    outside = [term for term in (*terms, *family.factors) if term in OUTSIDE_THE_CODE]
    uses = []
    for place, term in enumerate(dict.fromkeys([outside[0], *terms])):
        certainty = "known" if place < 2 else draw.zipf(("known", "potential", "ruled-out"))
        evidence = scene.say(draw.pick(FACTORS[term].evidence)) if draw.chance(75) else None
        uses.append(FactorUse(term, certainty, evidence))
    return tuple(uses)


def _narrators(draw: Draw, status: str, day: date, system: SystemName) -> tuple[Narrator, ...]:
    narrators = []
    for role in draw.some(ROLES, draw.zipf((2, 3, 4))):
        is_of_system = "{system}" in role.name
        agreed = None if status == "draft" else day + timedelta(days=draw.between(2, 15))
        narrators.append(
            Narrator(
                f"{system.id}-{role.key}" if is_of_system else role.key,
                role.name.format(system=system.name),
                agreed,
                draw.pick(WORDS["zones"]) if draw.chance(15) else None,
            )
        )
    return tuple(narrators)


class Past:
    """The incidents that later ones may refer to."""

    def __init__(self) -> None:
        self._by_family: dict[Family, list[Earlier]] = {}
        self._by_system: dict[str, list[Earlier]] = {}

    def add(self, incident: Plan) -> None:
        """Keep an incident, if those who read later ones may read it."""
        if not incident.is_open_to_all:
            return
        earlier = Earlier(incident.id, incident.title, incident.family, incident.systems)
        self._by_family.setdefault(earlier.family, []).append(earlier)
        for system in earlier.systems:
            self._by_system.setdefault(system.id, []).append(earlier)

    def relations(
        self, draw: Draw, scene: Scene, family: Family, systems: tuple[SystemName, ...]
    ) -> tuple[Relation, ...]:
        """Return relations to up to three of them, nearer in kind or system than others."""
        near = self._by_family.get(family, [])[-40:] + self._by_system.get(systems[0].id, [])[-20:]
        if not near or draw.chance(40):
            return ()
        chosen = {draw.pick(near).id: None for _ in range(draw.between(1, 3))}
        by_id = {earlier.id: earlier for earlier in near}
        relations = []
        for identifier in chosen:
            earlier = by_id[identifier]
            kinds = ("not-similar", "follow-on", "same-trigger")
            if earlier.family == family:
                shares_system = bool(set(earlier.systems) & set(systems))
                kinds = ("recurrence" if shares_system else "similar", "similar", "same-trigger")
            kind = draw.zipf(kinds)
            relations.append(Relation(earlier, kind, scene.one(f"related-{kind}")))
        return tuple(relations)
