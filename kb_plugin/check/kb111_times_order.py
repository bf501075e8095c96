"""The times of an incident are in an order that cannot be.

An incident does not end before it began, was noticed or was mitigated. It may well begin before
it is noticed, or be noticed before it begins, as with a disk that fills. Nobody agrees to an
account before the incident's day.

Example:

    times:
      began: 2025-03-14 23:05
      ended: 2025-03-14 00:40

Instead: compare the dates and offsets of `times`.

    times:
      began: 2025-03-14 23:05
      ended: 2025-03-15 00:40
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin.check.rule import Hit, Rule
from kb_plugin.finding import Severity
from kb_plugin.model import Incident

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.read.catalogue import Catalogue
    from kb_plugin.read.document import Document


def find(document: Document, _: Catalogue) -> Iterator[Hit]:
    """Yield a hit where `ended` lies before another time, then where agreement lies before all."""
    if not isinstance(document.record, Incident):
        return
    yield from _ended_early(document.record)
    day = document.record.day
    for narrator in document.record.narrators:
        if day is not None and narrator.agreed is not None and narrator.agreed < day:
            yield Hit(
                narrator.at,
                f"'{narrator.key}' agreed ({narrator.agreed}) before the incident's day, {day}",
                "write the day on which the narrator agreed to the text",
            )


def _ended_early(incident: Incident) -> Iterator[Hit]:
    times = incident.times
    if times.ended is None:
        return
    others = [(name, getattr(times, name)) for name in ("began", "noticed", "mitigated")]
    later = [
        f"{name} ({moment.text})"
        for name, moment in others
        if moment is not None and times.ended.instant < moment.instant
    ]
    if later:
        message = f"ended ({times.ended.text}) lies before {', '.join(later)}"
        yield Hit(times.ended.at, message, "compare their dates and offsets")


RULE = Rule("KB111", "times-order", Severity.ERROR, find, __doc__ or "")
