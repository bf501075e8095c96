"""Bytes to text."""

from __future__ import annotations

from kb_plugin.read.document import Defect, Problem
from kb_plugin.source import Position, SourceText

LARGEST = 1_000_000
"""Bytes that a content file may have. The longest postmortems known have about 80,000."""


def decode(path: str, uri: str, data: bytes) -> tuple[SourceText, Defect | None]:
    """Return a file's text, and what kept it from being read whole.

    UTF-8 with or without a byte-order mark; CRLF and CR become LF.
    """
    if len(data) > LARGEST:
        defect = Defect(Problem.TOO_LARGE, Position(path, 1), value=f"{len(data):,} bytes")
        return SourceText(path, uri, ""), defect
    problem = None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        good = data[: error.start].decode("utf-8-sig")
        line = good.count("\n") + 1
        column = len(good) - (good.rfind("\n") + 1) + 1
        problem = Defect(
            Problem.NOT_UTF8, Position(path, line, column), value=f"byte 0x{data[error.start]:02x}"
        )
        text = data.decode("utf-8-sig", errors="replace")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if problem is None and not text.strip():
        problem = Defect(Problem.EMPTY, Position(path, 1))
    return SourceText(path, uri, text), problem
