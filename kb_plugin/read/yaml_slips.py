"""What people write in front matter that YAML reads as something else, or not at all.

YAML's own messages name what its parser expected. These name what stands in the line.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple


class Slip(StrEnum):
    """What is unusual about a line that YAML refuses."""

    TAB = "tab"
    SIGN = "sign"
    QUOTED_START = "quoted-start"
    CURLY_QUOTE = "curly-quote"
    BRACKET = "bracket"
    COLON = "colon"
    INDENTATION = "indentation"


class Cut(NamedTuple):
    """A text that ends at a hash, as YAML reads it."""

    line: int
    """Counted from 0."""
    column: int
    rest: str
    """What YAML takes for a comment, from the hash on."""


_LINE = re.compile(r"(?P<indent>[ \t]*)(?:-[ \t]+)*(?:[\w.-]+:(?:[ \t]+|$))?(?P<value>.*)")
_QUOTED_START = re.compile(r"""(?:"[^"]*"|'[^']*')[ \t]*[^ \t#,:]""")
_COMMENT = re.compile(r"[ \t]#.*")
_CUT = re.compile(
    r"""^(?P<before>[ ]*(?:-[ ]+)*(?:[\w.-]+:[ ]|(?<=-[ ]))[^"'\[{|>#\n][^"'\[{#\n]*[ ]
      |[ ]*(?:-[ ]+)*[\w.-]+:[ ]+)
    (?P<rest>\#(?![ \t#!]|kb:)[^\n]+)""",
    re.MULTILINE | re.VERBOSE,
)
"""A comment that begins without a space, behind a plain text or in place of a value."""


def slip_in(line: str, problem: str) -> tuple[Slip, str] | None:
    """Return what in a line YAML stumbles over, with the characters in question."""
    found = _LINE.match(line)
    if found is None:
        return None
    value = found["value"].strip()
    first = value[:1]
    if "\t" in found["indent"]:
        return Slip.TAB, ""
    if first and first in "%@`":
        return Slip.SIGN, first
    if _QUOTED_START.match(value):
        return Slip.QUOTED_START, first
    if first in ("[", "{"):
        return Slip.BRACKET, first
    if ": " in _COMMENT.sub("", value) or value.endswith(":"):
        return (Slip.CURLY_QUOTE, first) if first and first in "“”„«‘’‚" else (Slip.COLON, ": ")
    if first in ('"', "'", "*", "&", "!", "|", ">"):
        return None
    if problem.startswith(("mapping values", "did not find expected", "expected <block end>")):
        return Slip.INDENTATION, ""
    return None


def cuts_in(front: str) -> list[Cut]:
    """Return the texts of front matter that a hash ends, perhaps unintended."""
    return [
        Cut(front.count("\n", 0, found.start()), len(found["before"]), found["rest"].rstrip())
        for found in _CUT.finditer(front)
    ]
