"""Something published links to a draft.

Readers would be led to a page that is not there.

Example: `[the week before](2025-04-01-search-slow.md)` while that one is in review

Instead: publish the other one first, or leave the link out until then.
In reports from before the link becomes plain text until then, and a question.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin.check.reach import is_reached
from kb_plugin.check.rule import Hit, Rule, error_unless_imported
from kb_plugin.check.targets import inside
from kb_plugin.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.read.catalogue import Catalogue
    from kb_plugin.read.document import Document


def find(document: Document, catalogue: Catalogue) -> Iterator[Hit]:
    """Yield each link of a published file to an unpublished incident."""
    if not is_reached(document, catalogue):
        return
    for link in document.links:
        uri = inside(document, link)
        if uri is not None and catalogue.is_unpublished(uri):
            message = f"the link '{link.target}' leads to an incident that is not published"
            help_ = "publish it first, or take the link out until then"
            yield Hit(link.at, message, help_, error_unless_imported(document))


RULE = Rule("KB602", "link-to-unpublished", Severity.ERROR, find, __doc__ or "")
