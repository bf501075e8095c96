"""Front matter of other tools' files: YAML, TOML or JSON at the head of a text.

What a value means is for others to say; here it is only taken apart. Every scalar stays text, as
written where the format allows it, so that a date keeps the form its author gave it.
"""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kb_plugin.read.yaml_nodes import compose
from kb_plugin.source import SourceText

if TYPE_CHECKING:
    from collections.abc import Iterator

_YAML_FENCE = re.compile(r"---[ \t]*(?:ya?ml)?[ \t]*\Z")
_YAML_END = re.compile(r"(?:---|\.\.\.)[ \t]*\Z")
_TOML_FENCE = re.compile(r"\+\+\+[ \t]*\Z")
_NAMED_FENCE = re.compile(r"---[ \t]*toml[ \t]*\Z")
_NAMED_END = re.compile(r"---[ \t]*\Z")
_KEY = re.compile(r"(?P<key>[A-Za-z][\w .-]*?)[ \t]*[:=][ \t]*(?P<value>.*)")
_ITEM = re.compile(r"[ \t]*-[ \t]+(?P<value>\S.*)")

DEEPEST = 12
"""Levels of mappings and lists that are looked into."""


@dataclass(frozen=True, slots=True)
class ForeignFrontMatter:
    """The part of a file that another tool read as data."""

    language: str
    """`yaml`, `toml` or `json`; empty where there is none."""
    text: str
    """The lines between the fences, as they stand."""
    fields: tuple[tuple[str, tuple[str, ...]], ...]
    """Keys with their values, in order: a list has several, a mapping its parts as further keys."""
    body: str
    """What follows."""
    is_whole: bool = True
    """Whether the data could be read by its own rules, and not line by line."""


def split_front_matter(text: str) -> ForeignFrontMatter:
    """Return a text's front matter and body; without front matter the body is the text."""
    lines = text.split("\n")
    # Templates put blank lines and comments of their own before the first fence.
    start = next((n for n, line in enumerate(lines) if line.strip()), 0)
    for language, fence, closing in (
        ("yaml", _YAML_FENCE, _YAML_END),
        ("toml", _TOML_FENCE, _TOML_FENCE),
        ("toml", _NAMED_FENCE, _NAMED_END),
    ):
        if not fence.match(lines[start]):
            continue
        end = next((n for n in range(start + 1, len(lines)) if closing.match(lines[n])), None)
        if end is None or (language == "yaml" and not _looks_like_data(lines[start + 1 : end])):
            break
        inner = "\n".join(lines[start + 1 : end])
        read = _yaml(inner) if language == "yaml" else _toml(inner)
        body = "\n".join(lines[end + 1 :])
        fields = tuple(_flat("", read)) if read is not None else tuple(_by_line(inner))
        return ForeignFrontMatter(language, inner, fields, body, read is not None)
    if lines[start].startswith("{") and (found := _json("\n".join(lines[start:]))):
        data, inner, body = found
        return ForeignFrontMatter("json", inner, tuple(_flat("", data)), body)
    return ForeignFrontMatter("", "", (), text)


def _looks_like_data(lines: list[str]) -> bool:
    """Tell a block of keys from text between two rules of three hyphens."""
    written = [line for line in lines if line.strip() and not line.lstrip().startswith("#")]
    return not written or any(_KEY.match(line) for line in written[:3])


def _yaml(text: str) -> dict[str, Any] | None:
    root, defects = compose(SourceText("", "", text), text + "\n", 1)
    if root is None:
        return None if defects else {}
    plain = root.plain()
    return plain if isinstance(plain, dict) else None


def _toml(text: str) -> dict[str, Any] | None:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        return None


def _json(text: str) -> tuple[dict[str, Any], str, str] | None:
    try:
        data, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict) or not data:
        return None
    return data, text[:end], text[end:]


def _flat(key: str, value: Any, depth: int = 0) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield keys with the texts below them; a mapping yields its own keys, each by itself."""
    if depth > DEEPEST:
        return
    if isinstance(value, dict):
        for name, one in value.items():
            yield from _flat(str(name), one, depth + 1)
    elif isinstance(value, list):
        texts = tuple(_text(one) for one in value if not isinstance(one, dict | list))
        if texts:
            yield key, texts
        for one in value:
            if isinstance(one, dict | list):
                yield from _flat(key, one, depth + 1)
    else:
        yield key, (_text(value),)


def _text(value: Any) -> str:
    if value is None:
        return ""
    # Dates of TOML; `2020-01-02 03:04:05` reads better than the same with a T.
    return value.isoformat(" ") if hasattr(value, "hour") else str(value)


def _by_line(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield keys and values of a block that is no valid YAML, such as one with template tags."""
    key = ""
    values: list[str] = []
    for line in text.split("\n"):
        if found := _KEY.match(line):
            if key:
                yield key, tuple(values)
            value = found["value"].strip().strip("\"'")
            key, values = found["key"], [value] if value else []
        elif key and (item := _ITEM.match(line)):
            values.append(item["value"].strip().strip("\"'"))
    if key:
        yield key, tuple(values)
