"""Attribution of a mistake: by mistake, an oversight, misread, the wrong command."""

from __future__ import annotations

import re

from kb_plugin.language.family import Family, is_note, writer
from kb_plugin.language.pattern import phrases, words
from kb_plugin.language.people import OTHERS, PEOPLE, Who
from kb_plugin.language.shortfall import is_unsaid
from kb_plugin.language.subject import agent_of, subject_of

_OWNER = r"(?:my|our|their|his|her|[\w-]{1,30}'s)"
_MADE = phrases(
    r"""\b(?:made|making)\s+(?:(?:an?|the|this|that|some|several|our|two|another|few|many)\s+)?
    (?:[\w-]+\s+){0,3}?(?:mistakes?|errors?|blunders?|slips?
      |(?:wrong|bad|poor|incorrect|false)\s+(?:decision|choice|call|assumption)s?)\b"""
)


def _whom_made(sentence: str, match: re.Match[str]) -> Who | None:
    if is_unsaid(sentence, match):
        return None
    who = subject_of(sentence[: match.start()])
    if who in PEOPLE or "mistake" in match[0].lower():
        return who if who is Who.SELF else Who.INSIDER
    return Who.INSIDER if who in (Who.ABSENT, Who.PERHAPS) else None


_MISTAKE = phrases(
    rf"""\b(?:
      (?:mistakes?|blunders?)\s+(?:(?:was|were|had\s+been)\s+)?made
      |by\s+(?:mistake|accident|error(?!\s+(?:code|rate|type|class)))
      |unforced\s+errors?|own\s+goal
      |(?:was|were|is)\s+(?:\w+ly\s+)?wrong\s+of\s+(?:us|me|him|her|them|the\s+\w+)
      |(?P<adverb>mistakenly|erroneously)
      |(?:the|this|{_OWNER})\s+(?:\w+\s+){{0,4}}?(?:mistake|blunder)
        (?=\s+(?:made|was|led|that|caused|which|meant|went)\b)
      |(?:an?|the|this|{_OWNER})\s+(?:\w+\s+){{0,2}}?oversight
        (?=\s*(?:$|[^\w\s])|\s+(?:in|on|by|made|during|was|led|that|when|from|caused|which|meant
          |and|where|with|while|due)\b)
      |(?:was|were|is)\s+(?:\w+ly\s+)?an?\s+(?:\w+,?\s+){{0,3}}?(?:mistake|blunder|oversight)
      |(?:obvious|serious|grave|costly|basic|massive|terrible|major|glaring|fatal|unfortunate|elementary)\s+
        (?:\w+\s+)?(?:mistakes?|blunders?|oversights?)
      |(?<=,\s)(?:also\s+|\w+ly\s+)?a\s+(?:\w+\s+)?mistake
      |(?:botched|bungled|mismanaged|mishandled)\s+(?:\w+\s+)?(?:rebase|merge|deploy\w*|migration|release|upgrade
        |maintenance|update|roll-?out|launch|rollback|change|install\w*|recovery|restore|response)
      |there\s+(?:was|were|had\s+been)\s+(?:an?\s+|some\s+)?(?:\w+\s+)?(?:miscommunication|misunderstanding
        |lapse|oversight)
      |(?:was|is)\s+an?\s+(?:significant|big|huge|clear|bad|real|major|total)\s+miss
      |(?:mistaken|false|erroneous)\s+(?:belief|impression)|mistaken\s+(?:assumption|understanding)
      |under\s+the\s+(?:wrong|incorrect)\s+(?:assumption|impression|belief)
      |due\s+to\s+(?:\w+\s+){{0,3}}oversights?
      |(?:testing|configuration|review|human|planning)\s+oversights?
      |oversights?\s+(?:by|on)\b
      |{_OWNER}\s+(?:\w+\s+)?(?:fault|mistakes?|oversight|negligence|carelessness)
      |(?:due\s+to|caused\s+by|because\s+of|result\s+of)\s+(?:an?\s+|the\s+|some\s+)?(?:\w+\s+){{0,2}}
        mistakes?
    )(?:\b|(?<=\s))"""
)
_ERROR = phrases(
    rf"""\b(?:
      (?<!user\s)(?<!human\s)(?<!operator\s)errors?\s+(?:was|were)\s+made
        (?!\s+(?:visible|worse|available|public|clear|possible|more))
      |(?<!result\s)(?<!resulted\s)(?<!ended\s)(?<!were\s)(?<!was\s)(?<!is\s)(?<!are\s)in\s+error
        (?=\s*(?:[.,;]|$|(?:and|by|to|on|at|during|from|while|when)\b))
      |(?:error|fault|mistake|failure|omission)s?\s+on\s+{_OWNER}\s+part
      |(?:silly|stupid|dumb|rookie|boneheaded|embarrassing)\s+(?:mistakes?|errors?|typos?|bugs?)
    )\b"""
)


