"""What a title is without the date, the number and the kind of text that layouts put around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb_plugin.importing.headings import words_of
from kb_plugin.importing.word_tables import words
from kb_plugin.importing.written_dates import written_dates

if TYPE_CHECKING:
    from collections.abc import Iterator

TYPE = (
    r"(?:blameless |public |major |service |security |production )*"
    r"(?:(?:post-?\s?)?incidents?|outages?|post-?\s?mortems?|rca|pir|coe|retro(?:spective)?|"
    r"root[ -]cause[ -]analysis|issue|event|post-incident)"
    r"(?: (?:report|reviews?|post-?\s?mortem|summary|analysis|documentation|date|log|notes|"
    r"write-?up|announcement|details|rca|notification|status))*"
)
_SEPARATOR = r"(?:\s*[:|;•~·–—]\s*|\s*,\s+|\s+-{1,2}\s+|/(?=\d))"
_SPACE = re.compile(r"[\w &/-]{1,40}? : (?=\S)")
"""What a wiki puts before the title of a page: the name of the part of the wiki."""
_PAGE = re.compile(rf"[A-Za-z]\w{{1,20}}:(?={TYPE}/)", re.IGNORECASE)
"""What a wiki puts before the address of a page: `Tech:Incidents/2020-01-02-queue`."""
_MAIL = re.compile(r"(?:re|fwd?|aw|wg)\s*:\s*", re.IGNORECASE)
_BRACKETED = re.compile(r"\[[^\[\]]{0,40}\]\s*[:,|–—-]?\s+(?=\S)")
_TYPED = re.compile(
    rf"(?:{TYPE}(?:\s+(?:no\.?|number|id|#)?\s*#?\d{{1,6}}\b(?![-/.]\d))?{_SEPARATOR}|title\s*:\s*)(?=\S)",
    re.IGNORECASE,
)
_BEFORE_DATE = re.compile(rf"{TYPE}(?:\s+(?:on|of|from|for|at|the))*{_SEPARATOR}?\s*\Z|\s*\Z", re.I)
_NUMBER = re.compile(
    rf"(?:[A-Z]{{2,10}}(?:-\d[\d-]*|\d{{3,}}[\d-]*)|#\d+|0\d{{1,5}}|"
    rf"(?i:incident|issue|ticket|case|inc|pm)\s*(?:no\.?|id)?\s*#?\d[\d-]*){_SEPARATOR}(?=\S)"
    rf"|(?:INC|PM|PIR|PRB|RCA|COE)-?\d[\d-]*\s+(?=[A-Za-z])|\d{{1,4}}[.)]\s+(?=[A-Z])"
)
"""A number before a title, as organisations and decision records write it."""
_SPACED_DAY = re.compile(r"(?:19|20)\d\d (?:0[1-9]|1[0-2]) (?:0[1-9]|[12]\d|3[01])\s+(?=[^\W\d])")
"""A day as generators of sites write it, who make a title of the name of a file."""
_CLOCK = (
    r"[~≈]?\d{1,2}[:.h]\d{2}(?::\d{2})?(?:Z|\s?[ap]\.?m\.?)?|\d{1,2}\s?[ap]m|"
    r"\d{4}(?:Z|\s?(?:UTC|hrs?))"
)
BEHIND_DATE = re.compile(
    rf"(?:\s*(?:T|at|,|@)?\s*(?:{_CLOCK}))?"
    rf"(?:\s*\(?(?:UTC|GMT|[A-Z]{{2,4}}T|Z|[+-]\d\d:?\d\d)(?!\w)\)?)?"
    rf"(?:\s*(?:-|–|—|/|to|until|through|and|&)\s*(?:{_CLOCK}|\d{{1,2}}(?:st|nd|rd|th)?)"
    rf"(?:\s*(?:UTC|GMT|[A-Z]{{2,4}}T)(?!\w))?(?=\W|\Z))?",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s*(?:-|–|—|to|until|through|and|&|/)\s*", re.IGNORECASE)
_GAP = re.compile(r"[\s:|,;/•~·–—_)\]-]+")
_CLOSING = re.compile(
    rf"\s*(?:[|–—]|\s-|[:(]|::)\s*(?:{TYPE}|confluence|wiki(?:tech)?|status page)\)?\s*\Z",
    re.IGNORECASE,
)
_BEFORE_LAST_DATE = re.compile(r"(?:[\s,:|–—(\[-]|\b(?:on|from|of|for)\b)*\Z", re.IGNORECASE)
_LEFT_OPEN = re.compile(r"\b(?:and|or|to|until|through|between|the|&)\s*\Z|[-–—&]\s*\Z", re.I)
"""What cannot be the end of a title: a second day followed."""
_GENERIC = words("generic title")
_WORD = re.compile(r"[^\W\d_]+")
_NUMBERED = re.compile(r"\b[A-Z]{2,10}-?\d{2,}\b")


def is_generic(text: str) -> bool:
    """Tell whether a title says no more than that this is a report, and holds no date."""
    said = words_of(text)
    if re.search(r"\{\{|\{%|<%|^\W*$", said):
        return True
    return not any(written_dates(said)) and not says_something(said)


def says_something(text: str) -> bool:
    """Tell whether anything is left of a text without days, numbers and words for reports."""
    for date in reversed(list(written_dates(text))):
        text = text[: date.start] + text[date.end :]
    told = _WORD.findall(_NUMBERED.sub("", text).casefold())
    return any(word not in _GENERIC for word in told if len(word) > 1)


def short_title(text: str) -> str:
    """Return a title without a date or number before it, where something is left."""
    title = words_of(text)
    while shorter := next((one for one in _shorter(title) if says_something(one)), None):
        title = shorter
    return title


def _shorter(title: str) -> Iterator[str]:
    """Yield what a title is without each thing that may stand before or behind it."""
    for pattern in (_SPACE, _PAGE, _MAIL, _BRACKETED, _TYPED, _NUMBER, _SPACED_DAY):
        found = pattern.match(title)
        if found and found.end() < len(title):
            yield title[found.end() :].strip()
    dates = list(written_dates(title))
    for date in dates[:1]:
        if _BEFORE_DATE.match(title[: date.start]):
            end = date.end
            for other in dates[1:2]:
                if _RANGE.fullmatch(title[end : other.start]):
                    end = other.end
            behind = BEHIND_DATE.match(title, end)
            end = behind.end() if behind else end
            gap = _GAP.match(title, end)
            if gap and gap.end() < len(title):
                yield title[gap.end() :].strip()
    for date in dates[-1:]:
        behind = BEHIND_DATE.match(title, date.end)
        if behind and title[behind.end() :].strip(" )].") == "":
            before = _BEFORE_LAST_DATE.search(title[: date.start])
            if before and before.start() and not _LEFT_OPEN.search(title[: before.start()]):
                yield title[: before.start()].strip()
    if found := _CLOSING.search(title):
        yield title[: found.start()].strip()


def title_of_name(name: str) -> str:
    """Return the words of a file name as a title; days in it stay as they are written."""
    text = re.sub(r"(?<=\d)_(?=\d)", "-", name.replace("%20", " ")).replace("_", " ")
    pieces: list[str] = []
    done = 0
    for day in written_dates(text):
        pieces += [_apart(text[done : day.start]), text[day.start : day.end]]
        done = day.end
    pieces.append(_apart(text[done:]))
    title = short_title(" ".join("".join(pieces).split()).strip(" -"))
    return title[:1].upper() + title[1:]


def _apart(text: str) -> str:
    """Return words that hyphens join as words of their own; a hyphen between spaces stays."""
    return re.sub(r"(?<![\d\s])-(?!\s)|(?<!\s)-(?![\d\s])", " ", text)
