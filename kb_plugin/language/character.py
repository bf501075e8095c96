"""Attribution to character: careless, lack of attention, to blame, be more careful."""

from __future__ import annotations

import re

from kb_plugin.language.family import Family, writer
from kb_plugin.language.pattern import phrases, words
from kb_plugin.language.people import PEOPLE, Who
from kb_plugin.language.shortfall import is_unsaid
from kb_plugin.language.subject import agent_of, subject_of

_VIRTUES = r"""(?:care|attention|discipline|diligence|vigilance|rigou?r|skills?|competence|knowledge
    |experience|expertise|awareness|understanding|focus|training|ownership|thoroughness|caution
    |judge?ment|common\s+sense|foresight)"""
_TRAIT = phrases(
    rf"""\b(?:
      careless(?:ly|ness)?|negligen(?:t|tly|ce)|reckless(?:ly|ness)?|sloppy|sloppiness|sloppily
      |incompeten(?:t|ce|tly)|complacen(?:t|cy|tly)|inattenti(?:on|ve|vely|veness)
      |irresponsib(?:le|ly)|thoughtless(?:ly|ness)?|foolish(?:ly|ness)?|na[iï]ve(?:ly|ty)
      |stupid(?:ly|ity)|laziness|lazily|(?P<person>lazy|dismissive|unhelpful|uncooperative|indecisive|deficient
      |embarrassed|ashamed)|our\s+bad(?=\s*(?:$|[.,;:!–—-]))|hast(?:y|ily)|hurriedly|misguided|hubris
      |unprofessional(?:ly)?|inexperienced?|inexcusabl[ey]|unqualified|unwise(?:ly)?|embarrassing(?:ly)?|shameful(?:ly)?|neglectful|(?:un|under-?)trained|lax
      |inadvisable|ill-(?:advised|considered|conceived|judged|planned|timed|thought-out)
      |half-(?:baked|hearted(?:ly)?)|slapdash|ham-fisted(?:ly)?|haphazard(?:ly)?|cavalier|clums(?:y|ily)
      |amateurish|amateur\s+hour|knee-jerk|clueless|idiot(?:s|ic)?(?!-)|moron(?:s|ic)?|oblivious\s+to
      |brain\s+fart|my\s+bad(?=\s*(?:$|[.,;:!–—-]))|arrogan(?:t|ce|tly)|stubborn(?:ly|ness)?|wishful\s+thinking
      |tunnel\s+vision|apath(?:y|etic)|hare-?brained
      |no\s+excuses?(?=\s+for\b|\s*[.,])|unforgivable|short-?sighted(?:ly|ness)?|overconfiden(?:t|ce)
      |(?:lack|absence)\s+of\s+(?:\w+\s+(?:and\s+)?){{0,2}}{_VIRTUES}
      |lacked\s+(?:the\s+|any\s+)?(?:\w+\s+)?{_VIRTUES}
      |human\s+(?:failure|failing)s?
      |(?:not|\w+n't)\s+(?:been\s+|being\s+)?(?:careful|diligent|vigilant|attentive|thorough|cautious)(?:\s+enough)?
      |without\s+being\s+(?:\w+ly\s+)?(?:careful|diligent|vigilant|attentive|thorough|cautious)
      |without\s+(?:much|enough|any|a\s+second|due)\s+(?:thought|thinking|care|look|regard)
      |(?:not|\w+n't|no\s+one\s+was|nobody\s+was)\s+paying\s+(?:enough\s+|close\s+|any\s+)?attention
      |asleep\s+at\s+the\s+wheel|cut(?:ting)?\s+corners|fat[\s-]fingers?
      |(?:poor|bad|lapses?\s+(?:of|in)|errors?\s+(?:of|in))\s+judge?ment
      |did\s*(?:n't|\s+not)\s+care|knew\s+better
    )\b"""
)


def _whom_trait(sentence: str, match: re.Match[str]) -> Who | None:
    if match["person"]:  # `lazy loading` is nobody's trait
        who = subject_of(sentence[: match.start()])
        return who if who in PEOPLE and "load" not in sentence.lower() else None
    return None if is_unsaid(sentence, match) else writer(sentence, match)


