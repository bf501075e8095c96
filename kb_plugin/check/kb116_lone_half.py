"""Work as imagined stands without work as done, or the other way round.

A pair says how work was thought to be done and how it is done, one beside the other.

Example:

    - Imagined: adding pods adds capacity.

Instead:

    - Imagined: adding pods adds capacity.
        - Done: adding pods adds capacity and connections.
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
    """Yield each half of a pair whose other half is missing."""
    for defect in defects_of(document, Problem.LONE_IMAGINED):
        other = "Done" if defect.value == "Imagined" else "Imagined"
        message = f"'{defect.value}:' stands without '{other}:'"
        yield Hit(defect.at, message, "write `- Imagined: …` and indented below it `- Done: …`")


RULE = Rule("KB116", "lone-half", Severity.WARNING, find, __doc__ or "")
