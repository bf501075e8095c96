"""A time stands where no timeline reads it.

The shared timeline is made of list items that begin with `HH:MM`. What an account tells in a table,
in a paragraph, or with a time in another form stays in its text and joins no lane, no replay and no
order.

Example:

    - [09:31] I acknowledged the page.
    - 09.40 I opened the dashboard.

Instead:

    - 09:31 I acknowledged the page.
    - 09:40 I opened the dashboard.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from kb_plugin.check.rule import Hit, Rule, is_imported
from kb_plugin.finding import Severity
from kb_plugin.model import Incident
from kb_plugin.read.times import written_time

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.commonmark import Outline
    from kb_plugin.read.catalogue import Catalogue
    from kb_plugin.read.document import Document

_MARKER = re.compile(r"[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)+")
_CLOCK = r"(?P<hour>[01]?\d|2[0-3])[:.h](?P<minute>[0-5]\d)"
_DATE = r"\d{4}-\d{2}-\d{2}[ \t]+|\d{1,2}[./]\d{1,2}[./]\d{2,4},?[ \t]+"
_MONTH = r"(?:\d{1,2}\.?[ \t]+)?[A-Z][a-z]{2,8}\.?[ \t]+(?:\d{1,2},?[ \t]+)?(?:\d{4},?[ \t]+)?"
_OTHER_FORMS = tuple(
    re.compile(form + r"(?![\w.:]\d)")
    for form in (
        # In marks of its own, or called uncertain by a sign.
        rf"[*_`(\[~≈]+[ \t]*(?:{_DATE})?{_CLOCK}",
        # Behind a date in another form.
        rf"(?:\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}},?[ \t]+|{_MONTH}){_CLOCK}",
        # With another sign in the middle, and no unit behind it that makes it a quantity.
        r"(?P<hour>[01]\d|2[0-3])[.h](?P<minute>[0-5]\d)(?=[ \t]+[A-Z*`])",
    )
)
_CELL = re.compile(rf"\|[ \t]*[*_`]*(?:{_DATE})?{_CLOCK}(?!\d)")


_BULLET = re.compile(rf"(?:[–—•·∙-][ \t]*)?{_CLOCK}(?![\d:])")
_AS_ITEM = "begin it with a hyphen and a space: `- {} …`"


_Block = TypeVar("_Block", bound=tuple[Any, ...])


class _Unread(NamedTuple):
    """What is said of a line, counted from the body's first."""

    line: int
    message: str
    help: str
    severity: Severity | None = None


class _Lines(NamedTuple):
    """The lines below one part of an account, counted from the body's first; half-open."""

    start: int
    end: int


def find(document: Document, _: Catalogue) -> Iterator[Hit]:
    """Yield each time in a part of an account that makes no entry, of a block only the first."""
    incident, outline = document.record, document.outline
    if not isinstance(incident, Incident) or outline is None or is_imported(document):
        return
    first_line = document.source.position(document.body.start).line
    lines = document.source.slice(document.body).split("\n")
    starts = sorted(heading.start for heading in outline.headings)
    for account in incident.accounts:
        entries = {entry.at.line - first_line for entry in account.entries}
        for element in account.elements:
            heading = element.heading.at.line - first_line
            following = bisect_right(starts, heading)
            end = starts[following] if following < len(starts) else len(lines)
            part = _Lines(heading + 1, end)
            for one in _unread(part, outline, lines, entries):
                at = document.source.at_line(first_line + one.line)
                yield Hit(at, one.message, one.help, one.severity)


def _unread(
    part: _Lines, outline: Outline, lines: list[str], entries: set[int]
) -> Iterator[_Unread]:
    items = _within(outline.items, part)
    texts = _within(outline.texts, part)
    inside = {line for item in items if item.depth == 1 for line in range(item.start, item.end)}
    quoted = {line for quote in _within(outline.quotes, part) for line in range(*quote)}
    for item in items:
        text = _MARKER.sub("", lines[item.start], count=1)
        found = next((one for form in _OTHER_FORMS if (one := form.match(text))), None)
        if item.start not in entries and found:
            clock = _clock(found)
            yield _Unread(
                item.start,
                f"'{found[0].strip()}' is not read as a time",
                f"begin with the time alone, `- {clock} …`, and with YYYY-MM-DD before it where "
                "the day differs",
            )
    for block in texts:
        if block.start in quoted:
            continue
        if block.start in inside:
            # A line at the margin goes on with the item above it, whatever it looks like.
            for number in range(block.start + 1, block.end):
                if found := _BULLET.match(lines[number]):
                    message = f"'{found[0].strip()}' belongs to the item above and begins none"
                    yield _Unread(number, message, _AS_ITEM.format(_clock(found)))
            continue
        for number, text in enumerate(block.text.split("\n"), block.start):
            if _CELL.match(text):
                message = "the times of a table join no timeline"
                yield _Unread(number, message, "write its rows as list items: `- 09:31 …`")
                break
            if (found := _BULLET.match(text)) and not text[0].isdigit():
                message = f"'{found[0]}' begins no list item"
                yield _Unread(number, message, _AS_ITEM.format(_clock(found)))
                break
            written = written_time(text)
            # "14:11, a node." is how people tell a story; "14:11 I looked." is how they log.
            if written and text[len(written.text) :][:1] not in (",", ".", ";"):
                message = f"'{written.text}' stands outside a list and joins no timeline"
                help_ = f"is it a step? Then begin a list item with it: `- {written.text} …`"
                yield _Unread(number, message, help_, Severity.QUESTION)
                break


def _within(blocks: tuple[_Block, ...], part: _Lines) -> tuple[_Block, ...]:
    first, behind = (bisect_left(blocks, line, key=itemgetter(0)) for line in part)
    return blocks[first:behind]


def _clock(found: re.Match[str]) -> str:
    return f"{int(found['hour']):02}:{found['minute']}"


RULE = Rule("KB121", "unread-time", Severity.WARNING, find, __doc__ or "")
