"""What was not done, with nobody named: was not reviewed, no testing was done, was left out.

The passive hides whose act is missed; the act is still one that only people could have done.
"""

from __future__ import annotations

import re

from kb_plugin.language.family import Family
from kb_plugin.language.pattern import phrases, words
from kb_plugin.language.people import OTHERS, PEOPLE, Who
from kb_plugin.language.subject import agent_of, subject_of

_CHECKED = """
tested reviewed checked verified validated questioned rehearsed exercised audited examined
investigated announced documented monitored double-checked scrutinised scrutinized vetted
evaluated re-evaluated reassessed revisited
"""
_MARKS = "properly|adequately|sufficiently|thoroughly|appropriately|correctly|carefully|fully"
"""A mark that is given for work is asked about as such, by `normative`."""

_NOT_DONE = phrases(
    rf"""
    \b(?:was|were|had)(?:\s+not|n't|\s+never)\s+(?:been\s+)?(?:(?:(?!{_MARKS})\w+ly|even|ever)\s+)*
    (?P<done>(?P<told>consulted|informed|told|warned|briefed|made\s+aware|looped\s+in|invited|involved|engaged
       |notified)
     |(?P<checked>(?:(?:load|stress|peer|code|smoke|field|battle)[\s-]*)?(?:{"|".join(_CHECKED.split())}))
     |considered|anticipated|foreseen|communicated|accounted\s+for|thought\s+(?:of|about|through)
     |taken\s+(?:into\s+(?:account|consideration)|seriously)|planned\s+for|coordinated|escalated
     |discussed|appreciated|acted\s+(?:up)?on|followed\s+(?:up|through)|addressed
     |prioriti[sz]ed|actioned|given\s+(?:\w+\s+){{0,2}}?(?:priority|attention|thought|consideration|notice|warning)
     |(?:caught|spotted|noticed|picked\s+up|found|identified)\s+(?:\w+\s+)?(?:in\s+testing\s+)?
       (?:in|during|by)\s+(?:the\s+|our\s+|code\s+|peer\s+|a\s+)*(?:review\w*|us|(?:\w+\s+)?teams?
       |engineers?|developers?|qa))\b
    """
)
_BY_A_TEST = phrases(r"\s+(?:by|in|on|against|with)\s+(?:the\s+|our\s+|any\s+)*(?:\w+\s+)?tests?\b")
_IDLE = phrases(
    r"""[^.,;]*\byet\b|\s+(?:because|any\s?more|again|until|since\s+(?:we|it|there|this|that|no|they
    |the\s+\w+\s+(?:was|were|is|are|had|has)))\b"""
)
"""What follows where a report tells a state and its reason, and looks back on nothing."""


def _whom_not_done(sentence: str, match: re.Match[str]) -> Who | None:
    who = subject_of(sentence[: match.start()])
    right = sentence[match.end() :]
    is_placed = re.search(r"\s(?:in|during|by)\s", match["done"])
    if sentence.endswith("?") or (not is_placed and agent_of(right) in OTHERS):
        return None
    if match["told"]:
        return Who.INSIDER if who in (*PEOPLE, Who.PERHAPS, Who.OUTSIDER) else None
    if match["checked"] and (_IDLE.match(right) or _BY_A_TEST.match(right)):
        return None
    return who if who is Who.SELF else Who.INSIDER


_LEFT_OUT = phrases(
    r"""\b(?:was|were)\s+left\s+(?:un(?:latched|locked|secured|patched|monitored|protected|tested|reviewed
      |checked|maintained|supervised|fixed|documented|guarded|staffed|plugged|answered))\b
    |\b(?:was|were)\s+(?:left\s+out|kept\s+out|cut\s+out)\s+of\b|\bkept\s+in\s+the\s+dark\b
    |\b(?:was|were)\s+(?:left\s+(?:unaddressed|unattended|unresolved|unanswered|to\s+languish)
      |brushed\s+(?:off|aside)|shrugged\s+off|swept\s+under|deprioriti[sz]ed|not\s+taken\s+seriously)\b"""
)


def _whom_left_out(sentence: str, match: re.Match[str]) -> Who | None:
    who = subject_of(sentence[: match.start()])
    is_about_people = (
        who in (*PEOPLE, Who.PERHAPS, Who.OUTSIDER) or " out of" not in match[0].lower()
    )
    return Who.INSIDER if is_about_people and not sentence.endswith("?") else None


FAMILIES = (
    Family(
        "not-done",
        (
            words(_CHECKED.replace("-", " "))
            | words(
                """
                considered anticipated foreseen communicated accounted thought taken planned
                coordinated escalated discussed appreciated consulted informed told made warned
                briefed looped invited involved notified thoroughly caught spotted noticed picked
                found identified acted followed addressed prioritised prioritized given
                actioned engaged
                """
            ),
            words("not wasn't weren't hadn't never"),
        ),
        _NOT_DONE,
        _whom_not_done,
    ),
    Family(
        "not-done",
        (words("left kept cut brushed shrugged swept deprioritised deprioritized taken"),),
        _LEFT_OUT,
        _whom_left_out,
    ),
)
