"""The block structure of a text, as CommonMark and therefore every forge sees it.

Blocks are found by markdown-it-py, so that fenced code, HTML, quotes and nested lists are seen
the same way here and where authors preview their files. Inline markup is not parsed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from collections.abc import Mapping

_BLOCKS = MarkdownIt("commonmark").disable("inline")


@dataclass(frozen=True, slots=True)
class HeadingBlock:
    """A heading outside lists and quotes; lines are 0-based and half-open."""

    level: int
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ItemBlock:
    """A list item; lines are 0-based and half-open."""

    start: int
    end: int
    depth: int
    """1 for an item of an outermost list."""
    ordered: bool
    list_number: int
    """Counts the lists of the text; items of one list share it."""
    text_end: int
    """The line behind the item's first paragraph."""


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Running text: a paragraph or a heading's words; lines are 0-based and half-open."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Outline:
    """The blocks of one text."""

    headings: tuple[HeadingBlock, ...]
    items: tuple[ItemBlock, ...]
    literal: tuple[tuple[int, int], ...]
    """Line ranges of code and HTML blocks."""
    quotes: tuple[tuple[int, int], ...]
    """Line ranges of outermost block quotes."""
    texts: tuple[TextBlock, ...]
    definitions: Mapping[str, str]
    """Folded label of a link reference to its target."""


def outline(text: str) -> Outline:
    """Return the blocks of a text with LF line ends."""
    environment: dict[str, dict[str, dict[str, str]]] = {}
    tokens = _BLOCKS.parse(text, environment)
    headings: list[HeadingBlock] = []
    items: list[ItemBlock] = []
    literal: list[tuple[int, int]] = []
    quotes: list[tuple[int, int]] = []
    texts: list[TextBlock] = []
    lists: list[tuple[int, bool]] = []
    list_count = 0
    quote_depth = 0
    for index, token in enumerate(tokens):
        start, end = token.map or (0, 0)
        match token.type:
            case "heading_open" if token.level == 0:
                headings.append(
                    HeadingBlock(int(token.tag[1]), tokens[index + 1].content.strip(), start, end)
                )
            case "bullet_list_open" | "ordered_list_open":
                list_count += 1
                lists.append((list_count, token.type == "ordered_list_open"))
            case "bullet_list_close" | "ordered_list_close":
                lists.pop()
            case "list_item_open" if quote_depth == 0:
                number, ordered = lists[-1]
                following = tokens[index + 1]
                text_end = start + 1
                if following.type == "paragraph_open" and following.map:
                    text_end = following.map[1]
                items.append(ItemBlock(start, end, len(lists), ordered, number, text_end))
            case "blockquote_open":
                if quote_depth == 0:
                    quotes.append((start, end))
                quote_depth += 1
            case "blockquote_close":
                quote_depth -= 1
            case "fence" | "code_block" | "html_block":
                literal.append((start, end))
            case "inline":
                texts.append(TextBlock(start, end, token.content))
            case _:
                pass
    definitions = {
        label.casefold(): found["href"]
        for label, found in environment.get("references", {}).items()
    }
    return Outline(
        tuple(headings), tuple(items), tuple(literal), tuple(quotes), tuple(texts), definitions
    )
