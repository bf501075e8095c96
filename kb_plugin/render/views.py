"""Pages that look across all incidents."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from kb_plugin import layout
from kb_plugin.kinds import ActionState, Certainty

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kb_plugin.model import Action, Factor, Incident, Lesson, System
    from kb_plugin.render.page import Page
    from kb_plugin.render.site import Site

_STATES = (
    (ActionState.OPEN, "Open"),
    (ActionState.DONE, "Done"),
    (ActionState.DROPPED, "Dropped, and why"),
)


def home_page(site: Site) -> Page:
    """Return the home page: the author's first words, two ways in, what is newest, the rest."""
    lede, heading, rest = f"\n{site.words_of.get(layout.HOME, '').strip()}".partition("\n## ")
    return site.page(
        layout.HOME,
        "home.md.j2",
        {"title": "Home", "template": "home.html", "hide": ["navigation", "toc"]},
        places_words=True,
        lede=lede.strip(),
        # A path that says in its name that it is the first is where newcomers begin.
        first_paths=sorted(site.base.paths, key=lambda one: not one.id.startswith("first"))[:2],
        rest=f"{heading}{rest}".strip(),
        accounts=sum(len(one.accounts) for one in site.base.incidents),
        lessons=sum(len(one.lessons) for one in site.base.incidents),
    )


def incidents_page(site: Site) -> Page:
    """Return the page of all incidents, newest first, by year."""
    years = [
        (year, tuple(incidents))
        for year, incidents in groupby(
            site.base.incidents, key=lambda one: str(one.day.year) if one.day else "No date"
        )
    ]
    return site.page(layout.INCIDENTS, "incidents.md.j2", {"title": "Incidents"}, years=years)


def matrix_page(site: Site) -> Page:
    """Return the page of systems against factors, with counts."""
    base = site.base
    cells: dict[str, dict[str, int]] = {}
    for incident in base.incidents:
        for factor, use in base.factors_of[incident.id]:
            if use.certainty is Certainty.RULED_OUT:
                continue
            row = cells.setdefault(factor.id, {})
            for system in base.systems_of[incident.id]:
                row[system.id] = row.get(system.id, 0) + 1
    columns = [one for one in base.systems.values() if base.at_system[one.id]]
    rows = [
        (
            factor,
            [(system, cells[factor.id].get(system.id, 0)) for system in columns],
            len(base.with_factor[factor.id]),
        )
        for factor in base.factors.values()
        if factor.id in cells
    ]
    return site.page(
        layout.MATRIX,
        "matrix.md.j2",
        {"title": "Matrix of systems and factors", "hide": ["navigation", "toc"]},
        columns=columns,
        rows=rows,
    )


def lessons_page(site: Site) -> Page:
    """Return the page of all lessons, in full by system, by title under each factor."""
    seen: set[tuple[str, str]] = set()
    by_system: list[tuple[System, list[tuple[Incident, Lesson, bool]]]] = []
    for system in site.base.systems.values():
        listed = []
        for incident in site.base.at_system[system.id]:
            for lesson in incident.lessons:
                key = (incident.id, lesson.slug)
                listed.append((incident, lesson, key not in seen))
                seen.add(key)
        if listed:
            by_system.append((system, listed))
    by_factor = [
        (factor, lessons)
        for factor in site.base.factors.values()
        if (lessons := _lessons_with(site, factor))
    ]
    return site.page(
        layout.LESSONS,
        "lessons.md.j2",
        {"title": "Lessons"},
        by_system=by_system,
        by_factor=by_factor,
    )


def _lessons_with(site: Site, factor: Factor) -> list[tuple[Incident, Lesson]]:
    return [
        (incident, lesson)
        for incident, _ in site.base.with_factor[factor.id]
        for lesson in incident.lessons
        # A lesson stands in full under a system; without one there is no place to lead to.
        if site.base.systems_of[incident.id]
    ]


def work_as_done_page(site: Site) -> Page:
    """Return the page of work as imagined beside work as done."""
    groups = [(one, one.pairs) for one in site.base.incidents if one.pairs]
    return site.page(
        layout.WORK_AS_DONE, "work_as_done.md.j2", {"title": "Work as done"}, groups=groups
    )


def follow_up_page(site: Site) -> Page:
    """Return the page of every action, and of what no action addresses."""
    base = site.base
    actions = [(incident, action) for incident in base.incidents for action in incident.actions]
    states = []
    for state, label in _STATES:
        chosen = [pair for pair in actions if pair[1].state is state]
        if chosen:
            chosen.sort(key=_oldest_first)
            block = site.block(
                "actions.html.j2", layout.FOLLOW_UP, actions=chosen, with_incident=True
            )
            states.append((state, f"{label} ({len(chosen)})", block))
    return site.page(
        layout.FOLLOW_UP,
        "follow_up.md.j2",
        {"title": "Follow-up", "hide": ["navigation", "toc"]},
        states=states,
        unaddressed=_unaddressed(site, base.addressed),
        aimless=[pair for pair in actions if not pair[1].addresses],
    )


def _oldest_first(pair: tuple[Incident, Action]) -> tuple[str, str]:
    incident, action = pair
    opened = action.opened or incident.day
    return (opened.isoformat() if opened else "", incident.id)


def _unaddressed(
    site: Site, addressed: Mapping[str, frozenset[str]]
) -> list[tuple[Factor, list[Incident]]]:
    """Return each known factor with the incidents whose follow-up leaves it as it is."""
    found: list[tuple[Factor, list[Incident]]] = []
    for factor in site.base.factors.values():
        incidents = [
            incident
            for incident, use in site.base.with_factor[factor.id]
            if use.certainty is Certainty.KNOWN and factor.id not in addressed[incident.id]
        ]
        if incidents:
            found.append((factor, incidents))
    return found