_BLAME = phrases(
    r"""\b(?:
      (?:was|were|been|is|are)\s+(?:\w+ly\s+)?(?:blamed|faulted|critici[sz]ed|reprimanded
        |disciplined|censured)\s+for
      |(?:is|are|was|were)\s+(?:\w+ly\s+)?(?:to\s+blame|at\s+fault
        |culpable|(?P<duty>responsible)(?P<what>\s+for\s+(?:the|this|causing|that|all)\s*(?:\w+\s+){0,3}?
        (?:outages?|incidents?|failures?|errors?|problems?|mistakes?|issues?|damage|loss|downtime))?)
      |(?:fault|blame|responsibility)(?:\s+for\s+(?:\w+\s+){1,3}\w+)?\s+
        (?:lies|lay|rests|rested|falls|fell)\s+(?:\w+ly\s+)?(?:with|on)
        (?=\s+(?P<lies>(?:[\w'-]+\s+){0,3}[\w'-]+))
      |(?:typos?|errors?|misconfigurations?|faults?|mistakes?)\s+(?:that\s+was\s+)?
        (?:made|introduced|caused|committed)\s+by(?=\s+(?P<by>(?:[\w'@-]+\s+){0,3}[\w'@-]+))
    )\b"""
)


def _whom_blame(sentence: str, match: re.Match[str]) -> Who | None:
    if is_unsaid(sentence, match):
        return None
    if named := match["lies"] or match["by"]:
        who = agent_of(f"by {named}")
    else:
        who = subject_of(sentence[: match.start()])
        if match["duty"] and not match["what"]:
            return None  # `the team that is responsible for the database`
    return who if who in (Who.SELF, Who.INSIDER, Who.PERHAPS) else None


_ADMONISHED = phrases(
    r"""\b(?:be|been|being|was|were)\s+(?:(?:much|a\s+(?:bit|lot|little)|far)\s+)?more\s+
      (?:careful|vigilant|diligent|attentive|cautious|disciplined|thorough|mindful|rigorous
      |aware\s+(?:of|when|that))\b
    |\bpay(?:ing)?\s+(?:more|closer|better|extra)\s+attention\b
    |\btak(?:e|ing)\s+(?:more|better|greater|extra)\s+care\b
    |\b(?:be|try|work)\s+(?:extra\s+careful|harder)\b
    |\bmore\s+(?:care|discipline|diligence|vigilance)\s+(?:\w+\s+){0,3}
      (?:needed|required|necessary|when|with|in)\b"""
)


def _whom_admonished(sentence: str, match: re.Match[str]) -> Who | None:
    left = sentence[: match.start()]
    who = subject_of(left)
    is_told = re.search(r"\b(?:to|should|must)\s+$", left, re.IGNORECASE)
    return None if who in (Who.THING, Who.OUTSIDER, Who.NAME) and not is_told else who


FAMILIES = (
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
                naïvely naïvety stupidly stupidity lazy laziness lazily dismissive
                unhelpful uncooperative indecisive deficient
                embarrassed ashamed hasty hastily hurriedly
                misguided hubris unwise unwisely embarrassing embarrassingly shameful shamefully
                neglectful unprofessional unprofessionally inexperience inexperienced inexcusable
                inexcusably unqualified untrained undertrained trained inadvisable lax ill short
                shortsighted overconfident overconfidence lack lacked absence human careful
                diligent vigilant attentive thorough cautious without paying asleep corners fat
                judgment judgement care better half slapdash ham haphazard haphazardly cavalier
                clumsy clumsily amateurish amateur knee clueless idiot idiots idiotic moron morons
                moronic oblivious excuse excuses unforgivable fart bad arrogant arrogance
                arrogantly stubborn stubbornly stubbornness wishful tunnel apathy apathetic
                harebrained hare
                """
            ),
        ),
        _TRAIT,
        _whom_trait,
    ),
    Family(
        "blame",
        (
            words(
                """
                blame blamed faulted criticised criticized reprimanded disciplined censured fault
                faults culpable responsible responsibility typo typos error errors
                mistake mistakes misconfiguration misconfigurations
                """
            ),
        ),
        _BLAME,
        _whom_blame,
    ),
    Family(
        "admonition",
        (
            words(
                """
                careful vigilant diligent attentive cautious disciplined thorough mindful rigorous
                aware attention harder care discipline diligence vigilance
                """
            ),
        ),
        _ADMONISHED,
        _whom_admonished,
    ),
)
