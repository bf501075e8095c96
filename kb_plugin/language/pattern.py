"""Patterns and sets of words, as they are best read."""

from __future__ import annotations

import re

_CONTRACTED = re.compile(r"(?<=[a-z>])n't|(?<=not\|)n't")
"""Where a verb stands before it: by itself `nt` would be found in `went` and `important`."""


def phrases(text: str) -> re.Pattern[str]:
    """Return a pattern in which white space stands for nothing, and upper and lower case agree.

    `didn't` is found as `didnt` too, as hurried notes have it.
    """
    return re.compile(_CONTRACTED.sub("n'?t", text), re.IGNORECASE | re.VERBOSE)


def words(text: str) -> frozenset[str]:
    """Return the words of a text as a set, those with `n't` also as `nt`."""
    found = text.split()
    return frozenset((*found, *(one.replace("n't", "nt") for one in found)))
