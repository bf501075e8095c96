"""Mechanistic reasoning: a sound machine, and the person as the part that gave way."""

from __future__ import annotations

from kb_plugin.language.family import Family, anyone
from kb_plugin.language.pattern import phrases, words
from kb_plugin.language.rules import RULES_OF_WORK

_SOUND = phrases(
    r"""\b(?:
      otherwise[\s,]+(?:[\w'-]+\s+){0,5}?
        (?:worked|works|functioned|behaved|performed|operated|ran|acted|did)\s+(?:\w+\s+){0,3}?
        (?:designed|intended|expected|specified|planned|should)
      |(?:worked|functioned|behaved|performed|operated|acted|did)\s+(?:exactly\s+|just\s+|perfectly\s+)?
        (?:as|what\s+\w+\s+was)\s+(?:designed|intended|specified)
        (?=[^.]*\b(?:but|however|except|until|only)\b[^.]*\b(?:engineers?|operators?|team|persons?|people
          |humans?|someone|users?|developers?|we|admin\w*)\b)
    )\b"""
)
_HAD_FOLLOWED = phrases(
    rf"""\b(?:
      (?:if|had|where)\s+(?:(?:the|our|these|those|this|that|all|any)\s+)?(?:[\w'-]+\s+){{0,3}}?
        {RULES_OF_WORK}\s+(?:had\s+)?(?:been|were|was)\s+(?:\w+ly\s+)*
        (?:followed|adhered\s+to|observed|respected|complied\s+with)
      |(?:had|if)\s+(?:[\w'@-]+\s+){{1,4}}?(?:had\s+)?(?:\w+ly\s+)?followed\s+(?:[\w'-]+\s+){{0,4}}?
        {RULES_OF_WORK}
    )\b"""
)
_LINK = phrases(
    r"""\b(?:weak(?:est)?\s+link|(?:bad|rotten)\s+apples?
      |(?:was|is)\s+(?:purely\s+)?(?:a\s+)?people\s+problem
      |nothing\s+(?:was\s+)?wrong\s+with\s+(?:the|our)\s+(?:system|process|procedure|tool|software)s?
      |(?:rel(?:y|ied|ies|ying)|depend(?:ed|s)?)\s+on\s+(?:people|humans|engineers|operators)\s+
        (?:not\s+)?(?:to|doing|remembering|following|getting|being)
    )\b"""
)

FAMILIES = (
    Family(
        "weak-part",
        (
            words("otherwise designed intended specified"),
            words("worked works functioned behaved performed operated ran acted did"),
        ),
        _SOUND,
        anyone,
    ),
    Family(
        "rule",
        (words("followed adhered observed respected complied"), words("if had where")),
        _HAD_FOLLOWED,
        anyone,
    ),
    Family(
        "weak-part",
        (
            words(
                """
                link apple apples problem wrong rely relied relies relying depend depended depends
                """
            ),
            words("weak weakest bad rotten people nothing humans engineers operators"),
        ),
        _LINK,
        anyone,
    ),
)
