"""Parts of a body that stand on other pages: links rebased, definitions no longer needed."""

from __future__ import annotations

import pytest

from kb_plugin.commonmark import outline
from kb_plugin.read.excerpt import Edit, apply_edits, excerpt
from kb_plugin.read.links import find_links
from kb_plugin.source import SourceText, Span

URI = "incidents/2025/a.md"


def shown(text: str, rest: str = "") -> str:
    """Return the excerpt of a text behind which a file goes on."""
    whole = f"{text}\n\n{rest}"
    source = SourceText("a.md", URI, whole)
    return excerpt(source, Span(0, len(text)), find_links(source, 1, outline(whole)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some *words* and `code`.", "Some *words* and `code`."),
        ("[A](b.md)", "[A](kb:/incidents/2025/b.md)"),
        ("[A](../../systems/b.md#c 'D')", "[A](kb:/systems/b.md#c 'D')"),
        ("[A](<b c.md>)", "[A](<kb:/incidents/2025/b c.md>)"),
        ("[A](#lessons)", "[A](kb:/incidents/2025/a.md#lessons)"),
        ("![A](b.png)", "![A](kb:/incidents/2025/b.png)"),
        ("[![A](b.png)](c.md)", "[![A](kb:/incidents/2025/b.png)](kb:/incidents/2025/c.md)"),
        ('<a href="b.md">A</a>', '<a href="kb:/incidents/2025/b.md">A</a>'),
        ("<img src='b.png'>", "<img src='kb:/incidents/2025/b.png'>"),
        ("[A](https://example.com)", "[A](https://example.com)"),
        ("[A](/b/)", "[A](/b/)"),
        ("<mailto:a@example.com>", "<mailto:a@example.com>"),
        ("`[A](b.md)`", "`[A](b.md)`"),
        ("```\n[A](b.md)\n```", "```\n[A](b.md)\n```"),
        ("\n\nText.\n\n", "Text."),
    ],
)
def test_links_are_rebased_to_the_content_folder(text: str, expected: str) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "rest", "expected"),
    [
        ("[A][b]", "[b]: c.md", "[A](<kb:/incidents/2025/c.md>)"),
        ("[A] and [B][]", "[a]: c.md\n[b]: d.md#e", None),
        ("![A][b]", "[b]: c.png", "![A](<kb:/incidents/2025/c.png>)"),
        ("[A]", "[a]: https://example.com 'Title'", "[A](<https://example.com>)"),
        ("[A `b]` c][d]", "[d]: e.md", "[A `b]` c](<kb:/incidents/2025/e.md>)"),
        ("[A][b]", "[c]: d.md", "[A][b]"),
    ],
)
def test_references_are_resolved(text: str, rest: str, expected: str | None) -> None:
    both = "[A](<kb:/incidents/2025/c.md>) and [B](<kb:/incidents/2025/d.md#e>)"
    assert shown(text, rest) == (expected or both)


@pytest.mark.parametrize(
    ("text", "rest", "expected"),
    [
        ("Slow.[^1]", "[^1]: By 30 s.", "Slow. (By 30 s.)"),
        ("Slow.[^1]", "[^1]: By\n    30 s.", "Slow. (By 30 s.)"),
        ("Slow.[^a] Late.[^b]", "[^b]: Two.\n[^a]: One.", "Slow. (One.) Late. (Two.)"),
        ("Slow.[^1]", "[^1]: word", "Slow. (word)"),
        ("Slow.[^1]", "[^1]: See [A](b.md).", "Slow. (See [A](kb:/incidents/2025/b.md).)"),
        ("Slow.[^1]", "[^1]: See [A].\n\n[a]: b.md", "Slow. (See [A](<kb:/incidents/2025/b.md>).)"),
        ("Slow.[^1]", "", "Slow.[^1]"),
        ("Slow.[^1]\n\n[^1]: By 30 s.", "", "Slow. (By 30 s.)"),
    ],
)
def test_footnotes_are_put_in_brackets(text: str, rest: str, expected: str) -> None:
    assert shown(text, rest) == expected


def test_links_beside_the_excerpt_stay_out_of_it() -> None:
    text = "[A](b.md) [C](d.md) [E](f.md)"
    source = SourceText("a.md", URI, text)
    found = find_links(source, 1, outline(text))
    assert excerpt(source, Span(10, 19), found) == "[C](kb:/incidents/2025/d.md)"


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ([], "bcdef"),
        ([Edit(Span(2, 4), "X")], "bXef"),
        ([Edit(Span(4, 5), "Y"), Edit(Span(1, 2), "X")], "XcdYf"),
        ([Edit(Span(2, 4), "X"), Edit(Span(3, 5), "Y")], "bXef"),
        ([Edit(Span(0, 2), "X"), Edit(Span(5, 7), "Y")], "bcdef"),
        ([Edit(Span(3, 3), "X")], "bcXdef"),
    ],
)
def test_edits_are_made_in_order_and_overlapping_ones_left_out(
    edits: list[Edit], expected: str
) -> None:
    source = SourceText("a.md", URI, "abcdefg")
    assert apply_edits(source, Span(1, 6), edits) == expected
