"""Times of entries: marked in Markdown, elements with anchors and links on the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from markdown.treeprocessors import Treeprocessor

if TYPE_CHECKING:
    import markdown

_MARKED_TIME = re.compile(
    "\ue001(?P<id>[^ ]*) (?P<instant>[^ ]*) (?P<moment>[^\ue002]*)\ue002"
    "(?P<written>[^\ue003]*)\ue003"
)


def marked_time(anchor_id: str, instant: str, written: str, moment: str = "") -> str:
    """Return Markdown that becomes a `<time>` with an anchor and, where known, its instant.

    With `moment`, an anchor of the same page, the time leads there.

    Raw HTML would do the same at several times the cost: each tag is set aside and put back.
    The marks are characters for private use, which nobody's text holds.
    """
    return f"\ue001{anchor_id} {instant} {moment}\ue002{written}\ue003"


class MarkedTimes(Treeprocessor):
    """Turns what `marked_time` returned into elements, behind inline markup."""

    def __init__(self, md: markdown.Markdown) -> None:
        super().__init__(md)
        self.leading: list[tuple[Element, str]] = []
        """Elements of this text that lead to an anchor, and the anchor."""

    def run(self, root: Element) -> None:
        self.leading.clear()
        for item in root.iter("li"):
            # With blank lines between items, the words of each are a paragraph of their own.
            words = item[0] if len(item) and item[0].tag == "p" else item
            found = _MARKED_TIME.match(words.text or "")
            if found is None:
                continue
            element = Element("time", {"id": found["id"], "class": "kb-time"})
            if found["instant"]:
                element.set("datetime", found["instant"])
            element.text = found["written"]
            if found["moment"]:
                self.leading.append((element, found["moment"]))
            element.tail = (words.text or "")[found.end() :]
            words.text = None
            words.insert(0, element)
            item.set("class", "kb-timed")
            _mark_decision(words)


def _mark_decision(item: Element) -> None:
    """Give the word that makes an entry a decision its class: bold text right behind the time."""
    if len(item) < 2 or item[1].tag != "strong" or (item[0].tail or "").strip():
        return
    if (item[1].text or "").casefold().startswith("decision"):
        item[1].set("class", "kb-decides")


class TimeLinks(Treeprocessor):
    """Makes links of times that lead somewhere, behind MkDocs' look at the links of a page.

    MkDocs does not see anchors in blocks that were set aside, and would call them missing.
    """

    def __init__(self, md: markdown.Markdown, times: MarkedTimes) -> None:
        super().__init__(md)
        self._times = times

    def run(self, root: Element) -> None:  # noqa: ARG002 - the elements are known already
        for element, moment in self._times.leading:
            link = SubElement(element, "a", {"href": f"#{moment}"})
            link.text, element.text = element.text, None
