"""The home page, and the page of all incidents."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from kb_plugin import layout
from kb_plugin.link.overview import follow_up
from kb_plugin.render.overview import recent

if TYPE_CHECKING:
    from kb_plugin.render.page import Page
    from kb_plugin.render.site import Site


def home_page(site: Site) -> Page:
    """Return the home page: the author's words, newest incidents, paths and counts below."""
    return site.page(
        layout.HOME,
        "home.md.j2",
        {"title": "Home", "template": "home.html", "hide": ["navigation", "toc"]},
        accounts=sum(len(one.accounts) for one in site.base.incidents),
        lessons=sum(len(one.lessons) for one in site.base.incidents),
        recent=recent(site),
        work=follow_up(site.base, site.today),
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
