"""Values as people read them."""

from __future__ import annotations

import re
from datetime import UTC, date, timedelta
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from kb_plugin.kinds import Certainty, Detection, ElementKind, RelationKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from kb_plugin.link.periods import Period
    from kb_plugin.model import Moment

_CODE = re.compile(r"(?P<ticks>`+)(?P<code>.+?)(?P=ticks)(?!`)")
_COMMENT = re.compile(r"<!--[\s\S]*?-->")
_MARKUP = re.compile(
    r"!?\[([^\[\]]*)\](?:\([^()\s]*\)|\[[^\[\]]*\])|[*_]{2}|(?<!\w)[*_]|[*_](?!\w)"
)
_SENTENCE = re.compile(r"(?<=[a-z0-9)`][.!?])\s+(?=[A-Z\"“`])")
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_WORDS_A_MINUTE = 230
"""Silent reading of English non-fiction: 238 words a minute (M. Brysbaert, Journal of Memory and
Language 109, 2019), a little less for text with commands and log lines."""

NOTICED = {
    Detection.ALERT: "by an alert",
    Detection.CUSTOMER_REPORT: "by customers",
    Detection.COLLEAGUE: "by a colleague",
    Detection.ROUTINE_CHECK: "in a routine check",
    Detection.AUTOMATED_TEST: "by an automated test",
    Detection.PROVIDER: "by the provider",
    Detection.OTHER: "in another way",
}
"""How each way of noticing reads behind "noticed"."""

ELEMENT_TITLES = {
    ElementKind.DID: "What I did",
    ElementKind.SAW: "What I saw",
    ElementKind.EXPECTED: "What I expected",
    ElementKind.ASSUMED: "What I assumed",
    ElementKind.UNDERSTOOD: "How I understood it",
}

CERTAINTIES = {
    Certainty.KNOWN: "",
    Certainty.POTENTIAL: "possibly",
    Certainty.RULED_OUT: "ruled out",
}

STATED_HERE = {
    RelationKind.RECURRENCE: "A recurrence of",
    RelationKind.SAME_TRIGGER: "The same trigger as",
    RelationKind.FOLLOW_ON: "Followed from",
    RelationKind.SIMILAR: "Similar to",
}
"""How a relation reads in the incident that states it."""

STATED_THERE = {
    RelationKind.RECURRENCE: "Came again as",
    RelationKind.SAME_TRIGGER: "The same trigger as",
    RelationKind.FOLLOW_ON: "Was followed by",
    RelationKind.SIMILAR: "Similar to",
}
"""How a relation reads in the incident that it was stated about."""


def inline(text: str | None) -> Markup:
    """Return plain text with `code` in backticks as code and nothing else as markup."""
    if not text or "`" not in text:
        return escape(text or "")
    pieces: list[str] = []
    done = 0
    for code in _CODE.finditer(text):
        pieces += [
            escape(text[done : code.start()]),
            f"<code>{escape(code['code'].strip())}</code>",
        ]
        done = code.end()
    pieces.append(escape(text[done:]))
    return Markup("".join(pieces))  # noqa: S704 - each piece is escaped


def day(value: date | None) -> str:
    """Return a date as `14 March 2025`."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}" if value else "no date"


def day_and_month(value: date) -> str:
    """Return a date as `14 March`, for a place where the year is known."""
    return f"{value.day} {_MONTHS[value.month - 1]}"


def period(value: Period) -> str:
    """Return a quarter as `Q1 2025`, a year as `2025`."""
    return str(value.year) if value.quarter is None else f"Q{value.quarter} {value.year}"


def duration(value: timedelta | None) -> str:
    """Return a length of time in minutes, hours or days, whichever people would say."""
    if value is None:
        return ""
    minutes = round(value.total_seconds() / 60)
    if minutes <= 180:
        return count(minutes, "minute")
    hours, minutes = divmod(minutes, 60)
    if hours < 48:
        return f"{hours} h {minutes} min" if minutes else f"{hours} h"
    days, hours = divmod(hours, 24)
    return f"{days} days {hours} h" if hours else f"{days} days"


def count(number: int, noun: str, plural: str | None = None) -> str:
    """Return a number with its noun."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def in_running_text(name: str) -> str:
    """Return a name as it stands within a sentence: `network or DNS`, but `DNS`."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def listed(parts: Sequence[str]) -> str:
    """Return parts of a sentence with commas and, before the last, "and"."""
    return " and ".join((", ".join(parts[:-1]), parts[-1]) if len(parts) > 1 else parts)


def first_sentence(markdown: str) -> str:
    """Return the first sentence of a text as `inline` takes it, or nothing where it has no text.

    Headings, lists and quotes are passed over.
    """
    for paragraph in re.split(r"\n\s*\n", _COMMENT.sub("", markdown)):
        text = " ".join(_MARKUP.sub(r"\1", paragraph).split())
        if text and text[0] not in "#>-*+|<![":
            return _SENTENCE.split(text, maxsplit=1)[0]
    return ""


def reading_minutes(words: int) -> int:
    """Return the minutes that reading some words takes, at least one."""
    return max(1, round(words / _WORDS_A_MINUTE))


def machine_time(moment: Moment) -> str:
    """Return an instant for the `datetime` attribute."""
    return utc(moment.instant)


def utc(instant: datetime) -> str:
    """Return an instant in UTC for the `datetime` attribute."""
    return instant.astimezone(UTC).isoformat()[:19] + "Z"


def age(opened: date, until: date) -> str:
    """Return how long something has been open, in days, weeks, months or years."""
    days = max(0, (until - opened).days)
    if days < 21:
        return count(days, "day")
    if days < 120:
        return count(days // 7, "week")
    if days < 730:
        return count(days // 30, "month")
    return count(days // 365, "year")
