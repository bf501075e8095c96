"""Lists as forges show them: rewritten, Python-Markdown nests them as CommonMark does."""

from __future__ import annotations

from html.parser import HTMLParser

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from kb_plugin.forge_lists import as_python_markdown
from kb_plugin.markdown import EXTENSIONS

COMMONMARK = MarkdownIt("commonmark")
PYTHON_MARKDOWN = markdown.Markdown(extensions=list(EXTENSIONS), extension_configs=EXTENSIONS)


class _Depths(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.lists = 0
        self.found: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.lists += tag in ("ul", "ol")
        if tag == "li":
            self.found.append(self.lists)

    def handle_endtag(self, tag: str) -> None:
        self.lists -= tag in ("ul", "ol")


def depths(html: str) -> list[int]:
    """Return for each list item how many lists it is in."""
    reader = _Depths()
    reader.feed(html)
    return reader.found


def shown(text: str) -> str:
    return str(PYTHON_MARKDOWN.reset().convert(text))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        pytest.param("- a\n- b", "- a\n- b", id="one list"),
        pytest.param("- a\n  - b\n- c", "- a\n    - b\n- c", id="two spaces nest"),
        pytest.param("- a\n   - b", "- a\n    - b", id="three spaces nest"),
        pytest.param("1. a\n   - b", "1. a\n    - b", id="nested in a number"),
        pytest.param("1. a\n  - b", "1. a\n- b", id="too little to nest in a number"),
        pytest.param("- a\n - b", "- a\n- b", id="one space does not nest"),
        pytest.param("Text\n- a", "Text\n\n- a", id="behind a paragraph"),
        pytest.param("Text\n1. a", "Text\n\n1. a", id="number behind a paragraph"),
        pytest.param("Text\n2. a\n- b", "Text\n2. a\n\n- b", id="no list in a paragraph"),
        pytest.param("# A\n- b", "# A\n\n- b", id="behind a heading"),
        pytest.param("1) a\n2) b", "1. a\n2. b", id="brackets"),
        pytest.param("- a\nb\n  - c", "- a\n    b\n    - c", id="line that goes on"),
        pytest.param("- a\n\n  b\n  - c", "- a\n\n    b\n\n    - c", id="second paragraph"),
        pytest.param("- a\n\n  - b\n- c", "- a\n\n    - b\n\n- c", id="loose list"),
        pytest.param("- - a", "- \u200b\n    - a", id="two on one line"),
        pytest.param("-\n  a", "- a", id="words on the next line"),
        pytest.param("- a\n-\n- b", "- a\n- \u200b\n- b", id="no words"),
        pytest.param("- a\n  10. b", "- a\n    10\\. b", id="number within a sentence"),
        pytest.param("> Text\n> - a\n>   - b", "> Text\n>\n> - a\n>     - b", id="in a quote"),
        pytest.param("- a\n  ```\n  - b\n  ```", "- a\n    ```\n    - b\n    ```", id="code"),
        pytest.param("- ```\n  - b\n  ```", "- \u200b\n    ```\n    - b\n    ```", id="code first"),
        pytest.param("- a\n# b", "- a\n\n# b", id="heading behind a list"),
        pytest.param("- a\n  # b", "- a\n\n    # b", id="heading in a list"),
        pytest.param("- a  \n  b", "- a  \n    b", id="hard line end"),
        pytest.param("-\ta\n\t- b", "- a\n    - b", id="tabs"),
    ],
)
def test_lists_are_written_as_python_markdown_reads_them(text: str, written: str) -> None:
    assert "\n".join(as_python_markdown(text.split("\n"))) == written
    assert depths(shown(text)) == depths(COMMONMARK.render(text))


