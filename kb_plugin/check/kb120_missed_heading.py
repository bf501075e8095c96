"""A heading is nearly one of the format.

Headings of one's own are allowed, so one with a slip of the pen is taken for such: an account
without its colon belongs to nobody, and what stands below "Lesson" is no lesson. In a draft this is
a warning; behind it an error where an account, the summary or the lessons are concerned.

Example: `## Account checkout-on-call`, `#### What I did`, `## Lessons learned`, `##Summary`

Instead: `## Account: checkout-on-call`, `### What I did`, `## Lessons`, `## Summary`
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin.check.missed import missed_headings
from kb_plugin.check.rule import Hit, Rule, is_imported, shortened
from kb_plugin.finding import Severity
from kb_plugin.kinds import SectionKind, Status
from kb_plugin.model import Incident

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.read.catalogue import Catalogue
    from kb_plugin.read.document import Document

_ASKED_FOR = (SectionKind.SUMMARY, SectionKind.LESSONS)


def find(document: Document, _: Catalogue) -> Iterator[Hit]:
    """Yield each heading that was probably meant as one of the format."""
    incident = document.record
    if not isinstance(incident, Incident) or is_imported(document):
        return
    for missed in missed_headings(document):
        is_asked_for = missed.narrator is not None or missed.kind in _ASKED_FOR
        is_grave = is_asked_for and incident.status is not Status.DRAFT
        is_heading = missed.text.lstrip("#").startswith(" ")
        yield Hit(
            missed.at,
            f"'{shortened(missed.text)}' is "
            f"{'read as a heading of your own' if is_heading else 'no heading'}",
            f"write `{missed.meant}`",
            Severity.ERROR if is_grave else None,
        )


RULE = Rule("KB120", "missed-heading", Severity.WARNING, find, __doc__ or "")
