"""Something published has no account, or no lesson.

The account of those who were there is what this base is for; a lesson is what they would have
others take from it. Reports from before are asked for both.

Example: a published incident of a summary and a table of actions

Instead: add a section `## Account: <key>` and `## Lessons`, or set `status: review`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb_plugin.check.missed import missed_headings
from kb_plugin.check.rule import Hit, Rule, error_unless_imported
from kb_plugin.finding import Severity
from kb_plugin.kinds import SectionKind, Status
from kb_plugin.model import Incident

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.read.catalogue import Catalogue
    from kb_plugin.read.document import Document


_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def find(document: Document, _: Catalogue) -> Iterator[Hit]:
    """Yield what a published incident lacks of its people's own words."""
    incident = document.record
    if not isinstance(incident, Incident) or incident.status is not Status.PUBLISHED:
        return
    severity = error_unless_imported(document)
    if not incident.accounts and not incident.narrators:
        message = "published without an account of anyone who was there"
        help_ = "who was there? Add them to `accounts`, and a section `## Account: <key>` each"
        yield Hit(document.at, message, help_, severity)
    if not incident.lessons:
        yield from _no_lesson(document, incident, severity)


def _no_lesson(document: Document, incident: Incident, severity: Severity) -> Iterator[Hit]:
    section = next((one for one in incident.sections if one.kind is SectionKind.LESSONS), None)
    if section is not None and _COMMENT.sub("", document.source.slice(section.body)).strip():
        help_ = "give each lesson a line `### …` of its own, its text, and `Learned by:` with keys"
        yield Hit(section.heading.at, "the section 'Lessons' holds no lesson", help_, severity)
        return
    message, place = "published without a lesson", document.at
    help_ = "what would those involved tell others? Add `## Lessons`, `### One line`, `Learned by:`"
    for missed in missed_headings(document):
        if missed.kind is SectionKind.LESSONS:
            message, place, help_ = f"{message}: {missed.message}", missed.at, missed.help
    yield Hit(place, message, help_, severity)


RULE = Rule("KB301", "no-account", Severity.ERROR, find, __doc__ or "")
