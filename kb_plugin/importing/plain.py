"""Plain text as Markdown: its signs shown as they are, its lines and headings kept."""

from __future__ import annotations

import re

from kb_plugin.importing.foreign import Foreign, Format
from kb_plugin.importing.headings import folded, is_known

_MARKED_HEADING = re.compile(r"(?P<marks>={1,6})[ \t]+(?P<text>\S.*?)[ \t]*(?P=marks)?[ \t]*\Z")
_UNDERLINE = re.compile(r"[ \t]*([=~^\"'+#*_-])\1{2,}[ \t]*\Z")
_NAMED = re.compile(r"[ \t]*[A-Za-z][^:\n]{1,40}:(?:[ \t]|\Z)")
_LIST = re.compile(r"[ \t]*(?:[-*+•]|\d{1,9}[.)])[ \t]+\S")
_QUOTE = re.compile(r"[ \t]*(?:>[ \t]?)+")
_ENTITY = re.compile(r"&(?=#?\w{1,31};)")
_EDGE = re.compile(r"(?<!\w)([*_])(?=\S)|(?<=\S)([*_])(?!\w)")


def read_plain(text: str) -> Foreign:
    """Return plain text as Markdown in which no sign of it is taken for markup."""
    lines = text.expandtabs(4).split("\n")
    written: list[str] = []
    for number, line in enumerate(lines):
        below = lines[number + 1] if number + 1 < len(lines) else ""
        above = lines[number - 1] if number else ""
        if _UNDERLINE.match(line) and _is_title(above) and not _UNDERLINE.match(above):
            continue
        if heading := _MARKED_HEADING.match(line.strip()):
            written += ["", f"{'#' * len(heading['marks'])} {_shown(heading['text'])}", ""]
        elif _UNDERLINE.match(below) and _is_title(line):
            level = 1 if "=" in below else 2
            written += ["", f"{'#' * level} {_shown(line.strip())}", ""]
        elif not above.strip() and _is_known(line, below):
            written += ["", f"## {_shown(line.strip())}", ""]
        else:
            written.append(_line(line, below))
    return Foreign(Format.PLAIN, "\n".join(written).strip("\n") + "\n")


def _is_title(line: str) -> bool:
    return 0 < len(line.strip()) <= 100 and not _LIST.match(line) and line[:4].strip() != ""


def _is_known(line: str, below: str) -> bool:
    """Tell whether a line by itself names a part that reports have."""
    text = line.strip()
    if line.startswith("    ") or len(text.split()) > 6 or text.endswith((".", ",", ";")):
        return False
    is_set_off = text.endswith(":") or text.isupper() or not below.strip()
    return is_set_off and bool(folded(text)) and is_known(text)


def _line(line: str, below: str) -> str:
    quote = _QUOTE.match(line)
    lead = quote[0] if quote else line[: len(line) - len(line.lstrip())]
    text = line[len(lead) :]
    if not text.strip():
        return line.rstrip()
    if len(lead) >= 4 and not quote and not _LIST.match(line):
        return line  # Markdown shows it as code, as it stands
    bullet = "- " if text.startswith("• ") else ""
    shown = lead + bullet + _shown(text[2:] if bullet else text)
    # Lines that each name a fact would run into one paragraph.
    if _NAMED.match(line) and (_NAMED.match(below) or below.startswith((" ", "\t"))):
        return f"{shown.rstrip()}  "
    return shown


def _shown(text: str) -> str:
    text = _ENTITY.sub("&amp;", text).replace("<", "&lt;")
    return _EDGE.sub(lambda sign: f"\\{sign[0]}", text) if not _LIST.match(text) else _in_item(text)


def _in_item(text: str) -> str:
    marker, _, rest = text.partition(" ")
    return f"{marker} {_EDGE.sub(lambda sign: chr(92) + sign[0], rest)}"
