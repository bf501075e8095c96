"""Sections grouped after parsing: ids and classes behind headings, notes at the foot.

Grouping happens on the parsed tree and never by placing an author's Markdown inside an HTML
block, which an inline `</section>` would close.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

UNLISTED_CLASS = "kb-element"
"""Class of level-3 headings that the table of contents leaves out."""

_UNLISTED = "kb-h3"

_ATTRIBUTES = re.compile(r"[ ]\{ #(?P<id>[\w-]+)(?P<classes>(?: \.[\w-]+)*) \}\Z")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


class Sections(Treeprocessor):
    """Gives headings the ids and classes written behind them, and groups what follows.

    A heading `## Title { #id .kb-account }` opens a `<section class="kb-account">` that ends
    before the next heading of its level or above.
    """

    def run(self, root: Element) -> None:
        grouped = False
        for child in root:
            if child.tag in _HEADINGS:
                grouped = _take_attributes(child) or grouped
            elif child.tag == "div" and child.get("class") == "footnote":
                _number_notes(child)
        if grouped:
            children = list(root)
            for child in children:
                root.remove(child)
            _regroup(root, children)


def _take_attributes(heading: Element) -> bool:
    """Move id and classes from a heading's words to its attributes; tell if it opens a section."""
    last = heading[-1] if len(heading) else None
    text = (last.tail if last is not None else heading.text) or ""
    found = _ATTRIBUTES.search(text)
    if found is None:
        return False
    shortened = text[: found.start()]
    if last is None:
        heading.text = shortened
    else:
        last.tail = shortened
    heading.set("id", found["id"])
    classes = found["classes"].replace(".", "").split()
    if classes:
        heading.set("class", " ".join(classes))
    return bool(classes)


def _number_notes(notes: Element) -> None:
    """Write the number of each footnote out: an author's list of notes is no list of items."""
    notes.set("role", "doc-endnotes")
    for container in notes.iter("ol"):
        container.tag = "div"
        for number, note in enumerate(container.iter("li"), 1):
            note.tag = "div"
            first = note[0] if len(note) and note[0].tag == "p" else note
            first.text = f"{number}. {first.text or ''}"


def _regroup(root: Element, children: list[Element]) -> None:
    open_sections: list[tuple[int, Element]] = [(0, root)]
    for child in children:
        if child.tag in _HEADINGS:
            level = int(child.tag[1])
            while open_sections[-1][0] >= level:
                open_sections.pop()
            if classes := child.attrib.pop("class", None):
                # Every account has the same five headings, which a table of contents need not
                # repeat for each.
                if classes.startswith(UNLISTED_CLASS):
                    child.tag = _UNLISTED
                section = Element("section", {"class": classes})
                # A section with a name is a landmark; five alike for each account are none.
                if child.tag != _UNLISTED:
                    section.set("aria-labelledby", child.get("id", ""))
                section.text = section.tail = "\n"
                open_sections[-1][1].append(section)
                open_sections.append((level, section))
        open_sections[-1][1].append(child)


class PlainHeadings(Treeprocessor):
    """Gives headings that the table of contents passed over their own name back."""

    def run(self, root: Element) -> None:
        for heading in root.iter(_UNLISTED):
            heading.tag = "h3"
