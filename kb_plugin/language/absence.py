"""What is missed without a verb in the past: nobody looked, without a review, by not testing."""

from __future__ import annotations

import re

from kb_plugin.language.family import Family, anyone
from kb_plugin.language.pattern import phrases, words
from kb_plugin.language.people import PEOPLE, Who
from kb_plugin.language.subject import subject_of
from kb_plugin.language.verbs import CAREFUL, MINDFUL, ings, participles, pasts

_ALL = MINDFUL | CAREFUL
_ADVERBS = r"(?:(?:\w+ly|also|even|ever|just|yet|at\s+all|always|first|quite|then)\s+)"
_NOBODY = phrases(
    rf"""\b(?:nobody|no\s+one|no-one|none\s+of\s+(?:us|them|whom|the\s+\w+)|no\s+(?:engineer|person|human))
    (?:\s+(?:had|has|have|ever|else|really|actually|\w+ly|at\s+all|of\s+us|(?:in|on|at|from)\s+(?:the\s+|our\s+)?[\w-]+))*\s+
    (?:thought\s+to\s+\w+|was\s+(?:watching|monitoring|checking|looking|paying)
      |(?:is|was|were)\s+(?:taking\s+(?:responsibility|ownership|charge)|informed|told|consulted|warned)
      |(?!noticed\s*(?:[.,;:)]|$)|told\s+me\b|told\s+us\s+to\b|thought\s+of\s+as\b)
       (?:{pasts(_ALL - {"involve"})}|(?:looked|acted|stepped|picked|followed|spoke|paid|took)\s+
         (?:at|into|over|on|upon|in|up|attention|ownership|responsibility|charge|the\s+time)
         |(?<=ever\ )tried|raised|owned)(?!\s+(?:any\s?more|yet)))\b
    | \bneither\s+[^.;]{{3,80}}?\bnor\s+[^.;]{{3,60}}?\b(?:was|were|had\s+been)\s+(?:informed
        |told|consulted|notified|warned|involved|trained|invited)\b
    | \b(?P<telling>told|asked|informed|consulted|notified|warned)\s+(?:no\s+one|nobody)\b
    """
)
"""Not `and nobody noticed.`: so says a report, gladly, of what did no harm."""


def _whom_nobody(sentence: str, match: re.Match[str]) -> Who | None:
    if match["telling"] and subject_of(sentence[: match.start()]) not in PEOPLE:
        return None
    return anyone(sentence, match)


_TESTED = words("check test verify validate confirm ensure communicate monitor")
_NOT_DOING = phrases(
    rf"""\bnot\s+{_ADVERBS}*(?:(?:{ings(MINDFUL | _TESTED)})\b|making\s+sure\b|taking\s+(?:the\s+)?
    (?:time|care|into)\b|having\s+(?:{participles(MINDFUL | CAREFUL)})\b)"""
)
_CAUSE = phrases(r"\b(?:by|for|of|to|from|in|through|about|with|despite)\s*$")
_WAS = phrases(r"(?:\b(?:is|are|was|were|am|been|be)|'re|'s|'m)\s*$")


def _whom_not_doing(sentence: str, match: re.Match[str]) -> Who | None:
    left = sentence[: match.start()]
    if _WAS.search(left):
        return None
    if _CAUSE.search(left) or not left.strip():
        return Who.INSIDER
    if own := re.search(r"\b(we|I)\s+\w+\s*$", left, re.IGNORECASE):  # `we regret not having …`
        left = own[1]
    who = subject_of(left)
    return who if who in PEOPLE else None


