"""An incident is named that does not exist.

Relations and reading paths name other incidents by id, which is the file name without `.md`.

Example:

    related:
      - id: search-pool-wait
        kind: recurrence

Instead: copy the id from the file name.

    related:
      - id: 2024-11-02-search-pool-wait
        kind: recurrence
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin.check.named import named_incidents
from kb_plugin.check.rule import Hit, Rule, meant
from kb_plugin.finding import Severity
from kb_plugin.vocabulary import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.read.catalogue import Catalogue
    from kb_plugin.read.document import Document


def find(document: Document, catalogue: Catalogue) -> Iterator[Hit]:
    """Yield each incident that does not exist, or is the file's own."""
    for named in named_incidents(document.record):
        if named.id == document.id:
            yield Hit(named.at, f"'{named.id}' is this file's own id", "name another incident")
        elif named.id not in catalogue.incidents:
            hint = meant(nearest(named.id, catalogue.incidents))
            message = f"unknown incident '{named.id}'{hint}"
            yield Hit(named.at, message, "write the file name without `.md`")


RULE = Rule("KB202", "unknown-incident", Severity.ERROR, find, __doc__ or "")
