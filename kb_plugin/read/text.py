"""Bytes to text."""

from __future__ import annotations

from kb_plugin.read.document import Defect, Problem
from kb_plugin.source import Position, SourceText

LARGEST = 1_000_000
"""Bytes that a content file may have. The longest postmortems known have about 80,000."""


def decode(path: str, uri: str, data: bytes) -> tuple[SourceText, Defect | None]:
    """Return a file's text, and what kept it from being read whole.

    UTF-8 with or without a byte-order mark; CRLF and CR become LF. What is no text at all is read
    as empty.
    """
    if len(data) > LARGEST:
        defect = Defect(Problem.TOO_LARGE, Position(path, 1), value=f"{len(data):,} bytes")
        return SourceText(path, uri, ""), defect
    problem = None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The error counts from behind a byte-order mark, in its own copy of the data.
        good = with_line_feeds(error.object[: error.start].decode("utf-8"))
        at = SourceText(path, uri, good).position(len(good))
        wrong = f"byte 0x{error.object[error.start]:02x}"
        problem = Defect(Problem.NOT_UTF8, at, value=wrong)
        text = data.decode("utf-8-sig", errors="replace")
    text = with_line_feeds(text)
    source = SourceText(path, uri, text)
    if "\0" in text:
        # UTF-16 looks like this, with a byte-order mark or without.
        at = source.position(text.index("\0"))
        problem = problem or Defect(Problem.NOT_TEXT, at, value="the character U+0000")
        return SourceText(path, uri, ""), problem
    if problem is None and not text.strip():
        problem = Defect(Problem.EMPTY, Position(path, 1))
    return source, problem


def with_line_feeds(text: str) -> str:
    """Return a text whose lines end as Unix ends them, whatever its editor's custom."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
