"""Verbs for what people leave undone, in the forms in which sentences have them."""

from __future__ import annotations

import re

from kb_plugin.language.pattern import words

_IRREGULAR = {
    "think": "thought thought",
    "understand": "understood understood",
    "tell": "told told",
    "foresee": "foresaw foreseen",
    "read": "read read",
    "speak": "spoke spoken",
    "catch": "caught caught",
    "take": "took taken",
    "give": "gave given",
    "make": "made made",
    "learn": "learned learned",
    "get": "got got",
    "pay": "paid paid",
    "bring": "brought brought",
    "put": "put put",
    "set": "set set",
    "run": "ran run",
    "write": "wrote written",
    "keep": "kept kept",
    "let": "let let",
    "go": "went gone",
    "do": "did done",
    "find": "found found",
    "see": "saw seen",
    "know": "knew known",
    "choose": "chose chosen",
    "build": "built built",
    "hold": "held held",
    "wait": "waited waited",
    "begin": "began begun",
    "come": "came come",
    "leave": "left left",
    "roll": "rolled rolled",
    "seek": "sought sought",
    "oversee": "oversaw overseen",
}
_DOUBLING = frozenset(("plan", "stop", "spot", "pin", "drop", "refer", "flag", "debug", "ship"))

MINDFUL = words(
    """
    announce anticipate appreciate ask audit bother care challenge clarify communicate consider
    consult coordinate disclose discuss document double-check escalate examine exercise foresee
    inform investigate invite involve listen loop mention notice plan
    practise prepare prioritise
    prioritize question read realise realize recognise
    recognize rehearse remember request research review
    sanity-check scrutinise scrutinize share speak study tell think understand warn
    """
)
"""What only people do: to notice, to consider, to tell."""

CAREFUL = words(
    """
    account address alert catch check clean communicate confirm detect enforce ensure evaluate
    factor flag identify inspect monitor notify page perform protect react renew respond rotate
    spot test train update validate verify assess
    """
)
"""What programs do as well, and what people are said to have left undone."""

INWARD = words(
    """
    anticipate appreciate bother care communicate consult discuss escalate foresee notice realise
    realize remember tell think understand
    """
)
"""What even a capitalised word can do only if it is a person's name."""

OFFICIAL = words(
    """
    audit coordinate disclose heed inform invest listen modernise modernize oversee plan prioritise
    prioritize rehearse review supervise train
    """
)
"""What a capitalised word can do only if it is the name of a person or of an organisation."""


def _past(verb: str) -> tuple[str, str]:
    """Return the past tense and the past participle of a verb."""
    if verb in _IRREGULAR:
        past, participle = _IRREGULAR[verb].split()
        return past, participle
    if verb in _DOUBLING:
        regular = f"{verb}{verb[-1]}ed"
    elif verb.endswith("e"):
        regular = f"{verb}d"
    elif verb.endswith("y") and verb[-2] not in "aeiou":
        regular = f"{verb[:-1]}ied"
    else:
        regular = f"{verb}ed"
    return regular, regular


def _ing(verb: str) -> str:
    if verb in _DOUBLING or verb in ("put", "set", "run", "get", "let", "begin"):
        return f"{verb}{verb[-1]}ing"
    if verb.endswith("e") and verb not in ("foresee", "see"):
        return f"{verb[:-1]}ing"
    return f"{verb}ing"


def bases(verbs: frozenset[str]) -> str:
    """Return verbs as a pattern: `notice`, `think`."""
    return "|".join(sorted(verbs))


def pasts(verbs: frozenset[str]) -> str:
    """Return their past tense as a pattern: `noticed`, `thought`."""
    return "|".join(sorted({_past(verb)[0] for verb in verbs}))


def participles(verbs: frozenset[str]) -> str:
    """Return their past participle as a pattern: `noticed`, `foreseen`."""
    return "|".join(sorted({_past(verb)[1] for verb in verbs}))


def ings(verbs: frozenset[str]) -> str:
    """Return their present participle as a pattern: `noticing`, `thinking`."""
    return "|".join(sorted({_ing(verb) for verb in verbs}))


PARTICIPLE = (
    r"(?:\w+-)?(?:been|had|done|gone|made|"
    + "|".join(sorted({forms.split()[1] for forms in _IRREGULAR.values()}))
    + r"|sent|lead|cut|shut|met|paid|lost|left|felt|meant|built|spent|taken|given|driven|shown"
    r"|known|broken|chosen|fallen|risen|hit|led|fed|split|reset|rebuilt|rerun|overwritten|undone"
    r"|\w{2,}ed)"
)
"""Any past participle, as a pattern."""

_PARTICIPLE_OR_ADJECTIVE = re.compile(
    r"(?:automated|dedicated|detailed|improved|increased|documented|defined|limited|shared|managed"
    r"|separated?|centrali[sz]ed|enhanced|advanced|integrated|standardi[sz]ed|required|reduced"
    r"|agreed|trusted|tested|related|distributed|scheduled|isolated|layered|structured|planned"
    r"|added|extended|staged|named|need|versioned|unified|monitored|cached|combined)$",
    re.IGNORECASE,
)
_BEHIND_A_VERB = re.compile(
    r"\s*(?:$|[^\w\s'-]|(?:the|a|an|this|that|these|those|our|my|their|his|her|its|us|it|them|all"
    r"|any|both|each|each|some|more|for|in|on|at|to|by|with|before|after|when|if|as|from|up|out|off"
    r"|earlier|sooner|better|properly|first|only|and|or|so|against|into|\w+ly)\b)",
    re.IGNORECASE,
)


def is_adjective(participle: str, right: str) -> bool:
    """Tell whether `have automated tests` has tests, and did not automate them."""
    return bool(_PARTICIPLE_OR_ADJECTIVE.match(participle)) and not _BEHIND_A_VERB.match(right)
