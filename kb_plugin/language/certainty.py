"""Certainty in hindsight: what is plain afterwards is called plain, or simple, at the time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin.language.family import Family, anyone, writer
from kb_plugin.language.pattern import phrases, words
from kb_plugin.language.people import PEOPLE, Who
from kb_plugin.language.subject import subject_of

if TYPE_CHECKING:
    import re

_PLAIN = phrases(
    r"""\b(?:
      (?P<plainly>obviously|evidently|needless\s+to\s+say)
      |(?P<course>of\s+course)
      |clearly(?=\s+(?:visible|wrong|misread|mistaken|a\s+mistake|should(?:\s+not)?\s+have|could\s+have|a\s+case\s+of|an\s+error
        |insufficient|inadequate|underestimated|missed|ignored|failed|forgot|overlooked
        |not\s+enough))
      |(?:was|were|is|been|seems?|looks?)\s+(?:\w+ly\s+|so\s+|quite\s+|painfully\s+|all\s+too\s+)*
        (?:obvious|plain|self-evident|blatant|glaring)(?:\s+(?:that|from|to|in|now)\b|\s*[,.;]|$)
      |(?:should|would|could)\s+have\s+been\s+(?:\w+ly\s+)?(?:obvious|clear|evident|apparent|plain)(?!\s+to\s+(?:\w+\s+)?(?:users|customers|readers|visitors))
      |(?P<hindsight>(?:in|with)\s+(?:the\s+benefit\s+of\s+)?(?:hindsight|retrospect)|looking\s+back)(?!\s+bias)
      |trivially\s+(?:obvious|avoidable)|in\s+plain\s+(?:sight|view)
      |staring\s+(?:us|me|them|him|her|everyone)\s+(?:right\s+)?in\s+the\s+face|under\s+(?:our|their|his|her)\s+noses?
    )"""
)
_SIMPLE = phrases(
    r"""\b(?:
      (?P<simply>simply|just|merely)\s+(?:forgot|ignored|missed|overlooked|failed|neglected
        |did\s*(?:n't|\s+not)|had\s+to|needed\s+to|should\s+have|could\s+have|not\s+paying)
      |(?:all|only)\s+(?:that\s+)?(?:we|they|he|she|i|the\s+\w+|any\w+|it)\s+(?:had|needed)\s+to\s+do
      |had\s+only\s+to|(?:should|could|would|might)\s+easily\s+have|(?:could|would)\s+have\s+easily
      |(?P<all>(?:any|every)(?:one|body)\s+(?:could|would|should)|every(?:one|body)\s+kn(?:ew|ows))
    )"""
)
_WARNED = phrases(
    r"""\b(?:
      (?:even\s+though|although|despite\s+the\s+fact\s+that)\s+(?:we|they|he|she|the\s+\w+)\s+
        (?:\w+\s+)?(?:knew|(?:was|were)\s+(?:well\s+)?aware|had\s+been\s+(?:warned|told))
      |(?P<told>had\s+been\s+(?:\w+ly\s+)?(?:warned|told\s+(?:repeatedly|several\s+times|again\s+and\s+again)))
      |despite\s+(?:the\s+|a\s+|some\s+|\w+\s+)?(?:failing|failed|red|broken|flaky)\s+(?:tests?|checks?|ci|builds?|pipelines?)
      |despite\s+(?:[\w'’-]+\s+){1,4}?(?:warnings?|reminders?|instructions?|advice|orders)\b
      |despite\s+(?:knowing|(?:repeated|earlier|several|multiple|prior|many|clear|explicit|the|these)\s+(?:warnings?|reminders?|requests|training|instructions?|advice)
        |(?:having\s+been|being)\s+(?:warned|told|aware))
      |despite\s+warnings\b
      |(?:although|even\s+though)\s+(?:the\s+|our\s+)?(?:\w+\s+)?(?:tests?|checks?|ci|builds?)\s+
        (?:(?:had|were|was|kept|been)\s+)*(?:failed|failing|red)\b
      |against\s+(?:all|the|our|their|repeated|clear|explicit)\s+(?:\w+\s+)?(?:advice|recommendations?|warnings?)
      |signs\s+(?:were|had\s+been)\s+(?:all\s+)?(?:there|clear|obvious|visible)|for\s+all\s+to\s+see
      |should\s+have\s+(?:been\s+(?:an?\s+|our\s+|the\s+)?(?:\w+\s+)?(?:red\s+flag|warning|sign|clue|hint
        |signal|wake-up\s+call)|raised\s+(?:\w+\s+)?(?:suspicions?|concerns?|questions?|alarms?|flags?)
        |rung\s+alarm\s+bells|set\s+off\s+alarm\s+bells|told\s+(?:us|me|them)|prompted)
      |was\s+bound\s+to\s+(?:happen|fail|break)|accident\s+waiting\s+to\s+happen
      |only\s+a\s+matter\s+of\s+time|knew\s+or\s+should\s+have\s+known
    )"""
)
_DEGREE = phrases(r"\b(?:more|as|very|so|less)\s+$")
_UNSAID = phrases(r"\b(?:not|n't|never|less|without|isn't|wasn't|nothing)\s+(?:\w+\s+)?$")
_CLAIMING = phrases(
    r"\b(?:should|could|would|not|never|nobody|no\s+one|knew|known|obvious|wrong|mistake)\b|n't\b"
)
_PAST = phrases(r"\b(?:was|were|did|had|should|could|not|(?!need)\w{2,}ed|misread|forgot)\b|n't\b")
_BEFORE = phrases(r"\b(?:before|than|until|if|whether|when|as|so\s+that|that)\s+$")
_JUDGING = phrases(
    r"\b(?:should|could|would|was|were|had|mistake|better|wrong|easy|obvious|clear)\b"
)


_ONCE = phrases(r"\b(?:once|after|when)\s+(?:we|I|they|he|she|it)\b")
"""Where it says from when on a thing was plain."""


def _whom_plain(sentence: str, match: re.Match[str]) -> Who | None:
    left = sentence[: match.start()]
    if _ONCE.search(sentence[match.end() :]):
        return None
    is_said = not (sentence.endswith("?") or _UNSAID.search(left) or _DEGREE.search(left))
    for group, needed in (("hindsight", _JUDGING), ("course", _CLAIMING), ("plainly", _PAST)):
        is_said = is_said and not (match[group] and not needed.search(sentence))
    return writer(sentence, match) if is_said else None


def _whom_simple(sentence: str, match: re.Match[str]) -> Who | None:
    left = sentence[: match.start()]
    if sentence.endswith("?") or (match["all"] and _BEFORE.search(left)):
        return None
    if match["simply"]:
        who = subject_of(left)
        return who if who in PEOPLE else None
    return writer(sentence, match)


def _whom_warned(sentence: str, match: re.Match[str]) -> Who | None:
    if match["told"] and subject_of(sentence[: match.start()]) not in PEOPLE:
        return None
    return anyone(sentence, match)


FAMILIES = (
    Family(
        "certainty",
        (
            words(
                """
                obviously evidently needless course clearly obvious plain evident blatant glaring
                clear apparent hindsight retrospect looking trivially plain staring nose noses
                """
            ),
        ),
        _PLAIN,
        _whom_plain,
    ),
    Family(
        "certainty",
        (
            words("simply just merely all only easily anyone anybody everyone everybody"),
            words(
                """
                forgot ignored missed overlooked failed neglected did didn't had needed should
                could would might paying knew knows
                """
            ),
        ),
        _SIMPLE,
        _whom_simple,
    ),
    *(
        Family("warned", tuple(words(one) for one in needs), _WARNED, _whom_warned)
        for needs in (
            (
                "despite though although against had",
                """
                knew knowing aware warned told warning warnings reminder reminders requests training
                instruction instructions advice recommendation recommendations failing failed red
                broken flaky
                """,
            ),
            ("signs see", "were been all"),
            (
                "flag warning sign clue hint signal wake raised rung bells told prompted",
                "should",
                "have",
            ),
            ("bound accident matter", "happen fail break waiting time"),
            ("knew", "known"),
        )
    ),
)
