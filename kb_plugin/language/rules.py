"""Attribution of a breach: did not follow the procedure, deviated from the runbook."""

from __future__ import annotations

import re

from kb_plugin.language.family import Family
from kb_plugin.language.pattern import phrases, words
from kb_plugin.language.people import OTHERS, Who
from kb_plugin.language.subject import agent_of, subject_of

RULES_OF_WORK = r"""(?:process(?:es)?|procedures?|guidelines?|polic(?:y|ies)|runbooks?|protocols?
    |practices?|checklists?|standards?|instructions?|rules?|playbooks?|documentation|steps?)"""
"""What people at work are expected to follow, as a verbose pattern."""

_FOR_PEOPLE = phrases(
    r"(?:procedures?|process(?:es)?|polic(?:y|ies)|guidelines?|instructions?|runbooks?|checklists?"
    r"|playbooks?|practices?|advice|recommendations?)$"
)
"""What a capitalised word that does not follow it is the name of a person for."""

_NOT_FOLLOWED = phrases(
    rf"""
    (?P<active>\b(?:(?:did\s+not|didn't|had\s+not|hadn't|has\s+not|hasn't|have\s+not|haven't|never|not|failed\s+to)\s+(?:\w+ly\s+)?
      (?:follow(?:ed|ing)?|adher(?:e|ed|ing)\s+to|compl(?:y|ied|ying)\s+with|stick\s+to|respect(?:ed)?)
      |deviated\s+from|violated|went\s+against|disobeyed|contrary\s+to
      |(?:made|done|deployed|merged|shipped|run|taken|performed|granted|opened)\s+in\s+(?:\w+\s+)?(?:violation|breach|contravention)\s+of))\s+(?:[\w'-]+\s+){{0,4}}?
      (?:{RULES_OF_WORK}|advice|recommendations?|order|sequence)\b
    | (?P<breached>\b(?:polic(?:y|ies)|procedures?|protocols?|guidelines|rules|process|checklist
        |runbook)\s+(?:was|were|had\s+been)\s+(?:\w+ly\s+)?(?:breached|violated|ignored|bypassed
        |disregarded|skipped))\b
    | (?P<passive>\b{RULES_OF_WORK}\s+(?:(?:\w+\s+){{0,3}})?(?:was|were|had)
      (?:\s+not|n't|\s+never|\s+(?:only\s+)?(?:partially|partly|loosely|hardly)|\s+only\s+in\s+part)\s+
      (?:been\s+)?(?:\w+ly\s+)*(?:followed|adhered\s+to|respected|observed|complied\s+with))
    """
)


def _whom_not_followed(sentence: str, match: re.Match[str]) -> Who | None:
    if match["passive"]:
        return Who.INSIDER
    if match["breached"]:
        return None if agent_of(sentence[match.end() :]) in OTHERS else Who.INSIDER
    if re.search(r"\b(?:do|does|if|should|must|can|to|will)\s+$", sentence[: match.start()], re.I):
        return None
    left = sentence[: match.start()]
    if re.search(r"\bin\s+(?:\w+\s+)?(?:violation|breach|contravention)\b", match["active"], re.I):
        return Who.INSIDER
    # `a case of engineers not following the process`: the nearest noun is meant, not its head.
    near = left.split()[-1:] if match[0].lower().startswith("not ") else []
    who = subject_of(" ".join(near)) if near else subject_of(left)
    if who is Who.NAME:
        return Who.INSIDER if _FOR_PEOPLE.search(match[0]) else None
    return None if who is Who.THING else who


_FOLLOWED = """follow followed following adhere adhered adhering comply complied complying stick
respect respected deviated violated against disobeyed observed contrary violation breach
contravention breached ignored bypassed
disregarded skipped"""

_RULES = """process processes procedure procedures
guideline guidelines policy policies runbook runbooks
protocol protocols practice practices checklist checklists standard standards instruction
instructions rule rules playbook playbooks documentation step steps advice recommendation
recommendations order sequence"""

FAMILIES = (Family("rule", (words(_FOLLOWED), words(_RULES)), _NOT_FOLLOWED, _whom_not_followed),)
