"""A time cannot be read, or names its zone by an abbreviation.

Times are `HH:MM` or `HH:MM:SS`, with a date before and an offset behind where needed. An
abbreviation such as CST or IST stands for several zones.

Example:

    - 09:31 CET I acknowledged the page.

Instead:

    - 09:31+01:00 I acknowledged the page.
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


_NO_ZONE = ("UTC", "GMT")


def find(document: Document, _: Catalogue) -> Iterator[Hit]:
    """Yield each time that stands for no instant."""
    body_line = document.source.position(document.body.start).line
    for defect in defects_of(document, Problem.TIME_UNREADABLE):
        help_ = "write HH:MM, with a date before it where the day differs"
        if defect.at.line < body_line and defect.detail.startswith("write it as"):
            help_ = "leave it empty while it is not known"
        yield Hit(defect.at, f"'{defect.value}' is no time; {defect.detail}", help_)
    for defect in defects_of(document, Problem.TIME_ZONE_NAME):
        clock = defect.value.removesuffix(defect.detail)
        if defect.detail.lower().replace(".", "") in ("am", "pm"):
            message = f"'{clock} {defect.detail}' is a time of 12 hours"
            help_ = f"write {_of_24_hours(clock, defect.detail)}"
        elif defect.detail in _NO_ZONE:
            message, help_ = f"'{defect.detail}' is no offset", f"write {clock}Z"
        else:
            message = f"'{defect.detail}' is no offset; names of zones stand for several"
            help_ = f"write the offset, such as {clock}+01:00 (Z for UTC), or set `timezone`"
        yield Hit(defect.at, message, help_)


def _of_24_hours(clock: str, half: str) -> str:
    day, _, time = clock.strip().rpartition(" ")
    hour, _, rest = time.partition(":")
    later = 12 if half.lower().startswith("p") else 0
    return f"{day} {int(hour) % 12 + later:02}:{rest}".strip()


RULE = Rule("KB109", "time-unreadable", Severity.ERROR, find, __doc__ or "")
