"""A lesson does not say who learned it.

A lesson in a person's own name carries their experience; one without reads like a rule from
nowhere.

Example:

    ### Watch the time spent waiting

    A pool that is full looks idle from the database.

Instead: end it with a line `Learned by: checkout-on-call`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin.check.rule import Hit, Rule
from kb_plugin.finding import Severity
from kb_plugin.kinds import Status
from kb_plugin.model import Incident

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.read.catalogue import Catalogue
    from kb_plugin.read.document import Document


def find(document: Document, _: Catalogue) -> Iterator[Hit]:
    """Yield each lesson of an incident in review or published that nobody learned."""
    incident = document.record
    if not isinstance(incident, Incident) or incident.status is Status.DRAFT:
        return
    for lesson in incident.lessons:
        if not lesson.learned_by:
            message = f"nobody is named for the lesson '{lesson.title}'"
            yield Hit(lesson.heading.at, message, "add a line `Learned by: ` with narrators' keys")


RULE = Rule("KB304", "lesson-without-learner", Severity.WARNING, find, __doc__ or "")
