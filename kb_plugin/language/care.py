"""Attribution to a lack of care, and the call for more of it: without thought, be more careful."""

from __future__ import annotations

import re

from kb_plugin.language.family import Family, writer
from kb_plugin.language.pattern import phrases, words
from kb_plugin.language.people import PEOPLE, Who
from kb_plugin.language.shortfall import is_unsaid
from kb_plugin.language.subject import subject_of

_VIRTUES = r"""(?:care|attention|discipline|diligence|vigilance|rigou?r|skills?|competence|knowledge
    |experience|expertise|awareness|understanding|focus|training|ownership|thoroughness|caution
    |judge?ment|common\s+sense|foresight|professionalism|accountability|leadership|responsibility|urgency|candou?r)"""
_CAREFUL = "(?:careful|diligent|vigilant|attentive|thorough|cautious)"
_LACK = phrases(
    rf"""\b(?:
      (?:lack|absence)\s+of\s+(?:\w+\s+(?:and\s+)?){{0,2}}{_VIRTUES}
      |lacked\s+(?:the\s+|any\s+)?(?:\w+\s+)?{_VIRTUES}
      |(?:not|\w+n't)\s+(?:been\s+|being\s+)?{_CAREFUL}(?:\s+enough|(?=\s*(?:$|[^\w\s])|\s+
        (?:about|with|when|while|in|on|at|to|and|here|that|as)\b))
      |(?P<had>(?:did\s*(?:n't|\s+not)|lacked)\s+(?:have\s+)?(?:(?:the|enough|sufficient|any|necessary|required
        |proper)\s+)*(?:\w+\s+)?(?:knowledge|expertise|experience|skills|discipline|competence|understanding))
      |without\s+being\s+(?:\w+ly\s+)?{_CAREFUL}
      |without\s+(?:much|enough|any|a\s+second|due)\s+(?:thought|thinking|care|look|regard)
      |without\s+thinking
      |(?:not|\w+n't|no\s+one\s+was|nobody\s+was)\s+paying\s+(?:enough\s+|close\s+|any\s+)?attention
      |did\s*(?:n't|\s+not)\s+care
    )\b"""
)


def _whom_lack(sentence: str, match: re.Match[str]) -> Who | None:
    if match["had"] and subject_of(sentence[: match.start()]) not in (*PEOPLE, Who.PERHAPS):
        return None
    return None if is_unsaid(sentence, match) else writer(sentence, match)


_ADMONISHED = phrases(
    r"""\b(?:be|been|being|was|were)\s+(?:(?:much|a\s+(?:bit|lot|little)|far)\s+)?more\s+
      (?:careful|vigilant|diligent|attentive|cautious|disciplined|thorough|mindful|rigorous
      |aware\s+(?:of|when|that))\b
    |\bpay(?:ing)?\s+(?:more|closer|better|extra)\s+attention\b
    |\btak(?:e|ing)\s+(?:more|better|greater|extra)\s+care\b
    |\b(?:be|try|work)\s+(?:extra\s+careful|harder)\b
    |\bmore\s+(?:care|discipline|diligence|vigilance)\s+(?:\w+\s+){0,3}
      (?:needed|required|necessary|when|with|in)\b"""
)


def _whom_admonished(sentence: str, match: re.Match[str]) -> Who | None:
    left = sentence[: match.start()]
    who = subject_of(left)
    is_told = re.search(r"\b(?:to|should|must)\s+$", left, re.IGNORECASE)
    return None if who in (Who.THING, Who.OUTSIDER, Who.NAME) and not is_told else who


FAMILIES = (
    Family(
        "character",
        (
            words(
                """
                care attention discipline diligence vigilance rigour rigor skill skills competence
                knowledge experience expertise awareness understanding focus training ownership
                thoroughness caution judgment judgement sense foresight professionalism
                accountability leadership responsibility urgency candour candor
                careful diligent vigilant
                attentive thorough cautious thought thinking look regard
                """
            ),
            words(
                """
                lack absence lacked not without nobody no didn't wasn't weren't isn't aren't
                haven't hadn't
                """
            ),
        ),
        _LACK,
        _whom_lack,
    ),
    Family(
        "admonition",
        (
            words(
                """
                careful vigilant diligent attentive cautious disciplined thorough mindful rigorous
                aware attention harder care discipline diligence vigilance
                """
            ),
        ),
        _ADMONISHED,
        _whom_admonished,
    ),
)
