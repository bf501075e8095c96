"""A value is not one that its key can have.

Pages, facets and feeds rest on a short list of values; another one would be lost in all of them.

Example:

    detection: monitoring

Instead: one of the values that the format names, such as `detection: alert`.
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
    """Yield each value that its key cannot have, with those it can."""
    for defect in defects_of(document, Problem.WRONG_VALUE):
        if not defect.expected:
            yield Hit(defect.at, defect.detail, "see the file format in the guide")
            continue
        hint = meant(nearest(defect.value, defect.expected))
        choices = ", ".join(defect.expected)
        message = f"'{defect.value}' is no value of {defect.detail}{hint}"
        yield Hit(defect.at, message, f"write one of: {choices}")


RULE = Rule("KB105", "wrong-value", Severity.ERROR, find, __doc__ or "")
