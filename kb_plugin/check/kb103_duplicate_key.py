"""A key stands twice in the same mapping.

YAML readers keep one of the two and drop the other in silence.

Example:

    severity: 2
    systems: [checkout]
    severity: 3

Instead: join the two values, or remove one.

    severity: 2
    systems: [checkout]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin.check.rule import Hit, Rule, defects_of
from kb_plugin.finding import Severity
from kb_plugin.read.document import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.read.catalogue import Catalogue
    from kb_plugin.read.document import Document


def find(document: Document, _: Catalogue) -> Iterator[Hit]:
    """Yield each second occurrence of a key."""
    for defect in defects_of(document, Problem.DUPLICATE_KEY):
        yield Hit(defect.at, f"the key '{defect.value}' stands twice", "keep one of the two")


RULE = Rule("KB103", "duplicate-key", Severity.ERROR, find, __doc__ or "")
