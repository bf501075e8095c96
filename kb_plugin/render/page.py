"""A page before a generator builds it."""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass
from typing import Any

from kb_plugin.forge_html import OWN_BLOCK
from kb_plugin.markdown import GUARDED


@dataclass(frozen=True, slots=True)
class Page:
    """Markdown with front matter, at a content path."""

    uri: str
    text: str
    written_at: str | None = None
    """The content path of the file that an author wrote, where there is one."""
    html: str | None = None
    """What the Markdown becomes, where it is one block of HTML that a parser would not change."""
    is_incident: bool = False
    """Whether the page is an incident's own, which the search finds."""


def page_text(meta: dict[str, Any], markdown: str, *, is_guarded: bool = True) -> str:
    """Return Markdown behind front matter, guarded so that no raw HTML of an author runs.

    Texts of the front matter are HTML, since themes write them into a page as they are. JSON
    strings are YAML strings too, written as they are and not as escapes: YAML knows no escaped
    pairs of surrogates.
    """
    lines = [
        f"{key}: {json.dumps(_as_html(value), ensure_ascii=False)}"
        for key, value in meta.items()
        if value
    ]
    guard = (GUARDED,) if is_guarded else ()
    return "\n".join(("---", *lines, "---", "", *guard, markdown.strip(), ""))


def _as_html(value: object) -> object:
    return html.escape(value) if isinstance(value, str) else value


_FIRST_TAG = re.compile(r"<[a-z][a-z0-9]*")


def html_block(text: str) -> str:
    """Return HTML as one Markdown block, marked as ours: no blank line, which would end it."""
    return _FIRST_TAG.sub(rf"\g<0> {OWN_BLOCK}", without_blank_lines(text), count=1)


def without_blank_lines(text: str) -> str:
    """Return HTML without blank lines and indentation."""
    return "\n".join(filter(None, map(str.strip, text.splitlines())))
