"""Attribution by what was wrong: ran it on the wrong host, assumed that it was the standby."""

from __future__ import annotations

import re

from kb_plugin.language.family import Family, writer
from kb_plugin.language.mistake import person
from kb_plugin.language.pattern import phrases, words
from kb_plugin.language.people import PEOPLE, Who
from kb_plugin.language.shortfall import is_unsaid
from kb_plugin.language.subject import agent_of, subject_of

_WRONG = phrases(
    r"""\b(?!suspected|looked|blamed|returned|fixed|corrected|found|noticed|identified|reported
      |cleaned|verified|discovered|confirmed|reali[sz]ed|turned|seemed|proved)
    (?:\w{2,}ed|ran|rebuilt|built|wrote|drove|bought|chose|took|set|cut|put|gave|told|(?:delete|remove|run|drop|use|push|pick|pull|select|type|copie|enter
      |click|paste|merge|clone|choose|deploy|edit|kill|dispense|connect|administer)s)\s+
    (?:(?!all\b|any\b|something\b|nothing\b|what\b|went\b|was\b|were\b|is\b|\w{2,}ed\b)[\w'-]+\s+){0,4}?wrong\b(?!\s+with\b)"""
)
_WRONG_ONE = phrases(
    r"""\b(?:was|were|been|got)\s+(?:\w+ly\s+)?(?:made|run|executed|applied|deployed|issued|performed|typed|entered
    |merged|pushed|installed|connected|plugged|carried\s+out|released|uploaded|taken)\s+(?:on|to|in|against|from|at|into|with
    |for)\s+(?:the\s+|a\s+)?wrong\b"""
)
_WRONG_BY = phrases(
    r"\bwrong\s+(?:[\w-]+\s+){1,2}?(?:was|were|got|had\s+been)\s+(?:\w{2,}ed|run|set|put|sent|chosen|given)(?=\s+(?:\w+\s+){0,4}?by\b)"
)

_ELSEWHERE = phrases(
    r"""\b(?:against|on|in|to|into|at|from)\s+(?:the\s+|our\s+)?(?:production|prod|live|primary|master)\b[^.,;]{0,30}?
    \s(?:instead\s+of|rather\s+than|thinking\s+(?:it|that|they|he|she|I|we))\s+(?:\w+\s+){0,3}?
    (?:staging|stage|test\w*|dev\w*|pre-?prod\w*|sandbox|replica|secondary|standby)\b"""
)
"""Where people meant another environment; programs are sent there too."""


def _whom_elsewhere(sentence: str, match: re.Match[str]) -> Who | None:
    told = (subject_of(sentence[: verb.start()]) for verb in _TOLD.finditer(sentence))
    who = next((one for one in told if one in PEOPLE), None)
    return None if is_unsaid(sentence, match) else who


_TOLD = re.compile(r"\b(?:\w{2,}ed|ran|began|did|put|set|typed)\b")


def _whom_wrong_by(sentence: str, match: re.Match[str]) -> Who | None:
    who = agent_of(sentence[match.end() :])
    return who if who in PEOPLE else None


_ASSUMED = phrases(
    r"\b(?:assumed|presumed|trusted)(?=\s+(?:that|he|she|they|the|it|this|a|an|his|her|their)\b)"
)


def _whom_assumed(sentence: str, match: re.Match[str]) -> Who | None:
    """Return somebody named by role: of `we`, it is a plain account."""
    left = sentence[: match.start()]
    is_we = re.search(r"\b(?:we|I|been|was|were|be)\s+(?:\w+ly\s+|had\s+|just\s+)*$", left, re.I)
    who = subject_of(left)
    return who if who is Who.INSIDER and not is_we and not is_unsaid(sentence, match) else None


def _whom_one(sentence: str, match: re.Match[str]) -> Who | None:
    return None if is_unsaid(sentence, match) else writer(sentence, match)


FAMILIES = (
    Family("mistake", (words("assumed presumed trusted"),), _ASSUMED, _whom_assumed),
    Family(
        "mistake",
        (words("production prod live primary master"), words("instead rather thinking")),
        _ELSEWHERE,
        _whom_elsewhere,
    ),
    Family("mistake", (words("wrong"),), _WRONG, person),
    Family("mistake", (words("wrong"), words("was were been got")), _WRONG_ONE, _whom_one),
    Family("mistake", (words("wrong"), words("by")), _WRONG_BY, _whom_wrong_by),
)
