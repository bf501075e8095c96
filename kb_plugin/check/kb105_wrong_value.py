"""A value is not one that its key can have.

Pages, facets and feeds rest on a short list of values; another one would be lost in all of them. So
would the rest of a text behind a hash with a space before it, which is a comment to YAML; that is a
warning.

Example:

    detection: monitoring

Instead: one of the values that the format names, such as `detection: alert`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin.check.rule import Hit, Rule, defects_of, meant, shortened
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
    for defect in defects_of(document, Problem.CUT_SHORT):
        yield Hit(
            defect.at,
            f"YAML takes '{shortened(defect.value, 30)}' for a comment and leaves it out",
            'put the whole text into quotes: "…"; or write a space behind the `#` of a comment',
            Severity.WARNING,
        )


RULE = Rule("KB105", "wrong-value", Severity.ERROR, find, __doc__ or "")
