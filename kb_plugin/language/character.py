"""Attribution to character, and blame: careless, short-sighted, to blame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin.language.family import Family, writer
from kb_plugin.language.pattern import phrases, words
from kb_plugin.language.people import PEOPLE, Who, kind_of_noun
from kb_plugin.language.shortfall import is_unsaid
from kb_plugin.language.subject import agent_of, subject_of

if TYPE_CHECKING:
    import re

_TRAIT = phrases(
    r"""\b(?:
      careless(?:ly|ness)?|negligen(?:t|tly|ce)|reckless(?:ly|ness)?|sloppy|sloppiness|sloppily
      |incompeten(?:t|ce|tly)|complacen(?:t|cy|tly)|inattenti(?:on|ve|vely|veness)
      |irresponsib(?:le|ly)|thoughtless(?:ly|ness)?|foolish(?:ly|ness)?|na[iï]ve(?:ly|ty)
      |stupid(?:ly|ity)|laziness|lazily|hast(?:y|ily)|hurriedly|misguided|hubris
      |(?P<person>lazy|dismissive|unhelpful|uncooperative|indecisive|deficient|embarrassed|ashamed)
      |unprofessional(?:ly)?|inexperienced?|inexcusabl[ey]|unforgivable|unqualified|unwise(?:ly)?
      |embarrassing(?:ly)?|shameful(?:ly)?|neglectful|(?:un|under-?)trained|lax|inadvisable
      |slapdash|haphazard(?:ly)?|cavalier|clums(?:y|ily)|amateurish|clueless|idiot(?:s|ic)?(?!-)
      |moron(?:s|ic)?|oblivious\s+to|arrogan(?:t|ce|tly)|stubborn(?:ly|ness)?|apath(?:y|etic)
      |hare-?brained|short-?sighted(?:ly|ness)?|overconfiden(?:t|ce)
    )\b"""
)
_SAYING = phrases(
    r"""\b(?:
      ill[\s-](?:advised|considered|conceived|judged|planned|timed|thought-out)
      |half-(?:baked|hearted(?:ly)?)|ham-fisted(?:ly)?|knee-jerk|amateur\s+hour|brain\s+fart
      |(?:my|our)\s+bad(?=\s*(?:$|[.,;:!–—-]))|wishful\s+thinking|tunnel\s+vision
      |asleep\s+at\s+the\s+wheel|cut(?:ting)?\s+corners|fat[\s-]finger(?:s|ed)?|knew\s+better|should\s+(?:have\s+)?known?\s+better
      |no\s+excuses?(?=\s+for\b|\s*[.,])|human\s+(?:failure|failing)s?
      |(?:poor|bad|lapses?\s+(?:of|in)|errors?\s+(?:of|in))\s+judge?ment
    )\b"""
)


_GENERAL = phrases(r"\s+(?:can|may|might|could|will|happens?)\b")


def _whom_saying(sentence: str, match: re.Match[str]) -> Who | None:
    is_general = _GENERAL.match(sentence[match.end() :])
    return None if is_general or is_unsaid(sentence, match) else writer(sentence, match)


def _whom_trait(sentence: str, match: re.Match[str]) -> Who | None:
    if match["person"]:  # `lazy loading` is nobody's trait
        who = subject_of(sentence[: match.start()])
        return who if who in PEOPLE and "load" not in sentence.lower() else None
    return _whom_saying(sentence, match)


_BLAME = phrases(
    r"""\b(?:
      (?:was|were|been|is|are)\s+(?:\w+ly\s+)?(?:blamed|faulted|critici[sz]ed|reprimanded
        |disciplined|censured)\s+for
      |(?:is|are|was|were)\s+(?:\w+ly\s+)?(?:to\s+blame|at\s+fault
        |culpable|(?P<duty>responsible)(?P<what>\s+for\s+(?:the|this|causing|that|all)\s*(?:\w+\s+){0,3}?
        (?:outages?|incidents?|failures?|errors?|problems?|mistakes?|issues?|damage|loss|downtime))?)
      |(?:the|a)\s+fault\s+of(?=\s+(?P<of>(?:[\w'-]+\s+){0,3}[\w'-]+))
      |fault\s+(?:is|was)\s+(?:\w+ly\s+)?(?P<own>mine|ours|theirs|his|hers)
      |(?:fault|blame|responsibility)(?:\s+for\s+(?:\w+\s+){1,3}\w+)?\s+
        (?:lies|lay|rests|rested|falls|fell)\s+(?:\w+ly\s+)?(?:with|on)
        (?=\s+(?P<lies>(?:[\w'-]+\s+){0,3}[\w'-]+))
      |(?P<reproach>(?:blamed|critici[sz]ed|faulted|censured|rebuked|chided|reprimanded)\s+
        (?:[\w'-]+\s+){1,5}?for\s+(?:fail\w*|not|inadequate|poor|lack\w*|ignor\w*|neglect\w*
          |insufficient|their|his|her|its|(?!being\b)\w+ing\b))
      |(?P<reproached>(?:place[sd]?|puts?|lays?|laid|pinned|pins)\s+(?:(?:the|most|much|of|all|some|full|squarely)\s+)*
        blame\b[^.;]{0,40}?\b(?:on|at|with)\b(?!\s+the\s+(?:network|software|hardware|system|weather)\b))
      |blam(?:e|ed|es|ing)\s+(?:it|this|that|(?:the\s+|an?\s+)?\w+)\s+on(?=\s+(?P<on>(?:[\w'-]+\s+){0,4}[\w'-]+))
      |(?<!was\s)(?<!were\s)(?<!been\s)blam(?:ed|es)(?=\s+(?P<whom>(?:[\w'-]+\s+){0,3}[\w'-]+))
      |(?:typos?|errors?|misconfigurations?|faults?|mistakes?)\s+(?:that\s+was\s+)?
        (?:of\s+(?:[\w-]+\s+){1,5}?)?
        (?:(?:made|introduced|caused|committed)\s+)?by(?=\s+(?P<by>(?:[\w'@-]+\s+){0,3}[\w'@-]+))
    )\b"""
)

_NOT_OF = phrases(r"\b(?:none|no|not|nor|neither|never|n't|hardly)\b")


def _whom_blame(sentence: str, match: re.Match[str]) -> Who | None:
    if is_unsaid(sentence, match) or (match["of"] and _NOT_OF.search(sentence[: match.start()])):
        return None
    if match["own"]:
        return Who.SELF if match["own"].lower() == "mine" else Who.INSIDER
    if match["reproach"] or match["reproached"]:
        return Who.INSIDER
    if match["lies"] and "blame" in match[0].lower():
        return Who.INSIDER
    if match["whom"]:
        who = agent_of(f"by {match['whom']}")
        return Who.INSIDER if who in (*PEOPLE, Who.PERHAPS) else None
    if named := match["lies"] or match["by"] or match["on"] or match["of"]:
        who = agent_of(f"by {named}")
    else:
        who = subject_of(sentence[: match.start()])
        if match["duty"] and not match["what"]:
            return None  # `the team that is responsible for the database`
    return who if who in (Who.SELF, Who.INSIDER, Who.PERHAPS) else None


_CAUSED = phrases(
    r"""\b(?:caused|triggered|brought\s+about)\s+by\s+(?:an?|the|our|some|one\s+of\s+(?:our|the|my))\s+
    (?:[\w-]+\s+){0,2}?(?P<before>[\w-]+\s+)??(?P<role>(?!\w+ing\b)[\w-]+)
    (?=\s*(?:$|[.,;(])|\s+(?:who|that|had|in|at|on|from|during|while|when|\w{2,}ing)\b)"""
)


_BY_DOING = phrases(
    r"""\b(?:due\s+to|because\s+of|result\s+of|attributed\s+to)\s+
    (?:(?:an?|the|our|some|one\s+of\s+(?:our|the))\s+)?(?P<before>[\w-]+\s+)??(?P<role>(?!\w+ing\b)[\w-]+)\s+
    (?:\w+ly\s+|not\s+|never\s+)*(?!being\b|having\b|using\b|wanting\b|needing\b)\w{2,}ing\b"""
)


def _whom_caused(sentence: str, match: re.Match[str]) -> Who | None:
    who = kind_of_noun(match["role"], (match["before"] or "").strip())
    is_said = who is Who.INSIDER and not sentence.endswith("?")
    return who if is_said and not is_unsaid(sentence, match) else None


FAMILIES = (
    Family("blame", (words("caused triggered brought"), words("by")), _CAUSED, _whom_caused),
    Family("blame", (words("due because result attributed"),), _BY_DOING, _whom_caused),
    Family(
        "character",
        (
            words(
                """
                careless carelessly carelessness negligent negligently negligence reckless
                recklessly recklessness sloppy sloppiness sloppily incompetent incompetence
                incompetently complacent complacency complacently inattention inattentive
                inattentively inattentiveness irresponsible irresponsibly thoughtless
                thoughtlessly thoughtlessness foolish foolishly foolishness naively naivety
                naïvely naïvety stupidly stupidity lazy laziness lazily dismissive unhelpful
                uncooperative indecisive deficient embarrassed ashamed hasty hastily hurriedly
                misguided hubris unwise unwisely embarrassing embarrassingly shameful shamefully
                neglectful unprofessional unprofessionally inexperience inexperienced inexcusable
                inexcusably unforgivable unqualified untrained undertrained trained inadvisable
                lax sighted shortsighted overconfident overconfidence slapdash haphazard
                haphazardly cavalier clumsy clumsily amateurish clueless idiot idiots idiotic
                moron morons moronic oblivious arrogant arrogance arrogantly stubborn stubbornly
                stubbornness apathy apathetic harebrained hare
                """
            ),
        ),
        _TRAIT,
        _whom_trait,
    ),
    Family(
        "character",
        (
            words(
                """
                ill half ham knee amateur brain my our wishful tunnel asleep cut cutting fat knew
                should
                no human poor bad lapse lapses error errors
                """
            ),
            words(
                """
                advised considered conceived judged planned timed thought baked hearted heartedly
                fisted fistedly jerk hour fart bad thinking vision wheel corners finger fingers
                fingered
                known
                better excuse excuses failure failures failing failings judgment judgement
                """
            ),
        ),
        _SAYING,
        _whom_saying,
    ),
    *(
        Family("blame", tuple(words(one) for one in needs), _BLAME, _whom_blame)
        for needs in (
            (
                """
                blame blamed blames blaming fault faults faulted culpable criticised criticized
                reprimanded disciplined censured rebuked chided responsibility
                """,
            ),
            ("responsible", "is are was were"),
            ("typo typos error errors mistake mistakes misconfiguration misconfigurations", "by"),
        )
    ),
)
