"""`/seen-before/`: the page on which a reader pastes a text, and the data that it ranks by.

Nothing that is typed there leaves the browser, so the browser is given what it needs: the lexicon,
whole, and what is shown of each incident, in pieces of which only a few are asked for.
"""

from __future__ import annotations

import gzip
import json
import re
from typing import TYPE_CHECKING

from kb_plugin import layout
from kb_plugin.kinds import SectionKind
from kb_plugin.render import words
from kb_plugin.search.pack import packed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kb_plugin.link.lexicon import Lexicon
    from kb_plugin.model import Incident
    from kb_plugin.read.document import Document
    from kb_plugin.render.page import Page
    from kb_plugin.render.site import Site

FOLDER = "seen-before-data"
"""Where the data lie in the built site."""

PIECE = 16
"""Incidents in one piece."""

_MARKUP = re.compile(
    r"<!--[\s\S]*?-->|!?\[([^\[\]]*)\]\([^()\s]*\)|<[^<>\n]{1,200}>|[`*]|\[\^[^\]]*\]"
)
_MOST_OF_SUMMARY = 400


def seen_before_page(site: Site) -> Page:
    """Return the page that asks for a text."""
    return site.page(
        layout.SEEN_BEFORE,
        "seen_before.md.j2",
        {"title": "Seen before?", "hide": ["navigation", "toc"]},
        folder=FOLDER,
        piece=PIECE,
        systems=[one for one in site.base.systems.values() if site.base.at_system[one.id]],
    )


def seen_before_files(site: Site, lexicon: Lexicon) -> Mapping[str, bytes]:
    """Return the lexicon and the pieces, by their path in the built site."""
    incidents = {one.id: one for one in site.base.incidents}
    documents = {one.source.uri: one for one in site.corpus.documents}
    shown = [_shown(site, incidents[one], documents[incidents[one].uri]) for one in lexicon.ids]
    files = {f"{FOLDER}/lexicon.bin": packed(lexicon)}
    for number, start in enumerate(range(0, len(shown), PIECE)):
        text = json.dumps(shown[start : start + PIECE], ensure_ascii=False, separators=(",", ":"))
        files[f"{FOLDER}/{number}.bin"] = gzip.compress(text.encode(), mtime=0)
    return files


def _shown(site: Site, incident: Incident, document: Document) -> dict[str, object]:
    return {
        "id": incident.id,
        "url": site.incident_address(incident),
        "title": incident.title,
        "day": words.day(incident.day),
        "severity": incident.severity or 0,
        "severityName": site.severity_name(incident.severity),
        "systems": [
            [one.id, one.name, site.address(one.uri)] for one in site.base.systems_of[incident.id]
        ],
        "impact": incident.impact or "",
        "summary": _summary(incident, document),
        "signals": list(incident.signals),
    }


def _summary(incident: Incident, document: Document) -> str:
    """Return the beginning of the summary without markup, cut where a sentence ends."""
    for section in incident.sections:
        if section.kind is SectionKind.SUMMARY:
            plain = " ".join(_MARKUP.sub(r"\1", document.source.slice(section.body)).split())
            if len(plain) <= _MOST_OF_SUMMARY:
                return plain
            cut = plain[:_MOST_OF_SUMMARY]
            end = max(cut.rfind(". "), cut.rfind("? "), cut.rfind("! "))
            return cut[: end + 1] if end > 0 else cut.rpartition(" ")[0] + " …"
    return ""
