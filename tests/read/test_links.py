"""Links and images of a body: which there are, where they stand, and where they lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb_plugin.commonmark import outline
from kb_plugin.read.links import (
    find_links,
    is_external,
    is_foreign_image,
    is_path_of_site,
    resolve,
    without_code,
)
from kb_plugin.source import SourceText

if TYPE_CHECKING:
    from kb_plugin.read.document import Link


def links(text: str) -> tuple[Link, ...]:
    return find_links(SourceText("a.md", "a.md", text), 1, outline(text))


def written(text: str) -> list[str]:
    """Return the Markdown of each link."""
    source = SourceText("a.md", "a.md", text)
    return [source.slice(one.written) for one in links(text)]


@pytest.mark.parametrize(
    ("text", "target", "label"),
    [
        ("[A](b.md)", "b.md", "A"),
        ("[A](<b c.md>)", "b c.md", "A"),
        ("[A](b.md 'C')", "b.md", "A"),
        ('[A]( b.md\n"C" )', "b.md", "A"),
        ("[A](b_(c).md)", "b_(c).md", "A"),
        ("[A]()", "", "A"),
        ("[`A`](b.md)", "b.md", "`A`"),
        ("[A\nB](c.md)", "c.md", "A\nB"),
        ("[A [B] C](d.md)", "d.md", "A [B] C"),
        (r"[A \] B](c.md)", "c.md", r"A \] B"),
        (r"\\[A](b.md)", "b.md", "A"),
        ("`C:\\` [A](b.md) `c`", "b.md", "A"),
        ("``a`b`` [A](b.md)", "b.md", "A"),
        ("`a [A](b.md)", "b.md", "A"),
        (r"\`[A](b.md)`", "b.md", "A"),
        ("> quoted\n> [A](b.md)", "b.md", "A"),
        ("- item\n  - [A](b.md)", "b.md", "A"),
        ("# [A](b.md)", "b.md", "A"),
        ("| a |\n|---|\n| [A](b.md) |", "b.md", "A"),
        ("[A][b]\n\n[b]: c.md", "c.md", "A"),
        ("[A][]\n\n[a]: c.md", "c.md", "A"),
        ("[A]\n\n[a]: <c.md> 'D'", "c.md", "A"),
        ("[A][ B\nC ]\n\n[b c]: d.md", "d.md", "A"),
        ("[A][ẞ]\n\n[SS]: c.md", "c.md", "A"),
        ("<a href='b.md'>A</a>", "b.md", ""),
        ('Text <A class="c"\nHREF = "b.md">A</a>', "b.md", ""),
        ('<div>\n<a href="b.md">A</a>\n</div>', "b.md", ""),
        ("[^1]: See [A](b.md).", "b.md", "A"),
    ],
)
def test_a_link_is_found(text: str, target: str, label: str) -> None:
    (link,) = links(text)
    assert (link.target, link.label, link.is_image) == (target, label, False)


@pytest.mark.parametrize(
    ("text", "target", "label"),
    [
        ("![A](b.png)", "b.png", "A"),
        ("![A][b]\n\n[b]: c.png", "c.png", "A"),
        ("![A]\n\n[a]: c.png", "c.png", "A"),
        ('<img alt="A" src="b.png">', "b.png", ""),
        ('Text <img\nsrc="b.png"/>', "b.png", ""),
    ],
)
def test_an_image_is_found(text: str, target: str, label: str) -> None:
    (link,) = links(text)
    assert (link.target, link.label, link.is_image) == (target, label, True)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("`[A](b.md)`", id="code span"),
        pytest.param("``[A](`b.md)``", id="code span of two ticks"),
        pytest.param("`a\n[A](b.md)\nc`", id="code span of three lines"),
        pytest.param("```\n[A](b.md)\n```", id="fenced code"),
        pytest.param("~~~text\n[A](b.md)", id="fenced code without end"),
        pytest.param("````\n```\n[A](b.md)\n````", id="fence in a fence"),
        pytest.param("    [A](b.md)", id="indented code"),
        pytest.param("    <a href='b.md'>", id="indented code that begins like HTML"),
        pytest.param("- A\n\n  ```\n  [A](b.md)\n  ```", id="fenced code in a list"),
        pytest.param("> ```\n> <a href='b.md'>\n> ```", id="fenced code in a quote"),
        pytest.param(r"\[A](b.md)", id="escaped bracket"),
        pytest.param(r"[A\](b.md)", id="escaped closing bracket"),
        pytest.param("[A] (b.md)", id="space between"),
        pytest.param("[A]\n(b.md)", id="line end between"),
        pytest.param("[A](b c.md)", id="space in the target"),
        pytest.param("[A](b.md", id="not closed"),
        pytest.param("[A][b]", id="no definition"),
        pytest.param("[A][b]\n\n[a]: c.md", id="definition of the words alone"),
        pytest.param("[^1]\n\n[^1]: word", id="footnote"),
        pytest.param("- [ ] to do\n- [x] done", id="boxes"),
        pytest.param("<!-- <a href='b.md'> -->", id="comment"),
        pytest.param("a <!-- [A](b.md) --> b", id="comment between words"),
        pytest.param("<!--\n<img src='b.png'>\n\n[A](b.md)\n-->", id="comment of several lines"),
        pytest.param("<abbr href='b.md'>", id="another tag"),
        pytest.param("<a data-href='b.md'>", id="another attribute"),
        pytest.param("<https://example.com>", id="address in angles"),
    ],
)
def test_no_link_is_found(text: str) -> None:
    assert links(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[A](b.md) and [C](d.md)", ["[A](b.md)", "[C](d.md)"]),
        ("[![A](b.png)](c.md)", ["[![A](b.png)](c.md)", "![A](b.png)"]),
        ("[A][b] [b]\n\n[b]: c.md", ["[A][b]", "[b]"]),
        ("[A] [B](c.md)\n\n[a]: d.md", ["[A]", "[B](c.md)"]),
        ('<a href="b.md">![A](c.png)</a>', ['<a href="b.md">', "![A](c.png)"]),
        ("[A]: b.md\n\n[A]\n\n- [A][a]", ["[A]", "[A][a]"]),
    ],
)
def test_links_come_in_the_order_of_the_text(text: str, expected: list[str]) -> None:
    assert written(text) == expected


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("[A](b.md)", 1, 1),
        ("Text\nand [A](b.md)", 2, 5),
        ("éé ![A](b.png)", 1, 4),
        ("- A\n  - [B](c.md)", 2, 5),
        ("Text\n\nand <a\nhref='b.md'>", 3, 5),
        ("A\n\n[A][b]\n\n[b]: c.md", 3, 1),
    ],
)
def test_a_link_has_a_place(text: str, line: int, column: int) -> None:
    (link,) = links(text)
    assert (link.at.line, link.at.column) == (line, column)


def test_a_link_knows_where_its_target_stands() -> None:
    text = "See [A](<b c.md> 'D') and [E].\n\n[e]: f.md\n"
    inline, reference = links(text)
    assert inline.destination is not None
    assert text[inline.destination.start : inline.destination.end] == "b c.md"
    assert reference.destination is None


def test_lines_count_from_where_the_body_begins() -> None:
    body = "\nSee [A](b.md).\n"
    source = SourceText("a.md", "a.md", f"---\ntitle: A\n---\n{body}")
    (link,) = find_links(source, 4, outline(body))
    assert (link.at.line, link.at.column) == (5, 5)


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("b.md", "incidents/2025/b.md"),
        ("./b.md", "incidents/2025/b.md"),
        ("../b.md", "incidents/b.md"),
        ("../../systems/c.md#how", "systems/c.md#how"),
        ("../2024/b.md?x=1#y", "incidents/2024/b.md#y"),
        ("b%20c.md", "incidents/2025/b c.md"),
        ("#lessons", "incidents/2025/a.md#lessons"),
        ("?x=1", "incidents/2025/a.md"),
        ("", "incidents/2025/a.md"),
        ("../../../README.md", "../README.md"),
        ("../", "incidents"),
    ],
)
def test_a_target_leads_to_a_content_path(target: str, expected: str) -> None:
    assert resolve("incidents/2025/a.md", target) == expected


@pytest.mark.parametrize(
    ("target", "external", "of_site"),
    [
        ("https://example.com", True, False),
        ("HTTP://EXAMPLE.COM", True, False),
        ("mailto:a@example.com", True, False),
        ("javascript:x", True, False),
        ("//example.com/a", True, False),
        ("/systems/a/", True, True),
        ("a.md", False, False),
        ("../a.md", False, False),
        ("#a", False, False),
        ("", False, False),
    ],
)
def test_targets_outside_the_content_are_told_apart(
    target: str, external: bool, of_site: bool
) -> None:
    assert (is_external(target), is_path_of_site(target)) == (external, of_site)


@pytest.mark.parametrize(
    ("text", "foreign"),
    [
        ("![A](https://example.com/a.png)", True),
        ("![A](HTTP://example.com/a.png)", True),
        ("![A](//example.com/a.png)", True),
        ("![A](a.png)", False),
        ("![A](/a.png)", False),
        ("[A](https://example.com/a.png)", False),
    ],
)
def test_images_of_other_hosts_are_told_apart(text: str, foreign: bool) -> None:
    (link,) = links(text)
    assert is_foreign_image(link) == foreign


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a `b` c", "a     c"),
        ("a ``b`c`` d", "a         d"),
        ("a `b c", "a `b c"),
        ("a `b`` c` d", "a         d"),
        (r"a \`b\` c", "a   b   c"),
        (r"`a\` b `c`", "     b    "),
        (r"\\`a`", "     "),
        ("`a\nb`", "  \n  "),
        ("a <!-- b --> c", "a            c"),
        ("a <!-- b", "a <!-- b"),
        ("`<!--` a `-->`", "       a      "),
        ("no code", "no code"),
    ],
)
def test_code_is_blanked_in_place(text: str, expected: str) -> None:
    assert without_code(text) == expected
