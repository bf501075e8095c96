"""Running text of a file, for questions about its language."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from kb_plugin.model import Incident
from kb_plugin.read.document import Kind, Passage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.commonmark import Outline
    from kb_plugin.kinds import ElementKind
    from kb_plugin.model import Account, Record
    from kb_plugin.read.yaml_nodes import Node
    from kb_plugin.source import Position, SourceText

VERBATIM = "\ufffc"
"""Stands for each character of what is not the author's own wording."""

_STRINGS: dict[Kind, tuple[tuple[str, ...], ...]] = {
    Kind.INCIDENT: (
        ("title",),
        ("impact",),
        ("factors", "evidence"),
        ("related", "note"),
        ("actions", "do"),
        ("actions", "why"),
    ),
    Kind.PATH: (("title",), ("incidents", "why")),
}
"""Keys of front matter whose values are sentences."""

_MARKER = re.compile(r"\s*(?:(?:[-*+]|\d{1,9}[.)]|#{1,6})[ \t]+)+(?:\[[ xX]\][ \t])?")
_TAIL = r"\((?:[^()\n]|\([^()\n]*\))*\)|\[[^\[\]\n]*\]"
_HIDDEN = re.compile(
    rf"!\[[^\[\]\n]*\](?:{_TAIL})?"  # an image
    rf"|(?<=\])(?:{_TAIL})"  # where a link leads
    r"|\[\^[^\]\n]*\]:?"  # a footnote's mark
    r"|<q\b[^<>]*>.{0,900}?</q>"
    r"|</?[a-zA-Z](?![a-z]*:)[^<>]*>|<!--.{0,2000}?-->",
    re.DOTALL,
)
_ADDRESS = re.compile(r"<?\b(?:https?://|www\.)[^\s<>|]*[^\s<>|.,;:!?)\]]>?")
_QUOTED = re.compile(
    r"“[^“”]{1,900}”|„[^„“”]{1,900}[“”]|«[^«»]{1,900}»|\"[^\"]{1,900}\""
    r"|(?<!\w)‘[^‘’]{1,900}’(?!\w)|(?<![\w'])'[^'\n]{1,300}'(?![\w'])"
)
_EMPHASIS = re.compile(r"\\.|\*+|~~|(?<!\w)_+|_+(?!\w)|[\[\]]")
_CODE = re.compile(r"(?<!`)(`{1,3})(?!`).{1,400}?(?<!`)\1(?!`)", re.DOTALL)


def prose_of_body(
    source: SourceText, first_line: int, outline: Outline, record: Record | None
) -> Iterator[Passage]:
    """Yield the paragraphs, items and headings of a body; block quotes are left out."""
    quotes = [start for start, _ in outline.quotes]
    accounts = record.accounts if isinstance(record, Incident) else ()
    told = [(one.section.body.start, one.section.body.end, one) for one in accounts]
    for block in outline.texts:
        nearest = bisect_right(quotes, block.start) - 1
        if nearest >= 0 and block.start < outline.quotes[nearest][1]:
            continue
        line = first_line + block.start
        start = source.line_start(line)
        text = source.text[start : source.line_start(first_line + block.end)]
        account = next((one for begin, end, one in told if begin <= start < end), None)
        element = _element(account, start) if account else None
        yield Passage(text, start, source.at_line(line), account is not None, element)


def _element(account: Account, offset: int) -> ElementKind | None:
    """Return the element of an account whose heading is the last before an offset."""
    before = [one.kind for one in account.elements if one.heading.span.end <= offset]
    return before[-1] if before else None


def prose_of_front_matter(source: SourceText, kind: Kind, root: Node) -> Iterator[Passage]:
    """Yield the sentences of front matter: the title, the impact, evidence, actions and notes."""
    for path in _STRINGS.get(kind, ()):
        for text, at in _strings(root, path):
            begin = source.line_start(at.line) + at.column - 1
            written = source.text.find(text, begin, begin + len(text) + 1)
            start = written if written >= 0 else None
            yield Passage(text, start, at, in_account=False, element=None)


def _strings(node: Node, path: tuple[str, ...]) -> Iterator[tuple[str, Position]]:
    if isinstance(node.value, list):
        for item in node.value:
            yield from _strings(item, path)
    elif not path:
        if isinstance(node.value, str):
            yield node.value, node.at
    elif isinstance(node.value, dict) and path[0] in node.value:
        yield from _strings(node.value[path[0]], path[1:])


def own_words(text: str) -> str:
    """Return a text of the same length in which only its author's own wording is left.

    Markup is blank; code, quotes and addresses are marked, since they may be a sentence's subject.
    """
    if marker := _MARKER.match(text):
        text = _blank(marker) + text[marker.end() :]
    if "`" in text:
        text = _CODE.sub(_mark, text)
    if "](" in text or "][" in text or "[^" in text or "<" in text:
        text = _HIDDEN.sub(_blank, text)
    if "//" in text or "www." in text:
        text = _ADDRESS.sub(_mark, text)
    if '"' in text or " '" in text or text[:1] == "'" or not text.isascii():
        text = _QUOTED.sub(_mark, text).replace("’", "'")
    if "*" in text or "_" in text or "~" in text or "[" in text or "\\" in text:
        text = _EMPHASIS.sub(_blank, text)
    return text


def _blank(match: re.Match[str]) -> str:
    return _filled(match[0], " ")


def _mark(match: re.Match[str]) -> str:
    return _filled(match[0], VERBATIM)


def _filled(text: str, mark: str) -> str:
    if "\n" not in text:
        return mark * len(text)
    return "\n".join(mark * len(line) for line in text.split("\n"))
