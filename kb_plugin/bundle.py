"""The style sheets of the site as one file, since a page waits for each of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Bundle:
    """One file made of several."""

    uri: str
    """Its path in the site, with a hash of the content, so that a cache may keep it for ever."""
    text: str


def bundle(folder: str, sheets: Iterable[str]) -> Bundle:
    """Return style sheets in their order as one file in the folder they were written for.

    Comments and indentation stay behind; relative addresses hold, since the folder is the same.
    """
    text = "\n".join(
        line.strip()
        for sheet in sheets
        for line in _COMMENT.sub("", sheet).splitlines()
        if line.strip()
    )
    digest = sha256(text.encode()).hexdigest()[:8]
    return Bundle(f"{folder}/kb.{digest}.css", f"{text}\n")
