"""A system is named that has no page.

Each system an incident names has a file in `content/systems`, so that its incidents stand
together.

Example: `systems: [chekout]`

Instead: use the id of an existing system, or add `content/systems/<id>.md`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin.check.named import named_systems
from kb_plugin.check.rule import Hit, Rule, meant
from kb_plugin.draft import slug_of
from kb_plugin.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.read.catalogue import Catalogue
    from kb_plugin.read.document import Document


def find(document: Document, catalogue: Catalogue) -> Iterator[Hit]:
    """Yield each system that neither is an id nor an alias of one."""
    for named in named_systems(document.record):
        if catalogue.systems.knows(named.id):
            continue
        message = f"unknown system '{named.id}'{meant(catalogue.systems.suggestion(named.id))}"
        file = f"{slug_of(named.id, 'system')}.md"
        yield Hit(named.at, message, f"use an id of content/systems, or add '{file}' there")


RULE = Rule("KB201", "unknown-system", Severity.ERROR, find, __doc__ or "")
