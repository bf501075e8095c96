"""A heading is nearly one of the format.

Headings of one's own are allowed, so one with a slip of the pen is taken for such: an account
without its colon belongs to nobody, and what stands below "Lesson" is no lesson. Where the
incident's status asks for what stands there, the rule that misses it says so.

Example: `## Account checkout-on-call`, `#### What I did`, `## Lessons learned`, `##Summary`

Instead: `## Account: checkout-on-call`, `### What I did`, `## Lessons`, `## Summary`
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin.check.missed import Missed, missed_headings
from kb_plugin.check.rule import Hit, Rule, is_imported
from kb_plugin.finding import Severity
from kb_plugin.kinds import SectionKind, Status
from kb_plugin.model import Incident

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.read.catalogue import Catalogue
    from kb_plugin.read.document import Document


def find(document: Document, _: Catalogue) -> Iterator[Hit]:
    """Yield each heading that was probably meant as one of the format."""
    incident = document.record
    if not isinstance(incident, Incident) or is_imported(document):
        return
    for missed in missed_headings(document):
        if not _is_asked_for(missed, incident):
            yield Hit(missed.at, missed.message, missed.help)


def _is_asked_for(missed: Missed, incident: Incident) -> bool:
    """Tell whether the rule that misses the section speaks of its heading too."""
    if incident.status is Status.DRAFT:
        return False
    if missed.kind is SectionKind.LESSONS:
        return incident.status is Status.PUBLISHED
    told = {section.narrator for section in incident.sections}
    return missed.kind is SectionKind.SUMMARY or (
        missed.narrator is not None and missed.narrator not in told
    )


RULE = Rule("KB120", "missed-heading", Severity.WARNING, find, __doc__ or "")
