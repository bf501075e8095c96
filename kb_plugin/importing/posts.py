"""Posts of a blog: dated by their publication, while the text names the day that it tells of."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from kb_plugin.importing.word_tables import names, words
from kb_plugin.importing.written_dates import written_dates

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb_plugin.importing.foreign import Foreign

ABOUT_THE_TEXT = re.compile(
    r"\b(?:created|modified|updated|edited|published|posted|reviewed|meeting|scheduled for|written|"
    r"due|deadline|copyright|version|expir\w+|valid until|since|released)\b[^.\n]{0,20}\Z",
    re.IGNORECASE,
)
"""What stands before a day that is not the incident's."""
_STATUS_PAGE = names("labels", "status page")
_KEYS_OF_POSTS = words("key of a post")
_FOLDERS_OF_POSTS = words("folder of posts")
_HEAD = 1000
"""Characters in which a text says when it was published."""
_LONGEST_WAY = timedelta(days=92)
"""How long after an incident posts about it appear; what lies farther back is something else."""


def is_post(foreign: Foreign, folders: Iterable[str], published: date) -> bool:
    """Tell whether a text is a post of a day, and no notice of a status page."""
    keys = {key.lower() for key, _ in foreign.fields}
    if any(_STATUS_PAGE.fullmatch(key) for key in keys):
        return False
    if keys & _KEYS_OF_POSTS or any(one.lower() in _FOLDERS_OF_POSTS for one in folders):
        return True
    head = foreign.body[:_HEAD]
    return any(
        one.day == published and ABOUT_THE_TEXT.search(head[: one.start])
        for one in written_dates(head)
    )


def day_before(published: date, texts: Iterable[tuple[str, str]]) -> tuple[date, str, str] | None:
    """Return the first day that texts name as past at their publication, its place and words."""
    for where, text in texts:
        for one in written_dates(text):
            if ABOUT_THE_TEXT.search(text[: one.start]):
                continue
            day = one.day
            if one.month_and_day:
                day = _last(one.month_and_day, published)
            if day and timedelta() <= published - day <= _LONGEST_WAY:
                return day, where, one.text
    return None


def _last(month_and_day: tuple[int, int], until: date) -> date | None:
    """Return the last day of that name up to a day."""
    for year in (until.year, until.year - 1):
        try:
            day = date(year, *month_and_day)
        except ValueError:
            continue
        if day <= until:
            return day
    return None
