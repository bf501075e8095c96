"""One cause named for an event."""

from __future__ import annotations

import re

from kb_plugin.language.family import Family
from kb_plugin.language.pattern import phrases, words
from kb_plugin.language.people import Who

_CAUSE = phrases(
    r"""
    (?P<subject>\b(?:root|sole|only|single|ultimate)\s+cause(?:\s+(?:of|for|behind)\b[^.;:]{0,90}?)?\s*
      (?:\b(?:was|is|were|has\s+been|had\s+been|appears\s+to\s+be|seems\s+to\s+be|turned\s+out
        |lay|lies|came\s+down|identified\s+as|found)\b|:))
    |(?P<predicate>\b(?:was|is|as|be|were)\s+(?:likely\s+|probably\s+|ultimately\s+|also\s+)?
      (?:the|its|our|their)\s+(?:true\s+|real\s+|actual\s+)?(?:root|sole|only|single)\s+cause\b)
    |(?P<heading>^\W*(?:the\s+)?root\s+cause(?:\s+analysis|\s+of(?:\s+[\w-]+){1,4})?[\s:]*$)
    |\b(?:solely|entirely|purely|exclusively)\s+(?:due\s+to|caused\s+by|because\s+of
      |attributable\s+to)\b
    |\b(?:caused|explained|triggered)\s+(?:solely|entirely|purely|exclusively)\s+by\b
    |\b(?:comes|came|boils|boiled)\s+down\s+to\s+(?:one|a\s+single|just|human|the\s+fact)\b
    """
)
_OPEN = phrases(
    r"""\W*(?:(?:still|currently|as\s+yet|yet|not|being|under|is|was|has|been|to\s+be|\w+ly)\W+)*
    (?:unknown|unclear|uncertain|not\b|n't|investigat\w+|being|under\b|tbd|tbc|pending|n/a|none|\?$
    |still\b|yet\b|never\b|(?:to\s+be\s+)?determined\b
    |(?:found|identified|discovered|established|confirmed|diagnosed|located|isolated|traced
      |understood)\b(?!\s+(?:as|to\s+be|to\s+have)))"""
)
"""What follows where no cause is named: it is looked for, or was found."""

_SOUGHT = phrases(
    r"""\b(?:no|not|never|any|find\w*|identify\w*|determin\w+|investigat\w+|establish\w*|understand\w*
    |what|whether|until|once|if|when|unclear|unknown|searching|looking|isn't|wasn't)\s+
    (?:\w+\s+){0,3}$"""
)


_WHEN_FOUND = phrases(r"\W*(?:once|after|when|as\s+soon\s+as)\b[^,;]*\bas\s+the\s+")


def _whom(sentence: str, match: re.Match[str]) -> Who | None:
    left, right = sentence[: match.start()], sentence[match.end() :]
    is_sought = bool(_SOUGHT.search(left)) and not match["heading"]
    if sentence.endswith("?") or is_sought or (match["subject"] and _OPEN.match(right)):
        return None
    if match["predicate"] and _WHEN_FOUND.match(sentence):
        return None
    return None if match["predicate"] and re.match(r"\s+analysis\b", right, re.I) else Who.THING


FAMILIES = (
    Family(
        "single-cause",
        (
            words("cause due caused because down attributable explained triggered"),
            words(
                """
                root sole only single ultimate solely entirely purely exclusively down
                """
            ),
        ),
        _CAUSE,
        _whom,
    ),
)