_LUCKY = phrases(r"\b(?:worked\s+around|found|discovered|noticed|fixed|solved|learn(?:ed|t))\b")


def _whom_mistake(sentence: str, match: re.Match[str]) -> Who | None:
    left = sentence[: match.start()]
    if is_unsaid(sentence, match) or (match[0].endswith("accident") and _LUCKY.search(left)):
        return None
    if match["adverb"]:
        who = subject_of(sentence[: match.start()])
        agent = agent_of(sentence[match.end() :])
        if agent in OTHERS or (who in OTHERS and not _is_passive(sentence, match)):
            return None
        return Who.SELF if Who.SELF in (who, agent) else Who.INSIDER
    return writer(sentence, match)


def _whom_plain(sentence: str, match: re.Match[str]) -> Who | None:
    return None if is_unsaid(sentence, match) else writer(sentence, match)


def _is_passive(sentence: str, match: re.Match[str]) -> bool:
    before = re.search(r"\b(?:was|were|been|being|is|are|be)\s+$", sentence[: match.start()], re.I)
    behind = re.match(r"\s+(?:been|being)\b", sentence[match.end() :], re.IGNORECASE)
    return bool(before or behind)


_MIS = phrases(
    r"""\b(?:
      (?:accident(?:al)?ly|inadvertently|incorrectly|wrongly|unwittingly|prematurely|blindly|mistakenly
        |erroneously|improperly|needlessly|poorly|badly|carelessly|unintentionally|hastily|naively|unwisely
        |recklessly)\s+
        (?:\w{2,}ed|ran|cut|set|sent|put|took|began|wrote|left|overwrote|made|shut|gave|built|chose
        |chosen|written|thought|believed)
      |(?P<judged>mishandled|mismanaged|misjudged|botched|bungled|fumbled|rushed(?!\s+to\b))
      |(?:\w{2,}ed|ran|set|put|made|done|built|written)\s+(?:incorrectly|wrongly|improperly|carelessly
        |prematurely|recklessly|erroneously|sloppily)
      |mis(?:reads|configures|interprets|types|judges)|misconfigured|misread|misunderstood|misinterpreted|misdiagnosed|mistook|miscalculated
      |mistyped|misapplied|underinvested|misreported|miscommunicated|under-?estimated|over-?estimated|fat-fingered
      |goofed|circumvented|under-?provisioned|wasted|squandered|over-?reacted|muddled|rubber-stamped|panicked|blundered
      |assumed,?\s+(?:wrongly|incorrectly|mistakenly)|(?:was|were)(?:\s+(?:un|ill-|under)|(?:\s+not|n't)\s+)prepared
      |(?:was|were)\s+ill-equipped
      |(?:had|have|'d|'ve)\s+(?:accidentally|inadvertently|mistakenly|unintentionally)\s+(?:run|shut|cut|hit)
      |(?P<gerund>(?:accidentally|inadvertently|mistakenly|unintentionally|prematurely)\s+\w{2,}ing)
    )\b"""
)


_BY_HAND = phrases(
    r"""(?:accident(?:al)?ly|inadvertently|mistakenly|unintentionally|erroneously)\s+(?:deleted|removed|dropped
    |shut|switched|turned|disabled|overwritten|committed|pushed|published|merged|deployed|revoked|terminated
    |unplugged|cut|disconnected|left|omitted|released|checked|uploaded|leaked|reduced|increased|lowered
    |raised|changed|enabled|reverted|truncated|renamed|included|exposed|set)
"""
)
"""What was done so was done by somebody, though none is named."""

_FEARED = phrases(r"\b(?:fear|afraid|worr)\w*\b[^,;.]*$")


