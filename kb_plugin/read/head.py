"""What other files need to know of one, from its front matter alone.

Checking one file asks of all others whether they exist, what they are called and whether they are
published. Front matter as people write it says so in lines that are plain to see; a line that is
not, such as a quoted text over several lines, is left to the YAML parser. What stands behind the
front matter is never looked at.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb_plugin.kinds import Audience, Status
from kb_plugin.layout import old_path
from kb_plugin.read.document import Kind, identifier_of, kind_of
from kb_plugin.read.front_matter import read_front_matter
from kb_plugin.read.text import LARGEST, with_line_feeds
from kb_plugin.source import SourceText

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kb_plugin.read.yaml_nodes import Node

FIRST = 4_096
"""Bytes at the beginning of a file in which front matter mostly ends."""


@dataclass(frozen=True, slots=True)
class Head:
    """A file as others need to know it."""

    path: str
    """As messages show it."""
    uri: str
    kind: Kind
    id: str
    is_readable: bool = True
    """Whether its front matter could be read, where its kind needs some."""
    status: Status = Status.DRAFT
    audience: Audience = Audience.PUBLIC
    name: str = ""
    """What pages call a system or factor."""
    aliases: tuple[str, ...] = ()
    """Earlier addresses of an incident; other names of a system or factor."""
    group: str = ""


_Values = dict[str, str | tuple[str, ...]]
_KEYS = {
    Kind.INCIDENT: ("status", "audience", "aliases"),
    Kind.SYSTEM: ("name", "aliases"),
    Kind.FACTOR: ("name", "aliases", "group"),
}
_STATUSES: Mapping[object, Status] = {str(one): one for one in Status}
_AUDIENCES: Mapping[object, Audience] = {str(one): one for one in Audience}
_NULLS = frozenset(("~", "null", "Null", "NULL"))

_BEGIN = re.compile(r"---[ \t]*(?=\n)")
_END = re.compile(r"\n(?:---|\.\.\.)[ \t]*(?=\n|\Z)")
_QUOTED = r"""(?:"(?:[^"\\\n]++|\\[^\n])*+"|'(?:[^'\n]++|'')*+')"""
_ITEM = rf"""(?:[^"'\[\]{{}}\#\n]++|{_QUOTED})"""
_FLOW = rf"(?:\[(?:{_ITEM}|\{{{_ITEM}*+\}})*+\]|\{{(?:{_ITEM}|\[{_ITEM}*+\])*+\}})"
_PLAIN = r"""[^\s"'\[\]{}&*!|>%@`\#,?:-][^\n]*+"""
_KEY = r"(?:[A-Za-z0-9_.-]++:(?=[ \n])[ ]*+)"
_LINE = rf"[ ]*+(?:-[ ]++)*+{_KEY}?(?:{_PLAIN}|{_QUOTED}|{_FLOW}|\#[^\n]*+)?+[ ]*+\n"
"""A line of YAML that opens nothing which a later line would close."""
_LINES = re.compile(rf"(?:\#[^\n]*+\n)*+(?=[A-Za-z0-9_])(?:{_LINE})*+\Z")
"""Such lines alone; the first key is not indented, so no other of the file's own keys is."""
_WORDS = r"""[^\s"'\[\]{}&*!|>%@`#,?:-](?:[^\n\[\]{}"'#,:\\]|'(?=\w))*"""
_SCALAR = re.compile(rf"""[ ]+(?:(?P<plain>{_WORDS})|"(?P<quoted>[^"\\\n]*)"[ ]*)\n(?![ \n])""")
_LISTS = (
    re.compile(rf"[ ]+\[[ ]*(?P<items>(?:{_WORDS}(?:,[ ]*{_WORDS})*)?)\][ ]*\n"),
    re.compile(rf"[ ]*\n(?P<items>(?:[ ]*-[ ]+{_WORDS}\n)+)(?=\w|\Z)"),
)
_BETWEEN = re.compile(r",|\n[ ]*-[ ]|\A[ ]*-[ ]")


def needs_reading(uri: str) -> bool:
    """Tell whether others need to know more of a file than where it lies."""
    return kind_of(uri) in _KEYS


