"""Pages at earlier addresses that lead to where an incident is now."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kb_plugin.render.site import Site


def redirects(site: Site) -> dict[str, str]:
    """Return path to HTML of a page for each alias; without JavaScript and with a plain link."""
    made: dict[str, str] = {}
    for incident in site.base.incidents:
        for alias in incident.aliases:
            path = alias.id if alias.id.endswith(".html") else f"{alias.id}/index.html"
            target = "../" * path.count("/") + site.incident_address(incident)
            address, title = escape(target), escape(incident.title)
            made[path] = (
                '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
                f"<title>{title}</title>\n"
                f'<link rel="canonical" href="{address}">\n'
                f'<meta http-equiv="refresh" content="0; url={address}">\n'
                '<meta name="robots" content="noindex">\n</head>\n'
                f'<body><p>This page is now at <a href="{address}">{title}</a>.</p></body>\n'
                "</html>\n"
            )
    return made