def whom_mis(sentence: str, match: re.Match[str]) -> Who | None:
    """Return the person that a verb is about, or by whom something was done."""
    if _FEARED.search(sentence[: match.start()]):
        return None
    right = sentence[match.end() :]
    if match.groupdict().get("gerund"):
        said = re.search(r"\b(?:we|I|he|she)\b", sentence[: match.start()], re.IGNORECASE)
        return Who.INSIDER if said and not is_unsaid(sentence, match) else None
    is_passive = _is_passive(sentence, match)
    agent = agent_of(right)
    if agent in PEOPLE and (is_passive or re.match(r"\s+by\b", right, re.IGNORECASE)):
        return agent
    if is_passive and _BY_HAND.match(match[0]):
        return None if agent in OTHERS else Who.INSIDER
    if is_passive:
        is_judged = match.groupdict().get("judged") is not None
        return Who.INSIDER if is_judged and agent not in OTHERS else None
    return person(sentence, match)


_OF_USERS = phrases(
    r"mis(?:configured|read|understood|interpreted|typed|took|reported|applied|judged)"
)
_OF_PERSONS = phrases(
    r"(?:accidentally|carelessly|hastily|naively|unwisely|recklessly|blindly|typed|clicked|pasted|pressed|(?:was|were)\s+(?:ill|un|under))\b"
)
"""What a capitalised word does only if it is a person's name."""

_OF_BODIES = phrases(
    r"(?:accidentally|inadvertently|mistakenly|erroneously|carelessly|unintentionally"
    r"|botched|bungled|mishandled|mismanaged|misjudged|(?:was|were)\b)"
)
"""What is said of a supplier, or of them, where no program can be meant."""


_JOINED = phrases(r",\s*(?:but|and|yet)\s+(?:(?:\w+ly|still|then)\s+)*$")
_OPENS = re.compile(r"\W*(We|I|They|He|She)\b")
"""`We knew that it was slow, but underestimated …`: the verb goes with the one that opens."""


def person(sentence: str, match: re.Match[str]) -> Who | None:
    left = sentence[: match.start()]
    who = subject_of(left)
    if who not in PEOPLE and _JOINED.search(left) and (first := _OPENS.match(left)):
        return Who.SELF if first[1] == "I" else Who.INSIDER
    if who is Who.OUTSIDER and _OF_USERS.match(match[0]):
        return who
    if who is Who.NAME and _OF_PERSONS.match(match[0]):
        return Who.INSIDER
    if who is Who.PERHAPS and _OF_BODIES.match(match[0]):
        return Who.INSIDER
    return who if who in PEOPLE or is_note(sentence, match) else None


FAMILIES = (
    Family(
        "mistake",
        (
            words("made making"),
            words(
                """
                mistake mistakes error errors blunder blunders slip slips decision decisions
                choice choices call calls assumption assumptions
                """
            ),
        ),
        _MADE,
        _whom_made,
    ),
    *(
        Family("mistake", tuple(words(one) for one in needs), _MISTAKE, _whom_mistake)
        for needs in (
            (
                """
                mistake mistakes unforced mistakenly erroneous erroneously blunder blunders
                oversight oversights fault negligence carelessness miscommunication misunderstanding
                lapse botched bungled mismanaged mishandled
                """,
            ),
            ("error accident", "by"),
            ("wrong", "of assumption impression belief"),
            ("mistaken false incorrect", "assumption understanding belief impression"),
            ("goal", "own"),
            ("miss", "a an"),
        )
    ),
    Family(
        "mistake",
        (
            words(
                """
                error errors fault faults mistake mistakes failure failures omission typo bug
                """
            ),
            words("made in part silly stupid dumb rookie boneheaded embarrassing"),
        ),
        _ERROR,
        _whom_plain,
    ),
    Family(
        "mistake",
        (
            words(
                """
                accidentally accidently inadvertently incorrectly wrongly unwittingly prematurely
                blindly
                mistakenly erroneously improperly needlessly poorly badly carelessly unintentionally
                hastily naively unwisely recklessly provisioned underprovisioned wasted squandered
                overreacted reacted muddled mishandled mismanaged misjudged
                botched bungled fumbled misconfigured misread misunderstood misinterpreted
                misdiagnosed mistook miscalculated underinvested mistyped misapplied
                misreported miscommunicated
                underestimated overestimated estimated fingered goofed circumvented rushed rubber
                panicked blundered unprepared prepared underprepared
                equipped sloppily misreads misconfigures
                misinterprets mistypes misjudges
                """
            ),
        ),
        _MIS,
        whom_mis,
    ),
)
