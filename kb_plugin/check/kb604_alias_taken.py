"""An earlier address collides with a page.

A redirect at an address where a page or another redirect is would hide one of the two.

Example: `aliases: [systems/checkout]`, where the page of a system is

Instead: take the alias out of one of the files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin.check.rule import Hit, Rule
from kb_plugin.finding import Severity
from kb_plugin.layout import address
from kb_plugin.model import Incident

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.read.catalogue import Catalogue
    from kb_plugin.read.document import Document


def find(document: Document, catalogue: Catalogue) -> Iterator[Hit]:
    """Yield each alias at whose address something else is."""
    if not isinstance(document.record, Incident):
        return
    for alias in document.record.aliases:
        claims = catalogue.old_paths.get(alias.id, ())
        others = [path for path in claims if path != document.source.path]
        others += ["this file once more"] * (claims.count(document.source.path) - 1)
        if catalogue.has_address(alias.id):
            others.append(f"the page {address(f'{alias.id}.md')}")
        if others:
            message = f"the address '{alias.id}' is taken by {', '.join(dict.fromkeys(others))}"
            yield Hit(alias.at, message, "take the alias out of one of them")


RULE = Rule("KB604", "alias-taken", Severity.ERROR, find, __doc__ or "")
