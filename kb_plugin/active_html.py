"""Raw HTML and links that make a page do more than show text.

What a browser takes for a tag is wider than what CommonMark does: a handler may follow a slash, a
scheme be written in character references. Everything here leans to the side of the browser
(HTML Living Standard, 13.2.5 Tokenization; URL Standard, 4.4 for what a scheme may hold).
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb_plugin.forge_html import OWN_BLOCK

if TYPE_CHECKING:
    from collections.abc import Iterator

_FRAMES = frozenset(("iframe", "frame", "object", "embed", "portal"))
_ELEMENTS = _FRAMES | {"script", "frameset", "applet", "base", "link", "meta", "form"}
"""Elements that run, load or send something, or change what the rest of a page does."""
_ATTRIBUTES = frozenset(("srcdoc", "formaction", "action", "ping", OWN_BLOCK))
"""Attributes that do so on any element, and the one by which a page's own HTML is known."""

_COMMENT = re.compile(r"<!--(?:-?>|.*?--!?>)", re.DOTALL)
_TAG = re.compile(r"""<(?P<name>[A-Za-z][^\s/<>]*)(?P<rest>(?:[^"'>]|"[^"]*"|'[^']*')*+)>?""")
_ATTRIBUTE = re.compile(r"""(?P<name>[^\s"'<>/=]+)(?:\s*=\s*(?P<value>"[^"]*"|'[^']*'|[^\s>]+))?""")
_STYLE = re.compile(r"url\s*\(|@import|expression\s*\(|behavior\s*:|-moz-binding|\\", re.IGNORECASE)
_STYLE_ELEMENT = re.compile(r"<style\b.*?(?:</style|\Z)", re.IGNORECASE | re.DOTALL)
_TARGET = re.compile(r"\](?:\(\s*|:[ \t]*\n?[ \t]*)<?(?P<target>[^\s)>][^)>]{0,300})")
_RUNS = re.compile(
    r"(?:javascript|vbscript|livescript):|data:(?!image/(?:png|jpe?g|gif|webp|avif)\b)"
)
_WEB = re.compile(r"https?://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Active:
    """A place in a text that does more than show text."""

    what: str
    """What stands there and what it does, as a sentence."""
    start: int
    """The offset of a tag, or of the address of a link."""
    end: int
    address: str | None = None
    """What a frame shows, where that is a page of the web."""


def active_tags(text: str) -> Iterator[Active]:
    """Yield each tag in a text that does more than show text."""
    # Each `<` is tried: what looks like one tag to a browser can be two to CommonMark.
    at = text.find("<")
    while at >= 0:
        tag = _TAG.match(text, at)
        if tag and (what := _activity(tag["name"].lower(), tag["rest"])):
            yield Active(what, at, tag.end(), _framed(tag["name"].lower(), tag["rest"]))
        at = text.find("<", at + 1)


def active_block(text: str) -> Iterator[Active]:
    """Yield what is active in a block of HTML, which reaches the page as it stands."""
    text = _COMMENT.sub(lambda comment: re.sub(r"[^\n]", " ", comment[0]), text)
    if (at := text.find("<!--")) >= 0:
        yield Active("the comment does not end, and hides what follows", at, at + 4)
    for tag in _TAG.finditer(text):
        if not tag[0].endswith(">"):
            what = f"the tag <{tag['name']}> does not end, and takes in what follows"
            yield Active(what, tag.start(), tag.end())
    for style in _STYLE_ELEMENT.finditer(text):
        if _STYLE.search(style[0]):
            yield Active("the <style> loads something", style.start(), style.start() + 6)
    yield from active_tags(text)


def active_links(text: str) -> Iterator[Active]:
    """Yield the address of each Markdown link that runs; code and escapes are blank in the text."""
    for link in _TARGET.finditer(text):
        if "[" in text[: link.start()] and runs(link["target"]):
            yield Active("the link runs something", *link.span("target"))


def runs(address: str) -> bool:
    """Tell whether following or loading an address runs something."""
    return bool(_RUNS.match(_as_browsers_read(address)))


def as_shown(text: str, found: Iterator[Active]) -> str:
    """Return HTML in which what is active shows as text, but for what a page brings of its own."""
    for part in sorted(found, key=lambda one: one.start, reverse=True):
        if OWN_BLOCK not in text[part.start : part.end] and text[part.start] == "<":
            text = f"{text[: part.start]}&lt;{text[part.start + 1 :]}"
    return text


def _activity(name: str, rest: str) -> str | None:
    """Return what a tag does beside showing text, if it does anything."""
    if name in _ELEMENTS:
        return f"the tag <{name}> runs, loads or sends something"
    for key, value in _attributes(rest):
        if re.fullmatch(r"on[a-z]+", key):
            return f"the handler {key} of <{name}> runs something"
        if key in _ATTRIBUTES:
            return f"the attribute {key} of <{name}> does more than show text"
        if key == "style" and _STYLE.search(html.unescape(value)):
            return f"the style of <{name}> loads something"
        if _RUNS.search(_as_browsers_read(value)):
            return f"the {key} of <{name}> runs something"
    return None


def _attributes(rest: str) -> Iterator[tuple[str, str]]:
    for one in _ATTRIBUTE.finditer(rest):
        yield one["name"].lower(), (one["value"] or "").strip("\"'")


def _framed(name: str, rest: str) -> str | None:
    if name not in _FRAMES:
        return None
    found = (value for key, value in _attributes(rest) if key in ("src", "data"))
    return next((html.unescape(one) for one in found if _WEB.match(one)), None)


def _as_browsers_read(address: str) -> str:
    """Return an address without what browsers skip in front of and within a scheme."""
    return re.sub(r"[\x00-\x20]+", "", html.unescape(address)).lower()
