"""A shortcoming told as a noun, with its owner: the crew's mismanagement, a mistake on our part.

Reports of investigations prefer this form. It needs no verb, so that whom it is about is read from
the owner: `'s`, `of`, `by`, `on … part`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin.language.family import Family, writer
from kb_plugin.language.pattern import phrases, words
from kb_plugin.language.people import PEOPLE, Who
from kb_plugin.language.shortfall import is_unsaid
from kb_plugin.language.subject import agent_of, subject_of

if TYPE_CHECKING:
    import re

_FAULTS = """
mismanagement mishandling misjudgment misjudgement miscalculation misreading misinterpretation
misapplication misunderstanding miscommunication inattention inaction indecision reluctance refusal
haste complacency negligence carelessness ignorance incompetence overconfidence inexperience
recklessness laziness impatience disregard neglect blunder oversight inability misuse
"""
_FAULT = rf"(?:{'|'.join(_FAULTS.split())})"
_OWNED = phrases(
    rf"""\b(?:(?P<pronoun>my|our|their|his|her)|(?P<owner>(?:[\w-]{{1,30}}\s+)?[\w-]{{1,30}})(?:'s|’s|s'))\s+
      (?:own\s+|\w+\s+)?{_FAULT}\b
    |\b{_FAULT}\s+(?P<of>of|by|on\s+the\s+part\s+of|among|between)(?=\s+(?P<whose>(?:[\w'-]+\s+){{0,3}}[\w'-]+))"""
)


def _whom_owned(sentence: str, match: re.Match[str]) -> Who | None:
    if is_unsaid(sentence, match):
        return None
    if match["pronoun"]:
        return Who.SELF if match["pronoun"].lower() == "my" else Who.INSIDER
    who = agent_of(f"by {match['whose']}") if match["of"] else subject_of(f"the {match['owner']} ")
    return who if who in PEOPLE else None


_SIDE = phrases(
    r"""\b(?:mistakes?|misconfigurations?|misjudge?ments?|oversights?|lapses?|blunders?|slip-?ups?|omissions?
      |faults?|negligence|misunderstandings?|miscommunication|failure|carelessness)\s+
      (?:was\s+)?(?:entirely\s+|solely\s+)?(?:on|at|from)\s+(?:our|my|their|his|her|the\s+(?:team|vendor|provider|operator|engineer)s?(?:'s)?)\s+
      (?:own\s+)?(?:part|side|end)\b
    |\bmistakes?\s+(?:that\s+)?(?:we|I|they|he|she|(?:the|an|our)\s+(?:team|engineers?|operators?|developers?))\s+
      (?:had\s+|have\s+)?made\b
    |\b(?:due\s+to|because\s+of|caused\s+by|result\s+of|result\s+from|stemmed\s+from|down\s+to)\s+
      (?:an?\s+|the\s+|some\s+|our\s+)?(?:\w+\s+)?(?:misunderstanding|miscommunication|misjudge?ment
      |inattention|carelessness|haste|lapse|inexperience|complacency|slip-?up|negligence)\b
    |\blapses?\s+(?:in|of)\s+(?:\w+\s+){0,2}?(?:process|procedures?|judge?ment|communication|discipline
      |attention|care|oversight|concentration|vigilance|security\s+practices?)\b
    |\b(?:organi[sz]ational|institutional|managerial)\s+(?:failures?|failings?|shortcomings?)\b
    |\bfailures?\s+in\s+(?:mentoring|training|supervising|reviewing|testing|planning|taking|communicating
      |coordinating|documenting|monitoring|following|checking|considering)\b
    |\b(?:planning|coordination|management|leadership|communications?|process|supervis\w+)\s+
      (?:failures?|breakdowns?|lapses?|blunders?)\b(?!\s+(?:detection|rate|mode|domain)s?\b)
    |\bbreakdowns?\s+(?:in|of)\s+(?:\w+\s+)?(?:communication|coordination|discipline|process)\b"""
)
_UNWILLING = phrases(
    r"""\b(?:unwillingness|reluctance|disinclination)\s+(?:[\w-]+\s+){0,7}?to\s+(?!load|start|connect)\w+
    |\brefusing\s+to\s+(?:accept|listen|acknowledge|believe|admit|act|investigate|address|fix|heed|consider)\b
    |\bdereliction\s+of\s+duty\b
    |(?<!memory\s)(?<!resource\s)(?<!state\s)\b(?:mismanagement|maladministration|malpractice)\b
    |\b(?:dangerous|serious|grave|basic|repeated|worrying)\s+(?:\w+\s+)?lapses?\b
    |\b(?:false\s+sense\s+of\s+(?:security|safety|confidence)|excess\s+of\s+confidence
      |too\s+much\s+(?:confidence|faith))\b"""
)

_MACHINES = phrases(
    r"\b(?:network|inter-?process|inter-?service|hardware|link|child|background)\s+$"
)


def _whom_side(sentence: str, match: re.Match[str]) -> Who | None:
    is_machine = _MACHINES.search(sentence[: match.start()])
    return None if is_machine or is_unsaid(sentence, match) else writer(sentence, match)


_FAILURE = phrases(
    r"""\bfailures?\s+(?:of|by|on\s+the\s+part\s+of)\s+(?P<whose>(?:[\w'-]+\s+){1,7}?)to\s+\w+
    |\b(?:failures|failings|mistakes)\s+(?:by|on\s+the\s+part\s+of)(?=\s+(?P<by>(?:[\w'-]+\s+){0,3}[\w'-]+))
    |\b(?P<owner>(?:[\w-]{1,30}\s+)?[\w-]{1,30})(?:'s|’s|s')\s+(?:\w+\s+)?(?:failure|inability|refusal|decision\s+not)
      \s+to\s+(?!connect|log\s?in|access|reach)\w+"""
)
_HELD = phrases(
    r"""\b(?P<holder>(?:[\w-]{1,30}\s+)?[\w-]{1,30})(?:'s|’s|s')\s+(?:\w+ly\s+)?(?:delayed|improper|inadequate|incorrect
      |inappropriate|poor|wrong|insufficient|erroneous|careless|hasty|flawed|questionable|reckless)\s+
      \w+
    |\b(?P<pronoun>my|our|their|his|her)\s+(?:\w+ly\s+)?(?:incorrect|wrong|erroneous|flawed|mistaken|misguided
      |hasty|careless|delayed|improper|poor|inadequate|late|premature|reckless)\s+(?:assumptions?|decisions?|choices?|judge?ment|handling|understanding|reading
      |diagnosis|belief|actions?|response|conclusions?)\b
    |\b(?:incorrect|wrong|erroneous|improper|careless|hasty|inappropriate|unauthori[sz]ed|bad|poor)\s+
      (?:actions?|decisions?|choices?|manipulations?|operations?|interventions?|behaviou?r|handling|judge?ment|assumptions?)\s+(?P<of>of|by)
      (?=\s+(?P<whom>(?:[\w'-]+\s+){0,3}[\w'-]+))"""
)


def _whom_failure(sentence: str, match: re.Match[str]) -> Who | None:
    if is_unsaid(sentence, match):
        return None
    if match["by"]:
        who = agent_of(f"by {match['by']}")
        return Who.INSIDER if who in (*PEOPLE, Who.PERHAPS, Who.NAME) else None
    owner, whose = match["owner"], match["whose"]
    who = subject_of(f"the {owner} ") if owner else agent_of(f"by {whose}")
    return who if who in PEOPLE else None


def _whom_held(sentence: str, match: re.Match[str]) -> Who | None:
    if is_unsaid(sentence, match):
        return None
    if match["pronoun"]:
        return Who.SELF if match["pronoun"].lower() == "my" else Who.INSIDER
    holder, whom = match["holder"], match["whom"]
    who = subject_of(f"the {holder} ") if holder else agent_of(f"by {whom}")
    return who if who in PEOPLE else None


FAMILIES = (
    Family(
        "shortfall",
        (
            words(
                """
                unwillingness reluctance disinclination refusing dereliction mismanagement
                maladministration
                malpractice lapse lapses sense excess confidence faith
                """
            ),
        ),
        _UNWILLING,
        _whom_side,
    ),
    Family("shortfall", (words(_FAULTS),), _OWNED, _whom_owned),
    Family(
        "mistake",
        (
            words(
                """
                mistake mistakes misconfiguration misconfigurations misjudgment misjudgement
                misjudgments misjudgements oversight oversights lapse lapses blunder blunders slip
                slipup slips omission omissions fault faults negligence misunderstanding
                misunderstandings miscommunication failure failures carelessness inattention haste
                inexperience complacency breakdown breakdowns failing failings shortcoming
                shortcomings
                """
            ),
        ),
        _SIDE,
        _whom_side,
    ),
    Family(
        "shortfall",
        (
            words("failure failures failings mistakes inability refusal decision"),
            words("to by part"),
        ),
        _FAILURE,
        _whom_failure,
    ),
    Family(
        "shortfall",
        (
            words(
                """
                delayed improper inadequate incorrect inappropriate poor wrong insufficient
                erroneous careless hasty flawed questionable reckless mistaken misguided late
                premature unauthorised unauthorized bad
                """
            ),
        ),
        _HELD,
        _whom_held,
    ),
)
