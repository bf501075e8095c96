"""Pages of systems: what one is, what stands around it, what tends to happen there."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kb_plugin import layout
from kb_plugin.kinds import ActionState, Certainty
from kb_plugin.link import periods
from kb_plugin.link.reading_order import LEAST_INCIDENTS
from kb_plugin.render.actions import actions_table
from kb_plugin.render.maps.pictures import neighbourhood_maps, whole_map
from kb_plugin.render.words import NOTICED, first_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kb_plugin.link.periods import Counted
    from kb_plugin.model import FactorUse, Incident, Lesson, System
    from kb_plugin.render.page import Page
    from kb_plugin.render.site import Site

MOST_IN_FULL = 12
"""Incidents that a page lists with what they were about; the rest by title."""
_MOST_ACTIONS = 24
_MOST_QUOTED = 5
"""Incidents whose evidence stands under one factor of a system."""


def systems_page(site: Site) -> Page:
    """Return the page of all systems."""
    return site.page(
        layout.SYSTEMS,
        "systems.md.j2",
        {"title": "Systems", "hide": ["navigation", "toc"]},
        purposes={
            one.id: first_sentence(site.words_of.get(one.uri, ""))
            for one in site.base.systems.values()
        },
        map=whole_map(site),
        depend=any(site.base.dependencies.values()),
    )


def system_page(site: Site, system: System) -> Page:
    """Return the page of one system: what tends to happen at it and what was learned there."""
    base = site.base
    incidents = base.at_system[system.id]
    uses: dict[str, list[tuple[Incident, FactorUse]]] = {}
    for incident in incidents:
        for factor, use in base.factors_of[incident.id]:
            if use.certainty is not Certainty.RULED_OUT:
                uses.setdefault(factor.id, []).append((incident, use))
    factors = sorted(
        ((base.factors[one], quoted_first(found)) for one, found in uses.items()),
        key=lambda pair: (-len(pair[1]), pair[0].name.casefold()),
    )
    actions = [
        (incident, action)
        for incident in incidents
        for action in incident.actions
        if action.state is ActionState.OPEN
    ]
    uri = f"systems/{system.id}.md"
    near = {one.id: (one, False) for one in base.dependents[system.id]}
    near |= {one.id: (one, True) for one in base.dependencies[system.id]}
    return site.page(
        uri,
        "system.md.j2",
        {"title": system.name},
        places_words=True,
        system=system,
        maps=neighbourhood_maps(site, system),
        routes=[one for one in site.routes if system in one.systems],
        order=site.orders[system.id],
        least=LEAST_INCIDENTS,
        recurring=[pair for pair in factors if len(pair[1]) > 1],
        once=[pair for pair in factors if len(pair[1]) == 1],
        most_quoted=_MOST_QUOTED,
        most_in_full=MOST_IN_FULL,
        strip=strip(site, incidents),
        noticed=noticed(incidents),
        lessons=lessons_of(incidents),
        actions=actions,
        more_actions=max(0, len(actions) - _MOST_ACTIONS),
        actions_block=actions_table(actions[:_MOST_ACTIONS], site, uri, with_incident=True),
        nearby=[
            (other, base.at_system[other.id], is_used)
            for other, is_used in near.values()
            if other is not system and base.at_system[other.id]
        ],
    )


def quoted_first(
    uses: Iterable[tuple[Incident, FactorUse]],
) -> tuple[tuple[Incident, FactorUse], ...]:
    """Return uses with evidence before those without, each newest first as they were given."""
    return tuple(sorted(uses, key=lambda pair: not pair[1].evidence))


def lessons_of(incidents: Iterable[Incident]) -> list[tuple[Incident, Lesson]]:
    """Return the lessons of some incidents, in their order."""
    return [(incident, lesson) for incident in incidents for lesson in incident.lessons]


def strip(site: Site, incidents: Sequence[Incident]) -> tuple[Counted, ...]:
    """Return how many incidents each period of the whole base's time had, as a strip shows it.

    All strips span the same time, so that one page can be held against another.
    """
    days = [one.day for one in site.base.incidents if one.day]
    if not days or not any(one.day for one in incidents):
        return ()
    return periods.strip((one.day for one in incidents), min(days), max(days))


def noticed(incidents: Iterable[Incident]) -> list[tuple[str, str, int]]:
    """Return each way of noticing as its value in searches, in words, and how often it was met."""
    counts = Counter(one.detection for one in incidents)
    found = [(str(kind), NOTICED[kind], counts[kind]) for kind in NOTICED if counts[kind]]
    found.sort(key=lambda one: -one[2])
    return [*found, *([("none", "not recorded", counts[None])] if counts[None] else [])]
