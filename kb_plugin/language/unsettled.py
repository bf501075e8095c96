"""Where `should have` and `could have` judge nothing: actions, headings, open questions, states."""

from __future__ import annotations

from kb_plugin.language.pattern import phrases

_REMEDY = phrases(
    r"""\W*(?:(?:we|I)(?:'ll|'ve|\s+(?:will|have|are|plan\s+to|should|need\s+to|must))\s+(?:\w+ly\s+)?)?
    (?:add|creat|writ|implement|introduc|build|extend|set\s+up|deploy|schedul|design)\w*\b.*
    \b(?:that|which)\s+$"""
)
"""An action tells what it would have changed: `Add a test that would have caught this.`"""
_OPEN = phrases(
    r"""\b(?:do|does|did)(?:\s+not|n't)\s+(?:think|believe)\b[^.;]*$
    |\b(?:do|does|did)(?:\s+not|n't)\s+(?:prove|mean|imply|show|suggest|establish)\b[^.;]*$
    |\b(?:whether|(?:ask|check|consider|decide|determine|discuss|explore|investigate|know|reflect|review|see
    |understand|wonder)\w*\s+(?:on\s+)?if)\b[^,;.]{0,80}$"""
)
"""Where it is open: `reflect if this should have been announced`."""
_BY_NOW = phrases(r"\b(?:at|by)\s+this\s+point\b|\bby\s+now\b|\bcheck\s+(?:above|below)\b")
"""Where comments in code tell what state a program is expected to be in."""

_HEADING = phrases(r"\b(?:things|what|anything)\s+(?:that\s+)?$")
"""Reports have headings such as `What could have gone better`, which ask and do not judge."""


def is_heading(left: str, right: str) -> bool:
    """Tell whether `What could have gone better` heads a section."""
    return bool(_HEADING.search(left)) and not _GOES_ON.search(right)


_GOES_ON = phrases(r"\b(?:was|is|would\s+have\s+been)\b")
"""`What would have helped was …` is no heading."""


def is_open(left: str) -> bool:
    """Tell whether the words before a modal verb propose an action or leave a question open."""
    return bool(_REMEDY.match(left) or _OPEN.search(left))


def is_state(sentence: str) -> bool:
    """Tell whether a comment says in what state a program should be by now."""
    return bool(_BY_NOW.search(sentence))
