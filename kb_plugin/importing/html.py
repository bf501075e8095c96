"""HTML pages as Markdown that keeps every visible word, the nesting of lists, and tables.

The conversion is markdownify's; what it says too little about for reports of this kind (cells with
a bar, fences inside code, definition lists, disclosure elements) is said here.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString
from markdownify import ATX, MarkdownConverter

from kb_plugin.importing.foreign import Foreign, Format

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_CHARSET = re.compile(rb"""<meta[^>]*charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_LANGUAGE = re.compile(r"(?:language|lang|highlight|brush)[-:_ ]+(\w+)|\bsource-(\w+)")
_TAG_OF_TEMPLATE = re.compile(r"<%.*?%>|\{\{[<%].*?[>%]\}\}", re.DOTALL)
_NO_DECLARATION = re.compile(r"<!(?!--|doctype\b)", re.IGNORECASE)
_NO_REFERENCE = re.compile(r"&#(?!\d|x[\da-f])", re.IGNORECASE)
_WORD_EDGE = re.compile(r"(?<!\w)_|_(?!\w)")
_ENTITY = re.compile(r"&(?=#?\w{1,31};)")
_LINE_START = re.compile(r"(?m)^([ \t]*)(?=#|>|(?:[-+]|-{2,})(?:[ \t]|$))")
_UNDERLINE = re.compile(r"(?m)^([ \t]*)=(?==*[ \t]*$)")
_NUMBER_START = re.compile(r"(?m)^([ \t]*\d{1,9})([.)])(?=[ \t]|$)")
_LIST_IN_CELL = re.compile(r"(?:-|\d+\.)[ \t]+")
_ITEM_IN_CELL = re.compile(r"\n+[ \t]*(?:-|\d+\.)[ \t]+")
_WORD = re.compile(r"\w+")
_TOO_DEEP = 150
"""Elements inside each other from which the inner ones are taken for text."""

_SILENT = ("head", "title", "script", "style", "template")
_BLOCKS = (
    "details",
    "summary",
    "figure",
    "header",
    "footer",
    "main",
    "nav",
    "aside",
    "address",
    "fieldset",
    "legend",
    "form",
    "option",
    "button",
    "textarea",
    "center",
    "iframe",
)
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
_BESIDE_HEADINGS = ".mw-editsection, a.headerlink, a.anchor, a.header-anchor, a.anchorjs-link"
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
    title = soup.title.get_text(" ", strip=True) if soup.title else ""
    fields = tuple(_metadata(soup))
    for silent in soup(_SILENT):
        if not silent.decomposed:
            silent.decompose()
    _prepare(soup)
    visible = _visible(soup)
    body = _converted(soup)
    remarks: tuple[str, ...] = ()
    if missing := _missing(visible, body):
        # What no converter foresees still has to be in the text.
        body = f"{body.rstrip()}\n\n{_escaped(' '.join(missing))}\n"
        remarks = ("some words of the page had no place in Markdown and stand at its end",)
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


def _prepare(soup: BeautifulSoup) -> None:
    """Give elements that Markdown lacks a form that it has."""
    for tag in soup.find_all(list(_CLOSED_BY)):
        while tag.parent is not None and tag.parent.name in _CLOSED_BY[tag.name]:
            tag.parent.insert_after(tag.extract())
    for deep in _deep(soup):
        deep.replace_with(deep.get_text(" "))
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
    for aside in soup.select(_BESIDE_HEADINGS):
        heading = aside.find_parent(re.compile(r"h[1-6]"))
        if heading is not None:
            # What a wiki puts beside a heading is no part of the heading's name.
            moved = soup.new_tag("p")
            moved.append(aside.extract())
            heading.insert_after(moved)


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


def _converted(soup: BeautifulSoup) -> str:
    converter = _Converter(
        heading_style=ATX,
        bullets="-",
        code_language_callback=_language,
        sub_symbol="<sub>",
        sup_symbol="<sup>",
    )
    text: str = converter.convert_soup(soup)
    text = re.sub(r"[ \t]+$", _line_end, text, flags=re.MULTILINE)
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n"


def _line_end(found: re.Match[str]) -> str:
    """Keep a line break, which two spaces make; drop any other space at the end of a line."""
    return "  " if found[0] == "  " and found.start() else ""