def head_from_start(path: str, uri: str, data: bytes) -> Head | None:
    """Return the head of a file, or None where its first bytes do not hold the front matter."""
    # The rest of a line could be missing, and what is left look like the closing fence.
    whole_lines = data[: max(data.rfind(b"\n"), data.rfind(b"\r")) + 1]
    front = _front(_decoded(whole_lines))
    return None if front is None else _read(path, uri, front)


def read_head(path: str, uri: str, data: bytes) -> Head:
    """Return the head of a whole file, whatever stands behind its front matter."""
    return _read(path, uri, _front(_decoded(data[:LARGEST])))


def head_of(source: SourceText, root: Node | None) -> Head:
    """Return the head of a file whose front matter was read.

    The tree is the one that was composed: validating it takes out what does not fit.
    """
    kind = kind_of(source.uri)
    front = _front(source.text)
    values: _Values | None = None
    if front is not None and kind in _KEYS:
        # What YAML refuses may still be plain to see, as it is for `read_head`.
        is_tree = root is not None
        values = _tree_values(kind, root) if is_tree else _plain_values(kind, front) or None
    return _head(source.path, source.uri, values)


def _decoded(data: bytes) -> str:
    return with_line_feeds(data.decode("utf-8-sig", errors="replace"))


def _read(path: str, uri: str, front: str | None) -> Head:
    kind = kind_of(uri)
    values: _Values | None = None
    if front is not None and kind in _KEYS:
        values = _plain_values(kind, front)
        if not values:
            tree = read_front_matter(SourceText(path, uri, f"---\n{front}---\n")).root
            values = _tree_values(kind, tree)
    return _head(path, uri, values)


def _front(text: str) -> str | None:
    begin = _BEGIN.match(text)
    end = _END.search(text, begin.end()) if begin else None
    return text[begin.end() + 1 : end.start() + 1] if begin and end else None


def _head(path: str, uri: str, values: _Values | None) -> Head:
    kind = kind_of(uri)
    identifier = identifier_of(uri)
    if kind not in _KEYS:
        return Head(path, uri, kind, identifier)
    if values is None:
        return Head(path, uri, kind, identifier, is_readable=False)
    status, audience, aliases = (values.get(key) for key in ("status", "audience", "aliases"))
    names = aliases if isinstance(aliases, tuple) else ()
    if kind is Kind.INCIDENT:
        names = tuple(old for one in names if (old := old_path(one)) is not None)
    return Head(
        path,
        uri,
        kind,
        identifier,
        True,
        _STATUSES.get(status, Status.DRAFT),
        _AUDIENCES.get(audience, Audience.PUBLIC),
        _text(values, "name") or identifier,
        tuple(one for one in names if one),
        _text(values, "group"),
    )


def _text(values: Mapping[str, str | tuple[str, ...]], key: str) -> str:
    value = values.get(key)
    return value if isinstance(value, str) else ""


def _tree_values(kind: Kind, root: Node | None) -> _Values | None:
    if root is None or not isinstance(root.value, dict):
        return None
    values: _Values = {}
    for key in _KEYS[kind]:
        value = root.value[key].value if key in root.value else None
        if isinstance(value, list):
            values[key] = tuple(one.value for one in value if isinstance(one.value, str))
        elif isinstance(value, str):
            values[key] = value
    return values


def _plain_values(kind: Kind, front: str) -> _Values | None:
    """Return what is plain to see in lines of front matter, or None where YAML is to be asked."""
    # Tabs and stranger characters have their own rules in YAML.
    if not front.replace("\n", "").isprintable() or not _LINES.match(front):
        return None
    values: _Values = {}
    for key in _KEYS[kind]:
        found = re.search(rf"^{key}:", front, re.MULTILINE)
        if found is None:
            continue
        value = (_plain_list if key == "aliases" else _plain_scalar)(front, found.end())
        if value is None:
            return None
        values[key] = value
    return values


def _plain_scalar(front: str, start: int) -> str | None:
    found = _SCALAR.match(front, start)
    if found is None:
        return None
    text = found["quoted"] if found["plain"] is None else found["plain"].rstrip(" ")
    return None if found["plain"] is not None and text in _NULLS else text


def _plain_list(front: str, start: int) -> tuple[str, ...] | None:
    for form in _LISTS:
        if found := form.match(front, start):
            items = (one.strip(" \n") for one in _BETWEEN.split(found["items"]))
            named = tuple(one for one in items if one)
            return None if _NULLS & set(named) else named
    return None
