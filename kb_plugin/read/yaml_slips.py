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
    OPEN_QUOTE = "open-quote"
    NO_SPACE = "no-space"
    NO_COLON = "no-colon"
    CONFLICT = "conflict"
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
_NO_SPACE = re.compile(r"[ \t]*(?:(?P<hyphen>-)[^\s-]|[\w.-]+(?P<colon>:)[^\s:/])")
_NO_COLON = re.compile(r"[ \t]*[\w.-]+[ \t]*(?P<sign>=)")
_CONFLICT = re.compile(r"(?:<{7}|={7}|>{7})(?: |$)")
_COMMENT = re.compile(r"[ \t]#.*")
_ABOUT_SHAPE = ("mapping values", "did not find expected", "expected <block end>")
"""How the parser's messages begin where a line stands too far in or out."""
_CUT = re.compile(
    r"""^(?P<before>[ ]*(?:-[ ]+)*(?:[\w.-]+:[ ]|(?<=-[ ]))[^"'\[{|>#\n][^"'\[{#\n]*[ ]
      |[ ]*(?:-[ ]+)*[\w.-]+:[ ]+)
    (?P<rest>\#(?![ \t#!]|kb:)[^\n]+)""",
    re.MULTILINE | re.VERBOSE,
)
"""A comment that begins without a space, behind a plain text or in place of a value."""


def slip_in(lines: list[str], at: int, problem: str) -> tuple[int, Slip, str] | None:
    """Return the line that YAML stumbles over, what is unusual about it, and its characters.

    The parser names the line at which it could not go on; now and then the one above is at fault.
    """
    found = _LINE.match(lines[at])
    if found is None:
        return None
    if slip := _slip_of_value(found["indent"], found["value"].strip(), problem):
        return at, *slip
    above = next((n for n in range(at - 1, -1, -1) if lines[n].strip()), None)
    for number in (at, above):
        if number is not None and (other := _slip_of_key(lines[number])):
            return number, *other
    return (at, Slip.INDENTATION, "") if problem.startswith(_ABOUT_SHAPE) else None


def _slip_of_value(indent: str, value: str, problem: str) -> tuple[Slip, str] | None:
    first = value[:1]
    if "\t" in indent:
        return Slip.TAB, ""
    if first and first in "%@`":
        return Slip.SIGN, first
    if _QUOTED_START.match(value):
        return Slip.QUOTED_START, first
    if first in ('"', "'"):
        return (Slip.OPEN_QUOTE, first) if "unexpected end" in problem else None
    if first in ("[", "{"):
        is_inside = any(one in problem for one in ("or ']'", "or '}'", "start any token", "end of"))
        return (Slip.BRACKET, first) if is_inside else None
    if ": " in _COMMENT.sub("", value) or value.endswith(":"):
        return (Slip.CURLY_QUOTE, first) if first and first in "“”„«‘’‚" else (Slip.COLON, ": ")
    return None


def _slip_of_key(line: str) -> tuple[Slip, str] | None:
    if _CONFLICT.match(line):
        return Slip.CONFLICT, ""
    if found := _NO_SPACE.match(line):
        return Slip.NO_SPACE, found["hyphen"] or found["colon"]
    if found := _NO_COLON.match(line):
        return Slip.NO_COLON, found["sign"]
    return None


def cuts_in(front: str) -> list[Cut]:
    """Return the texts of front matter that a hash ends, perhaps unintended."""
    return [
        Cut(front.count("\n", 0, found.start()), len(found["before"]), found["rest"].rstrip())
        for found in _CUT.finditer(front)
    ]
