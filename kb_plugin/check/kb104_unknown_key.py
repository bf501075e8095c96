"""A key has no meaning in the format.

Most often it is a slip of the pen, and what stands behind it would be lost.

Example:

    severty: 2

Instead: `severity: 2`
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin.check.rule import Hit, Rule, defects_of, meant
from kb_plugin.finding import Severity
from kb_plugin.read.document import Problem
from kb_plugin.vocabulary import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.read.catalogue import Catalogue
    from kb_plugin.read.document import Document


def find(document: Document, _: Catalogue) -> Iterator[Hit]:
    """Yield each key that the format does not know, with the nearest one that it does."""
    for defect in defects_of(document, Problem.UNKNOWN_KEY):
        hint = meant(nearest(defect.value, defect.expected))
        known = ", ".join(defect.expected)
        yield Hit(defect.at, f"unknown key '{defect.value}'{hint}", f"known here: {known}")


RULE = Rule("KB104", "unknown-key", Severity.ERROR, find, __doc__ or "")
