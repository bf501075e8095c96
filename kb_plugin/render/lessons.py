"""The page of all lessons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin import layout
from kb_plugin.link.by_system import by_system

if TYPE_CHECKING:
    from kb_plugin.model import Factor, Incident, Lesson
    from kb_plugin.render.page import Page
    from kb_plugin.render.site import Site


def lessons_page(site: Site) -> Page:
    """Return the page of all lessons, in full by system, by title under each factor."""
    base = site.base
    found = sorted(
        by_system(base, (one for one in base.incidents if one.lessons)),
        key=lambda one: (one.system is None, one.system.name.casefold() if one.system else ""),
    )
    by_factor = [
        (factor, lessons) for factor in base.factors.values() if (lessons := _lessons(site, factor))
    ]
    return site.page(
        layout.LESSONS,
        "lessons.md.j2",
        {"title": "Lessons", "hide": ["navigation", "toc"]},
        by_system=[
            (
                at,
                [(incident, lesson) for incident in at.here for lesson in incident.lessons],
                [(incident, lesson) for incident in at.elsewhere for lesson in incident.lessons],
            )
            for at in found
        ],
        by_factor=by_factor,
    )


def _lessons(site: Site, factor: Factor) -> list[tuple[Incident, Lesson]]:
    return [
        (incident, lesson)
        for incident, _ in site.base.with_factor[factor.id]
        for lesson in incident.lessons
    ]
