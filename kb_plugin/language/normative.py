"""Normative language: people's work measured against a norm that is not named."""

from __future__ import annotations

import re

from kb_plugin.language.family import Family
from kb_plugin.language.pattern import phrases, words
from kb_plugin.language.people import PEOPLE, Who
from kb_plugin.language.subject import subject_of

_SHORT_WORDS = """
inadequate insufficient poor improper sloppy bad unsatisfactory unacceptable substandard
inappropriate deficient lax lacklustre lackluster weak subpar sub-par shoddy half-hearted careless
negligent rushed hasty incomplete lacking unprofessional
"""
_SHORT = rf"(?:{'|'.join(_SHORT_WORDS.split())})"
_WORK = r"""(?:testing|reviews?|planning|communications?|documentation|training|coordination
    |co-ordination|preparation|judge?ment|decision(?:-making|\s+making)?s?|handovers?|hand-?offs?
    |diligence|practices?|discipline|supervision|oversight|workmanship|analysis|investigation
    |risk\s+assessment|change\s+(?:control|management)|incident\s+(?:response|management|handling)
    |handling|strategy|approach|choices?|job|idea|verification|validation
    |quality\s+assurance|qa|care|attention|foresight|understanding|knowledge|maintenance
    |housekeeping|hygiene|procedures?|processes?|test\s+coverage|awareness|consideration|thought
    |collaboration|management|leadership|prioriti[sz]ation|estimation|(?:security|safety)\s+(?:measures
    |practices?)|controls(?!\s+plane)|safeguards|precautions|inspections?|attitudes?
    |arrangements?|checking|execution)"""
_JUDGED = phrases(
    rf"""\b{_SHORT}\s+(?:[\w-]+\s+){{0,2}}?{_WORK}\b
    |\b{_WORK}\s+(?:(?:of|for|on|with|by|to|around|between|before|during|in|at)\s+(?:[\w'-]+\s+){{1,6}}?)?
      (?:was|were|is|has\s+been|had\s+been)\s+(?:\w+ly\s+|very\s+|too\s+|quite\s+|somewhat\s+)*{_SHORT}\b"""
)
_FALLS_SHORT = phrases(
    rf"""\b{_WORK}\s+(?:(?:of|for|on|with|by|to|around|between|before|during|in|at)\s+(?:[\w'-]+\s+){{1,6}}?)?
      (?:was|were|is|has\s+been|had\s+been)(?:\s+not|n't)\s+(?:adequate|sufficient|good\s+enough|enough
      |thorough|acceptable|appropriate|great|proper)\b
    |\b(?:incident\s+response|communications?|coordination|planning|handover)\s+(?:\w+\s+){{0,4}}?
      (?:was|were)\s+(?:(?:too|very|rather|\w+ly)\s+)?(?:slow|chaotic|disorgani[sz]ed|haphazard
      |uncoordinated|late|confusing)\b
    |\b(?:bad|poor)\s+call\b(?!\s+(?:quality|cent\w+|sites?|stacks?|volumes?|routing|setup))
    |\b(?:insufficient|inadequate|too\s+few|too\s+little)\s+(?:[\w-]+\s+){{0,3}}?
      (?:was|were)\s+(?:performed|done|carried\s+out|made|conducted|given|undertaken)\b
    |\bcasual\s+(?:attitude|approach)\b
    |\b(?:appalling|shocking|blatant|gross|woeful|alarming|inexcusable)\s+lack\s+of\b
    |\bwrong\s+(?:way(?!\s+(?:round|around|up))|approach|thing|decision|choice|call)\b
    |\b(?:was|were|been)(?:\s+not|n't)\s+(?:secured|trained|installed|fastened|closed)
      \s+(?:properly|correctly|adequately|thoroughly|securely)\b
    |\bfailures?\s+(?:of|in)\s+(?:\w+\s+){{0,2}}?(?:communication|judge?ment|leadership|planning|review
      |oversight|management|coordination|training|supervision|governance|due\s+diligence)\b
    |\bpoor\s+execution\s+of\s+(?:[\w-]+\s+){{0,4}}?(?:procedures?|plans?|projects?|migration
      |maintenance|change)\b"""
)
_LACK = phrases(
    r"""\b(?:(?:lack|absence|want|shortage)\s+of|not\s+enough)\s+(?:[\w-]+\s+){0,2}?(?:testing|reviews?
    |planning|communications?|documentation|coordination|preparation|supervision|oversight
    |verification|validation|due\s+diligence|care|foresight|consideration|thought|collaboration
    |training|attention|precautions|(?:proactive|preventi?ve|preventative)\s+measures)\b"""
)
_UNREAL = phrases(
    r"""\b(?:unrealistic|over-?ambitious|(?:overly|too|far\s+too|unduly)\s+(?:optimistic|ambitious|aggressive))\s+
    (?:and\s+\w+\s+)?(?:timetables?|timelines?|deadlines?|plans?|schedules?|views?|estimates?|targets?
      |expectations?|goals?)\b
    |\b(?:was|were|been)\s+(?:overly|unduly|far\s+too|much\s+too)\s+(?:optimistic|ambitious|aggressive|confident)\b
    |\bapproved\s+(?:it|this|them|the\s+\w+)\s+blind(?:ly)?\b"""
)
_BADLY = phrases(
    r"""\b(?:
      (?:insufficiently|inadequately|poorly|improperly|badly|sloppily|carelessly|hastily)[\s-]+
        (?:tested|reviewed|planned|communicated|documented|coordinated|trained|prepared|managed
        |handled|executed|verified|validated|thought(?:\s+\w+)?|understood|supervised|maintained
        |written|chosen|considered|investigated|organi[sz]ed|timed|informed)
      |(?:not|never|\w+n't)\s+(?:(?:been|being|have\s+been|really|yet)\s+){0,2}(?:properly|adequately|sufficiently|thoroughly
        |appropriately|correctly|carefully|fully|well|clearly|effectively)\s+(?:tested|reviewed|planned|communicated
        |documented|coordinated|trained|prepared|managed|handled|executed|verified|validated
        |thought(?:\s+\w+)?|understood|supervised|considered|investigated|assessed|evaluated
        |vetted|checked|briefed|informed|shared|read|acted|discussed|addressed|remedied)
    )\b"""
)
_OF_PROGRAMS = phrases(
    r"""\b(?:error|exception|signal|memory|queue|request|log|state|input|retry|load|data|process
    |event|session|thread|connection|resource)\s+(?:handling|management|validation)\b"""
)
_GENERAL = phrases(
    r"""\bhandling\s+of\s+(?:[\w-]+\s+){0,3}?(?:characters?|strings?|nulls?|values?|inputs?|errors?|exceptions?|memory
      |requests?|states?|messages?|unicode|timeouts?|responses?|connections?|data|fields?|types?)\b
    |\b(?:generally|usually|typically|often|commonly)\s+(?:\w+\s+){0,3}?(?:from|by|to)\b"""
)
"""What improper work does in programs, or always."""

