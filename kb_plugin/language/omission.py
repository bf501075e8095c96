"""What people did not do, told from behind: a counterfactual without `should have`.

J. Bergström, "Three analytical traps in accident investigation", counts "did not initiate" among
the clear signs of counterfactual reasoning.
"""

from __future__ import annotations

import re

from kb_plugin.language.family import Family, anyone
from kb_plugin.language.names import GIVEN_NAMES
from kb_plugin.language.pattern import Phrases, phrases, words
from kb_plugin.language.people import NOUNS, PEOPLE, Who
from kb_plugin.language.subject import subject_of
from kb_plugin.language.verbs import (
    CAREFUL,
    INWARD,
    MINDFUL,
    OFFICIAL,
    bases,
    ings,
    participles,
    pasts,
)

_ALL = MINDFUL | CAREFUL
_ADVERBS = (
    r"(?:(?:(?:load|stress|peer)[\s-]*(?=(?:test|review))|\w+ly|also|even|ever|just|yet|at\s+all|always|first|quite|then|think\s+to|manage\s+to"
    r"|bother\s+to|take\s+care\s+to)\s+)"
)
_ANY = phrases(
    r"\s+(?:any|anything|further|additional|other|more|significant|new|an?\s+(?:increase|impact))\b"
)
"""What follows where something was looked for and not there: `did not notice any errors`."""

_IDIOM = phrases(
    r"""\s+(?:out\s+of|up\b|sense|(?:any\s+)?(?:more\s+)?(?:progress|difference)|a\s+difference
    |effect|down|long|place|any\s+(?:requests|traffic|changes?))"""
)
_DID_NOT = phrases(
    rf"""\b(?:did\s+not|didn't|had\s+not|hadn't|(?P<never>never))\s+{_ADVERBS}*
    (?P<verb>{bases(_ALL)}|{participles(_ALL)}|{pasts(_ALL)}
      |(?P<deed>double\s+check(?:ed)?|bring\s+(?:in|up)|reach(?:ed)?\s+out|speak\s+up|spoken\s+up
        |spen[dt]\s+(?:much|enough|any|sufficient)\s+(?:time|effort|thought)
      |ta(?:ke|ken)\s+(?:the\s+|any\s+)?(?:\w+\s+)?(?:steps|measures|action|precautions)
        |ta(?:ke|ken|ook)\s+(?:\w+\s+){{0,5}}?into\s+(?:account|consideration)|ma(?:ke|de)\s+sure
        |look(?:ed)?\s+(?:at|into|closely|further|carefully)|pa(?:y|id)\s+(?:\w+\s+){{0,2}}?attention
        |act(?:ed)?\s+(?:up)?on|follow(?:ed)?\s+(?:up|through)|(?:gi?ve|given|gave|provided?)\s+(?:[\w-]+\s+){{0,4}}?(?:thought|attention
        |consideration|priority|notice|warning|oversight|guidance|supervision|training|heads?[\s-]up)|do\s+(?:our|my|their|his|her|enough|proper|due|a\s+proper|any\s+(?:testing|checks?)
          |(?:an?|the|any)\s+(?:[\w-]+\s+){{0,2}}?(?:roll-?out|tests?|testing|reviews?|canary|backup|dry[\s-]run
            |rehearsal|assessment|analysis|audit|risk\s+assessment))
        |engaged?\s+in|allow(?:ed)?\s+(?:enough|sufficient|adequate)\s+time))\b"""
)


def _form_of(verbs: frozenset[str]) -> Phrases:
    return phrases(rf"(?:{bases(verbs)}|{participles(verbs)}|{pasts(verbs)})$")


_MINDFUL, _INWARD = _form_of(MINDFUL), _form_of(INWARD | OFFICIAL)
_OF_WORK = _form_of(
    words("notify address assess check ensure enforce evaluate inspect test train verify")
)
_TOLD = phrases(
    r"(?:g[ia]ve|provide|pa(?:y|id)|make\s+sure|reach|speak|do\s|engage"
    r"|ta(?:ke|ken)\s+[\w\s]*(?:steps|measures|action|precautions))"
)
_NOTED = phrases(
    r"(?:check|test|verify|validat|updat|ensur|confirm|communicat|document|catch|review)\w*$"
)


