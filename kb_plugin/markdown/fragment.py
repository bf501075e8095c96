"""Short texts rendered by themselves, for pages other than their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import markdown

from kb_plugin.markdown.extension import PostmortemMarkdown

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown.extensions import Extension

_FRAGMENT_EXTENSIONS: list[str | Extension] = [
    "tables",
    "pymdownx.superfences",
    PostmortemMarkdown(guarded=True),
]
_HREF = re.compile(r'(?P<before>\s(?:href|src)=")kb:/(?P<target>[^"]*)"')


class FragmentRenderer:
    """Renders short texts that stand on pages other than their own."""

    def __init__(self, resolve: Callable[[str], str | None]) -> None:
        """`resolve` turns a content path and fragment into an address, or None for nowhere."""
        self._markdown = markdown.Markdown(extensions=_FRAGMENT_EXTENSIONS)
        self._resolve = resolve

    def html(self, text: str) -> str:
        """Return the HTML of a text whose internal links have the form `kb:/path.md#anchor`."""
        html = self._markdown.reset().convert(text)
        return _HREF.sub(self._address, html) if "kb:/" in html else html

    def _address(self, link: re.Match[str]) -> str:
        found = self._resolve(link["target"])
        # Without an address the words stay and the link goes.
        return f'{link["before"]}{found}"' if found is not None else ""
