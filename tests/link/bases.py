"""A base of a few terms, for incidents of a line or two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin import pipeline
from kb_plugin.settings import DEFAULT, Settings
from tests.samples import raw_files

if TYPE_CHECKING:
    from kb_plugin.link.graph import KnowledgeBase

TERMS: dict[str, str | bytes] = {
    "systems/checkout.md": "---\nname: Checkout\naliases: [cart]\ndepends_on: [db, ID]\n---\n",
    "systems/search.md": "---\nname: Search\ndepends_on: [db]\n---\n",
    "systems/db.md": "---\nname: A database\n---\n",
    "systems/identity.md": "---\nname: Identity\naliases: [id]\n---\n",
    "factors/limit.md": "---\nname: Fixed limit\naliases: [quota]\ngroup: Software\n---\n",
    "factors/gap.md": "---\nname: Model gap\ngroup: Detection and understanding\n---\n",
    "factors/load.md": "---\nname: A load\ngroup: Load and resilience\n---\n",
}


def incident(front: str = "", *, status: str = "published") -> str:
    """Return a report from before, with these lines of front matter."""
    return f"---\ntitle: A\nstatus: {status}\norigin: imported\n{front}---\n"


def base_of(
    incidents: dict[str, str], *, with_drafts: bool = False, settings: Settings = DEFAULT
) -> KnowledgeBase:
    """Return the base of incidents by id, with a few systems and factors to name."""
    files = {**TERMS, **{f"incidents/{name}.md": text for name, text in incidents.items()}}
    return pipeline.run(raw_files(files), (), settings, with_drafts=with_drafts).base
