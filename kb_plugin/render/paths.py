"""Pages of reading paths."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin import layout
from kb_plugin.link.reading_order import LEAST_INCIDENTS, TraitKind
from kb_plugin.render.routes import comes_later, names_of
from kb_plugin.render.words import listed

if TYPE_CHECKING:
    from kb_plugin.render.page import Page
    from kb_plugin.render.routes import Route
    from kb_plugin.render.site import Site


def paths_page(site: Site) -> Page:
    """Return the page of all reading paths: those that authors laid out, then those by system."""
    return site.page(
        layout.PATHS,
        "paths.md.j2",
        {"title": "Reading paths"},
        laid_out=sorted((one for one in site.routes if one.order is None), key=comes_later),
        generated=[one for one in site.routes if one.order],
        least=LEAST_INCIDENTS,
    )


def path_page(site: Site, route: Route) -> Page:
    """Return the page of one reading path."""
    left = ""
    if route.order and route.order.left:
        left = listed(
            [name for kind in TraitKind for name in names_of(route.order.left, kind, site.base)]
        )
    return site.page(
        route.uri,
        "path.md.j2",
        {"title": route.title, "hide": ["navigation", "toc"]},
        places_words=True,
        route=route,
        left=left,
    )
