"""An entry speaks of a decision and is not marked as one.

The replay stops at entries that begin with `**Decision:**` and asks what could be known there. With
other marks or none the entry is read like any other.

Example: `- 09:40 Decision: roll back, or raise the pool size? I raised the size.`

Instead: `- 09:40 **Decision:** roll back, or raise the pool size? I raised the size.`
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb_plugin.check.rule import Hit, Rule
from kb_plugin.finding import Severity
from kb_plugin.model import Incident

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.read.catalogue import Catalogue
    from kb_plugin.read.document import Document

_DECISION = re.compile(r"[*_`]{0,3}decision[*_`]{0,3}[ \t]*:", re.IGNORECASE)


def find(document: Document, _: Catalogue) -> Iterator[Hit]:
    """Yield each entry that begins with the word alone."""
    if not isinstance(document.record, Incident):
        return
    for account in document.record.accounts:
        for entry in account.entries:
            if not entry.is_decision and _DECISION.match(entry.text):
                yield Hit(
                    entry.at,
                    "this entry begins with 'Decision' and is not marked as one",
                    "is it a point at which the replay may stop? Then write `**Decision:**`",
                )


RULE = Rule("KB123", "unmarked-decision", Severity.QUESTION, find, __doc__ or "")
