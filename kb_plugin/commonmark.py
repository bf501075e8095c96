"""The block structure of a text, as CommonMark and therefore every forge sees it.

Blocks are found by markdown-it-py, so that fenced code, HTML, quotes and nested lists are seen
the same way here and where authors preview their files. Inline markup is not parsed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_block import blockquote, fence, heading, hr, html_block, list_block

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from markdown_it.rules_block import StateBlock

    _Rule = Callable[[StateBlock, int, int, bool], bool]

DEEPEST = 16
"""Lists inside each other that are read, or twice as many quotes. What follows a deeper one is
not seen at all, and Python-Markdown gets through some hundred before Python's stack is full."""

_ENDING_ITEMS: dict[str, _Rule] = {
    **dict.fromkeys("`~", fence),
    ">": blockquote,
    **dict.fromkeys("*-_", hr),
}
"""What ends a list item and anything else, by the first character of its line."""
_ENDING_WORDS: dict[str, _Rule] = {
    **dict.fromkeys("*-+0123456789", list_block),
    "<": html_block,
    "#": heading,
}
"""What ends a paragraph or a quote, by the first character of its line."""


def _parser() -> MarkdownIt:
    """Return a parser of blocks that tries the rules which the first character of a line allows.

    By itself the parser tries all rules on each line, and most lines begin with a letter: looking
    first takes a sixth off its time, 0.15 s of 1,000 incidents.
    """
    parser = MarkdownIt("commonmark", {"maxNesting": 2 * DEEPEST})
    ruler = parser.block.ruler
    words = ["paragraph", "reference", "blockquote"]
    ruler.before("reference", "ending items", _by_sign(_ENDING_ITEMS), {"alt": [*words, "list"]})
    ruler.before("reference", "ending words", _by_sign(_ENDING_WORDS), {"alt": words})
    own_rules = ["fence", "blockquote", "hr", "list", "html_block", "heading"]
    return parser.disable([*own_rules, "inline", "text_join"])


def _by_sign(rules: Mapping[str, _Rule]) -> _Rule:
    def called_for(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        at = state.bMarks[start] + state.tShift[start]
        rule = rules.get(state.src[at : at + 1])
        return rule is not None and rule(state, start, end, silent)

    return called_for


_BLOCKS = _parser()


# Tuples, as passages and places are: a frozen dataclass takes twice as long to make, which adds up
# to 0.1 s of 1,000 incidents.
class HeadingBlock(NamedTuple):
    """A heading outside lists and quotes; lines are 0-based and half-open."""

    level: int
    text: str
    start: int
    end: int


class ItemBlock(NamedTuple):
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


class TextBlock(NamedTuple):
    """Running text: a paragraph or a heading's words; lines are 0-based and half-open."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Outline:
    """The blocks of one text."""

    headings: tuple[HeadingBlock, ...]
    items: tuple[ItemBlock, ...]
    code: tuple[tuple[int, int], ...]
    """Line ranges of code blocks."""
    html: tuple[tuple[int, int], ...]
    """Line ranges of HTML blocks."""
    quotes: tuple[tuple[int, int], ...]
    """Line ranges of outermost block quotes."""
    texts: tuple[TextBlock, ...]
    definitions: Mapping[str, str]
    """Folded label of a link reference to its target."""
    too_deep: int | None
    """The line of a list item or quote whose inside was not read."""


def outline(text: str) -> Outline:
    """Return the blocks of a text with LF line ends."""
    environment: dict[str, dict[str, dict[str, str]]] = {}
    tokens = _BLOCKS.parse(text, environment)
    headings: list[HeadingBlock] = []
    items: list[ItemBlock] = []
    code: list[tuple[int, int]] = []
    html: list[tuple[int, int]] = []
    quotes: list[tuple[int, int]] = []
    texts: list[TextBlock] = []
    lists: list[tuple[int, bool]] = []
    list_count = 0
    quote_depth = 0
    too_deep: int | None = None
    for index, token in enumerate(tokens):
        start, end = token.map or (0, 0)
        # A list item has two levels, one of them its list's.
        if token.level >= 2 * DEEPEST - 1 and token.type in ("list_item_open", "blockquote_open"):
            too_deep = start if too_deep is None else too_deep
        match token.type:
            case "inline":
                texts.append(TextBlock(start, end, token.content))
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
            case "fence" | "code_block":
                code.append((start, end))
            case "html_block":
                html.append((start, end))
            case _:
                pass
    definitions = {
        label.casefold(): found["href"]
        for label, found in environment.get("references", {}).items()
        # Forges have footnotes, which the parser takes for references: `[^1]: one-word`.
        if not label.startswith("^")
    }
    return Outline(
        headings=tuple(headings),
        items=tuple(items),
        code=tuple(code),
        html=tuple(html),
        quotes=tuple(quotes),
        texts=tuple(texts),
        definitions=definitions,
        too_deep=too_deep,
    )
