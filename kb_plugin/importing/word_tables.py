"""The words by which an import knows what it reads, as tables in files of text.

A line in brackets begins a table; each line below it is an entry. `{name} = …` stands for a part of
patterns that several entries share, and a line that begins with `#` says something about them.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "words"
_TABLE = re.compile(r"\[(?P<name>[^\[\]]+)\]")
_SHARED = re.compile(r"(?P<name>\{\w+\}) = (?P<text>.+)")


@cache
def tables(file: str) -> dict[str, tuple[str, ...]]:
    """Return the tables of a file by their names, in order."""
    shared: dict[str, str] = {}
    found: dict[str, list[str]] = {}
    entries: list[str] = []
    for line in (_FOLDER / f"{file}.txt").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        if part := _SHARED.fullmatch(line):
            shared[part["name"]] = part["text"]
        elif table := _TABLE.fullmatch(line):
            entries = found[table["name"]] = []
        else:
            entry = line
            for written, text in shared.items():
                entry = entry.replace(written, text)
            entries.append(entry)
    return {name: tuple(entries) for name, entries in found.items()}


def names(file: str, table: str) -> re.Pattern[str]:
    """Return a table of patterns as one, which matches any of them."""
    return re.compile("|".join(f"(?:{one})" for one in tables(file)[table]))


def words(table: str) -> frozenset[str]:
    """Return a table of plain words."""
    return frozenset(word for line in tables("plain")[table] for word in line.split())
