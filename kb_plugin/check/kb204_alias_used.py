"""A system or factor is named by an alias.

The incident is filed under the preferred id all the same.

Example: `factors: [retry storm]`

Instead: `factors: [load-amplification]`
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin.check.named import named_factors, named_systems
from kb_plugin.check.rule import Hit, Rule
from kb_plugin.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.read.catalogue import Catalogue
    from kb_plugin.read.document import Document


def find(document: Document, catalogue: Catalogue) -> Iterator[Hit]:
    """Yield each alias, with the id that it stands for."""
    for vocabulary, references in (
        (catalogue.systems, named_systems(document.record)),
        (catalogue.factors, named_factors(document.record)),
    ):
        for named in references:
            preferred = None if named.id in vocabulary else vocabulary.preferred(named.id)
            if preferred:
                message = f"'{named.id}' is another name of '{preferred}'"
                yield Hit(named.at, message, f"write {preferred}")


RULE = Rule("KB204", "alias-used", Severity.WARNING, find, __doc__ or "")
