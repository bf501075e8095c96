"""What a page asks for first, and what waits until it has been painted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_STYLE = '<link rel="stylesheet"'
_CONFIGURATION = '<script id="__config"'
"""Behind it Material writes its script, and what the owner added."""
_SCRIPT = re.compile(r"<script(?P<attributes>(?![^>]*\sid=)[^>]*)>")
_IN_ORDER = re.compile(r"""\s(?:async|defer)\b|\stype=["']?module""")


def ask_first(html: str, fonts: Iterable[str]) -> str:
    """Return a page that asks for fonts before its style sheets: `fonts` are their addresses."""
    links = "".join(
        f'<link rel="preload" href="{font}" as="font" type="font/woff2" crossorigin>'
        for font in fonts
    )
    return html.replace(_STYLE, f"{links}{_STYLE}", 1)


def defer_scripts(html: str) -> str:
    """Return a page of Material whose scripts at its end run when it stands, in the same order.

    As they are written they run as soon as the parser meets them, before anything is painted, and
    Material's measures the page on the way, which lays out all of it at once. A page with a
    script written into its end stays as it is: that one may need those before it.
    """
    body, mark, end = html.rpartition(_CONFIGURATION)
    scripts = [found["attributes"] for found in _SCRIPT.finditer(end)]
    if not mark or any(" src=" not in one for one in scripts):
        return html
    return body + mark + _SCRIPT.sub(_deferred, end)


def _deferred(script: re.Match[str]) -> str:
    attributes = script["attributes"]
    return script[0] if _IN_ORDER.search(attributes) else f"<script defer{attributes}>"
