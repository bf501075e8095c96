"""Labels that name a person's shortcoming in place of a condition."""

from __future__ import annotations

import re

_BLAMING = re.compile(
    r"""
    \b(?:human|operator|user|engineer|developer|pilot|manual)[ ]errors?\b
    | \b(?:failures?|failed|failing)[ ]to\b
    | \b(?:inadequate|insufficient|poor|improper|bad|careless|negligent|sloppy|incompetent)\b
    | \b(?:carelessness|negligence|incompetence|complacency|inattention|violation)\b
    | \b(?:mistake|blunder|misconduct)s?\b
    | \black[ ]of[ ](?:care|attention|discipline|diligence|skill|knowledge|training)\b
    | \bnot[ ](?:following|paying|checking|testing)\b
    """,
    re.VERBOSE,
)


def blames(label: str) -> bool:
    """Tell whether a factor's label judges people or their work.

    After the observation that "human error" ends an enquiry where it should begin
    (S. Dekker, The Field Guide to Understanding 'Human Error', 2014, chapter 1).
    """
    return bool(_BLAMING.search(re.sub(r"[-_\s]+", " ", label.lower())))
