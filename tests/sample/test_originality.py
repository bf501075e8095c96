"""No two incidents of the sample base say the same in the same words."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from tests.sample.base import CODE, body, incidents, prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.model import Incident

IN_A_ROW = 8
FEWEST = 3
"""Words of a sentence; a time of day with a word behind it is an entry like many."""

_HEADING = re.compile(r"^#.*$", re.MULTILINE)
_LEARNERS = re.compile(r"^Learned by:.*$", re.MULTILINE)
_BLOCK = re.compile(r"\n\s*\n|\n\s*[-*] ")
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_WORD = re.compile(rf"[\w'’%-]+|{CODE}")


def blocks(incident: Incident) -> Iterator[str]:
    """Yield what an incident says in sentences, front matter included, a paragraph at a time."""
    markdown = _LEARNERS.sub("\n", _HEADING.sub("\n", body(incident)))
    yield from _BLOCK.split(prose(markdown))
    yield incident.title
    yield from (lesson.title for lesson in incident.lessons)
    told = [incident.impact, *(use.evidence for use in incident.factors)]
    told += [relation.note for relation in incident.relations]
    told += [part for action in incident.actions for part in (action.do, action.why)]
    yield from (prose(one) for one in told if one)


def words(sentence: str) -> tuple[str, ...]:
    """Return the words of a sentence, whatever their case, with a mark where code stood."""
    return tuple(_WORD.findall(sentence.lower()))


def test_no_sentence_stands_in_two_incidents() -> None:
    where = defaultdict(set)
    for incident in incidents():
        for block in blocks(incident):
            for sentence in _SENTENCE.split(block):
                said = words(sentence)
                if len(said) >= FEWEST and CODE not in said:
                    where[said].add(incident.id)
    assert {" ".join(said): ids for said, ids in where.items() if len(ids) > 1} == {}
    assert len(where) > 3000


def test_no_eight_words_in_a_row_stand_in_two_incidents() -> None:
    where = defaultdict(set)
    for incident in incidents():
        for block in blocks(incident):
            said = words(block)
            for start in range(len(said) - IN_A_ROW + 1):
                row = said[start : start + IN_A_ROW]
                if CODE not in row:
                    where[row].add(incident.id)
    assert {" ".join(row): ids for row, ids in where.items() if len(ids) > 1} == {}
