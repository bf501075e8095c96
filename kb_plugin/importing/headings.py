"""Which of our sections a heading of a foreign report opens."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import lru_cache

from kb_plugin.importing.word_tables import names, tables
from kb_plugin.kinds import SectionKind

_MARKUP = re.compile(
    r"!?\[(?P<label>[^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])"
    r"|(?P<mark>\*{1,3}|~~)(?=\S)(?P<strong>[^*~]*[^*~\s])(?P=mark)|</?[a-zA-Z][^<>]*>"
)
_EDGE = re.compile(r"(?<!\w)_+|_+(?!\w)")
_ATTRIBUTES = re.compile(r"\s*\{\s*[:#.][^{}]*\}\s*\Z")
_NUMBER = re.compile(
    r"\A(?:(?:section|part|step)\s+)?(?:\d+(?:\.\d+)*[.):]?|[ivx]+[.)]|[a-h][.)])\s+", re.IGNORECASE
)
_BEHIND = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])\s*\Z")
_ODD = re.compile(r"[^\w\s'&/?,;:()-]+")
_MANY = 4096
_LONGEST = 120
"""Characters of a heading that may be a name; a longer one is a sentence."""

_LEADING = re.compile(
    r"\A(?:(?:the|our|an?|brief|short|quick|initial|final|full|detailed|high[ -]level|general|key|"
    r"main|post-?mortem|incident|issue|outage|event|technical|executive|public|internal) )+"
    r"(?=\w)"
)
_TRAILING = re.compile(
    r"(?: (?:of|for|from|to|on|in) (?:the |this |our |an? )?(?:incidents?|outages?|issues?|events?|"
    r"post-?mortem|problem|failure|downtime|disruption|future|us))+\Z"
)


@dataclass(frozen=True, slots=True)
class Meaning:
    """Which section a heading opens, and how sure its words make that."""

    kind: SectionKind
    is_strong: bool
    """False for names that mean something else in other layouts."""
    rank: int
    """How far down its table the name stands: the first ones are the plainest."""


_TIMELINE = re.compile(
    r"\b(?:timeline|chronology|sequence of events|zeit(?:verlauf|achse|leiste)|chronologie|"
    r"cronolog[ií]a|línea de tiempo|linha do tempo|tijdlijn)\b"
)
_GROUPS = names("headings", "group")
_OTHERS = names("headings", "other")
_NAMES = tuple(
    (re.compile(name), Meaning(kind, is_strong, rank))
    for is_strong, mark in ((True, ""), (False, "?"))
    for kind in SectionKind
    for rank, name in enumerate(tables("headings").get(f"{kind}{mark}", ()))
)


def words_of(heading: str) -> str:
    """Return a heading's words without markup, on one line."""
    text = _ATTRIBUTES.sub("", heading)
    for _ in range(3):
        text = _MARKUP.sub(lambda found: found["label"] or found["strong"] or "", text)
    return " ".join(html.unescape(_EDGE.sub("", text)).replace("\\", "").split())


@lru_cache(maxsize=_MANY)
def folded(heading: str) -> str:
    """Return a heading as the tables name it: lower case, no number, no closing punctuation."""
    text = words_of(heading).replace("’", "'").casefold()
    text = " ".join(_ODD.sub(" ", _NUMBER.sub("", text)).split())
    text = _NUMBER.sub("", text).strip(" :;,.?!-/")
    # What stands in brackets behind a name says more about it, not something else.
    return _BEHIND.sub("", text).strip(" :;,.?!-/") or text


@lru_cache(maxsize=_MANY)
def meanings(heading: str) -> tuple[Meaning, ...]:
    """Return every section that a heading may open, the likeliest first."""
    name = folded(heading)
    if len(name) > _LONGEST:
        return ()
    found: dict[tuple[SectionKind, bool], Meaning] = {}
    for form in dict.fromkeys((name, _short(name))):
        for pattern, meant in _NAMES:
            if pattern.fullmatch(form):
                found.setdefault((meant.kind, meant.is_strong), meant)
    return tuple(found.values())


def meaning(heading: str) -> Meaning | None:
    """Return the section that a heading opens, if its words name one."""
    return next(iter(meanings(heading)), None)


def _short(name: str) -> str:
    """Return a name without what layouts put around it: `incident summary`, `causes of outage`."""
    shortened = _TRAILING.sub("", name.replace("&", "and"))
    return _LEADING.sub("", shortened) or shortened


def is_sure(heading: str) -> bool:
    """Tell whether a heading names one of our sections and nothing else."""
    found = meaning(heading)
    return found is not None and found.is_strong


def is_wrapper(heading: str) -> bool:
    """Tell whether a heading says only that a review follows."""
    return bool(_GROUPS.fullmatch(folded(heading)))


def is_lessons(heading: str) -> bool:
    """Tell whether a heading opens lessons, below which the SRE book puts what went well too."""
    found = meaning(heading)
    return found is not None and found.is_strong and found.kind is SectionKind.LESSONS


def is_known(heading: str) -> bool:
    """Tell whether published layouts have a part of that name, ours or not."""
    name = folded(heading)
    return bool(meanings(heading)) or (len(name) <= _LONGEST and bool(_OTHERS.fullmatch(name)))


def is_timeline(heading: str) -> bool:
    """Tell whether a heading opens the course of events."""
    return bool(_TIMELINE.search(folded(heading)))
