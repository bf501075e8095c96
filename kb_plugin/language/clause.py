"""Whom the first words of a clause name, where much stands between them and the verb."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb_plugin.language.pattern import words
from kb_plugin.language.people import Who, kind_of_noun

if TYPE_CHECKING:
    from collections.abc import Sequence

ASIDES = re.compile(
    r",\s*(?:however|unfortunately|though|therefore|meanwhile|too|in fact|of course|as a result"
    r"|in turn|in hindsight|in retrospect|by contrast|instead|for example|sadly)\s*,\s*$"
    r"|\b(?:managed|chose|decided|proceeded|happened|went on|continued)\s+to\s*$|\bended up\s*$",
    re.IGNORECASE,
)
"""What stands between a subject and its verb and says nothing of either."""

_AFTER = words("doing working running performing making at on in for from with of responsible who")
_ENDING = re.compile(r"[^\w\s'-]$|^(?:and|but|or|because|that|which|so|if|when|while|as)$", re.I)
_FINITE = re.compile(
    r"^(?:was|were|is|are|had|has|have|did|does|do|will|would|could|should|can|may|\w{3,}ed|ran|took"
    r"|made|went|began|gave|came|saw|said|found|left|kept|put|set|sent)$",
    re.IGNORECASE,
)
_DETERMINERS = words("the a an our one another some")


def heads_clause(left: Sequence[str]) -> bool:
    """Tell whether a clause begins with somebody: `A contractor doing work at a site cut …`."""
    start = max((at + 1 for at, word in enumerate(left) if _ENDING.search(word)), default=0)
    clause = left[start:]
    if not clause or clause[0].lower() not in _DETERMINERS:
        return False
    noun = next((at for at, word in enumerate(clause) if word.lower() in _AFTER), 0)
    if noun < 2 or any(_FINITE.match(word) for word in clause):
        return False
    return kind_of_noun(clause[noun - 1], clause[noun - 2]) is Who.INSIDER
