"""A contributing factor is named that has no page.

Factors are a shared vocabulary: only where the same condition has the same name do incidents
find each other.

Example: `factors: [capacty]`

Instead: `factors: [capacity-headroom]`, or add `content/factors/<id>.md` with a neutral
definition.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin.check.blame import blames
from kb_plugin.check.named import named_factors
from kb_plugin.check.rule import Hit, Rule, meant
from kb_plugin.draft import slug_of
from kb_plugin.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.read.catalogue import Catalogue
    from kb_plugin.read.document import Document


def find(document: Document, catalogue: Catalogue) -> Iterator[Hit]:
    """Yield each factor that neither is an id nor an alias of one."""
    for named in named_factors(document.record):
        # KB206 says what to do about a label that blames.
        if catalogue.factors.knows(named.id) or blames(named.id):
            continue
        message = f"unknown factor '{named.id}'{meant(catalogue.factors.suggestion(named.id))}"
        file = f"{slug_of(named.id, 'factor')}.md"
        yield Hit(named.at, message, f"use an id of content/factors, or add '{file}' there")


RULE = Rule("KB203", "unknown-factor", Severity.ERROR, find, __doc__ or "")
