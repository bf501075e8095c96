"""What was not done, with nobody named: was not reviewed, no testing was done, was left out.

The passive hides whose act is missed; the act is still one that only people could have done.
"""

from __future__ import annotations

import re

from kb_plugin.language.family import Family, anyone
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


_ACTS = r"""(?:testing|tests|reviews?|checks?|verification|validation|thought|consideration
    |communication|notice|warning|announcement|analysis|plan|investigation|risk\s+assessment
    |hand-?overs?|handoffs?|briefing|rehearsal|follow-?up|action|attention|effort|heads[\s-]up)"""
_NOTHING_DONE = phrases(
    rf"""\bno\s+(?:[\w-]+\s+){{0,2}}?{_ACTS}\s+(?:of\s+\w+\s+)?(?:was|were|had\s+been)\s+(?:ever\s+)?
      (?:done|made|given|performed|carried\s+out|conducted|sent|undertaken|issued|posted|taken|paid
      |held)\b
    |\bno\s+(?:[\w-]+\s+){{1,3}}(?:was|were|had\s+been)\s+(?:(?:ever|seriously|even|properly)\s+)*
      (?:considered|consulted|explored|discussed|assessed)\b
    |\b(?:tests?|testing|reviews?|checks?|drills?|rehearsals?|inspections?|backups?|steps|verification
      |validation|assessments?|maintenance)\s+(?:was|were|had)
      (?:\s+not|n't|\s+never)\s+(?:been\s+)?(?:made|done|performed|carried\s+out|conducted)\b
    |\b(?:was|were)\s+\w+\s+(?:but|and)\s+(?:was\s+|were\s+)?(?:not|never)\s+(?:tested|investigated|reviewed
      |escalated|followed\s+up|acted\s+(?:up)?on|checked|verified|communicated|announced)\b
    |\b(?:nothing|too\s+little|little)\s+(?:was|had\s+been)\s+(?:ever\s+)?done\b(?!\s+with\b)
    |\b(?:little|not\s+enough|insufficient)\s+(?:\w+\s+)?(?:thought|attention|care|consideration|priority
      |notice|weight)\s+(?:was|were|had\s+been)\s+(?:given|paid|taken)\b
    |(?:\b(?:was|were|had|have|has)\s+|,\s+|(?<=\bbut\s))never\s+(?:(?:been|\w+ly)\s+){{0,3}}(?:re-?)?
      (?:tested|reviewed|verified|checked|questioned|followed\s+up|addressed|prioriti[sz]ed
      |acted\s+(?:up)?on|documented|communicated|rehearsed|exercised|validated)\b
    |\b(?:was|were|had\s+been)\s+never\s+(?:been\s+)?(?:\w+ly\s+)?(?:done|carried\s+out|implemented
      |performed|discussed|planned|considered|reported|raised|escalated|put\s+in\s+place|assigned)\b
    |\b(?:information|warnings?|concerns?|instructions?|knowledge|advice|context|documentation|findings?)\s+
      (?:was|were|is|had)(?:\s+not|n't|\s+never)\s+(?:been\s+)?(?:passed\s+on|handed\s+over|relayed|conveyed
      |shared|given)\b
    |\b(?:ci|tests?|checks?|suite|linters?)\s+(?:was|were|had)(?:\s+not|n't|\s+never)\s+(?:been\s+)?run\b
    |\b(?:checklist|runbook|playbook)\s+(?:was|were|had)(?:\s+not|n't|\s+never)\s+(?:been\s+)?
      (?:completed|used|consulted|filled\s+(?:in|out))\b
    |\bwent\s+(?:unnoticed|undetected|unchallenged)\s+by\s+(?:the\s+)?(?:us|teams?|engineers?|everyone
      |reviewers?|operators?|developers?|staff|on-?call)\b
    |\bno\s+evidence\s+(?:that\s+[^.;]{{1,60}}?(?:had\s+|has\s+|have\s+|was\s+|were\s+)?(?:ever\s+)?(?:undertaken|considered
       |carried\s+out|checked|tested|conducted|performed|reviewed|assessed|discussed|trained)
      |of\s+(?:any\s+)?(?:(?:[\w-]+\s+){{0,3}}?(?:being|having\s+been)\s+(?:discussed|reviewed|tested|considered|assessed)|testing|reviews?|assessments?|planning|training|consideration|supervision))\b
    |(?<!model\s)(?<!classifier\s)\b(?:had|has|have|was|were)(?:\s+not|n't|\s+never)\s+(?:(?:received|undergone|been\s+given|been|given|completed)\s+)?
      (?:(?:\w+ly|adequate|sufficient|proper|enough|any|the|necessary|required|formal)\s+){{0,2}}(?:training|trained|induction
        |instruction)\b
    |\bstatus\s*page\s+(?:was\s+not|wasn't|had\s+not\s+been)\s+updated\b"""
)
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
        (
            words(
                """
                no not nothing little enough insufficient never status went test tests testing
                review reviews check checks drill drills rehearsal rehearsals inspection inspections
                backup backups checklist runbook playbook
                information warning warnings concern concerns instruction instructions knowledge
                advice context documentation finding findings ci suite linter linters evidence
                considered consulted explored assessed discussed steps verification validation
                assessment assessments maintenance training trained induction received undergone
                """
            ),
            words(
                """
                was were is had have has isn't wasn't weren't hadn't hasn't haven't never
                went trained of
                """
            ),
        ),
        _NOTHING_DONE,
        anyone,
    ),
    Family(
        "not-done",
        (words("left kept cut brushed shrugged swept deprioritised deprioritized taken"),),
        _LEFT_OUT,
        _whom_left_out,
    ),
)
