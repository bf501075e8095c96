"""Families of phrases: what they look like, and how to tell of whom they speak."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb_plugin.language.people import Who

if TYPE_CHECKING:
    from collections.abc import Callable

    from kb_plugin.language.pattern import Phrases

    Whom = Callable[[str, re.Match[str]], Who | None]
    """Says of whom a match in a sentence speaks; None where there is nothing to ask."""


@dataclass(frozen=True, slots=True)
class Family:
    """Phrases of one form, with the test that tells people from things."""

    kind: str
    """What a question may word in its own way."""
    needs: tuple[frozenset[str], ...]
    """Lower-case words, of each set one: without them the pattern cannot match."""
    pattern: Phrases
    whom: Whom


_OBJECT = re.compile(
    r"\s+(?:the|this|that|these|those|an?|our|my|their|his|her|its|how|to|all|both|several)\b", re.I
)


def is_note(sentence: str, match: re.Match[str]) -> bool:
    """Tell whether a verb begins a note without a subject: `Misread the label.`"""
    left = sentence[: match.start()]
    is_first = not any(one.isalpha() for one in left.rpartition(":")[2])
    return is_first and bool(_OBJECT.match(sentence[match.end() :]))


def writer(sentence: str, match: re.Match[str]) -> Who:
    """Return SELF where a phrase stands near `I` or `my`, and INSIDER elsewhere."""
    near = sentence[max(0, match.start() - 40) : match.end() + 20]
    return Who.SELF if re.search(r"\b(?:I|my|My)\b", near) else Who.INSIDER


def anyone(sentence: str, match: re.Match[str]) -> Who | None:
    """Return the writer or somebody else: what a phrase says needs no subject."""
    return None if sentence.endswith("?") else writer(sentence, match)
