"""A section stands out of order.

The same order in every incident lets a reader find the same thing in the same place, and keeps
the outcome from being told before the accounts.

Example: `## What we understand now` above `## Account: checkout-on-call`

Instead: follow Summary, Context, Impact, the accounts, What we understand now, Work as imagined,
work as done, What limited the harm, What stays unclear, Lessons, Follow-up.
"""

from __future__ import annotations

from operator import itemgetter
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
    """Yield the fewest known sections that would have to move for the order to be right."""
    if not isinstance(document.record, Incident) or is_imported(document):
        return
    # Of a section that stands twice another rule speaks.
    firsts: dict[object, tuple[Section, int]] = {}
    for section in document.record.sections:
        if section.kind is not None:
            key = section if section.kind is SectionKind.ACCOUNT else section.kind
            firsts.setdefault(key, (section, _ORDER.index(section.kind)))
    sections = list(firsts.values())
    kept = _longest_in_order([rank for _, rank in sections])
    for index, (section, rank) in enumerate(sections):
        if index in kept:
            continue
        before = [
            one for at, (one, other) in enumerate(sections[:index]) if at in kept and other > rank
        ]
        after = [
            one
            for at, (one, other) in enumerate(sections)
            if at > index and at in kept and other < rank
        ]
        if before:
            message, help_ = f"behind '{before[0].heading.text}'", "move it before that section"
        else:
            message, help_ = f"before '{after[-1].heading.text}'", "move it behind that section"
        yield Hit(section.heading.at, f"'{section.heading.text}' stands {message}", help_)


def _longest_in_order(ranks: list[int]) -> set[int]:
    """Return the indices of the longest run in which no rank goes down, of several the first."""
    longest: dict[int, tuple[int, int]] = {}  # by the rank of its last: its length and that index
    before: list[int | None] = []
    for index, rank in enumerate(ranks):
        fits = [run for other, run in longest.items() if other <= rank]
        length, last = max(fits, key=itemgetter(0), default=(0, None))
        before.append(last)
        if length + 1 > longest.get(rank, (0, 0))[0]:
            longest[rank] = (length + 1, index)
    step = max(longest.values(), key=itemgetter(0), default=(0, None))[1]
    kept: set[int] = set()
    while step is not None:
        kept.add(step)
        step = before[step]
    return kept


RULE = Rule("KB117", "section-order", Severity.WARNING, find, __doc__ or "")
