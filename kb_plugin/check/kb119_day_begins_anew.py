"""A list of entries begins on an earlier day than the list above it ended.

An entry without a date takes the date of the one before it in the same list, and the first entry of
a list takes the incident's day. A block of code or a paragraph at the margin ends a list: what
follows is a new one, and a day written above it no longer counts. Indented code belongs to the
entry above it and ends no list.

Example:

    - 2025-03-15 00:10 The queue was empty.

    ```
    lag 0
    ```

    - 00:25 I went to bed.

Instead:

    - 2025-03-15 00:10 The queue was empty.

        ```
        lag 0
        ```

    - 00:25 I went to bed.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kb_plugin.check.rule import Hit, Rule
from kb_plugin.finding import Severity
from kb_plugin.model import Incident

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.read.catalogue import Catalogue
    from kb_plugin.read.document import Document


def find(document: Document, _: Catalogue) -> Iterator[Hit]:
    """Yield each entry that begins a list on an earlier day, without a date of its own."""
    if not isinstance(document.record, Incident) or document.outline is None:
        return
    first_line = document.source.position(document.body.start).line
    list_at = {first_line + item.start: item.list_number for item in document.outline.items}
    for account in document.record.accounts:
        timed = [(one, one.moment) for one in account.entries if one.moment]
        for (above, before), (entry, moment) in pairwise(timed):
            begins = list_at.get(above.at.line) != list_at.get(entry.at.line)
            is_dated = moment.text[4:5] == "-"
            if not begins or is_dated or above.kind is not entry.kind:
                continue
            day = before.local.date()
            if moment.local.date() < day:
                yield Hit(
                    entry.at,
                    f"{moment.text} begins a list on {moment.local.date()}, and the list above it "
                    f"ended on {day}",
                    f"write the day, {day} {moment.text}, or indent what stands between the lists",
                )


RULE = Rule("KB119", "day-begins-anew", Severity.WARNING, find, __doc__ or "")
