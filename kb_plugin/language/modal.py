"""Counterfactuals by a modal verb: should have, could have, would have, was supposed to.

Another course of events is compared with the one that took place. What a machine was to do, and
what else might have gone wrong, is no such comparison.
"""

from __future__ import annotations

import re

from kb_plugin.language.deeds import (
    BY_SAFEGUARD,
    DECIDED,
    DONE_BY_PEOPLE,
    REACHED,
    TO_VALUE,
    WORSE,
)
from kb_plugin.language.family import Family
from kb_plugin.language.pattern import phrases, words
from kb_plugin.language.people import OTHERS, PEOPLE, Who
from kb_plugin.language.subject import agent_of, subject_of
from kb_plugin.language.unsettled import is_heading, is_open, is_state
from kb_plugin.language.verbs import CAREFUL, MINDFUL, PARTICIPLE, ings, is_adjective, participles

_ADVERBS = (
    r"(?:(?:\w+ly|also|at\s+least|instead|then|just|even|perhaps|still|ever|never|all|both"
    r"|better)\s+)"
)

_GOOD = phrases(
    r"""(?:prevented|avoided|averted|caught|noticed|detected|spotted|identified|discovered|mitigated
    |reduced|shortened|lessened|minimi[sz]ed|helped|saved|improved|contained|flagged|warned|alerted
    |sped|simplified|eased|surfaced|revealed|uncovered|reviewed|tested|verified|validated
    |anticipated|foreseen|communicated|coordinated|planned|handled|escalated|reali[sz]ed|informed
    |limited|sufficed|picked|curbed|curtailed|forestalled|thwarted|softened|halved)$"""
)
_ENABLING = phrases(r"(?:allowed|enabled|let|given|made|told|shown)$")
_ENABLED = phrases(r"\s+(?:us|the\s+team|engineers|operators|it\s+(?:easier|possible))\b")
_STOPPING = phrases(
    r"(?:stopped|shown|exposed|highlighted|found|spared|limited|isolated|bought|kept|told|pointed|cut)$"
)
_STOPPED = phrases(r"\s+(?:the|this|that|these|those|us|our|it|any|how|whether|out|down)\b")
_BETTER = phrases(
    r"""\W*(?:\w+\W+){0,7}?(?:sooner|earlier|faster|quicker|quickly|rapid|rapidly|better|easier|easily
    |immediately(?!\s+(?:apparent|visible|obvious|clear|noticeable))|within\s+(?:\w+\s+)?(?:seconds|minutes|hours)|less|fewer|shorter|smoother|smaller|clearer|differently|in\s+time|(?:long|years?|months?|weeks?)\s+ago|more\s+(?:careful|proactive
    |clear|quick|effective|efficient|time|information|robust|thorough|transparent|prompt|gradual
    |cautious|prepared|aware)\w*)\b"""
)
_WELCOME = phrases(
    r"""\s+(?:\w+ly\s+|much\s+|far\s+|very\s+|a\s+)*(?:better|good|nice|ideal|useful|helpful|easier
    |faster|quicker|wise|wiser|preferable|beneficial|prudent|sensible|safer|smoother|avoidable
    |preventable|enough|sufficient|able\s+to)\b
    |\s+to\s+(?!blame)\w+"""
)
_NO_DEED = phrases(
    r"""(?:lost|suffered|seen|experienced|expected|liked|loved|preferred|wanted|needed|required
    |hoped|missed|hit|caused|broken|struggled|affected|impacted|had|remained|faced|continued
    |assumed)$"""
)
_HAPPENED = phrases(
    r"(?:happened|occurred|caused|led|resulted|failed|broken|escalated|gone|taken)$"
)
_BEEN_HARM = phrases(
    r"""\s+(?:an?\s+)?(?:issue|outage|incident|problem|affected|impacted|necessary|needed|triggered
    |as\s+(?:bad|severe|long)|so\s+\w+|down|lost|broken)\b"""
)
_HUMAN = phrases(rf"(?:{participles(MINDFUL | CAREFUL)})$")
_CONDITION = phrases(r"\b(?:if|had|ideally|otherwise|ideal\s+world)\b")
_IDEAL = phrases(r"\b(?:ideally|in\s+an\s+ideal\s+world)\b")
_MODAL = phrases(
    rf"""
    \b(?P<modal>should|could|would|might|may|'d|ought\s+to|needed\s+to)(?P<not>n't|\s+not|\s+never)?
    (?:,[^,.;]{{1,40}},)?\s*{_ADVERBS}*(?:\bhave|'ve|\bof|(?<=should)a|(?<=[cw]ould)a)\s+
    (?P<never>never\s+|not\s+)?{_ADVERBS}*
    (?P<verb>{PARTICIPLE})\b(?:(?<=been)\s+{_ADVERBS}*(?!an?\b|the\b|to\b)\w+)?
    """
)


