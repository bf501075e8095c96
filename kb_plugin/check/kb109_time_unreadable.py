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


def find(document: Document, _: Catalogue) -> Iterator[Hit]:
    """Yield each time that stands for no instant."""
    for defect in defects_of(document, Problem.TIME_UNREADABLE):
        yield Hit(
            defect.at,
            f"'{defect.value}' is no time; {defect.detail}",
            "write HH:MM, with a date before it where the day differs",
        )
    for defect in defects_of(document, Problem.TIME_ZONE_NAME):
        clock = defect.value.removesuffix(defect.detail)
        if defect.detail.lower().replace(".", "") in ("am", "pm"):
            message, help_ = (
                f"'{clock} {defect.detail}' is a time of 12 hours",
                "write 21:31 for 9:31 pm",
            )
        else:
            message = f"'{defect.detail}' stands for several zones"
            help_ = f"write the offset, such as {clock}+01:00 (Z for UTC), or set `timezone`"
        yield Hit(defect.at, message, help_)


RULE = Rule("KB109", "time-unreadable", Severity.ERROR, find, __doc__ or "")
