"""A local time does not exist, or exists twice.

When clocks go forward an hour is left out; when they go back an hour comes twice. Such a time
needs its offset before it stands for an instant.

Example: `02:30` in Europe/Berlin on 2024-10-27

Instead: `02:30+02:00` for the first, `02:30+01:00` for the second
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
    """Yield each local time that is none, or two."""
    for defect in defects_of(document, Problem.TIME_NOT_EXISTING):
        message = f"{defect.value} does not exist that day in {defect.detail}: clocks went forward"
        yield Hit(defect.at, message, "write the time that clocks showed, or add the offset")
    for defect in defects_of(document, Problem.TIME_AMBIGUOUS):
        message = f"{defect.value} exists twice that day: clocks went back"
        yield Hit(defect.at, message, f"write {defect.detail}")


RULE = Rule("KB110", "time-not-real", Severity.ERROR, find, __doc__ or "")
