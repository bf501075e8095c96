"""One name stands for two terms.

A name or alias that two systems or two factors share leads to only one of them.

Example: `aliases: [the database]` in both `payments-db.md` and `ledger-db.md`

Instead: keep it at the one that people mean by it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin.check.rule import Hit, Rule
from kb_plugin.finding import Severity
from kb_plugin.model import Factor, Reference, System

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.read.catalogue import Catalogue
    from kb_plugin.read.document import Document


def find(document: Document, catalogue: Catalogue) -> Iterator[Hit]:
    """Yield each name or alias that already leads to another term."""
    record = document.record
    if not isinstance(record, System | Factor):
        return
    vocabulary = catalogue.systems if isinstance(record, System) else catalogue.factors
    for name in (Reference(record.name, document.at), *record.aliases):
        owner = vocabulary.preferred(name.id)
        if name.id != record.id and name.id in vocabulary:
            owner = name.id
        if owner and owner != record.id:
            yield Hit(
                name.at, f"'{name.id}' already leads to '{owner}'", "keep it at one of the two"
            )


RULE = Rule("KB208", "alias-collides", Severity.ERROR, find, __doc__ or "")
