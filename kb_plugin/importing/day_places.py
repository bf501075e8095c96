"""The places of a running text in which the day of an incident may stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin.importing.headings import is_timeline, meaning
from kb_plugin.importing.written_dates import written_dates
from kb_plugin.kinds import SectionKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from kb_plugin.commonmark import Outline

_OPENING = 8
"""Lines with which a text without a summary begins to tell."""


def places(body: str, blocks: Outline) -> Iterator[tuple[str, str]]:
    """Yield the places of the running text in which a day may stand, the likeliest first."""
    lines = body.split("\n")
    code = {line for start, end in blocks.code for line in range(start, end)}
    timeline: list[str] = []
    summary: list[str] = []
    others: list[str] = []
    level, into = 7, others
    heads = {block.start: block for block in blocks.headings}
    for number, line in enumerate(lines):
        block = heads.get(number)
        if block and block.level <= level:
            known = meaning(block.text)
            is_summary = known is not None and known.kind is SectionKind.SUMMARY
            into = timeline if is_timeline(block.text) else summary if is_summary else others
            level = block.level if into is not others else 7
        if number not in code:
            into.append(line)
    opening = "\n".join(summary) or first_lines("\n".join(others))
    first = next(_days("\n".join(timeline)), None)
    told = next(_days(opening), None)
    # A timeline may begin with what led up to the incident, days before the day of the summary.
    if told and first != told and told in set(_days("\n".join(timeline))):
        yield "summary", opening
    yield "timeline", "\n".join(timeline)
    yield "summary", opening
    yield "text", "\n".join(others)
    yield "text", "\n".join(line for n, line in enumerate(lines) if n in code)


def first_lines(text: str) -> str:
    """Return the lines with which a text begins to tell."""
    return "\n".join([line for line in text.split("\n") if line.strip()][:_OPENING])


def _days(text: str) -> Iterator[date]:
    return (one.day for one in written_dates(text) if one.day)
