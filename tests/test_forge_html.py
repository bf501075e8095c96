"""HTML inside Markdown, found where CommonMark finds it."""

from __future__ import annotations

import re

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from kb_plugin.forge_html import INLINE, OWN_BLOCK, html_blocks, own_blocks
from kb_plugin.markdown import EXTENSIONS

COMMONMARK = MarkdownIt("commonmark")
PYTHON_MARKDOWN = markdown.Markdown(extensions=list(EXTENSIONS), extension_configs=EXTENSIONS)


def shown(text: str) -> str:
    return str(PYTHON_MARKDOWN.reset().convert(text))


def by_commonmark(text: str) -> list[tuple[int, int]]:
    found = (one for one in COMMONMARK.parse(text) if one.type == "html_block")
    return [(one.map[0], one.map[1]) for one in found if one.map]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        pytest.param("<div>\na\n</div>", [(0, 3)], id="to the end"),
        pytest.param("<div>\na\n\nb\n</div>", [(0, 2), (4, 5)], id="to a blank line"),
        pytest.param("<details>\n\n- a\n\n</details>\n", [(0, 1), (4, 5)], id="list in details"),
        pytest.param("a\n<div>\nb", [(1, 3)], id="within a paragraph"),
        pytest.param("</div> a", [(0, 1)], id="closing tag"),
        pytest.param("<DIV CLASS='a'\nid=b>", [(0, 2)], id="tag of two lines"),
        pytest.param("   <p>", [(0, 1)], id="three spaces"),
        pytest.param("    <p>", [], id="four spaces"),
        pytest.param("<pre>\n\n- a\n</pre>\nb", [(0, 4)], id="pre holds blank lines"),
        pytest.param("<script>\n\n</script> a\nb", [(0, 3)], id="script"),
        pytest.param("<style>a</style>\nb", [(0, 1)], id="on one line"),
        pytest.param("<!-- a\n\nb -->\nc", [(0, 3)], id="comment"),
        pytest.param("<!-- a", [(0, 1)], id="comment without end"),
        pytest.param("<?a\n\n?>\nb", [(0, 3)], id="instruction"),
        pytest.param("<!DOCTYPE a>\nb", [(0, 1)], id="declaration"),
        pytest.param("<![CDATA[\n\n]]>\nb", [(0, 3)], id="character data"),
        pytest.param("<my-tag a='b' c>\nd", [(0, 2)], id="any tag alone on its line"),
        pytest.param("a\n<my-tag>\nb", [], id="any tag within a paragraph"),
        pytest.param("# A\n<my-tag>\nb", [(1, 3)], id="any tag behind a heading"),
        pytest.param("<span>a</span>\nb", [], id="any tag with words"),
        pytest.param("<https://example.com>", [], id="address"),
        pytest.param("<https: some words>", [], id="words in angles"),
        pytest.param("<5 s", [], id="less than"),
        pytest.param("a <div>", [], id="tag behind words"),
        pytest.param("<divided>a", [], id="name that begins like another"),
    ],
)
def test_html_blocks_begin_and_end_where_commonmark_says(
    text: str, blocks: list[tuple[int, int]]
) -> None:
    assert html_blocks(text.split("\n")) == blocks == by_commonmark(text)


PIECES = (
    "words",
    "# heading",
    "***",
    "<div>",
    "</div>",
    "<details><summary>A</summary>",
    "<span>",
    "</span> words",
    "<!-- a",
    "-->",
    "<pre>",
    "</pre>",
    "x </script> y",
    "<my-tag a='b'>",
    "<https: some words>",
    "<?php",
    "<!DOCTYPE html>",
    "<![CDATA[",
    "]]>",
    "   <p>",
    "<p",
)


@given(st.lists(st.sampled_from(PIECES) | st.just(""), min_size=1, max_size=7))
@settings(max_examples=100, deadline=None, print_blob=True)
def test_html_blocks_are_those_of_commonmark(lines: list[str]) -> None:
    # The last block ends with the text, however many blank lines follow.
    lines = [*lines, "words"]
    assert html_blocks(lines) == by_commonmark("\n".join(lines))


@pytest.mark.parametrize(
    "text",
    [
        "<a>",
        "<a/>",
        "<my-tag a b='c' d = e f=\"g\">",
        "<a\nhref='b'>",
        "</a >",
        "<!-- a - b -->",
        "<?a b?>",
        "<!A b>",
    ],
)
def test_tags_are_inline_html(text: str) -> None:
    assert re.fullmatch(INLINE, text)


@pytest.mark.parametrize(
    "text",
    [
        "<https: some words>",
        "<http://example.com>",
        "<a@example.com>",
        "<5>",
        "< a>",
        "<a href=b'c>",
        "<a href='b' c=>",
        "</a href='b'>",
        "<a",
        "<!-- a",
    ],
)
def test_other_text_in_angles_is_no_html(text: str) -> None:
    assert not re.match(INLINE, text)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("<details>\n\n- a\n\n</details>", "<details>\n\n<ul>\n<li>a</li>\n</ul>\n</details>"),
        ("<details>\n- a\n</details>", "<details>\n- a\n</details>"),
        ("See <https: some words>.", "<p>See &lt;https: some words&gt;.</p>"),
        ("A <b>word</b>.", "<p>A <b>word</b>.</p>"),
        ("`<div>`", "<p><code>&lt;div&gt;</code></p>"),
        ("<div>`</div>`</div>", "<div>`</div>`</div>"),
        ("A `</section>` stays.", "<p>A <code>&lt;/section&gt;</code> stays.</p>"),
    ],
)
def test_html_is_shown_like_this(text: str, html: str) -> None:
    assert re.sub(r"\n+", "\n", shown(text)) == re.sub(r"\n+", "\n", html)


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        (f"<div {OWN_BLOCK}>\n<p>\n</div>\n\n<div>", [(0, 3)]),
        (f"a\n<div {OWN_BLOCK} class='b'>\nc", [(1, 3)]),
        (f"<h1 {OWN_BLOCK}>a</h1>\n\n<p {OWN_BLOCK}>b\n", [(0, 1), (2, 3)]),
        (f" <div {OWN_BLOCK}>", []),
        (f"<div class='{OWN_BLOCK}'>", []),
        (f"<div {OWN_BLOCK}x>", []),
        ("<div>", []),
    ],
)
def test_blocks_of_the_generator_are_known_by_their_mark(
    text: str, blocks: list[tuple[int, int]]
) -> None:
    assert own_blocks(text.split("\n")) == blocks
