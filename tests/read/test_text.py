"""Bytes become text, or a reason why not."""

from __future__ import annotations

import pytest

from kb_plugin.read.document import Problem
from kb_plugin.read.text import LARGEST, decode
from kb_plugin.source import Position, SourceText


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"a\nb\n", "a\nb\n"),
        (b"a\r\nb\r\n", "a\nb\n"),
        (b"a\rb\r", "a\nb\n"),
        (b"a\r\n\rb\n\r", "a\n\nb\n\n"),
        (b"\xef\xbb\xbfa", "a"),
        ("é事🎉".encode(), "é事🎉"),
        (b"a\x0bb\x0cc", "a\x0bb\x0cc"),
    ],
)
def test_text_is_utf8_with_any_line_ends(data: bytes, text: str) -> None:
    source, problem = decode("a.md", "a.md", data)
    assert (source.text, problem) == (text, None)


@pytest.mark.parametrize(
    ("data", "problem", "line", "column"),
    [
        pytest.param(b"", Problem.EMPTY, 1, 1, id="nothing"),
        pytest.param(b" \r\n\t\n", Problem.EMPTY, 1, 1, id="white space"),
        pytest.param(b"\xef\xbb\xbf", Problem.EMPTY, 1, 1, id="byte-order mark"),
        pytest.param(b"a\nb\xe9\n", Problem.NOT_UTF8, 2, 2, id="other encoding"),
        pytest.param(b"a\r\rb\xe9\r", Problem.NOT_UTF8, 3, 2, id="with old line ends"),
        pytest.param("é\né".encode() + b"\xff", Problem.NOT_UTF8, 2, 2, id="behind other letters"),
        pytest.param(
            b"\xef\xbb\xbf" + "éé".encode() + b"\xff", Problem.NOT_UTF8, 1, 3, id="and a mark"
        ),
        pytest.param(b"a\n\xed\xa0\x80", Problem.NOT_UTF8, 2, 1, id="half a surrogate pair"),
        pytest.param("a".encode("utf-16"), Problem.NOT_UTF8, 1, 1, id="UTF-16"),
        pytest.param("ab".encode("utf-16-le"), Problem.NOT_TEXT, 1, 2, id="UTF-16 without mark"),
        pytest.param(b"a\nb\0c", Problem.NOT_TEXT, 2, 2, id="NUL"),
        pytest.param(b"x" * (LARGEST + 1), Problem.TOO_LARGE, 1, 1, id="large"),
    ],
)
def test_what_cannot_be_read_says_where(
    data: bytes, problem: Problem, line: int, column: int
) -> None:
    _, defect = decode("a.md", "a.md", data)
    assert defect is not None
    assert (defect.problem, defect.at) == (problem, Position("a.md", line, column))


def test_the_largest_file_is_read() -> None:
    assert decode("a.md", "a.md", b"x" * LARGEST)[1] is None


def test_what_can_be_read_of_another_encoding_is() -> None:
    source, _ = decode("a.md", "a.md", b"a\xe9b")
    assert source.text == "a\ufffdb"


@pytest.mark.parametrize(
    ("offset", "line", "column"),
    [(0, 1, 1), (2, 1, 3), (3, 2, 1), (4, 3, 1), (5, 3, 2), (6, 4, 1)],
)
def test_offsets_have_a_line_and_a_column(offset: int, line: int, column: int) -> None:
    source = SourceText("a.md", "a.md", "ab\n\nc\n")
    assert source.position(offset) == Position("a.md", line, column)


@pytest.mark.parametrize(("line", "offset"), [(1, 0), (2, 3), (3, 4), (4, 6), (5, 6), (99, 6)])
def test_lines_begin_at_an_offset(line: int, offset: int) -> None:
    assert SourceText("a.md", "a.md", "ab\n\nc\n").line_start(line) == offset
