"""Something is absent that the file's status asks for.

A draft needs a title and a status. Review and published also need a severity, at least one
system and a summary; published also needs at least one contributing factor. Reports from before
(`origin: imported`) may lack severity and summary.

Example:

    title: Requests wait behind a full pool
    status: published
    factors: [fixed-limit]

Instead: add it, or set `status: draft` until it is known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin.check.missed import missed_headings
from kb_plugin.check.rule import Hit, Rule, defects_of
from kb_plugin.finding import Severity
from kb_plugin.kinds import Origin, SectionKind, Status
from kb_plugin.model import Incident
from kb_plugin.read.document import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.read.catalogue import Catalogue
    from kb_plugin.read.document import Document


_HELP = {
    "title": "name the condition, nobody's act: `title: Requests wait behind a full pool`",
    "status": "write `status: draft`, `review` or `published`",
    "name": "give the name that pages show, such as `name: Checkout`",
    "group": "name the group of the factor, such as `group: Detection and understanding`",
    "term": "write the id of a factor: `term: fixed-limit`",
    "id": "write the id of an incident, its file name without `.md`",
    "kind": "write recurrence, same-trigger, follow-on, similar or not-similar",
    "do": "say what is to be done: `do: Alert on pool wait time.`",
    "why": "say in a sentence why this incident is worth reading here",
}


def find(document: Document, catalogue: Catalogue) -> Iterator[Hit]:
    """Yield what is absent for the reader, then what is absent for the status."""
    # A factor that stands as a key is one mistake, and KB104 says so.
    as_keys = {
        one.at.line
        for one in defects_of(document, Problem.UNKNOWN_KEY)
        if catalogue.factors.knows(one.value)
    }
    for defect in defects_of(document, Problem.MISSING_VALUE):
        if defect.value == "term" and defect.at.line in as_keys:
            continue
        help_ = _HELP.get(defect.value, "see the file format in the guide")
        if defect.value == "name" and defect.detail.startswith("accounts."):
            help_ = "write a role, or the person's name if they wish: `name: On-call engineer`"
        yield Hit(defect.at, f"'{defect.value}' is missing", help_)
    incident = document.record
    if not isinstance(incident, Incident) or incident.status is Status.DRAFT:
        return
    imported = incident.origin is Origin.IMPORTED
    spoken_of = {one.detail.partition(":")[0].partition("[")[0] for one in document.defects}
    needed = [
        ("severity", incident.severity is not None or imported, "1 (widest) to 4"),
        ("systems", bool(incident.systems), "at least one id of content/systems"),
    ]
    if incident.status is Status.PUBLISHED:
        needed.append(("factors", bool(incident.factors), "at least one id of content/factors"))
    for key, is_there, example in needed:
        if not is_there and key not in spoken_of:
            message = f"'{key}' is missing, which the status {incident.status} asks for"
            yield Hit(document.at, message, f"add `{key}`: {example}; or set `status: draft`")
    if not imported:
        yield from _summary(document, incident)


def _summary(document: Document, incident: Incident) -> Iterator[Hit]:
    found = next((one for one in incident.sections if one.kind is SectionKind.SUMMARY), None)
    if found is None:
        message, place = "the section 'Summary' is missing", document.at
        help_ = "add a line `## Summary` and a short paragraph"
        for missed in missed_headings(document):
            if missed.kind is SectionKind.SUMMARY:
                message, place, help_ = f"{message}: {missed.message}", missed.at, missed.help
        yield Hit(place, message, help_)
    elif not document.source.slice(found.body).strip():
        help_ = "say in a short paragraph what happened, for a reader who was not there"
        yield Hit(found.heading.at, "the section 'Summary' is empty", help_)


RULE = Rule("KB106", "missing-value", Severity.ERROR, find, __doc__ or "")
