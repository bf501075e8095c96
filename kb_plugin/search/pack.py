"""The lexicon as one small file, which `/seen-before/` loads to rank a pasted text by.

The file is compressed here, whatever the web server does: a line of JSON, which names the sections
and holds the numbers of the formula, then the sections one after another.

    terms, signals   sorted names, each a line: how much it shares with the one before, the rest
    rarities         one byte a term
    holders, …       how many incidents hold each name, then which ones, as steps from one to the
                     next, in varints of seven bits
    levels           one byte for each term of each incident, in the order of the holders
"""

from __future__ import annotations

import gzip
import json
from itertools import pairwise
from typing import TYPE_CHECKING

from kb_plugin.link import query
from kb_plugin.link.profiles import rarity
from kb_plugin.link.similarity import TEXT
from kb_plugin.link.traits import MOST, SIGNAL, SYSTEM, points_for
from kb_plugin.link.wording import (
    HTTP_STATUSES,
    LONGEST_NAME,
    LONGEST_SIGNAL,
    MOST_CHARACTERS,
    STOP_WORDS,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kb_plugin.link.lexicon import Lexicon

_MOST_SHARED = 90
_FIRST = 32  # the first printable character stands for nothing shared


def packed(lexicon: Lexicon) -> bytes:
    """Return the lexicon as the browser loads it, the same bytes for the same lexicon."""
    total = len(lexicon.ids)
    holders = [[number for number, _ in found] for found in lexicon.postings.values()]
    sections = {
        "terms": _names(lexicon.postings),
        "rarities": bytes(lexicon.rarities.values()),
        "holders": _varints(map(len, holders)),
        "steps": _varints(step for found in holders for step in _steps(found)),
        "levels": bytes(level for found in lexicon.postings.values() for _, level in found),
        "signals": _names(lexicon.signals),
        "signalHolders": _varints(map(len, lexicon.signals.values())),
        "signalSteps": _varints(s for found in lexicon.signals.values() for s in _steps(found)),
        "systemHolders": _varints(map(len, lexicon.systems.values())),
        "systemSteps": _varints(s for found in lexicon.systems.values() for s in _steps(found)),
    }
    head = {
        "incidents": total,
        "sections": {name: len(content) for name, content in sections.items()},
        "systems": list(lexicon.systems),
        "names": lexicon.names,
        "signalPoints": points_for(SIGNAL, map(len, lexicon.signals.values()), total),
        "systemPoints": points_for(SYSTEM, map(len, lexicon.systems.values()), total),
        "strange": rarity(0, total),
        "text": TEXT,
        "weak": query.WEAK,
        "most": MOST,
        "mostCharacters": MOST_CHARACTERS,
        "longestName": LONGEST_NAME,
        "longestSignal": LONGEST_SIGNAL,
        "stopWords": sorted(STOP_WORDS),
        "statuses": sorted(HTTP_STATUSES),
    }
    line = json.dumps(head, ensure_ascii=False, separators=(",", ":")) + "\n"
    return gzip.compress(line.encode() + b"".join(sections.values()), mtime=0)


def _names(names: Iterable[str]) -> bytes:
    lines = []
    before = ""
    for name in names:
        shared = 0
        while shared < min(len(name), len(before), _MOST_SHARED) and name[shared] == before[shared]:
            shared += 1
        lines.append(f"{chr(_FIRST + shared)}{name[shared:]}\n")
        before = name
    return "".join(lines).encode()


def _steps(numbers: Sequence[int]) -> Iterable[int]:
    if numbers:
        yield numbers[0]
    for one, other in pairwise(numbers):
        yield other - one


def _varints(numbers: Iterable[int]) -> bytes:
    written = bytearray()
    for number in numbers:
        rest = number
        while rest > 127:
            written.append(rest & 127 | 128)
            rest >>= 7
        written.append(rest)
    return bytes(written)
