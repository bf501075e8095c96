"""A report of another tool or layout, as Markdown with what its file says about it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Format(StrEnum):
    """How a file is written."""

    MARKDOWN = "Markdown"
    HTML = "HTML"
    MAIL = "e-mail"
    PLAIN = "plain text"


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that came inside another: a part of an e-mail, an image written into HTML."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Foreign:
    """A report before anything of it is understood."""

    format: Format
    body: str
    """Markdown that holds every visible word of the file."""
    fields: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Front matter, or what stands in its place: keys with their values."""
    front: str = ""
    """Front matter as it stands in the file."""
    language: str = ""
    """`yaml`, `toml` or `json`, for the front matter."""
    title: str = ""
    """A title that the file has outside its body: of an HTML page, of an e-mail."""
    attached: tuple[Attached, ...] = ()
    remarks: tuple[str, ...] = ()
    """What a person should know about the way it was read."""
    written: str = ""
    """The body before tags in it became text; empty where it is the body itself."""


_SUFFIXES = re.compile(
    r"(?:\.(?:md|markdown|mdown|mkdn?|mdx|[qr]md|html?|xhtml|txt|text|eml|erb|j2|jinja2?|liquid|rst|adoc|"
    r"asciidoc|org|wiki|mediawiki|textile))+\Z",
    re.IGNORECASE,
)


def stem(name: str) -> str:
    """Return a file's name without the suffixes that say how it is written."""
    return _SUFFIXES.sub("", name) or name
