"""A section stands out of order.

The same order in every incident lets a reader find the same thing in the same place, and keeps
the outcome from being told before the accounts.

Example: `## What we understand now` above `## Account: checkout-on-call`

Instead: follow Summary, Context, Impact, the accounts, What we understand now, Work as imagined,
work as done, What limited the harm, What stays unclear, Lessons, Follow-up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin.check.rule import Hit, Rule, is_imported
from kb_plugin.finding import Severity
from kb_plugin.kinds import SectionKind
from kb_plugin.model import Incident, Section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.read.catalogue import Catalogue
    from kb_plugin.read.document import Document


_ORDER = tuple(SectionKind)


def find(document: Document, _: Catalogue) -> Iterator[Hit]:
    """Yield each known section that stands behind one which follows it in the format."""
    if not isinstance(document.record, Incident) or is_imported(document):
        return
    last: Section | None = None
    for section in document.record.sections:
        if section.kind is None:
            continue
        if last and last.kind and _ORDER.index(section.kind) < _ORDER.index(last.kind):
            message = f"'{section.heading.text}' stands behind '{last.heading.text}'"
            yield Hit(section.heading.at, message, "move it before that section")
        else:
            last = section


RULE = Rule("KB117", "section-order", Severity.WARNING, find, __doc__ or "")