def _whom_modal(sentence: str, match: re.Match[str]) -> Who | None:
    left, right = sentence[: match.start()], sentence[match.end("verb") :]
    if sentence.endswith("?") or is_adjective(match["verb"], right) or is_heading(left, right):
        return None
    if is_open(left):
        return None
    who, verb, modal = subject_of(left), match["verb"], match["modal"].lower()
    if _HARDLY.search(match[0]):
        return None
    is_not = bool(match["not"] or match["never"] or re.search(r"\bnever\s+$", left, re.I))
    is_not = is_not or " never " in match[0].lower()
    is_duty = modal not in ("could", "would", "might", "may", "'d")
    if verb.lower() == "been":
        return (_duty_been if is_duty else _chance_been)(left, right, who, is_not=is_not)
    if is_duty and is_state(sentence):
        return None
    if is_duty:
        if verb.lower() in ("felt", "experienced"):
            return None
        if verb.lower() == "happened" and "never" in match[0].lower():
            return Who.INSIDER
        return _duty(left, verb, right, who, is_not=is_not)
    if is_not and _HAPPENED.match(verb):
        return None if who is Who.OUTSIDER else Who.INSIDER
    if modal == "could" and not is_not and who in PEOPLE and _MORE_OF.match(f"{verb}{right}"):
        return who
    if (
        (_NO_DEED.match(verb) and not _IDEAL.search(sentence))
        or WORSE.match(right)
        or who is Who.NOBODY
    ):
        return None  # `nobody could have known`
    if who in PEOPLE and modal not in ("may", "might"):
        is_deed = _HUMAN.match(verb) or _improves(verb, right) or verb.lower() == "known"
        # What we would have done need not have been better: `the key I would have pressed`.
        is_choice = modal == "could" or _CONDITION.search(sentence)
        return who if is_deed or (is_choice and not is_not) else None
    if who is Who.PERHAPS and modal == "could" and not is_not and DONE_BY_PEOPLE.match(verb):
        return who
    is_note = not left.strip() and modal == "could" and not is_not
    if who is Who.ABSENT and (_HUMAN.match(verb) or is_note):
        return who
    if is_not or who is Who.OUTSIDER:
        return None
    return Who.INSIDER if _improves(verb, right) else None


def _duty(left: str, verb: str, right: str, who: Who, *, is_not: bool) -> Who | None:
    """Return of whom `should have checked` speaks."""
    if who in (*PEOPLE, Who.WORK, Who.ABSENT):
        return None if verb.lower() == "had" and who is Who.ABSENT else who
    if who is Who.PERHAPS:
        return None if _OF_MACHINES.match(verb) else who
    if who is Who.OUTSIDER and re.search(r"\byou\s*$", left, re.IGNORECASE):
        return Who.INSIDER if _only_people(verb) else None
    if who is Who.NAME and _HUMAN.match(verb):
        return who if _only_people(verb) else None
    if _ADVISED.match(verb) or (_CAUGHT.match(verb) and _SAFEGUARD.search(left)):
        return Who.INSIDER
    if verb.lower() == "gone" and _REVIEWED.match(right):
        return Who.INSIDER
    is_event = verb.lower() in ("happened", "occurred") and _EVENT.search(left)
    return Who.INSIDER if is_not and (is_event or REACHED.match(verb)) else None


_EVENT = phrases(
    r"""(?:^|\b(?:this|that|it|which|incident|outage|mistake|failure|breach|accident|explosion|crash|deaths?|injur(?:y|ies)|loss|leak|disaster
    |tragedy|event|merge|deploy(?:ment)?|release|change))\s*(?:never\s*)?$"""
)
_ADVISED = phrases(
    r"(?:advised|asked|challenged|consulted|discussed|insisted|questioned|known|reali[sz]ed|thought)$"
)
_CAUGHT = phrases(r"(?:picked|covered|caught|detected|flagged|prevented|noticed|warned|stopped)$")
_SAFEGUARD = phrases(
    r"\b(?:tests?|testing|monitoring|alerting|alerts|reviews?|qa|ci|process(?:es)?|procedures?|safeguards?|canary)\s*$"
)
"""What people set up: `our tests should have caught it` looks back on them."""

