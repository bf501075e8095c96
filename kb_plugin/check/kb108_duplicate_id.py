"""Two files have one id.

The id is the file name, whatever the folder. Two files with one id would share one address.

Example: `incidents/2024/2024-12-31-cart-slow.md` beside `incidents/2025/2024-12-31-cart-slow.md`

Instead: give one of them another slug, such as `2024-12-31-cart-totals-late.md`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin.check.rule import Hit, Rule
from kb_plugin.finding import Severity
from kb_plugin.read.document import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.read.catalogue import Catalogue
    from kb_plugin.read.document import Document


def find(document: Document, catalogue: Catalogue) -> Iterator[Hit]:
    """Yield a hit in each file that shares its id."""
    if document.kind is Kind.PAGE:
        return
    claims = catalogue.ids.get((document.kind, document.id), ())
    others = [catalogue.path(uri) for uri in claims if uri != document.source.uri]
    if others:
        message = f"the id '{document.id}' is also that of {', '.join(others)}"
        yield Hit(document.at, message, "rename one of the files")


RULE = Rule("KB108", "duplicate-id", Severity.ERROR, find, __doc__ or "")
