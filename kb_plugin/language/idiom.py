"""Turns of speech that put something down to people: dropped the ball, dragged our feet.

Nearly each needs people as its subject: a supervisor process drops nothing by these words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin.language.family import Family, anyone
from kb_plugin.language.mistake import whom_mis
from kb_plugin.language.pattern import phrases, words
from kb_plugin.language.people import Who
from kb_plugin.language.subject import subject_of

if TYPE_CHECKING:
    import re

_THEIR = r"(?:its|our|their|his|her|my)"
_SELVES = r"(?:ourselves|themselves|himself|herself|myself)"
_FAILING = phrases(
    rf"""\b(?:
      (?:screwed|messed|mixed|fucked|cocked|mucked)\s+(?:(?:it|this|that|things|[\w-]+\s+one)\s+)?up|slipped\s+up|dropped\s+the\s+ball|(?:fell|fallen)\s+short|missed\s+the\s+mark
      |got\s+(?:it|this|that|(?:the|an?)\s+\w+)\s+wrong|let\s+{_THEIR}\s+guard\s+down|(?:was|were)\s+wrong\s+(?:to|about|in)|blew\s+it
      |failed\s+(?:at\s+(?:this|that|it|our)|in\s+(?:our|this|that|his|her|their)|you
        |our\s+(?:users|customers))
      |confused\s+(?:the|one|two|these|those|both|it|them|which)
      |shot\s+{_SELVES}\s+in\s+the\s+foot|passed\s+(?:it|this|that)\s+up
    )\b"""
)
_BROKEN = phrases(
    r"""\b(?:
      caused\s+(?:the|this|an?)\s+(?:[\w-]+\s+){0,2}?(?:outage|incident|downtime|failure|crash|loss)
      |broke\s+(?:the|our|prod(?:uction)?|it|everything|things|main|master|trunk|ci)
      |(?:pushe?d?|shipp?(?:ed)?|merged?|deploy(?:ed)?|released?|committed|ran)\s+(?:\w+\s+)?
        (?:broken|untested|buggy|half-finished|unreviewed)\s+(?!\w+\s+(?:fix|patch))\w+
      |(?:took|brought)\s+(?:down\s+)?(?:prod(?:uction)?|the\s+(?:site|service|website))(?:\s+down)?
    )\b"""
)
_LETTING = phrases(
    rf"""\b(?:
      took\s+(?:a\s+)?shortcuts?|took\s+(?:it|this|that)\s+for\s+granted|glossed\s+over|skimped\s+on
      |took\s+{_THEIR}\s+eyes?\s+off|turned\s+a\s+blind\s+eye|looked\s+the\s+other\s+way
      |(?:chose|preferred|decided)\s+to\s+(?:look\s+away|ignore|disregard)|looked\s+away
      |(?:chose|preferred|decided)\s+to\s+(?:stay|remain|keep)\s+(?:quiet|silent)
      |(?:waved|nodded)\s+(?:[\w-]+\s+){{1,4}}?through|dragged\s+{_THEIR}\s+feet
      |sat\s+on\s+(?:it|this|{_THEIR}\s+hands)|put\s+(?:it|this|that|the\s+\w+)\s+off
      |(?:kept|keep)\s+(?:on\s+)?(?:putting\s+(?:it\s+)?off|postponing|delaying|deferring|ignoring
        |pushing\s+back)
      |let\s+(?:a|the|this|that|an)\s+(?:[\w-]+\s+){{1,3}}?(?:in|through)\b
      |(?:let|allowed)\s+(?:[\w-]+\s+){{1,6}}?(?:to\s+)?(?:expire|lapse|slip|slide|fill\s+up)
    )\b"""
)
_RUSHING = phrases(
    r"""\b(?:
      jumped\s+(?:the\s+gun|to\s+(?:a\s+|the\s+)?(?:\w+\s+)?conclusions?)|winged\s+it
      |did\s+something\s+(?:really\s+|very\s+)?(?:silly|stupid|dumb|daft|foolish)
      |got\s+(?:ahead\s+of\s+(?:ourselves|themselves|myself)|carried\s+away)
      |played\s+with\s+fire|fell\s+asleep|went\s+rogue
    )\b"""
)

_OWN = phrases(
    r"""(?:\b(?:is|was)|(?:that|this|it|one)'s)\s+(?:\w+ly\s+|all\s+)?on\s+(?:us|me)(?=\s*(?:$|[.,;!)]))"""
)
_BLAMED = phrases(
    r"""\b(?:take|takes|took|taking|accepts?|accepted)\s+(?:(?:the|all|full|our|some)\s+)*(?:blame|fault)\b
    |\bcorners\s+(?:were|was|got|had\s+been)\s+(?:being\s+)?cut\b
    |\b(?:basic|epic|total|huge|massive|complete|utter|big)(?:[\s-]+level)?\s+fail(?=\s*(?:$|[.,;!]|and\b|on\b))
    |\bfound\s+fault\s+with\b"""
)
_UNTESTED = phrases(
    r"""\b(?:running|pushing|deploying|merging|shipping|releasing)\s+(?:\w+\s+)?(?:untested|unreviewed|broken
      |unverified)\s+\w+(?=[^.;]*\b(?:was|were|is|led|caused|meant)\b)
    |\b(?:complete|total|utter)\s+(?:lack|absence)\s+of\s+(?:\w+\s+)?(?:backups?|tests?|monitoring|review\w*|process\w*
      |communication|ownership|planning|controls?|oversight)\b
    |\b(?:own|owned|owning|own\s+up\s+to|owned\s+up\s+to)\s+(?:that|the|this|my|our|their|his|her)\s+(?:mistakes?|errors?
      |failures?|blunders?)\b"""
)


