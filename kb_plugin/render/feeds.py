"""Feeds of all incidents, of each system and of each factor (Atom, RFC 4287; JSON Feed 1.1)."""

from __future__ import annotations

import json
import uuid
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from kb_plugin.layout import root_from
from kb_plugin.render.data import absolute

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb_plugin.model import Incident
    from kb_plugin.render.site import Site

_ATOM = "http://www.w3.org/2005/Atom"
_NEWEST = 50
"""Entries of a feed; readers keep older ones themselves."""
_SPACE = uuid.UUID("0f8b6f0e-6a9e-5c0e-9d1b-2f6f4f0f7a11")


def feeds(site: Site, site_name: str, site_url: str) -> dict[str, str]:
    """Return path to text of every feed."""
    base = site.base
    made = {
        "feed.xml": _atom(site, base.incidents, "feed.xml", site_name, site_url),
        "feed.json": _json(site, base.incidents, site_name, site_url),
    }
    for system in base.systems.values():
        path = f"systems/{system.id}/feed.xml"
        title = f"{site_name}: {system.name}"
        made[path] = _atom(site, base.at_system[system.id], path, title, site_url)
    for factor in base.factors.values():
        path = f"factors/{factor.id}/feed.xml"
        incidents = [incident for incident, _ in base.with_factor[factor.id]]
        made[path] = _atom(site, incidents, path, f"{site_name}: {factor.name}", site_url)
    return made


def _atom(site: Site, incidents: Iterable[Incident], path: str, title: str, site_url: str) -> str:
    # Without the site's address, links are relative to the feed's own place.
    prefix = "" if site_url else root_from(path).removeprefix("./")
    newest = list(incidents)[:_NEWEST]
    feed = ElementTree.Element("feed", {"xmlns": _ATOM})
    _add(feed, "id", _identifier(title, path))
    _add(feed, "title", title)
    _add(feed, "updated", _instant(newest[0].day if newest else None))
    own = absolute(site_url, path) if site_url else path.rpartition("/")[2]
    ElementTree.SubElement(feed, "link", {"rel": "self", "href": own})
    for incident in newest:
        entry = ElementTree.SubElement(feed, "entry")
        _add(entry, "id", _identifier("incident", incident.id))
        _add(entry, "title", incident.title)
        _add(entry, "updated", _instant(incident.day))
        address = absolute(site_url, site.incident_address(incident))
        ElementTree.SubElement(entry, "link", {"href": prefix + address})
        author = ElementTree.SubElement(entry, "author")
        _add(author, "name", ", ".join(one.name for one in incident.narrators) or title)
        if incident.impact:
            _add(entry, "summary", incident.impact)
        for system in site.base.systems_of[incident.id]:
            ElementTree.SubElement(entry, "category", {"term": system.id, "label": system.name})
    ElementTree.indent(feed)
    return ElementTree.tostring(feed, encoding="unicode", xml_declaration=True) + "\n"


def _json(site: Site, incidents: Iterable[Incident], title: str, site_url: str) -> str:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "feed_url": absolute(site_url, "feed.json"),
        "items": [
            {
                "id": _identifier("incident", one.id),
                "url": absolute(site_url, site.incident_address(one)),
                "title": one.title,
                "content_text": one.impact or one.title,
                "date_published": _instant(one.day),
                "tags": [system.id for system in site.base.systems_of[one.id]],
            }
            for one in list(incidents)[:_NEWEST]
        ],
    }
    if site_url:
        feed["home_page_url"] = site_url
    return json.dumps(feed, ensure_ascii=False, indent=1) + "\n"


def _add(parent: ElementTree.Element, tag: str, text: str) -> None:
    if not text.isprintable():
        text = "".join(one for one in text if one.isprintable())
    ElementTree.SubElement(parent, tag).text = text


def _identifier(*names: str) -> str:
    """Return an id that stays the same wherever the site is served."""
    return uuid.uuid5(_SPACE, "/".join(names)).urn


def _instant(day: date | None) -> str:
    return datetime.combine(day or date(1970, 1, 1), time(), UTC).isoformat()
