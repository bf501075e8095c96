"""HTML pages as Markdown that keeps every visible word, the nesting of lists, and tables.

Elements that Markdown lacks are given another form first; what no conversion foresees is still in
the text.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from kb_plugin.importing.foreign import Foreign, Format
from kb_plugin.importing.html_conversion import escaped, markdown_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_CHARSET = re.compile(rb"""<meta[^>]*charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_TAG_OF_TEMPLATE = re.compile(r"<%.*?%>|\{\{[<%].*?[>%]\}\}", re.DOTALL)
_NO_DECLARATION = re.compile(r"<!(?!--|doctype\b)", re.IGNORECASE)
_NO_REFERENCE = re.compile(r"&#(?!\d|x[\da-f])", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_TOO_DEEP = 150
"""Elements inside each other from which the inner ones are taken for text."""

_SILENT = ("head", "title", "script", "style", "template")
_CELLS = ("td", "th")
_CLOSED_BY = {
    "li": ("li",),
    "td": _CELLS,
    "th": _CELLS,
    "tr": (*_CELLS, "tr"),
    "tbody": (*_CELLS, "tr", "thead"),
    "dt": ("dt", "dd"),
    "dd": ("dt", "dd"),
    "p": ("p",),
}
"""What ends where these begin: HTML may leave closing tags out, and the parser does not mind."""
_PLAIN = ("span", "small", "label", "time", "abbr", "font", "data", "cite")
"""Elements without signs in Markdown: what stands in two of them side by side is two things."""
_HEADING = re.compile(r"h[1-6]\Z")
_ANCHORS = frozenset(
    ("headerlink", "anchor", "header-anchor", "anchorjs-link", "hash-link", "heading-link")
)
_OF_THE_WIKI = ".mw-editsection"
_TEXTS = ("article", "main", "[role=main]")
"""Where pages put their own text; the narrowest first."""
_AROUND = "Around the text"
_INVISIBLE = ("generator", "viewport", "robots", "theme-color")


def declared_charset(data: bytes) -> str | None:
    """Return the encoding that a page names in its head."""
    found = _CHARSET.search(data[:2048])
    return found[1].decode("ascii").lower() if found else None


def read_html(text: str) -> Foreign:
    """Return a page as Markdown; its title and metadata become the fields of the report."""
    text = _TAG_OF_TEMPLATE.sub(lambda tag: html.escape(tag[0], quote=False), text)
    # A reference that only begins ends all markup for Python's parser, and for no browser.
    text = _NO_REFERENCE.sub("&amp;#", text)
    soup = BeautifulSoup(_NO_DECLARATION.sub("&lt;!", text), "html.parser")
    named = (one for one in soup("title") if not one.find_parent("svg"))
    title = next((one.get_text(" ", strip=True) for one in named), "")
    fields = tuple(_metadata(soup))
    for silent in soup(_SILENT):
        # The title of a drawing is what it shows, such as the name of a button.
        if not silent.decomposed and not (silent.name == "title" and silent.find_parent("svg")):
            silent.decompose()
    remarks: tuple[str, ...] = ()
    if _put_text_first(soup):
        remarks = (f"what its page shows beside it stands below '{_AROUND}': take it out?",)
    _prepare(soup)
    visible = _visible(soup)
    body = markdown_of(soup)
    if missing := _missing(visible, body):
        # What no converter foresees still has to be in the text.
        body = f"{body.rstrip()}\n\n{escaped(' '.join(missing))}\n"
        remarks += ("some words of the page had no place in Markdown and stand at its end",)
    front = "\n".join(f"{key}: {value}" for key, (value, *_) in fields)
    return Foreign(Format.HTML, body, fields, front, "html" if front else "", title, (), remarks)


def _metadata(soup: BeautifulSoup) -> Iterator[tuple[str, tuple[str, ...]]]:
    for meta in soup("meta"):
        name = str(meta.get("name") or meta.get("property") or meta.get("itemprop") or "")
        content = str(meta.get("content") or "").strip()
        if name and content and name.lower() not in _INVISIBLE:
            yield name.partition(":")[2] or name, (" ".join(content.split()),)
    for link in soup("link", rel="canonical"):
        if href := str(link.get("href") or ""):
            yield "url", (href,)


def _put_text_first(soup: BeautifulSoup) -> bool:
    """Put menus and whatever else stands around a page's own text behind it, if there is any."""
    page = soup.body or soup
    found = [one for one in map(page.select, _TEXTS) if len(one) == 1]
    text = next((one for (one,) in found if one.find("h1") or not page.find("h1")), None)
    if text is None:
        return False
    place = NavigableString("")
    text.replace_with(place)
    if not _WORD.search(page.get_text()):
        place.replace_with(text)
        return False
    heading = soup.new_tag("h2")
    heading.string = _AROUND
    page.insert(0, heading)
    page.insert(0, text)
    return True


def _prepare(soup: BeautifulSoup) -> None:
    """Give elements that Markdown lacks a form that it has."""
    for tag in soup.find_all(list(_CLOSED_BY)):
        while tag.parent is not None and tag.parent.name in _CLOSED_BY[tag.name]:
            tag.parent.insert_after(tag.extract())
    for deep in _deep(soup):
        deep.replace_with(deep.get_text(" "))
    for drawing in soup("svg"):
        if not drawing.decomposed:
            drawing.replace_with(f" {drawing.get_text(' ', strip=True)} ")
    for plain in soup(_PLAIN):
        beside = plain.next_sibling
        if isinstance(beside, Tag) and beside.name in _PLAIN and not plain.find_parent("pre"):
            plain.insert_after(" ")
    for time in soup("time"):
        stated = str(time.get("datetime") or "")
        if stated and not any(character.isdigit() for character in time.get_text()):
            time.append(f" ({stated})")
    for box in soup("input"):
        kind = str(box.get("type") or "text").lower()
        if kind == "checkbox":
            box.replace_with("[x] " if box.has_attr("checked") else "[ ] ")
        elif kind in ("submit", "button", "reset", "text"):
            box.replace_with(str(box.get("value") or ""))
    for nested in soup.select("table table"):
        _flatten(nested)
    for anchor in (one for heading in soup(_HEADING) for one in heading("a")):
        _settle_anchor(soup, anchor)
    if asides := soup.select(_OF_THE_WIKI):
        # Links to edit a section are no part of its text, which may hold nothing else.
        (soup.body or soup).append(_paragraph(soup, *(one.extract() for one in asides)))


def _settle_anchor(soup: BeautifulSoup, anchor: Tag) -> None:
    """Keep what leads to a heading out of the heading's name."""
    heading = anchor.find_parent(_HEADING)
    is_marked = not _ANCHORS.isdisjoint(anchor.get("class") or ())
    if heading is None or not (is_marked or str(anchor.get("href") or "").startswith("#")):
        return
    words = anchor.get_text(" ", strip=True)
    if not _WORD.search(words) and not anchor.find("img"):
        anchor.decompose()
    elif words == heading.get_text(" ", strip=True):
        anchor.unwrap()
    elif is_marked:
        heading.insert_after(_paragraph(soup, anchor.extract()))


def _paragraph(soup: BeautifulSoup, *inside: Tag) -> Tag:
    made = soup.new_tag("p")
    for one in inside:
        made.append(one)
        made.append(" ")
    return made


def _deep(soup: BeautifulSoup) -> list[Tag]:
    found: list[Tag] = []
    stack: list[tuple[Tag, int]] = [(soup, 0)]
    while stack:
        tag, depth = stack.pop()
        for child in tag.children:
            if isinstance(child, Tag):
                if depth >= _TOO_DEEP:
                    found.append(child)
                else:
                    stack.append((child, depth + 1))
    return found


def _flatten(table: Tag) -> None:
    """Turn a table inside a cell into its words, with a sign between its cells."""
    rows = [
        ", ".join(cell.get_text(" ", strip=True) for cell in row(("td", "th")))
        for row in table("tr")
    ]
    told = "; ".join(row for row in rows if row) or table.get_text(" ", strip=True)
    table.replace_with(f" {told} ")


def _visible(soup: BeautifulSoup) -> list[str]:
    return [str(text) for text in soup.find_all(string=True) if type(text) is NavigableString]


def _missing(texts: Iterable[str], markdown: str) -> list[str]:
    """Return the texts of a page whose letters Markdown lacks, looked for in their order."""
    letters = _letters(html.unescape(markdown))
    done = 0
    missing: list[str] = []
    for text in texts:
        wanted = _letters(text)
        at = letters.find(wanted, done)
        if at < 0:
            at = letters.find(wanted)
        if at < 0:
            missing.append(" ".join(text.split()))
        else:
            done = max(done, at + len(wanted))
    return missing


def _letters(text: str) -> str:
    return "".join(_WORD.findall(text))
