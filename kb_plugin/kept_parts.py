"""Parts of the theme that many pages share, rendered once.

The navigation, the bar of pages and the search of the header make up a third of what rendering a
page's template costs. On pages that are not in the navigation themselves they differ only by how
deep a page lies, since their links are relative, and by the folder that the bar marks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class KeptParts:
    """What templates call `kb_kept`: a part by its name, from the first page of its kind."""

    def __init__(self, in_navigation: frozenset[str]) -> None:
        """Take the addresses of the pages that the navigation marks as the one being read."""
        self._in_navigation = in_navigation
        self._made: dict[tuple[str, int, str], str] = {}

    def __call__(self, name: str, address: str | None, caller: Callable[[], str]) -> str:
        """Return a part for the page at an address; None stands for a page without one."""
        if address is None or address in self._in_navigation:
            return caller()
        key = (name, address.count("/"), address.partition("/")[0])
        if key not in self._made:
            self._made[key] = caller()
        return self._made[key]
