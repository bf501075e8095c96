"""Elements of HTML as Markdown.

The conversion is markdownify's; what it says too little about for reports of this kind (cells with
a bar, fences inside code, definition lists, disclosure elements) is said here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from markdownify import ATX, MarkdownConverter

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

_LANGUAGE = re.compile(r"(?:language|lang|highlight|brush)[-:_ ]+(\w+)|\bsource-(\w+)")
_WORD_EDGE = re.compile(r"(?<!\w)_|_(?!\w)")
_ENTITY = re.compile(r"&(?=#?\w{1,31};)")
_LINE_START = re.compile(r"(?m)^([ \t]*)(?=#|>|(?:[-+]|-{2,})(?:[ \t]|$))")
_UNDERLINE = re.compile(r"(?m)^([ \t]*)=(?==*[ \t]*$)")
_NUMBER_START = re.compile(r"(?m)^([ \t]*\d{1,9})([.)])(?=[ \t]|$)")
_LIST_IN_CELL = re.compile(r"(?:-|\d+\.)[ \t]+")
_ITEM_IN_CELL = re.compile(r"\n+[ \t]*(?:-|\d+\.)[ \t]+")

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
    "video",
    "audio",
    "object",
    "canvas",
    "noscript",
    "dialog",
)


def markdown_of(soup: BeautifulSoup) -> str:
    """Return the Markdown of a page that holds no more than what is to be read."""
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


def escaped(text: str) -> str:
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
        told = escaped(text) if text else ""
        return told.replace("|", "\\|") if parent_tags & {"td", "th"} else told

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
        label = escaped(" ".join(str(el.get("alt") or "").split()))
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
