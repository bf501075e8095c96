"""The page for those who decide: what work as imagined missed, and how things stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin import layout

if TYPE_CHECKING:
    from kb_plugin.render.page import Page
    from kb_plugin.render.site import Site


def work_as_done_page(site: Site) -> Page:
    """Return the page of work as imagined beside work as done."""
    groups = [(one, one.pairs) for one in site.base.incidents if one.pairs]
    return site.page(
        layout.WORK_AS_DONE, "work_as_done.md.j2", {"title": "Work as done"}, groups=groups
    )
