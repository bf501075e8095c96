"""Attribution of a shortfall: failed to, forgot, overlooked, missed, did not follow."""

from __future__ import annotations

import re

from kb_plugin.language.family import Family, is_note
from kb_plugin.language.pattern import phrases, words
from kb_plugin.language.people import OTHERS, PEOPLE, Who
from kb_plugin.language.subject import agent_of, subject_of
from kb_plugin.language.verbs import CAREFUL, INWARD, MINDFUL, OFFICIAL, bases

_ADVERB = r"(?:(?!apply|comply|reply|rely\b|supply)\w+ly\s+|also\s+|then\s+|even\s+|just\s+)"
_UNSAID = phrases(
    r"""(?:\b(?:not|no|never|without|neither|nor|rather\s+than|instead\s+of|avoid\w*|prevent\w*
    |reduc\w+|eliminat\w+|risk\s+of|prone\s+to|room\s+for|potential|possib\w+|against|likel\w+
    |chance\w*\s+of|future|unless|minimi[sz]\w+|protect\w*|guard\w*|learn\w*\s+from
    |any|if)|n't)\b
    (?:\W+\w+){0,4}\W*$"""
)


_IF = phrases(r"\s*(?:if|unless)\b(?!\s+only\b)[^,;]*$")


def is_unsaid(sentence: str, match: re.Match[str]) -> bool:
    """Tell whether the words before a match deny it, or speak of what might be."""
    left = sentence[: match.start()]
    return bool(_IF.match(left) or _UNSAID.search(left[-60:]))


_FAILED = phrases(
    rf"""\b(?P<form>failed|failing|failure|neglected|neglecting)\s+{_ADVERB}?to\s+{_ADVERB}*
    (?!listen\s+(?!to\b))(?P<verb>[\w-]+)"""
)
_RULED = "follow|adhere|comply|predict|patch|apply|implement|maintain|provide|act|manage"
_MINDFUL = phrases(rf"(?!read|request|recogni|share|exercise)(?:{bases(MINDFUL)}|{_RULED})$")
_HUMAN = phrases(rf"(?:{bases(MINDFUL | CAREFUL | OFFICIAL)}|{_RULED}|use|take)$")
_INWARD = phrases(rf"(?:{bases(INWARD | OFFICIAL)}|consider|ask|implement|comply|adhere|act)$")
_OF_WORK = phrases(
    r"(?:address|apply|assess|carry|conduct|evaluate|follow|inspect|monitor|patch|perform|maintain"
    r"|test|train|undertake|verify)$"
)
"""What `due to a failure to …` says of people, while programs fail to detect and to update."""

_OFFICIALLY = phrases(
    r"""\b(?:board|inquiry|enquiry|inquest|regulator|watchdog|auditors?|investigators?|commission\w*
    |committee|coroner|court|jury|judge|prosecutors?|lawsuit|complaint|ntsb|report)\b[^.;]{0,60}
    \b(?:said|says|stated?s?|found|finds|concluded|concludes|determined|noted|alleged?s?|claimed|held
    |ruled|argued)\b"""
)
"""Bodies that judge people and organisations: `the regulator said that it had failed to …`."""
_DUE = phrases(
    r"\b(?:due\s+to|because\s+of|from|by|of|includ\w+|was|were|and)\s+(?:an?\s+|the\s+)?$"
)
_THOUGHT = phrases(
    r"(?:anticipate|appreciate|ask|consider|consult|disclose|discuss|foresee|reali[sz]e|think|understand)$"
)
_ATTEMPT = phrases(
    r"(?:reproduce|restore|recover|connect|reach|log|login|find|get|load|join|start|bring|obtain"
    r"|reconcile)$"
)
"""What one tries without success; nobody is at fault for it."""


def _whom_failed(sentence: str, match: re.Match[str]) -> Who | None:
    form, verb, left = match["form"].lower(), match["verb"], sentence[: match.start()]
    who = subject_of(left)
    if form == "failed" and who not in PEOPLE and _HUMAN.match(verb) and _OFFICIALLY.search(left):
        return Who.INSIDER
    if form == "failure" and _DUE.search(left) and _OF_WORK.match(verb):
        return Who.INSIDER
    if form == "neglecting" and who is Who.THING and not is_unsaid(sentence, match):
        return Who.INSIDER
    if who is Who.THING and re.search(r"\b(?:it|which)\s+(?:\w+\s+)?$", left, re.IGNORECASE):
        return Who.INSIDER if form == "failed" and _THOUGHT.match(verb) else None  # a company
    if form.startswith("neglect"):
        return None if who in (Who.THING, Who.OUTSIDER) else who
    if form != "failure" and who in PEOPLE:
        return None if _ATTEMPT.match(verb) else who
    if form != "failure" and who is Who.WORK:
        return who if _HUMAN.match(verb) else None
    if form == "failure" and re.search(r"\b(?:my|our|their|his|her|\w+'s)\s+$", left, re.I):
        return Who.INSIDER if _HUMAN.match(verb) else None
    if form == "failed" and who is Who.NAME:  # `Equifax`, but mostly `Kubernetes`
        return who if _INWARD.match(verb) else None
    if form == "failed" and who is Who.PERHAPS and _HUMAN.match(verb):
        return Who.INSIDER
    if form == "failed" and who is not Who.ABSENT:
        return None
    if form == "failed" and verb.lower() in _LOOKED and _AT_WORK.match(sentence[match.end() :]):
        return who
    return Who.INSIDER if _MINDFUL.match(verb) and not is_unsaid(sentence, match) else None


