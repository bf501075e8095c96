"""Plain paragraphs without a parser: the HTML that Markdown makes, or none at all."""

from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from kb_plugin import pipeline
from kb_plugin.cli.folder import read_folder
from kb_plugin.markdown import FragmentRenderer
from kb_plugin.render.paragraphs import paragraphs, plain_paragraph
from kb_plugin.settings import DEFAULT
from tests.site.serving import ROOT

MARKDOWN = FragmentRenderer(lambda _: None)

PLAIN = (
    "I looked.",
    "Words, `code`, ``code`` and **bold words**.",
    "`3.` begins it, and **4.** follows",
    "**1.** begins it",
    "`a < b & c`, 5 > 4 & more",
    "one line\nand another",
    "**Decision:** `x`? No.",
    "checkout_p99_latency rose to 3 > 2, **pool_wait_ms** too",
    'He said "5 % of it" -- or so.',
    "2.5 s later",
    "~5 s, C# and #4",
    "p. 3) 4.",
)
NOT_PLAIN = (
    "",
    "*soft*",
    "a __b__",
    "a _word_",
    "`x`_soft_`y`",
    "**x**_soft_",
    "[a](b.md)",
    "![a](b.png)",
    "<b>a</b>",
    "a &amp; b",
    "&copy; then",
    "a \\* b",
    "~~gone~~",
    "a `b",
    "**a",
    "a\n\nb",
    "a  \nb",
    "a\n- b",
    "a\n1. b",
    "a\n> b",
    "# a",
    "#a",
    "a\n===",
    "a\n\n```\nb\n```",
    "    a",
    "a\tb",
    "a ",
    "a | b\n--|--",
    "a <https://example.com>",
)
MARKUP = (
    *"ab_*`~#>+-=:|&;!.\\<[]()1 \n\t",
    *("**", "``", "```", "1. ", "1) ", "&amp;", "a_b", "  \n"),
)
"""What texts are made of that are likely to be read as more than words."""


def by_markdown(text: str) -> str:
    return html.unescape(MARKDOWN.html(text))


def test_entries_of_the_sample_read_as_markdown_would_have_them() -> None:
    markdown, others = read_folder(ROOT / "content")
    base = pipeline.run(markdown, others, DEFAULT, with_drafts=True).base
    entries = [
        entry.text
        for one in base.incidents
        for account in one.accounts
        for entry in account.entries
    ]
    quick = {text: found for text in entries if (found := plain_paragraph(text)) is not None}
    assert len(quick) > 0.9 * len(set(entries))
    for text, found in quick.items():
        assert html.unescape(found) == by_markdown(text)


@pytest.mark.parametrize("text", PLAIN)
def test_plain_text_is_what_markdown_makes_of_it(text: str) -> None:
    found = plain_paragraph(text)
    assert found is not None
    assert html.unescape(found) == by_markdown(text)


@pytest.mark.parametrize("text", NOT_PLAIN)
def test_anything_else_is_left_to_markdown(text: str) -> None:
    assert plain_paragraph(text) is None


@given(st.lists(st.sampled_from(MARKUP), max_size=14).map("".join))
def test_no_text_reads_otherwise_than_by_markdown(text: str) -> None:
    found = plain_paragraph(text)
    assert found is None or html.unescape(found) == by_markdown(text)


@pytest.mark.parametrize(
    ("rendered", "first", "rest"),
    [
        ("<p>One.</p>", "One.", ""),
        ("<p>One.</p>\n<p>Two.</p>", "One.", "<p>Two.</p>"),
        ("<pre>log</pre>\n<p>One.</p>", "", "<pre>log</pre>\n<p>One.</p>"),
        ("", "", ""),
    ],
)
def test_the_first_paragraph_is_told_from_what_follows(
    rendered: str, first: str, rest: str
) -> None:
    assert paragraphs(Markup(rendered)) == (first, rest)  # noqa: S704 - of this test