def _language(pre: Tag) -> str:
    for tag in (pre, *pre.find_all("code")):
        given: object = tag.get("class")
        names = " ".join(given) if isinstance(given, list) else str(given)
        if found := _LANGUAGE.search(names):
            return found[1] or found[2]
    return ""


def _escaped(text: str) -> str:
    """Return text that Markdown shows as it is."""
    text = _ENTITY.sub("&amp;", text).replace("\\", "\\\\").replace("<", "&lt;")
    for sign in "*`[]":
        text = text.replace(sign, f"\\{sign}")
    text = _WORD_EDGE.sub(r"\\_", text)
    text = _UNDERLINE.sub(r"\1&#61;", _LINE_START.sub(r"\1\\", text))
    return _NUMBER_START.sub(r"\1\\\2", text)


class _Converter(MarkdownConverter):
    """markdownify, with what reports need said about some elements."""

    def escape(self, text: str, parent_tags: set[str]) -> str:
        """Escape what Markdown would take for markup; underscores inside words are none."""
        escaped = _escaped(text) if text else ""
        return escaped.replace("|", "\\|") if parent_tags & {"td", "th"} else escaped

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Links to scripts become their words; an address with a space needs brackets."""
        href = str(el.get("href") or "").strip()
        if re.match(r"(?:javascript|vbscript|data):", href, re.IGNORECASE):
            return text
        if href:
            el["href"] = f"<{href}>" if re.search(r"[\s()<>]", href) and "<" not in href else href
        if text.strip() == href:
            return text if "_noformat" in parent_tags else f"<{href}>" if ":" in href else text
        return self._usual("a", el, text, parent_tags)

    def convert_img(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002
        """Return an image, in a cell too; a link to a large picture keeps the picture."""
        source = str(el.get("src") or el.get("data-src") or "").strip()
        label = _escaped(" ".join(str(el.get("alt") or "").split()))
        if not source:
            return label
        wrapped = f"<{source}>" if re.search(r"[\s()<>]", source) else source
        return f"![{label}]({wrapped})"

    def convert_pre(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Return a fence longer than any inside the code; in a cell, code on one line."""
        if "_inline" in parent_tags:
            return f" {self.convert_code(el, ' '.join(text.split()), set())} "
        longest = max((len(run) for run in re.findall(r"`{3,}", text)), default=2)
        made = self._usual("pre", el, text, parent_tags)
        fence = "`" * (longest + 1)
        if not made:
            return made
        first, _, rest = made.strip("\n").partition("\n")
        inner = rest.removesuffix("```").removesuffix("\n")
        return f"\n\n{fence}{first.removeprefix('```')}\n{inner}\n{fence}\n\n"

    def convert_dt(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002
        """Return the name of a definition list before its text."""
        name = " ".join(text.split()).rstrip(":").strip()
        return f"\n\n**{name}:** " if name else ""

    def convert_dd(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002
        """Return the text of a definition list behind its name."""
        return f"{text.strip()}\n\n" if "\n" not in text.strip() else f"\n\n{text.strip()}\n\n"

    def convert_td(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Return a cell on one line."""
        return self._cell(el, text, parent_tags)

    def convert_th(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Return a cell of the head on one line."""
        return self._cell(el, text, parent_tags)

    def _cell(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        told = text.strip()
        if el.find("li") and (first := _LIST_IN_CELL.match(told)):
            # A cell that holds a list holds values, which have to stay apart.
            told = _ITEM_IN_CELL.sub("<br>", told[first.end() :])
        one_line = " ".join(told.split())
        return self._usual("td", el, one_line, parent_tags)

    def convert_code(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Return a code span; a bar in a cell would end the cell."""
        if parent_tags & {"td", "th"}:
            text = text.replace("|", "\\|")
        return self._usual("code", el, text, parent_tags)

    def convert_iframe(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002
        """Return a link to what was shown inside the page."""
        source = str(el.get("src") or "")
        return f"\n\n{text.strip()} <{source}>\n\n" if ":" in source else f"\n\n{text.strip()}\n\n"

    def _usual(self, name: str, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Return what markdownify itself makes of an element."""
        return str(getattr(MarkdownConverter, f"convert_{name}")(self, el, text, parent_tags))

    def __getattr__(self, name: str) -> Any:
        # Elements that stand by themselves and that markdownify runs into the text around them.
        if name.removeprefix("convert_") in _BLOCKS:
            return self.convert_div
        raise AttributeError(name)
