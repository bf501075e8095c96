"""The home page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin import layout
from kb_plugin.link.follow_up import follow_up
from kb_plugin.render.overview import recent
from kb_plugin.render.routes import comes_later

if TYPE_CHECKING:
    from kb_plugin.render.page import Page
    from kb_plugin.render.site import Site


def home_page(site: Site) -> Page:
    """Return the home page: the author's first words, two ways in, what is newest, the rest."""
    lede, heading, rest = f"\n{site.words_of.get(layout.HOME, '').strip()}".partition("\n## ")
    return site.page(
        layout.HOME,
        "home.md.j2",
        {"title": "Home", "template": "home.html", "hide": ["navigation", "toc"]},
        places_words=True,
        lede=lede.strip(),
        paths=sorted(site.base.paths, key=comes_later),
        rest=f"{heading}{rest}".strip(),
        accounts=sum(len(one.accounts) for one in site.base.incidents),
        lessons=sum(len(one.lessons) for one in site.base.incidents),
        recent=recent(site),
        work=follow_up(site.base, site.today),
    )