def _whom_did_not(sentence: str, match: re.Match[str]) -> Who | None:
    verb, right = match["verb"], sentence[match.end() :]
    is_mindful = bool(_MINDFUL.match(verb) or match["deed"])
    looks_for = not is_mindful or verb.lower() in ("notice", "noticed", "read")
    if sentence.endswith("?") or _IDIOM.match(right) or (looks_for and _ANY.match(right)):
        return None
    who = subject_of(sentence[: match.start()])
    match who:
        case Who.SELF | Who.INSIDER | Who.NOBODY:
            asks = True
        case Who.WORK:
            asks = True
        case Who.ABSENT:
            asks = not match["never"] and (is_mindful or bool(_NOTED.match(verb)))
        case Who.PERHAPS:
            asks = is_mindful or bool(_OF_WORK.match(verb))
        case Who.NAME:
            asks = bool(_INWARD.match(verb) or _TOLD.match(match["deed"] or ""))
        case Who.OUTSIDER:
            asks = bool(
                re.search(r"\b(?:think\s+to|bother|care)\b", f"{match[0]}{right}"[:60], re.I)
            )
        case _:
            asks = False
    return who if asks else None


_PERSON_DID_NOT = phrases(
    r"""\b(?P<named>\w{1,30})\s+(?P<words>(?:did\s+not|didn't)\s+(?:\w+ly\s+)*(?!see\b|have\b|know\b|find\b|expect\b|want\b
    |need\b|receive\b|get\b|experience\b|observe\b|lose\b|believe\b|feel\b|like\b|intend\b|mean\b
    |agree\b|write\b|own\b|help\b|matter\b|succeed\b|work\b|cause\b|affect\b|exist\b|change\b|reconcile\b|requeue\b|sync\w*\b|evict\b|recover\b|restart\b)\w+)\b"""
)
_DEEDS_OF_WORK = words(
    """
    push commit develop
    provision implement set include apply configure enable maintain schedule measure invest
    allocate define establish execute run rehearse upgrade patch keep build create
    assign appoint designate nominate delegate perform
    """
)
_DEED_NOT_DONE = phrases(
    rf"""\b(?:did\s+not|didn't|had\s+not|hadn't)\s+{_ADVERBS}*
    (?:{bases(_DEEDS_OF_WORK)}|{participles(_DEEDS_OF_WORK)})\b
    (?!\s+(?:into|out\s+of|any\s+(?:new|more|further)|anything|again)\b)"""
)
_REASON = phrases(r"\b(?:again|because|since|as\s+(?:we|the|it|this)|so\s+that|in\s+order\s+to)\b")


def _whom_deed(sentence: str, match: re.Match[str]) -> Who | None:
    """Return a person, unless the reason is given: then it is told as a decision."""
    if sentence.endswith("?") or _REASON.search(sentence):
        return None
    who = subject_of(sentence[: match.start()])
    is_planned = who is Who.PERHAPS and bool(_PLANNED.search(match[0]))
    return who if who in (Who.SELF, Who.INSIDER) or is_planned else None


_PLANNED = phrases(r"(?:develop|invest|establish|allocate|rehearse)\w*$")
_PRONOUN = words("we i you they it he she this that which there who what one everyone")


def _whom_person(sentence: str, match: re.Match[str]) -> Who | None:
    """Return a person who is named by role: of `we`, much that was not done is plain narrative."""
    if match["named"].lower() in _PRONOUN or sentence.endswith("?"):
        return None
    who = subject_of(sentence[: match.end("named")])
    return who if who is Who.INSIDER and not _ANY.match(sentence[match.end() :]) else None


_HAVE_NOT = phrases(
    rf"""\b(?:have|has)(?:\s+not|n't|\s+never)\s+{_ADVERBS}*
    (?:{participles(INWARD | {"consider", "plan"})})\b(?!\s+(?:yet|of\s+yet|so\s+far))"""
)
_YET = phrases(r"\b(?:yet|so\s+far|still|until\s+now)\b")


def _whom_have_not(sentence: str, match: re.Match[str]) -> Who | None:
    """Return a person: `have not considered` may be the past tense of a second language."""
    who = subject_of(sentence[: match.start()])
    is_open = sentence.endswith("?") or _YET.search(sentence)
    return who if who in PEOPLE and not is_open else None