_UNSAID = phrases(
    r"""\b(?:prevent\w*|avoid\w*|reduc\w+|no|not|without|never|against|whether|risk\s+of|if)\s+
    (?:\w+\s+){0,2}$"""
)


def _whom_work(sentence: str, match: re.Match[str]) -> Who | None:
    if sentence.endswith("?") or _OF_PROGRAMS.search(
        sentence[max(0, match.start() - 20) : match.end()]
    ):
        return None
    if _GENERAL.search(sentence[max(0, match.start() - 40) : match.end() + 40]):
        return None
    is_plan = match[0].lower().endswith("idea") and not re.search(r"\bwas\b", sentence)
    return None if is_plan or _UNSAID.search(sentence[: match.start()]) else Who.WORK


_NOT_ENOUGH = phrases(
    r"""(?:\bnot|\bnever|n't)\s+(?:[\w-]+\s+){0,5}?(?:closely|carefully|thoroughly|properly|quickly|fast
    |early|well|clearly|rigorously|proactively|seriously|promptly|often|widely|broadly|good|clear
    |proactive|tested|reviewed)\s+enough\b"""
)


def _whom_not_enough(sentence: str, match: re.Match[str]) -> Who | None:
    who = subject_of(sentence[: match.start()])
    is_work = who is Who.THING and re.search(r"\b(?:tested|reviewed)\b", match[0], re.IGNORECASE)
    return who if who in (*PEOPLE, Who.WORK) else Who.WORK if is_work else None


