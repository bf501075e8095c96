"""Sentences of a running text, with their places."""

from __future__ import annotations

import re

_END = re.compile(
    r"""
    (?<=[.!?…])(?P<close>["'”’)\]*_]*)\s+(?=["'“‘(\[*_]*[A-Z0-9@\ufffc])   # a stop, then a capital
    | \|                                                        # cells of a table
    | \n(?=[ \t]*[\[(]?\d{1,2}:\d\d)                            # lines of a log
    """,
    re.VERBOSE,
)
_ABBREVIATED = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|cf|approx|ca|incl|resp|no|fig|mr|mrs|ms|dr|st|inc|ltd|corp|dept)"
    r"|\b(?-i:[A-Z])|\b[ap]\.m)\.$",
    re.IGNORECASE,
)


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Return where each sentence begins and ends; blanks around it are left out."""
    found: list[tuple[int, int]] = []
    start = 0
    for end in _END.finditer(text):
        behind = end.end("close") if end["close"] else end.start()
        if end[0] != "|" and _ABBREVIATED.search(text[max(start, behind - 8) : behind]):
            continue
        found += _stripped(text, start, behind)
        start = end.end()
    return (*found, *_stripped(text, start, len(text)))


def _stripped(text: str, start: int, end: int) -> list[tuple[int, int]]:
    part = text[start:end]
    lead = len(part) - len(part.lstrip())
    body = part.strip()
    return [(start + lead, start + lead + len(body))] if body else []
