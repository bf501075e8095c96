"""An entry of an account goes back in time.

Within a list entries follow each other. An entry without a date takes the date of the one before
it, so a list that passes midnight needs a date on its first entry of the new day.

Example:

    - 23:50 I restarted the consumer.
    - 00:10 The queue was empty.

Instead:

    - 23:50 I restarted the consumer.
    - 2025-03-15 00:10 The queue was empty.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from kb_plugin.check.rule import Hit, Rule
from kb_plugin.finding import Severity
from kb_plugin.model import Incident

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.read.catalogue import Catalogue
    from kb_plugin.read.document import Document


_DAY = re.compile(r"\A\d{4}-\d{2}-\d{2}(?:[ \t]+|T)")


_HALF_A_DAY = timedelta(hours=12)


def find(document: Document, _: Catalogue) -> Iterator[Hit]:
    """Yield each entry that lies before the one above it in the same list."""
    if not isinstance(document.record, Incident) or document.outline is None:
        return
    first_line = document.source.position(document.body.start).line
    list_at = {first_line + item.start: item.list_number for item in document.outline.items}
    for account in document.record.accounts:
        last: dict[int, object] = {}
        for entry in account.entries:
            number = list_at.get(entry.at.line, 0)
            before = last.get(number)
            if entry.moment is None:
                continue
            if isinstance(before, type(entry.moment)) and entry.moment.instant < before.instant:
                apart = before.instant - entry.moment.instant
                next_day = (before.local.date() + timedelta(days=1)).isoformat()
                clock = _DAY.sub("", entry.moment.text)
                yield Hit(
                    entry.at,
                    f"{entry.moment.text} lies before the entry above it, {before.text}",
                    _help(apart, f"{next_day} {clock}", clock == entry.moment.text),
                )
            last[number] = entry.moment


def _help(apart: timedelta, dated: str, has_no_date: bool) -> str:
    if not has_no_date:
        return "compare dates and offsets of the two"
    if apart < _HALF_A_DAY:
        return f"put the two in order; if midnight lies between them, write the date: {dated}"
    return f"after midnight write the date: {dated}"


RULE = Rule("KB112", "entry-goes-back", Severity.ERROR, find, __doc__ or "")