_LOOKED = ("verify", "check", "test", "validate", "ensure", "confirm", "communicate")
_AT_WORK = phrases(r"\s+(?:that|whether|if|our|with)\b")
"""`Failed to verify the certificate` is the message of a program."""


_FORGOT = phrases(
    r"""
    \b(?: (?P<active>forgot|(?:had|has|have)\s+(?:\w+ly\s+)?forgotten)
        | (?P<passive>(?:was|were|been|got|being)\s+(?:\w+ly\s+|simply\s+)?
            (?:forgotten|overlooked|neglected|disregarded))
        | (?P<gerund>(?:forgetting|overlooking)(?=\s+(?:to|about|that|the|a|this|our)\b)
            |missing(?=\s+that\b))
        | (?P<person>overlooked|neglected|disregarded|dismissed|ignored|skipped|bypassed|omitted
            |tolerated|condoned
            |refused\s+to|lost\s+(?:track|sight)\s+of)
        | (?P<headline>(?:alerts?|warnings?|alarms?|concerns?|recommendations?|reminders?|advice)\s+
            (?:(?:repeatedly|\w+ly)\s+)?(?:ignored|dismissed|disregarded)
            (?=\s*(?:[.,;]|$)|\s+(?:twice|for|several|many|repeatedly|by\s+(?:us|the\s+team))\b))
        | (?P<habit>(?:(?:routinely|regularly|often|always|constantly|repeatedly|frequently)\s+
            (?:ignores?|skips?|forgets?|neglects?|overlooks?|bypass(?:es)?)|forgets\s+to))
        | (?P<lost>went\s+unheeded|(?:fell|falls?)\s+on\s+deaf\s+ears|slipped\s+(?:my|our|his|her
            |their|everyone's)\s+minds?|(?:fell|slipped)\s+through\s+the\s+cracks))\b
    """
)
_SORTED = phrases(r"\s+(?:as|if|because|since|due)\b")
"""An alert that was ignored as a duplicate was ignored by a program."""

_SIGNAL = phrases(
    r"""\b(?:alerts?|warnings?|pages?|alarms?|e-?mails?|signals?|notifications?|signs?|reports?
    |recommendations?|advice|concerns?|guidelines?|procedures?|tickets?|complaints?|steps?)\b
    \W*(?:\w+\W+){0,4}$"""
)
_MAY_BE = phrases(r"\b(?:can|could|may|might|will|easily|often|to|get)\s+\W*$")
_IS = phrases(r"\b(?:was|were|been|being|is|are|be|gets?|got)\s+(?:\w+ly\s+)*$")


def _whom_forgot(sentence: str, match: re.Match[str]) -> Who | None:
    left = sentence[: match.start()]
    if is_unsaid(sentence, match) or sentence.endswith("?"):
        return None
    if match["gerund"] or match["lost"] or match["headline"]:
        return Who.INSIDER
    if match["passive"]:
        return None if _MAY_BE.search(left) else Who.INSIDER
    who = subject_of(left)
    if match["active"]:
        is_acronym = who is Who.NAME and re.search(r"\b[A-Z]{2,}\s+$", left)
        return None if who in (Who.THING, Who.OUTSIDER) or is_acronym else who
    if match["habit"]:
        return who if who in PEOPLE else None
    if is_note(sentence, match):
        return Who.ABSENT
    if passive := _IS.search(left):
        if agent_of(sentence[match.end() :]) in PEOPLE:
            return Who.INSIDER
        is_signal = match["person"].lower() in ("ignored", "dismissed", "skipped", "bypassed")
        is_signal = is_signal and not _SORTED.match(sentence[match.end() :])
        is_signal = is_signal and bool(_SIGNAL.search(left)) and "be " not in passive[0]
        return Who.INSIDER if is_signal else None
    is_it = bool(re.search(r"\b(?:it|which)\s+(?:has\s+|had\s+)?$", left, re.IGNORECASE))
    is_body = who in (Who.PERHAPS, Who.NAME) or is_it
    is_heedless = bool(_HEEDLESS.match(match["person"])) and is_body
    return who if who in PEOPLE or is_heedless else None


