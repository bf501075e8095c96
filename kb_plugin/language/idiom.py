"""Turns of speech that put something down to people: dropped the ball, dragged our feet.

Each needs people as its subject: a supervisor process drops nothing by these words.
"""

from __future__ import annotations

from kb_plugin.language.family import Family
from kb_plugin.language.mistake import whom_mis
from kb_plugin.language.pattern import phrases, words

_THEIR = r"(?:its|our|their|his|her|my)"
_SELVES = r"(?:ourselves|themselves|himself|herself|myself)"
_FAILING = phrases(
    rf"""\b(?:
      (?:screwed|messed|mixed)\s+(?:(?:it|this|that|things|[\w-]+\s+one)\s+)?up|slipped\s+up|dropped\s+the\s+ball|fell\s+short|missed\s+the\s+mark
      |got\s+(?:it|this|that|the\s+\w+)\s+wrong|let\s+{_THEIR}\s+guard\s+down|(?:was|were)\s+wrong\s+(?:to|about|in)|blew\s+it
      |failed\s+(?:at\s+(?:this|that|it|our)|in\s+(?:our|this|that|his|her|their)|you
        |our\s+(?:users|customers))
      |confused\s+(?:the|one|two|these|those|both|it|them|which)
      |shot\s+{_SELVES}\s+in\s+the\s+foot|passed\s+(?:it|this|that)\s+up
      |caused\s+(?:the|this|an?)\s+(?:[\w-]+\s+){{0,2}}?(?:outage|incident|downtime|failure|crash|loss)
      |broke\s+(?:the|our|prod(?:uction)?|it|everything|things)
      |(?:took|brought)\s+(?:down\s+)?(?:prod(?:uction)?|the\s+(?:site|service|website))(?:\s+down)?
    )\b"""
)
_LETTING = phrases(
    rf"""\b(?:
      took\s+(?:a\s+)?shortcuts?|took\s+(?:it|this|that)\s+for\s+granted|glossed\s+over|skimped\s+on
      |took\s+{_THEIR}\s+eyes?\s+off|turned\s+a\s+blind\s+eye|looked\s+the\s+other\s+way
      |(?:chose|preferred|decided)\s+to\s+(?:look\s+away|ignore|disregard)|looked\s+away
      |(?:waved|nodded)\s+(?:[\w-]+\s+){{1,4}}?through|dragged\s+{_THEIR}\s+feet
      |sat\s+on\s+(?:it|this|{_THEIR}\s+hands)|put\s+(?:it|this|that|the\s+\w+)\s+off
      |(?:kept|keep)\s+(?:on\s+)?(?:putting\s+(?:it\s+)?off|postponing|delaying|deferring|ignoring
        |pushing\s+back)
      |(?:let|allowed)\s+(?:the|our|this|it|that|a)\s+(?:[\w-]+\s+){{0,3}}?(?:to\s+)?
        (?:expire|lapse|slip|slide|fill\s+up)
    )\b"""
)
_RUSHING = phrases(
    r"""\b(?:
      jumped\s+(?:the\s+gun|to\s+(?:a\s+|the\s+)?(?:\w+\s+)?conclusions?)|winged\s+it
      |got\s+(?:ahead\s+of\s+(?:ourselves|themselves|myself)|carried\s+away)
      |played\s+with\s+fire|fell\s+asleep|went\s+rogue
    )\b"""
)

FAMILIES = (
    Family(
        "mistake",
        (
            words(
                """
                screwed messed mixed slipped dropped fell missed got wrong let blew failed confused
                shot passed caused broke took brought
                """
            ),
            words(
                """
                up guard ball short mark wrong it at in you users customers the one two these those
                both them which foot outage incident downtime failure crash loss our prod production
                everything things site service website
                """
            ),
        ),
        _FAILING,
        whom_mis,
    ),
    Family(
        "shortfall",
        (
            words(
                """
                took glossed skimped turned looked chose preferred decided waved nodded dragged
                sat put kept keep let allowed
                """
            ),
            words(
                """
                shortcut shortcuts granted over on off eye eyes blind other away ignore disregard
                through feet putting postponing delaying deferring ignoring pushing expire lapse
                slip slide fill
                """
            ),
        ),
        _LETTING,
        whom_mis,
    ),
    Family(
        "mistake",
        (words("jumped winged ahead carried fire asleep rogue"),),
        _RUSHING,
        whom_mis,
    ),
)
