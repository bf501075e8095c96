"""Plain Markdown without a parser: the same HTML, or none at all."""

from __future__ import annotations

import html

import pytest

from kb_plugin import pipeline
from kb_plugin.cli.folder import read_folder
from kb_plugin.markdown import FragmentRenderer
from kb_plugin.render.light import light
from kb_plugin.settings import DEFAULT
from tests.site.serving import ROOT


def by_markdown(text: str) -> str:
    return html.unescape(FragmentRenderer(lambda _: None).html(text))


def test_entries_of_the_sample_read_as_markdown_would_have_them() -> None:
    markdown, others = read_folder(ROOT / "content")
    base = pipeline.run(markdown, others, DEFAULT, with_drafts=True).base
    entries = [
        entry.text
        for one in base.incidents
        for account in one.accounts
        for entry in account.entries
    ]
    quick = {text: found for text in entries if (found := light(text)) is not None}
    assert len(quick) > 0.9 * len(set(entries))
    for text, found in quick.items():
        assert f"<p>{html.unescape(found)}</p>" == by_markdown(text)


@pytest.mark.parametrize(
    "text",
    [
        "Words, `code`, ``code`` and **bold words**.",
        "`3.` begins it",
        "`a < b & c`, 5 > 4",
        "one line\nand another",
        "**Decision:** `x`? No.",
        "a % of 3 * 4",
        "~5 s, C# and #4",
        "p. 3) 4.",
    ],
)
def test_plain_text_is_what_markdown_makes_of_it(text: str) -> None:
    found = light(text)
    assert found is None or f"<p>{html.unescape(found)}</p>" == by_markdown(text)


@pytest.mark.parametrize(
    "text",
    [
        "*soft*",
        "a __b__",
        "[a](b.md)",
        "![a](b.png)",
        "<b>a</b>",
        "a &amp; b",
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
        "a | b\n--|--",
    ],
)
def test_anything_else_is_left_to_markdown(text: str) -> None:
    assert light(text) is None
