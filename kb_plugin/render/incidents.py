"""The page of all incidents, and what is listed by year as it is."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, TypeVar

from kb_plugin import layout

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kb_plugin.model import Incident
    from kb_plugin.render.page import Page
    from kb_plugin.render.site import Site

T = TypeVar("T")


def incidents_page(site: Site) -> Page:
    """Return the page of all incidents, newest first, by year."""
    return site.page(
        layout.INCIDENTS,
        "incidents.md.j2",
        {"title": "Incidents"},
        years=by_year(site.base.incidents, lambda one: one),
    )


def by_year(
    listed: Iterable[T], incident_of: Callable[[T], Incident]
) -> list[tuple[str, tuple[T, ...]]]:
    """Return what comes in the order of its incidents, parted where another year begins."""

    def year(one: T) -> str:
        day = incident_of(one).day
        return str(day.year) if day else "No date"

    return [(found, tuple(parted)) for found, parted in groupby(listed, key=year)]
