"""Something published names an incident that is not.

A relation or a reading path would lead readers to a page that is not there.

Example: `related: [{id: 2025-04-01-search-slow, kind: similar}]` while that one is in review

Instead: publish the other one first, or leave it out until then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin.check.named import named_incidents
from kb_plugin.check.reach import is_reached
from kb_plugin.check.rule import Hit, Rule
from kb_plugin.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.read.catalogue import Catalogue
    from kb_plugin.read.document import Document


def find(document: Document, catalogue: Catalogue) -> Iterator[Hit]:
    """Yield each unpublished incident that a published file names."""
    if not is_reached(document, catalogue):
        return
    for named in named_incidents(document.record):
        claims = catalogue.incidents.get(named.id, ())
        if claims and all(catalogue.is_unpublished(uri) for uri in claims):
            message = f"'{named.id}' is not published, this file is"
            yield Hit(named.at, message, "publish it first, or take the line out until then")


RULE = Rule("KB205", "names-unpublished", Severity.ERROR, find, __doc__ or "")