_WITH_NO = phrases(
    r"""\bwith\s+(?:no|little|minimal|hardly\s+any)\s+(?:\w+\s+){0,2}?(?:reviews?|testing|approvals?
    |oversight|supervision|sign-?offs?|consultation|notice|warning|thought|consideration|planning
    |coordination)\b"""
)
_WITHOUT = phrases(
    rf"""
    \bwithout\s+(?:
      (?:first\s+|\w+ly\s+|ever\s+|even\s+)*
      (?:{ings(MINDFUL - words("request ask notice realise realize read care"))}
        |checking|testing|verifying|validating|confirming|notifying|ensuring|waiting|flagging
        |reali[sz]ing|running|reading\s+(?:it|them|the|our|that|this|any)|asking\s+(?:anyone|anybody|the|us|me|around
        |for\s+(?:\w+\s+)?(?:review|permission|approval|help|advice))|backing\s+up|taking\s+(?:into|any|the\s+time|an?\s+(?:backup|snapshot))|looking\s+(?:at|into|closely|first)|(?:having\s+been|being)\s+(?:tested|reviewed|checked
          |verified|approved|validated))
    | (?:any\s+|the\s+|a\s+)*(?:proper|adequate|sufficient|prior|appropriate|necessary|required
        |thorough|due|enough|full|formal|careful|documented|written|explicit)\s+
      (?:[\w-]+\s+){{0,2}}(?:testing|reviews?|sign-?offs?|clearance|vetting|precautions?|oversight
        |diligence|monitoring|communication|notice|notification|approvals?|coordination
        |planning|consideration|verification|validation|consultation|analysis|discussion
        |preparation|understanding|confirmation|consent|authori[sz]ation|checks?|care|thought|knowledge|training)
    | so\s+much\s+as\s+an?\s+[\w-]+
    | (?:any\s+|a\s+)?(?:heads-?up|prior\s+notice|word|warning|second\s+look)(?=\s*(?:[.,;]|$|to\b))
    | (?:any\s+|code\s+|peer\s+|load\s+|prior\s+|a\s+(?:code\s+|peer\s+|second\s+)?)*
        (?:authori[sz]ation|permission|approval|consultation|coordination|supervision|reviews?|testing|verification)
    )\b
    """
)
_REPROACHED = phrases(
    r"""\b(?:sued|critici[sz]ed|blamed|faulted|fined|reprimanded|sorry|apologi[sz]\w+|regret\w*)\b[^.;]*?
    \bfor\s+(?P<words>not\s+(?!being\s+able)\w+ing)\b"""
)
_INSTEAD = phrases(
    r"""\b(?:instead\s+of|rather\s+than)\s+(?:first\s+|properly\s+|\w+ly\s+)*(?:verifying|checking|testing|asking
    |waiting|reading|reviewing|consulting|escalating|following|investigating|validating|communicating
    |informing|confirming|looking\s+(?:at|into)|going\s+through)\b"""
)


def _whom_instead(sentence: str, match: re.Match[str]) -> Who | None:
    left = sentence[: match.start()]
    is_told = _PAST.search(left) and not _RULE.search(left)
    # What narrators say of themselves in this way is mostly a plain account of a choice.
    who = next((one for one in _subjects(left) if one in PEOPLE and one is not Who.SELF), None)
    return who if is_told and not sentence.endswith("?") else None


_VERB = re.compile(r"\b(?:\w{2,}ed|took|went|ran|began|chose|made|did|put|set|kept)\b")


def _subjects(left: str) -> list[Who]:
    return [subject_of(left[: verb.start()]) for verb in _VERB.finditer(left)]


_RULE = phrases(
    r"""\b(?:should|must|can|cannot|could|would|will|may|ability|allows?|possible|able|avoid|prevent
    |never|if|when|might|can't|ensure|harder|easier|difficult)\b"""
)
_PAST = phrases(
    r"\w{3}ed\b|\b(?:was|were|made|ran|went|took|did|gave|put|chose|sent|wrote|kept|left)\b"
)


def _whom_without(sentence: str, _match: re.Match[str]) -> Who | None:
    is_told = _PAST.search(sentence) and not _RULE.search(sentence)
    return Who.INSIDER if is_told else None


_DOING = frozenset(ings(MINDFUL | _TESTED).replace("|", "-").split("-")) | words(
    "making taking paying having"
)
_ATTENDING = words(
    """
    watching monitoring checking looking paying looked acted stepped picked followed spoke paid
    took tried raised owned
    """
)
_PASTS = frozenset(word for form in pasts(_ALL).split("|") for word in form.split("-"))

FAMILIES = (
    Family(
        "not-done",
        (
            words("nobody no-one none one neither engineer person human"),
            words("nobody no none neither"),
            _PASTS | _ATTENDING | words("taking"),
        ),
        _NOBODY,
        _whom_nobody,
    ),
    Family("not-done", (words("not"), _DOING), _NOT_DOING, _whom_not_doing),
    Family("not-done", (words("without"),), _WITHOUT, _whom_without),
    Family(
        "not-done",
        (
            words(
                """
                review reviews testing approval approvals oversight supervision sign signoff
                signoffs consultation notice warning thought consideration planning coordination
                """
            ),
            words("no little minimal hardly"),
            words("with"),
        ),
        _WITH_NO,
        _whom_without,
    ),
    Family(
        "not-done",
        (
            words(
                """
                sued criticised criticized blamed faulted fined reprimanded sorry apologise
                apologize apologised apologized apologies regret regretted
                """
            ),
            words("not"),
        ),
        _REPROACHED,
        anyone,
    ),
    Family("not-done", (words("instead rather"), words("of than")), _INSTEAD, _whom_instead),
)