_SLOW = phrases(
    r"""\b(?:
      (?P<trait>(?:was|were|been)\s+(?:\w+ly\s+)?too\s+(?:slow|late|hasty|quick|eager|confident
        |optimistic|trusting|focused|distracted|busy))
      |(?P<trait4>(?:was|were|been)\s+(?:\w+ly\s+|very\s+|too\s+)?late\s+(?:in|with)\s+\w+ing)
      |(?:too|was|were|been)\s+(?:\w+ly\s+|very\s+)?slow(?:ly)?\s+to\s+(?:respond|react|escalate|notice|reali[sz]e|communicate|act)
      |took\s+(?P<us>us|the\s+team|engineers|them|me)?\s*(?:far\s+|much\s+|way\s+)?too\s+long\s+
        (?:for\s+\w+\s+)?to\s+(?P<verb>\w+)
      |took\s+[^,;.]{1,40}?\s+to\s+even\s+(?P<even>\w+)
      |(?P<trait3>spen[td]\s+(?:far\s+|way\s+)?too\s+(?:much|little|long)(?:\s+(?:time|effort))?)
      |(?P<waited>waited|hesitated)\s+(?:\w+\s+)?too\s+long
      |(?P<trait2>(?:\w{2,}ed|went|took|began|chose|ran)\s+(?:(?!that\b|because\b|which\b|as\b|and\b|but\b)[\w'-]+\s+){0,6}?
        (?:far\s+|much\s+|way\s+)?too\s+(?:early|late|soon|hastily|quickly|fast|slowly))
    )\b"""
)
_HUMAN = phrases(
    r"(?:notice|reali[sz]e|escalate|communicate|respond|react|understand|identify|diagnose)$"
)


def _whom_slow(sentence: str, match: re.Match[str]) -> Who | None:
    who = subject_of(sentence[: match.start()])
    is_trait = any(match[one] for one in ("trait", "trait2", "trait3", "trait4"))
    if who in PEOPLE or (who is Who.WORK and not is_trait):
        return who
    is_human = match["us"] or _HUMAN.match(match["verb"] or match["even"] or "")
    return Who.INSIDER if is_human else None


_WORK_WORDS = words(
    """
    testing review reviews planning communication communications documentation training
    coordination co preparation judgment judgement decision decisions handover handovers handoff
    handoffs hand diligence practice practices discipline supervision oversight workmanship
    analysis investigation risk change incident handling strategy approach choice choices job idea
    verification validation quality qa care attention foresight understanding knowledge
    maintenance housekeeping hygiene procedure procedures process processes test awareness
    consideration thought collaboration management leadership prioritisation prioritization
    estimation security safety controls safeguards precautions inspection inspections attitude
    attitudes arrangement arrangements checking measures
    """
)

FAMILIES = (
    Family(
        "judged",
        (words(_SHORT_WORDS.replace("-", " ")), _WORK_WORDS),
        _JUDGED,
        _whom_work,
    ),
    Family(
        "judged",
        (
            words(
                """
                adequate sufficient enough thorough acceptable appropriate great proper slow
                chaotic disorganised disorganized haphazard uncoordinated late confusing wrong
                properly correctly adequately thoroughly securely failure failures
                bad poor casual lack insufficient inadequate few little
                """
            ),
            _WORK_WORDS
            | words(
                """
                response way thing call execution governance appalling shocking blatant gross
                woeful alarming inexcusable not wasn't weren't was were
                """
            ),
        ),
        _FALLS_SHORT,
        _whom_work,
    ),
    Family(
        "judged",
        (
            words(
                "unrealistic ambitious overambitious optimistic aggressive confident blind blindly"
            ),
        ),
        _UNREAL,
        _whom_work,
    ),
    Family("judged", (words("lack absence want shortage enough"), _WORK_WORDS), _LACK, _whom_work),
    Family(
        "judged",
        (
            words(
                """
                insufficiently inadequately poorly improperly badly sloppily carelessly hastily
                properly adequately sufficiently thoroughly appropriately correctly carefully
                fully well clearly effectively
                """
            ),
        ),
        _BADLY,
        _whom_work,
    ),
    Family("judged", (words("enough"),), _NOT_ENOUGH, _whom_not_enough),
    *(
        Family("slow", tuple(words(one) for one in needs), _SLOW, _whom_slow)
        for needs in (
            (
                """
                slow slowly late long early soon hastily quickly fast hasty much little quick eager
                confident optimistic trusting focused distracted busy
                """,
                "too",
            ),
            ("slow slowly late", "was were been"),
            ("even", "took"),
        )
    ),
)
