"""Pages of systems, contributing factors and reading paths."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin import layout
from kb_plugin.kinds import ActionState, Certainty
from kb_plugin.vocabulary import GROUPS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb_plugin.model import Factor, FactorUse, Incident, Lesson, ReadingPath, System
    from kb_plugin.render.page import Page
    from kb_plugin.render.site import Site


def systems_page(site: Site) -> Page:
    """Return the page of all systems."""
    return site.page(
        layout.SYSTEMS, "systems.md.j2", {"title": "Systems", "hide": ["navigation", "toc"]}
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
        ((base.factors[one], tuple(found)) for one, found in uses.items()),
        key=lambda pair: (-len(pair[1]), pair[0].name.casefold()),
    )
    actions = [
        (incident, action)
        for incident in incidents
        for action in incident.actions
        if action.state is ActionState.OPEN
    ]
    uri = f"systems/{system.id}.md"
    block = site.block("actions.html.j2", uri, actions=actions, with_incident=True)
    return site.page(
        uri,
        "system.md.j2",
        {"title": system.name},
        places_words=True,
        system=system,
        factors=factors,
        lessons=_lessons(incidents),
        actions=actions,
        actions_block=block,
        nearby=[
            (other, base.at_system[other.id])
            for other in base.dependencies[system.id]
            if base.at_system[other.id]
        ],
    )


def factors_page(site: Site) -> Page:
    """Return the page of all contributing factors by group."""
    by_group: dict[str, list[Factor]] = {}
    for factor in site.base.factors.values():
        by_group.setdefault(factor.group, []).append(factor)
    order = [*(one for one in GROUPS if one in by_group), *sorted(set(by_group) - set(GROUPS))]
    groups = [(group, by_group[group]) for group in order]
    return site.page(
        layout.FACTORS, "factors.md.j2", {"title": "Contributing factors"}, groups=groups
    )


def factor_page(site: Site, factor: Factor) -> Page:
    """Return the page of one factor: where it showed up and what it looked like from inside."""
    uses = site.base.with_factor[factor.id]
    return site.page(
        f"factors/{factor.id}.md",
        "factor.md.j2",
        {"title": factor.name},
        places_words=True,
        factor=factor,
        uses=uses,
        ruled_out=site.base.without_factor[factor.id],
        lessons=_lessons(incident for incident, _ in uses),
    )


def path_page(site: Site, path: ReadingPath) -> Page:
    """Return the page of a reading path; incidents that this build leaves out are not on it."""
    shown = {one.id: one for one in site.base.incidents}
    return site.page(
        f"paths/{path.id}.md",
        "path.md.j2",
        {"title": path.title},
        places_words=True,
        path=path,
        systems=[site.base.systems[one.id] for one in path.systems if one.id in site.base.systems],
        steps=[(shown[one.incident], one.why) for one in path.steps if one.incident in shown],
    )


def _lessons(incidents: Iterable[Incident]) -> list[tuple[Incident, Lesson]]:
    return [(incident, lesson) for incident in incidents for lesson in incident.lessons]
