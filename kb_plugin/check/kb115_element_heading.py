"""A heading inside an account is none of the five.

A narrator tells what they did, saw, expected and assumed, and how they understood it. Entries
below another heading have no kind and do not show in the timeline.

Example: `### What I observed`

Instead: `### What I saw`
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin.check.rule import Hit, Rule, defects_of, is_imported, meant
from kb_plugin.finding import Severity
from kb_plugin.read.document import Problem
from kb_plugin.vocabulary import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.read.catalogue import Catalogue
    from kb_plugin.read.document import Document


def find(document: Document, _: Catalogue) -> Iterator[Hit]:
    """Yield each level-3 heading of an account that is none of the five."""
    for defect in defects_of(document, Problem.ELEMENT_HEADING):
        hint = meant(nearest(defect.value, defect.expected))
        yield Hit(
            defect.at,
            f"'{defect.value}' is none of the five parts of an account{hint}",
            "write What I did, What I saw, What I expected, What I assumed, How I understood it; "
            "use level 4 for headings of your own",
            Severity.QUESTION if is_imported(document) else None,
        )


RULE = Rule("KB115", "element-heading", Severity.WARNING, find, __doc__ or "")
