"""The page of all lessons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin import layout

if TYPE_CHECKING:
    from kb_plugin.model import Factor, Incident, Lesson, System
    from kb_plugin.render.page import Page
    from kb_plugin.render.site import Site


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