_JUDGED = """
properly adequately sufficiently fully thoroughly carefully correctly explicitly promptly
appropriately completely really
"""
_NOT_WELL = phrases(
    rf"""\b(?:did\s+not|didn't|had\s+not|hadn't)\s+(?:{"|".join(_JUDGED.split())})\s+\w+\b
    |\b(?:did\s+not|didn't|never)\s+(?:get|got)\s+(?:around|round)\s+to\b
    |\b(?:was|were|am)(?:\s+not|n't)\s+(?:thinking|watching|following\s+up
      |keeping\s+(?:an\s+eye|track))\b"""
)


def _whom_people(sentence: str, match: re.Match[str]) -> Who | None:
    who = subject_of(sentence[: match.start()])
    return who if who in (*PEOPLE, Who.PERHAPS) and not sentence.endswith("?") else None


_NEVER_DID = phrases(
    rf"""\b(?:nor|never|neither|at\s+no\s+(?:point|time))\s+did\s+(?:we|i|they|he|she|anyone|anybody
      |the\s+\w+|any\s+\w+)\s+(?:\w+ly\s+)?(?:{bases(_ALL)}|look|act|stop)\b
    |\b(?:why|how)\s+did\s+(?:nobody|no\s+one|no-one|none\s+of\s+\w+)\s+(?:\w+ly\s+)?
      (?:{bases(_ALL)}|look|stop)\b
    |\b(?:did\s+not|didn't|had\s+not|hadn't|never)\s+cross(?:ed)?\s+(?:our|my|his|her|their|any\w+)\s+minds?\b
    |\b(?:did\s+not|didn't|had\s+not|hadn't|never)\s+occur(?:red)?\s+to\s+(?:us|me|him|her|them|any\w+
      |the\s+\w+)\b"""
)

_ANSWER = phrases(
    r"""(?:^\s*|\?\s*|\b(?:but|and|yet)\s+)(?P<words>(?:we|I|they|he|she)\s+(?:just\s+|simply\s+)?
    (?:did\s+not|didn't|had\s+not|hadn't))\s*[.!]*\s*$"""
)
"""`Did we test the restore? We didn't.`"""

_FORMS = "|".join(form(_ALL) for form in (bases, participles, pasts, ings)).split("|")
_VERBS = frozenset(word for form in _FORMS for word in form.split("-"))
_DEEDS = words(
    """
    take taken took make made look looked pay paid act acted follow followed give given gave
    provide provided spend spent do double bring
    reach reached speak spoken engage engaged allow allowed
    """
)
_DEED_FORMS = frozenset(f"{bases(_DEEDS_OF_WORK)}|{participles(_DEEDS_OF_WORK)}".split("|"))
_NOT = words("not didn't hadn't never wasn't weren't")
_ROLES = frozenset(
    form for noun, who in NOUNS.items() if who is Who.INSIDER for form in (noun, f"{noun}s")
) | words("call manager managers desk management")

FAMILIES = (
    Family("not-done", (_NOT, _VERBS | _DEEDS), _DID_NOT, _whom_did_not),
    Family(
        "not-done",
        (words("have has haven't hasn't"), words("not never haven't hasn't")),
        _HAVE_NOT,
        _whom_have_not,
    ),
    Family("not-done", (_NOT, _DEED_FORMS), _DEED_NOT_DONE, _whom_deed),
    Family("not-done", (_NOT, words("we i they he she")), _ANSWER, anyone),
    Family("not-done", (words("did didn't"), _ROLES | GIVEN_NAMES), _PERSON_DID_NOT, _whom_person),
    Family(
        "not-done",
        (
            words(_JUDGED) | words("around round thinking watching following keeping"),
            _NOT,
        ),
        _NOT_WELL,
        _whom_people,
    ),
    Family(
        "not-done",
        (
            words("nor never neither nobody none point time one occur occurred cross crossed"),
            words("did occur occurred cross crossed"),
            words("no nor never neither nobody none not didn't hadn't"),
        ),
        _NEVER_DID,
        anyone,
    ),
)