_HEEDLESS = phrases(r"(?:neglected|disregarded|overlooked|dismissed|tolerated|condoned)$")
"""What `they` and `the provider` do where no programs can be meant."""

_AROUND = phrases(
    r"""\b(?:bypass(?:ed|es|ing)|circumvent(?:ed|s|ing)|sidestepp(?:ed|ing)|skipp(?:ed|ing))\s+
    (?:(?:the|our|all|any|normal|usual|standard|code|peer|proper|required|formal)\s+)*
    (?:review|approvals?|sign-?offs?|qa|change\s+(?:control|management|process)|safeguards
    |(?:review|release|approval|deployment|testing)\s+(?:process|procedure)s?|staging)\b"""
)
"""Of whatever it is said, people went that way: `the change bypassed review`."""


def _whom_around(sentence: str, match: re.Match[str]) -> Who | None:
    left = sentence[: match.start()]
    return None if is_unsaid(sentence, match) or _MAY_BE.search(left) else Who.INSIDER


_MISSED = phrases(
    r"""\b(?:
      (?P<passive>(?:was|were|been|got)\s+(?:\w+ly\s+)?missed\s+
        (?:by\s+(?P<agent>(?:[\w'-]+\s+){0,3}?[\w'-]+)(?=\s*(?:[.,;]|$)|\s+(?:because|and|but|for|when|who|in|on|at)\s)
          |(?:in|during)\s+(?:[\w-]+\s+){0,4}?(?:reviews?|audits?|inspections?|testing|planning
            |triage|migration|upgrade|handover|preparation|analysis|investigation)\w*))
      | (?P<signal>(?:alerts?|warnings?|alarms?|pages?|e-?mails?|reminders?|steps?)\s+
          (?:(?!signs\b)\w+\s+){0,3}?(?:was|were|got)\s+(?:\w+ly\s+)?missed(?!\s+by\b))
      | (?P<sign>(?:signs?|flags?|warnings?|clues?|hints?)\s+(?:was|were|had\s+been)\s+missed)
      | (?P<noun>(?:an?|the|one|our)\s+missed\s+(?:[\w-]+\s+){0,2}?(?:renewal|warning|step|check
          |handover|reminder)s?)
      | (?P<later>(?:was|were)\s+(?:subsequently|then|therefore|thus|initially|simply|completely
          |somehow|apparently|unfortunately)\s+missed(?=\s*(?:[.,;]|$)|\s+(?:and|but|until|in|during)\b))
      | (?P<active>missed)(?=\s+(?:the|this|that|a|an|it|these|those|several|some|one|two|our|to|in
          |during|multiple|all|both|alerts?|pages?|warnings?)\b|\s*(?:[.,;]|$))
          (?!\s+(?:the\s+|an?\s+|our\s+)?(?:call|meeting|deadline|sla|slo|opportunity|chance)\b)
    )"""
)


def _whom_missed(sentence: str, match: re.Match[str]) -> Who | None:
    if match["sign"] or match["signal"] or match["later"] or match["noun"]:
        return Who.INSIDER
    if match["passive"]:
        is_by_others = match["agent"] is not None and agent_of(f"by {match['agent']}") in OTHERS
        return None if is_by_others else Who.INSIDER
    if re.search(r"\b(?:may|might|could)\s+have\s+$", sentence[: match.start()], re.IGNORECASE):
        return None
    who = subject_of(sentence[: match.start()])
    return who if who in PEOPLE or is_note(sentence, match) else None


_FORGOTTEN = """forgot forgotten overlooked neglected disregarded forgetting overlooking dismissed
missing ignored skipped bypassed omitted tolerated condoned refused lost unheeded deaf slipped fell
ignore ignores skip skips forget forgets neglect neglects overlook overlooks bypass bypasses"""
FAMILIES = (
    Family(
        "shortfall", (words("failed failing failure neglected neglecting"),), _FAILED, _whom_failed
    ),
    Family("shortfall", (words(_FORGOTTEN),), _FORGOT, _whom_forgot),
    Family("shortfall", (words("missed"),), _MISSED, _whom_missed),
    Family(
        "shortfall",
        (
            words(
                """
                bypassed bypasses bypassing circumvented circumvents circumventing sidestepped
                sidestepping skipped skipping
                """
            ),
        ),
        _AROUND,
        _whom_around,
    ),
)
