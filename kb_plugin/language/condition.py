"""Counterfactuals by a condition: had we, if we had, if only; and what is called avoidable."""

from __future__ import annotations

import re

from kb_plugin.language.deeds import DONE_BY_PEOPLE, WORSE
from kb_plugin.language.family import Family, anyone
from kb_plugin.language.pattern import phrases, words
from kb_plugin.language.people import OTHERS, PEOPLE, Who
from kb_plugin.language.subject import agent_of, subject_of
from kb_plugin.language.verbs import PARTICIPLE

_PERSONS = r"(?:we|I|they|he|she|you|some(?:one|body)|any(?:one|body)|no(?:body|\s+one)|@\w+)"
_HAD = phrases(
    rf"""
    (?: \bhad\s+(?P<pronoun>{_PERSONS})
      | (?:^|[,;:(–—]\s*|\s-\s)had\s+(?P<noun>(?:[\w'-]+\s+){{0,4}}?[\w'-]+)
      | (?P<if>\bif)\s+(?P<subject>(?:[\w'@-]+\s+){{0,5}}?[\w'@-]+?)(?:\s+had(?:n't)?|'d)
    )
    \s+(?:not\s+|only\s+|all\s+|both\s+|\w+ly\s+|also\s+|even\s+|just\s+|first\s+|at\s+least\s+)*(?P<verb>{PARTICIPLE})\b
    (?:(?<=been)\s+(?:not\s+|\w+ly\s+)*(?P<done>\w+))?
    """
)
_OPENING = words(
    """
    the our this that these those my their his her its all any some such it a an
    """
)
_WHETHER = phrases(
    r"""\b(?:check|see|know|ask|wonder|determine|verify|confirm|unsure|sure|tell|question|clear
    |investigat|examin|test|look)\w*(?:\s+\w+){0,2}\s*$"""
)


_REVIEWED = phrases(
    r"\s+through\s+(?:[\w-]+\s+){0,4}?(?:reviews?|approval|testing|staging|qa|checks?)\b"
)

_KEPT = phrases(r"(?:kept|left|removed|in|there|available)$")
"""`Had the limit been kept`, `had an alert been in place`."""


def _whom_had(sentence: str, match: re.Match[str]) -> Who | None:
    if sentence.endswith("?") or (match["if"] and _WHETHER.search(sentence[: match.start()])):
        return None
    named = match["pronoun"] or match["noun"] or match["subject"]
    who = subject_of(named)
    is_done = match["verb"].lower() == "been" and DONE_BY_PEOPLE.match(match["done"] or "")
    if (
        match["noun"]
        and not is_done
        and match["verb"].lower() != "gone"
        and named.split()[0].lower() not in _OPENING
        and who not in PEOPLE
    ):
        return None
    if who in PEOPLE or (who in (Who.PERHAPS, Who.OUTSIDER) and match["pronoun"]):
        return who
    done = match["done"] or ""
    if match["verb"].lower() == "gone" and _REVIEWED.match(sentence[match.end() :]):
        return Who.INSIDER
    if match["verb"].lower() != "been" or done.lower() == "followed":
        return None
    is_by_others = agent_of(sentence[match.end() :]) in OTHERS
    is_deed = DONE_BY_PEOPLE.match(done) or _KEPT.match(done)
    return Who.INSIDER if is_deed and not is_by_others else None


_IF_WE = r"\bif\s+(?:we|I|they|he|she|the\s+(?:team|operator|engineer)s?)"
_IF_WE_HAD = phrases(
    rf"""\b(?:would|could|might)(?:n't|\s+not)?\s+have\b[^.;?]*?
    (?P<words>{_IF_WE}\s+(?:had(?!\s+(?:to|no)\b)|'d\s+had)\s+\w+)
    """
)
_IF_WE_HAD_A = phrases(
    rf"""(?P<words>{_IF_WE}\s+(?:had|'d\s+had)\s+(?:an?|the|our|some|any|more|better|enough|proper))\b
    (?=[^.;?]*?\b(?:would|could|might)(?:n't|\s+not)?\s+have\b)"""
)


def _whom_if_we_had(sentence: str, match: re.Match[str]) -> Who | None:
    return None if WORSE.search(sentence) else anyone(sentence, match)


_WISH = phrases(
    r"""\bif\s+only\s+(?:we|i|they|he|she|some\w+|the|there|it|this|that)\b
      (?=\s+(?:[\w'-]+\s+){0,4}?(?:had|could|would|was|were)\b|'d\b)
    |\b(?:we|i)\s+wish(?:ed)?\s+(?:\w+\s+){1,3}had\b
    |\bmissed\s+(?:(?:an?|the|several|our)\s+)?(?:opportunit(?:y|ies)|chances?)\b
    |\bhad\s+(?:every|ample|plenty\s+of)\s+(?:chances?|opportunit(?:y|ies)|warnings?|time\s+to)\b
    |\b(?:an?|any)\s+(?:more\s+)?(?:attentive|experienced|careful|competent|reasonable|diligent|skilled
      |seasoned)\s+\w+\s+(?:would|could|should)\s+have\b"""
)
_AVOIDABLE = phrases(r"\b(?:\w+ly\s+|very\s+)?(?:avoidable|preventable|foreseeable)\b")
_UNSAID = phrases(
    r"""\bnot\s+(?:all|every|always|necessarily)\b[^,;.]*$
    |\b(?:not|never|no|any|prevent\w*|reduc\w+|eliminat\w+|n't)\s+(?:\w+\s+){0,2}$"""
)


def _whom_avoidable(sentence: str, match: re.Match[str]) -> Who | None:
    if re.search(r"\bfor\s+the\s+$", sentence[: match.start()], re.IGNORECASE):
        return None  # `for the foreseeable`
    is_unsaid = _UNSAID.search(sentence[: match.start()]) or sentence.endswith("?")
    return None if is_unsaid else Who.INSIDER


FAMILIES = (
    Family(
        "might-have-been",
        (
            words("had hadn't we'd they'd i'd"),
            words(
                "would could might should wouldn't couldn't would've could've might've should've"
            ),
        ),
        _HAD,
        _whom_had,
    ),
    *(
        Family(
            "might-have-been",
            (
                words("if"),
                words("had we'd they'd i'd"),
                words("would could might wouldn't couldn't"),
            ),
            pattern,
            _whom_if_we_had,
        )
        for pattern in (_IF_WE_HAD, _IF_WE_HAD_A)
    ),
    Family(
        "might-have-been",
        (
            words("if wish wished missed would could should every ample plenty"),
            words(
                """
                only had opportunity opportunities chance chances warning warnings time
                attentive experienced careful competent reasonable diligent skilled seasoned
                """
            ),
        ),
        _WISH,
        anyone,
    ),
    Family(
        "might-have-been",
        (words("avoidable preventable foreseeable"),),
        _AVOIDABLE,
        _whom_avoidable,
    ),
)
