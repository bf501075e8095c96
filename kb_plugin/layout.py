"""Where things lie: content folders, generated pages, and the addresses that never change."""

from __future__ import annotations

import re
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterable

HOME = "index.md"
INCIDENTS = "incidents/index.md"
SYSTEMS = "systems/index.md"
FACTORS = "factors/index.md"
PATHS = "paths/index.md"
MATRIX = "matrix.md"
LESSONS = "lessons.md"
WORK_AS_DONE = "work-as-done.md"
FOLLOW_UP = "follow-up.md"
SEARCH = "search.md"
SEEN_BEFORE = "seen-before.md"
REPLAYS = "replay/index.md"
CHECKS = "guide/checks/index.md"
YOUR_ACCOUNT = "guide/your-account.md"
"""A page of the guide that incidents lead to, where the content folder has it."""

MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""Endings of files that MkDocs makes pages of; those with a meaning here have the first."""

GENERATED = (
    INCIDENTS,
    SYSTEMS,
    FACTORS,
    MATRIX,
    LESSONS,
    WORK_AS_DONE,
    FOLLOW_UP,
    PATHS,
    SEARCH,
    SEEN_BEFORE,
    REPLAYS,
    CHECKS,
)
"""Content paths at which a page is generated, whether or not an author put words there."""

NAVIGATION = {
    HOME: "Home",
    INCIDENTS: "Incidents",
    REPLAYS: "Replay",
    SYSTEMS: "Systems",
    FACTORS: "Factors",
    MATRIX: "Matrix",
    LESSONS: "Lessons",
    WORK_AS_DONE: "Work as done",
    FOLLOW_UP: "Follow-up",
    PATHS: "Paths",
    SEARCH: "Search",
    SEEN_BEFORE: "Seen before?",
}
"""The pages of the main navigation and their titles, where `mkdocs.yml` has no `nav`."""

GROUPS = {
    "Look up": (SEEN_BEFORE, SEARCH),
    "Read": (INCIDENTS, REPLAYS, PATHS),
    "Where and why": (SYSTEMS, FACTORS, MATRIX),
    "Learned": (LESSONS, WORK_AS_DONE, FOLLOW_UP),
}
"""The same pages by what a reader comes for; a page in none of them stands by itself."""

_CHECK_PAGE = re.compile(r"guide/checks/kb\d{3}\.md")
_LINK = re.compile(r"\]\(([\w./-]+\.md)")
_OLD_PATH = re.compile(r"[\w.~-]+(?:/[\w.~-]+)*")


def in_order(uris: Iterable[str], index: str, text: str) -> list[str]:
    """Return pages of one folder: its index, those the index's text links to in that order, others.

    `index` is the content path of the index, whether or not there is one; others come by name.
    """
    led_to = [index.removesuffix("index.md") + target for target in _LINK.findall(text)]
    place = {uri: number for number, uri in reversed(list(enumerate(led_to)))}
    return sorted(uris, key=lambda uri: (uri != index, place.get(uri, len(led_to)), uri))


def schema_file(kind: str) -> str:
    """Return where `kb schema` writes the schema of a kind of file, beside `mkdocs.yml`."""
    return f".kb/{kind}.schema.json"


SNIPPETS = ".vscode/kb.code-snippets"
"""Where `kb schema all` writes snippets, if that folder is there, beside `mkdocs.yml`."""


def incident_page(identifier: str) -> str:
    """Return the content path under which an incident is published, whatever its folder."""
    return f"incidents/{identifier}.md"


def system_path(system: str) -> str:
    """Return the content path of the reading path that a system has where enough recurs at it."""
    return f"paths/system-{system}.md"


def replay_pages(identifiers: Iterable[str]) -> dict[str, str]:
    """Return the content path of the replay of each of a base's incidents.

    An id names what an incident turned out to be, which the address of a replay is not to tell:
    its place is taken by the first 8 hex digits of its SHA-256. Among 5,000 incidents two begin
    alike with odds of 0.3 %; the later in the order of ids then takes one digit more.
    """
    pages: dict[str, str] = {}
    taken: set[str] = set()
    for identifier in sorted(identifiers):
        digits = sha256(identifier.encode()).hexdigest()
        key = next(digits[:end] for end in range(8, 65) if digits[:end] not in taken)
        taken.add(key)
        pages[identifier] = f"replay/{key}.md"
    return pages


def check_page(code: str) -> str:
    """Return the content path of the page about a rule."""
    return f"guide/checks/{code.lower()}.md"


def is_check_page(uri: str) -> bool:
    """Tell whether a content path is that of a page about a rule."""
    return bool(_CHECK_PAGE.fullmatch(uri))


def destination(page: str) -> str:
    """Return the file of the built site that a content path becomes (directory addresses)."""
    stem = page.removesuffix(".md")
    return f"{stem}.html" if stem.rpartition("/")[2] == "index" else f"{stem}/index.html"


@cache
def address(page: str, *, directories: bool = True) -> str:
    """Return the address of a content path, relative to the site's root and percent-encoded."""
    if not page.endswith(".md"):
        return quote(page)
    if not directories:
        return quote(page.removesuffix(".md") + ".html")
    return quote(destination(page).removesuffix("index.html"))


def root_from(page: str, *, directories: bool = True) -> str:
    """Return the relative way from a page's address to the site's root: `../../` or `./`."""
    return "../" * address(page, directories=directories).count("/") or "./"


def old_path(alias: str) -> str | None:
    """Return an earlier address as redirects name it, or None where it is no path of a site."""
    stripped = alias.strip("/").removesuffix("/index.html")
    if not _OLD_PATH.fullmatch(stripped) or {".", ".."} & set(stripped.split("/")):
        return None
    return stripped
