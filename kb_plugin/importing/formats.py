"""How a file is written, and the file as Markdown."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace

from kb_plugin.importing.foreign import Foreign, Format
from kb_plugin.importing.html import declared_charset, read_html
from kb_plugin.importing.mail import is_mail, read_mail
from kb_plugin.importing.plain import read_plain
from kb_plugin.importing.template_tags import shown
from kb_plugin.read.foreign_front_matter import split_front_matter
from kb_plugin.read.text import LARGEST, decode

_MARKDOWN = re.compile(
    r"\.(?:md|markdown|mdown|mkdn?|mdx|rmd|qmd)(?:\.[a-z0-9]+)*\Z", re.IGNORECASE
)
_HTML = re.compile(r"\.(?:html?|xhtml)(?:\.[a-z0-9]+)*\Z", re.IGNORECASE)
_MAIL = re.compile(r"\.eml\Z", re.IGNORECASE)
_LOOKS_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b", re.I | re.S
)
_LOOKS_MARKDOWN = re.compile(r"^#{1,6} \S|\]\(\S+\)|^```|\*\*\S|^\|.*\|[ \t]*$", re.MULTILINE)
_NO_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_LARGEST_FOREIGN = 20 * LARGEST
"""Bytes of a page or e-mail, which may hold pictures written into it."""


class UnreadableError(Exception):
    """A file that is no text; the message says why and what to do."""


def read_foreign(name: str, data: bytes) -> Foreign:
    """Return a file as Markdown with what it says about itself.

    Raises `UnreadableError` for what is no text, or too large.
    """
    if _MAIL.search(name):
        return read_mail(_bounded(data))
    data, remarks = _as_utf8(data)
    foreign = _read(name, data)
    return replace(foreign, remarks=(*remarks, *foreign.remarks))


def _as_utf8(data: bytes) -> tuple[bytes, tuple[str, ...]]:
    """Return a text of an older encoding as UTF-8, and what to ask where that is a guess."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode("utf-16").encode(), ()
        except UnicodeError:
            return data, ()
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError:
        if _NO_TEXT.search(data) or declared_charset(data[:2048]):
            return data, ()
        try:
            text = data.decode("cp1252")
        except UnicodeDecodeError:
            return data, ()
        return text.encode(), (
            "it is no UTF-8 and was read as Windows-1252: are its accents right?",
        )
    return data, ()


def _read(name: str, data: bytes) -> Foreign:
    text = _text(name, data)
    if _HTML.search(name) and not _MARKDOWN.search(name):
        return _with_front_matter(text, is_html=True)
    if _MARKDOWN.search(name):
        return _with_front_matter(text, is_html=bool(_LOOKS_HTML.match(text)))
    if is_mail(text):
        return read_mail(text.encode())
    if _LOOKS_HTML.match(text):
        return _with_front_matter(text, is_html=True)
    if _LOOKS_MARKDOWN.search(split_front_matter(text).body) or split_front_matter(text).language:
        return _with_front_matter(text, is_html=False)
    return read_plain(text)


def _bounded(data: bytes) -> bytes:
    if len(data) > _LARGEST_FOREIGN:
        raise UnreadableError(f"has {len(data):,} bytes; take large parts out and link to them")
    return data


def _text(name: str, data: bytes) -> str:
    if _HTML.search(name) or _LOOKS_HTML.match(data[:500].decode("latin-1")):
        charset = declared_charset(_bounded(data))
        if charset and charset not in ("utf-8", "utf8"):
            try:
                return data.decode(charset).replace("\r\n", "\n").replace("\r", "\n")
            except (LookupError, UnicodeDecodeError):
                pass
    source, problem = decode(name, name, data if len(data) <= LARGEST else b"")
    if len(data) > LARGEST:
        if not _HTML.search(name):
            raise UnreadableError(
                f"has {len(data):,} bytes, more than {LARGEST:,}; take logs and data out of it"
            )
        return _bounded(data).decode("utf-8", errors="replace")
    if problem is not None:
        reason = {
            "not-utf8": f"is no UTF-8 (line {problem.at.line}, {problem.value}); save it as UTF-8",
            "not-text": "is no text; save it as Markdown, HTML or plain text",
            "empty": "is empty",
        }
        raise UnreadableError(reason.get(problem.problem, str(problem.problem)))
    return source.text


def _with_front_matter(text: str, *, is_html: bool) -> Foreign:
    front = split_front_matter(text)
    remarks: tuple[str, ...] = ()
    if not front.is_whole:
        remarks = (f"its front matter is no valid {front.language.upper()} and was read by lines",)
    if is_html:
        page = read_html(front.body)
        written = "\n".join(part for part in (front.text, page.front) if part)
        return Foreign(
            Format.HTML,
            page.body,
            (*front.fields, *page.fields),
            written,
            front.language or page.language,
            page.title,
            page.attached,
            (*remarks, *page.remarks),
        )
    return Foreign(
        Format.MARKDOWN,
        shown(front.body),
        front.fields,
        front.text,
        front.language,
        remarks=remarks,
        written=front.body,
    )
