"""Patterns and sets of words, as they are best read."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_CONTRACTED = re.compile(r"(?<=[a-z>])n't|(?<=not\|)n't")
"""Where a verb stands before it: by itself `nt` would be found in `went` and `important`."""


class Phrases:
    """A pattern that is compiled when it is first asked.

    Compiling all of them takes longer than reading a file, and a file needs few.
    """

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(_CONTRACTED.sub("n'?t", self.text), re.IGNORECASE | re.VERBOSE)

    def match(self, text: str) -> re.Match[str] | None:
        """Return the match at the beginning of a text."""
        return self._pattern.match(text)

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match in a text."""
        return self._pattern.search(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Return the matches in a text, in order."""
        return self._pattern.finditer(text)


def phrases(text: str) -> Phrases:
    """Return a pattern in which white space stands for nothing, and upper and lower case agree.

    `didn't` is found as `didnt` too, as hurried notes have it.
    """
    return Phrases(text)


def words(text: str) -> frozenset[str]:
    """Return the words of a text as a set, those with `n't` also as `nt`."""
    found = text.split()
    return frozenset((*found, *(one.replace("n't", "nt") for one in found)))