def _whom_idiom(sentence: str, match: re.Match[str]) -> Who | None:
    """Return whom `whom_mis` finds, or people that are named as an organisation or as work."""
    if (who := whom_mis(sentence, match)) is not None:
        return who
    if _OWN_CHANGE.search(sentence[: match.start()]):
        return Who.SELF
    who = subject_of(sentence[: match.start()])
    if who in (Who.NAME, Who.PERHAPS) and match[0].lower().endswith(("expire", "lapse")):
        return Who.INSIDER
    is_told = match[0].lower().startswith(_TOLD)
    return who if who in (Who.PERHAPS, Who.WORK) and is_told else None


_OWN_CHANGE = phrases(
    r"\bmy\s+(?:\w+\s+){0,2}?(?:pr|pull\s+request|commit|change|patch|merge|deploy(?:ment)?)\s+(?:\w+ly\s+)?$"
)
_TOLD = (
    "screwed",
    "messed",
    "fucked",
    "cocked",
    "mucked",
    "slipped",
    "dropped",
    "fell s",
    "fallen s",
    "let ",
)
"""With what these begin, neither programs nor a process do."""

FAMILIES = (
    Family(
        "mistake",
        (
            words(
                """
                screwed messed mixed fucked cocked mucked slipped dropped fell fallen missed got
                wrong
                guard blew failed confused shot passed
                """
            ),
            words(
                """
                up ball short mark wrong guard it at you customers users our confused foot blew
                failed
                """
            ),
        ),
        _FAILING,
        _whom_idiom,
    ),
    Family(
        "mistake",
        (
            words(
                """
                caused broke took brought push pushed ship shipped merge merged deploy deployed
                release released committed ran
                """
            ),
            words(
                """
                broke outage incident downtime failure crash loss prod production site service
                website broken untested buggy finished unreviewed
                """
            ),
        ),
        _BROKEN,
        _whom_idiom,
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
                shortcut shortcuts granted glossed skimped sat off eye eyes blind other away ignore
                disregard through feet let putting postponing
                delaying deferring ignoring pushing expire lapse
                slip slide fill quiet silent
                """
            ),
        ),
        _LETTING,
        _whom_idiom,
    ),
    Family(
        "mistake",
        (words("jumped winged ahead carried fire asleep rogue something"),),
        _RUSHING,
        whom_mis,
    ),
    Family("blame", (words("us me"), words("on")), _OWN, anyone),
    Family(
        "blame",
        (
            words("blame fault corners fail"),
            words(
                """
                take takes took taking accept accepts accepted cut found basic epic total huge
                massive complete utter big
                """
            ),
        ),
        _BLAMED,
        anyone,
    ),
    Family(
        "blame",
        (
            words(
                """
                untested unreviewed broken unverified lack absence mistake mistakes error errors
                failure failures blunder blunders
                """
            ),
            words(
                """
                running pushing deploying merging shipping releasing complete total utter own owned
                owning
                """
            ),
        ),
        _UNTESTED,
        anyone,
    ),
)
