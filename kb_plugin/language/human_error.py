"""Human error, named as what caused something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin.language.family import Family
from kb_plugin.language.pattern import phrases, words
from kb_plugin.language.people import Who

if TYPE_CHECKING:
    import re

_ERROR = phrases(
    r"""\b(?:human|operator|user|pilot|engineer|developer|operational|manual|admin(?:istrator)?
      |people|personal|personnel|procedural|sysadmin
      |clerical|data[\s-]entry|navigational|crew|technician|contractor|employee|staff|signaller)[\s-]+(?:errors?|mistakes?)\b
    |\bhuman\s+(?:and|or|and/or)\s+[\w-]+\s+(?:errors?|mistakes?)\b
    |\b(?:user|operator|human|engineer|developer|admin(?:istrator)?)[\s-]+(?:misunderstanding
      |confusion|ignorance|negligence|carelessness|inattention|incompetence|misuse
      |misconfiguration|blunder)\b
    |\bhuman\s+(?:factor(?=\s+(?:was|is|played|led|again))|element(?=\s+(?:was|is|failed)))
    |\bPEBKAC\b"""
)
_GENERAL = phrases(
    r"""(?:\b(?:not|no|tempting|never|without|neither|nor|rather\s+than|instead\s+of|avoid\w*|prevent\w*
    |reduc\w+|eliminat\w+|risks?|prone|room\s+for|potential|possib\w+|against|likel\w+\s+to|likelihood|chances?
    |unless|any|every|such|minimi[sz]\w+|protect\w*|guard\w*|mitigat\w+|susceptible|vulnerable
    |subject|limit\w*|decreas\w+|remov\w+|handl\w+|detect\w*|display\w*|show\w*|return\w*|catch\w*
    |seem\w*|look\w*|appear\w*|assum\w*|suspect\w*|thought|believed|log\w*)|n't)\b(?:\W+\w+){0,4}\W*$"""
)
_NO_CAUSE = phrases(
    r"""\W*(?:is|are|was|were)(?:\s+never|\s+not|n't)\b
    |\s*(?:can|could|may|might|will|would|happens?|occurs?|cascades?|(?:is|are)\s+(?:an?\s+)?
      (?:symptoms?|effects?|consequences?|labels?|inevitable|fact))\b
    |\s*(?:messages?|codes?|rates?|pages?|handling|reports?|logs?|budget)\b|[\s-]*(?:prone|proof)\b"""
)
_OF_PROGRAMS = words("user operator client developer operational procedural")


def _whom(sentence: str, match: re.Match[str]) -> Who | None:
    left, right = sentence[: match.start()], sentence[match.end() :]
    if sentence.endswith("?") or _GENERAL.search(left[-80:]) or _NO_CAUSE.match(right):
        return None
    is_count = match[0].lower().endswith("s") and match[0].split()[0].lower() in _OF_PROGRAMS
    return None if is_count else Who.INSIDER  # `user errors rose to 5 %` counts responses


FAMILIES = (
    Family(
        "human-error",
        (
            words(
                """
                error errors mistake mistakes pebkac misunderstanding confusion ignorance
                negligence carelessness inattention incompetence misuse misconfiguration blunder
                factor element
                """
            ),
        ),
        _ERROR,
        _whom,
    ),
)
