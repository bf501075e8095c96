"""Patterns and sets of words, as they are best read."""

from __future__ import annotations

import re


def phrases(text: str) -> re.Pattern[str]:
    """Return a pattern in which white space stands for nothing, and upper and lower case agree."""
    return re.compile(text, re.IGNORECASE | re.VERBOSE)


def words(text: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(text.split())
