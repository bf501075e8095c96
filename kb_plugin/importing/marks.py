"""The line in a draft that says which file it came from, so that no file is imported twice."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import quote, unquote

_MARK = re.compile(
    r"^<!-- imported from (?P<name>\S+): "
    r"source (?P<source>[0-9a-f]{12}), draft (?P<draft>[0-9a-f]{12}) -->$",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Mark:
    """What a draft remembers of its import."""

    name: str
    """The source's path in the folder that was imported."""
    source: str
    """Digest of the source."""
    draft: str
    """Digest of the draft as it was written."""


def digest(data: bytes) -> str:
    """Return a short name for what a file holds."""
    return sha256(data).hexdigest()[:12]


def marked(text: str, name: str, source: bytes) -> str:
    """Return a draft with its mark as the last line."""
    # Two hyphens would end the comment.
    shown = quote(name, safe="/._~").replace("--", "%2D%2D")
    mark = f"<!-- imported from {shown}: source {digest(source)}, draft {_of(text)} -->"
    return f"{text.rstrip()}\n\n{mark}\n"


def mark_of(text: str) -> Mark | None:
    """Return the mark of a draft, if it has one."""
    last = list(_MARK.finditer(text))[-1:]
    return next((Mark(unquote(one["name"]), one["source"], one["draft"]) for one in last), None)


def is_edited(text: str, mark: Mark) -> bool:
    """Tell whether a draft differs from what was written, its mark aside."""
    return _of(_MARK.sub("", text)) != mark.draft


def _of(text: str) -> str:
    return digest(text.strip().encode())
