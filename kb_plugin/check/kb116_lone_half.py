"""Work as imagined stands without work as done, or the other way round.

A pair says how work was thought to be done and how it is done, one beside the other.

Example:

    - Imagined: adding pods adds capacity.

Instead:

    - Imagined: adding pods adds capacity.
        - Done: adding pods adds capacity and connections.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb_plugin.check.rule import Hit, Rule, defects_of, is_imported
from kb_plugin.finding import Severity
from kb_plugin.kinds import SectionKind
from kb_plugin.model import Incident
from kb_plugin.read.document import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.model import Section
    from kb_plugin.read.catalogue import Catalogue
    from kb_plugin.read.document import Document


_HELP = "write `- Imagined: …` and indented below it `- Done: …`"
_ROW = re.compile(r"^\|.*\|[ \t]*$", re.MULTILINE)


def find(document: Document, _: Catalogue) -> Iterator[Hit]:
    """Yield each half of a pair whose other half is missing."""
    for defect in defects_of(document, Problem.LONE_IMAGINED):
        other = "Done" if defect.value == "Imagined" else "Imagined"
        message = f"'{defect.value}:' stands without '{other}:'"
        yield Hit(defect.at, message, _HELP)
    incident = document.record
    if not isinstance(incident, Incident) or incident.pairs or is_imported(document):
        return
    for section in incident.sections:
        if section.kind is SectionKind.WORK_AS_DONE and _has_table(document, section):
            message = "a table holds no pair for the page of work as done"
            yield Hit(section.heading.at, message, _HELP)


def _has_table(document: Document, section: Section) -> bool:
    return bool(_ROW.search(document.source.slice(section.body)))


RULE = Rule("KB116", "lone-half", Severity.WARNING, find, __doc__ or "")
