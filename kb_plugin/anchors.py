"""Anchors of headings, as forges make them, and the stable ones of an incident page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from kb_plugin.kinds import ElementKind


def anchor(heading: str) -> str:
    """Return the anchor that forges give a heading.

    Lower case, without punctuation, each space a hyphen: the rule of github-slugger, so that
    links written for a preview at the forge lead to the same place here.
    """
    kept = re.sub(r"[^\w\s-]", "", heading.strip().lower())
    return re.sub(r"\s", "-", kept) or "section"


def account_anchor(narrator: str) -> str:
    """Return the anchor of a narrator's account."""
    return f"account-{narrator}"


def element_anchor(narrator: str, kind: ElementKind) -> str:
    """Return the anchor of one of the five parts of an account."""
    return f"{narrator}-{kind}"


def entry_anchor(narrator: str, number: int) -> str:
    """Return the anchor of a timed entry."""
    return f"entry-{narrator}-{number}"


def moment_anchor(minute: datetime) -> str:
    """Return the anchor of a minute in the lanes, which takes it in UTC.

    It rests on the time, so that entries added before it leave it as it is.
    """
    # Each entry of each page asks for it, and `strftime` takes several times as long.
    day, _, time = minute.isoformat().partition("T")
    return f"moment-{day.replace('-', '')}T{time[:2]}{time[3:5]}Z"


def lesson_anchor(slug: str) -> str:
    """Return the anchor of a lesson on its incident's page."""
    return f"lesson-{slug}"