_OF_MACHINES = phrases(
    r"(?:returned|responded|sent|routed|accepted|rejected|delivered|received|retried|failed|restarted|dropped"
    r"|served|started|stopped|run|expired|arrived|been|had|taken|finished|completed|recovered|worked)$"
)
"""What `they` and `the provider` may have left undone where programs are meant."""

_REVIEWED = phrases(
    r"\s+through\s+(?:[\w-]+\s+){0,4}?(?:review|approval|process|testing|staging|qa|checks?)\b"
)


def _only_people(verb: str) -> bool:
    return bool(re.match(rf"(?:{participles(MINDFUL)})$", verb, re.IGNORECASE))


def _duty_been(left: str, right: str, who: Who, *, is_not: bool) -> Who | None:
    """Return of whom `should have been checked` speaks."""
    if re.search(r"\bthere\s*$", left, re.IGNORECASE) and not is_not:
        return Who.INSIDER
    state = re.sub(rf"^\s+{_ADVERBS}*", "", right, count=1, flags=re.IGNORECASE)
    if who is Who.OUTSIDER or TO_VALUE.match(state):
        return None
    if BY_SAFEGUARD.match(state) and not is_not:
        return Who.INSIDER
    if agent_of(state.partition(" ")[2]) in OTHERS:
        return None
    if not is_not and _WORK_GOES_ON.search(left) and re.match(r"(?:stopped|held|frozen)\b", state):
        return Who.INSIDER
    if who in (*PEOPLE, Who.WORK) or (who is Who.PERHAPS and _ATTENDING.match(state)):
        return who
    if is_not and not any(one.isalnum() for one in state):  # `and it should not have been`
        return Who.INSIDER
    return Who.INSIDER if (DECIDED if is_not else DONE_BY_PEOPLE).match(state) else None


_ATTENDING = phrases(rf"(?:{ings(MINDFUL)}|watching|checking|monitoring)\b")

_HARDLY = phrases(r"\b(?:barely|hardly|scarcely)\b")
"""`Users should have barely noticed` tells of an effect."""

_WORK_GOES_ON = phrases(
    r"\b(?:deploy(?:ment)?|roll-?out|release|migration|work|change|launch|operation|upgrade|test|exercise)\s*$"
)
_MORE_OF = phrases(
    r"had\s+(?:\w+ly\s+|much\s+|far\s+)*(?:more|better|stronger|clearer|closer|additional|tighter)\b"
)
_THERE = phrases(r"\bthere\s*$")
_SAFEGUARDS = phrases(
    r"\s+(?:[\w-]+\s+){0,3}?(?:checks?|tests?|testing|alerts?|alerting|monitoring|reviews?|safeguards?"
    r"|warnings?|communication|documentation|validation|verification)\b"
)
"""What people set up: `there could have been manual checks`."""

_MORE = phrases(r"\bmore\s*$")
_SOONER = phrases(r"\b(?:earlier|faster|quicker|better|sooner)\s+[\w-]+\s*$")


def _chance_been(left: str, right: str, who: Who, *, is_not: bool) -> Who | None:
    """Return of whom `could have been avoided` speaks."""
    if is_not:
        return Who.INSIDER if _BEEN_HARM.match(right) else None
    if WORSE.match(right) or who is Who.OUTSIDER:
        return None
    state = re.match(rf"\s+{_ADVERBS}*(\w+)", right, re.IGNORECASE)
    is_good = state is not None and bool(_GOOD.match(state[1]))
    is_good = is_good or bool(
        _EVENT.search(left) and state and state[1].lower() in ("stopped", "halted")
    )
    is_good = is_good or bool(_MORE.search(left) and state and state[1].lower() == "done")
    is_good = is_good or bool(_SOONER.search(left) and state and state[1].lower() == "possible")
    is_good = is_good or bool(_THERE.search(left) and _SAFEGUARDS.match(right))
    if is_good or _WELCOME.match(right) or _BETTER.match(right):
        return who if who is Who.SELF else Who.INSIDER
    return None


def _improves(verb: str, right: str) -> bool:
    if _STOPPING.match(verb) and _STOPPED.match(right):
        return True
    if _ENABLING.match(verb):
        return bool(_ENABLED.match(right) or _BETTER.match(right))
    return bool(_GOOD.match(verb) or _BETTER.match(right))


_MODALS = words(
    """
    should could would might may ought needed shouldn't couldn't wouldn't mightn't should've
    could've would've might've shoulda coulda woulda we'd they'd i'd he'd she'd you'd it'd
    """
)

FAMILIES = (Family("might-have-been", (_MODALS,), _MODAL, _whom_modal),)
