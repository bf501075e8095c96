"""The times of an incident are in an order that cannot be.

An incident does not end before it began, was noticed or was mitigated. It may well begin before
it is noticed, or be noticed before it begins, as with a disk that fills.

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
    """Yield a hit where `ended` lies before one of the others."""
    if not isinstance(document.record, Incident):
        return
    times = document.record.times
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
