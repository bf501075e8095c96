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


_ELSEWHERE = {
    "date": "the incident's day stands in its file name, and its hours in `times`",
    "tags": "conditions go into `factors`, services into `systems`",
    "services": "services go into `systems`",
    "authors": "those who tell it go into `accounts`",
    "duration": "it is counted from `began` to `ended` in `times`",
}
"""Where in an incident goes what other formats have a key for."""


def find(document: Document, catalogue: Catalogue) -> Iterator[Hit]:
    """Yield each key that the format does not know, with the nearest one that it does."""
    for defect in defects_of(document, Problem.UNKNOWN_KEY):
        key, known = defect.value, defect.expected
        if "term" in known and catalogue.factors.knows(key):
            help_ = f"write `term: {key}`, and what stands behind it below, as `evidence: …`"
            yield Hit(defect.at, f"the factor '{key}' stands as a key", help_)
        elif "factors" in known and key in _ELSEWHERE:
            yield Hit(defect.at, f"unknown key '{key}'", _ELSEWHERE[key])
        else:
            near = "name" if key == "title" and "name" in known else nearest(key, known)
            help_ = f"known here: {', '.join(known)}"
            yield Hit(defect.at, f"unknown key '{key}'{meant(near)}", help_)


RULE = Rule("KB104", "unknown-key", Severity.ERROR, find, __doc__ or "")
