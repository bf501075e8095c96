"""The groups of factors that have a shape and a hue of their own."""

from __future__ import annotations

import re

GROUPS = ("change", "software", "load", "platform", "detection", "tools", "organisation")
"""Words by which a group is known, whatever else its name says; names of the tokens in CSS."""

_WORD = re.compile(r"\w+")


def group_key(name: str | None) -> str:
    """Return the word of `GROUPS` that a group's name holds, or nothing for a group of an owner."""
    words = _WORD.findall((name or "").casefold())
    return next((one for one in GROUPS if one in words), "")