@pytest.mark.parametrize(
    "text",
    [
        "Words - and more - words.",
        "Text\n\n- a\n    - b\n- c",
        "- a\n\n    b\n\n- c",
        "```\n- a\n  - b\n```",
        "    - a\n      - b",
        "<pre>\n- a\n  - b\n</pre>",
        "| a |\n|---|\n| - b |",
        "Text\n---\n\n* * *",
        "5. a",
    ],
)
def test_other_text_stays_as_it_is(text: str) -> None:
    assert as_python_markdown(text.split("\n")) == text.split("\n")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("- a\n  - b", "<ul>\n<li>a<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>"),
        ("Text\n- a\n- b", "<p>Text</p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("- a\n\n- b", "<ul>\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ul>"),
        ("- a\n  # b", "<ul>\n<li>\n<p>a</p>\n<h1"),
        ("- a\n  10. b", "<ul>\n<li>a\n    10. b</li>\n</ul>"),
    ],
)
def test_lists_are_shown_like_this(text: str, html: str) -> None:
    assert shown(text).startswith(html)


@st.composite
def lists(draw: st.DrawFn, levels: int = 3, *, after_words: bool = False) -> list[str]:
    """Draw the lines of a list, with lists, paragraphs and code inside its items."""
    # Behind words a list that counts from ten is no list, and the code in it none.
    marker = draw(st.sampled_from(("-", "*", "+", "1.", "1)", *(() if after_words else ("10.",)))))
    is_loose = draw(st.booleans())
    lines: list[str] = []
    for number in range(draw(st.integers(1, 3))):
        sign = f"{int(marker[:-1]) + number}{marker[-1]}" if marker[0] == "1" else marker
        inside = " " * (len(sign) + 1)
        if number and is_loose:
            lines.append("")
        lines.append(f"{sign} item")
        match draw(st.sampled_from(("", "", "", "lazy", "goes on"))):
            case "lazy":
                lines.append("lazy")
            case "goes on":
                lines.append(f"{inside}goes on")
        if draw(st.sampled_from((False, False, True))):
            lines += ["", f"{inside}paragraph"]
        if draw(st.sampled_from((False, False, False, True))):
            lines += [""] * draw(st.integers(0, 1))
            lines += [f"{inside}```", f"{inside}- code", "", f"{inside}```"]
        if levels and draw(st.booleans()):
            indentation = " " * draw(st.integers(2, 4))
            is_set_off = draw(st.booleans())
            lines += [""] * is_set_off
            inner = draw(lists(levels - 1, after_words=not is_set_off))
            lines += [line and indentation + line for line in inner]
            if draw(st.sampled_from((False, False, True))):
                lines += ["", f"{inside}after"]
    return lines


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Draw a text of paragraphs and lists, with blank lines between them or without."""
    lines: list[str] = []
    for _ in range(draw(st.integers(1, 3))):
        is_set_off = draw(st.booleans())
        if draw(st.booleans()):
            lines += ["Paragraph.", *[""] * is_set_off]
        lines += draw(lists(after_words=not is_set_off))
        lines += [""] * draw(st.integers(0, 1))
    return "\n".join(lines)


@given(documents())
@settings(max_examples=100, deadline=None, print_blob=True)
def test_items_nest_as_commonmark_nests_them(text: str) -> None:
    assert depths(shown(text)) == depths(COMMONMARK.render(text))


LINES = st.tuples(
    st.sampled_from(("", "", "", "  ", "   ", "    ", "      ", "        ")),
    st.lists(st.sampled_from(("- ", "* ", "1. ", "2) ", "10. ", "-   ")), max_size=2),
    st.sampled_from(("words", "words", "# heading", "")),
).map(lambda parts: (parts[0] + "".join(parts[1]) + parts[2]).rstrip())


@given(st.lists(LINES | st.just(""), min_size=2, max_size=9).map("\n".join))
@settings(max_examples=100, deadline=None, print_blob=True)
def test_items_nest_as_commonmark_nests_them_however_they_are_indented(text: str) -> None:
    assert depths(shown(text)) == depths(COMMONMARK.render(text))


@given(st.text(alphabet="->#`*1.)\n \t\\<a", max_size=60))
@settings(max_examples=100, deadline=None, print_blob=True)
def test_no_text_is_lost_or_makes_it_fail(text: str) -> None:
    written = "".join(as_python_markdown(text.split("\n")))
    assert written.count("a") == text.count("a")
