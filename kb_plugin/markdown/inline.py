"""Inline markup, quickly where a text has none."""

from __future__ import annotations

import re
from functools import cached_property

from markdown.treeprocessors import InlineProcessor

_MARKUP = re.compile(r"[`\\\[\]!<>&*_~]| {2}\n")
_KNOWN_PATTERNS = frozenset(
    """backtick escape reference link image_link image_reference short_reference short_image_ref
    autolink automail linebreak html entity em_strong em_strong2 not_strong footnote
    kb_strike""".split()  # noqa: SIM905 - a list of twenty quoted words is harder to read
)


class QuickInline(InlineProcessor):
    """Inline markup that looks no further at text which has none.

    Python-Markdown tries each of some twenty patterns on each piece of text. Three pieces of four
    hold no character that any of its own patterns begins with.
    """

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803 - overrides a private method; where it is renamed, all works as before
        if patternIndex == 0 and not _MARKUP.search(data) and self._patterns_are_known:
            return data
        handled: str = super()._InlineProcessor__handleInline(data, patternIndex)  # type: ignore[misc]
        return handled

    @cached_property
    def _patterns_are_known(self) -> bool:
        known = sum(name in self.md.inlinePatterns for name in _KNOWN_PATTERNS)
        return known == len(self.md.inlinePatterns)
