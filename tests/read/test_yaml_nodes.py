"""YAML as a tree: text stays text, and everything knows its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from kb_plugin.read.document import Problem
from kb_plugin.read.yaml_nodes import DEEPEST, Node, compose
from kb_plugin.source import SourceText

if TYPE_CHECKING:
    from kb_plugin.read.document import Defect


def composed(text: str, first_line: int = 1) -> tuple[Node | None, list[Defect]]:
    source = SourceText("a.md", "a.md", "\n" * (first_line - 1) + text)
    return compose(source, text, first_line)


def tree(text: str) -> Node:
    root, defects = composed(text)
    assert root is not None
    assert defects == []
    return root


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("09:31", "09:31"),
        ("12:30", "12:30"),
        ("2025-03-14", "2025-03-14"),
        ("2025-03-14 09:05", "2025-03-14 09:05"),
        ("no", "no"),
        ("On", "On"),
        ("true", "true"),
        ("010", "010"),
        ("0x1f", "0x1f"),
        ("1_000", "1_000"),
        ("1e3", "1e3"),
        (".inf", ".inf"),
        ("=", "="),
        ("'~'", "~"),
        ('"null"', "null"),
        ('""', ""),
        ("'it''s'", "it's"),
        ('"a\\tb\\u00e9"', "a\tbé"),
        ("|\n  a\n  b", "a\nb"),
        (">\n  a\n  b", "a b"),
        ("a # b", "a"),
        ("a#b", "a#b"),
        ("!!int 5", "5"),
    ],
)
def test_values_stay_the_text_that_was_written(written: str, expected: str) -> None:
    value = tree(f"key: {written}\n").plain()["key"]
    assert value.rstrip("\n") == expected


@pytest.mark.parametrize("written", ["", "~", "null", "Null", "NULL", "# nothing", "!!null"])
def test_a_key_without_value_is_absent(written: str) -> None:
    root = tree(f"key: {written}\nother: b\n")
    assert root.plain() == {"other": "b"}
    assert root.plain(with_empty=True) == {"key": None, "other": "b"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: [b, c: d, {e: [f]}]", {"a": ["b", {"c": "d"}, {"e": ["f"]}]}),
        ("a:\n- b\n-\n  c: d\n", {"a": ["b", {"c": "d"}]}),
        ("? a\n: b\n", {"a": "b"}),
        ("a: &x {b: c}\nd: *x\n", {"a": {"b": "c"}, "d": {"b": "c"}}),
        ("", None),
        ("# nothing", None),
    ],
)
def test_lists_and_mappings_nest(text: str, expected: Any) -> None:
    root, defects = composed(text)
    assert (root.plain() if root else None, defects) == (expected, [])


TREE = """\
title: A
factors:
  - term: b
    certainty: known
  - c
times: {began: 09:05, ended: 10:00}
"""


@pytest.mark.parametrize(
    ("loc", "line", "column"),
    [
        ((), 1, 1),
        (("title",), 1, 8),
        (("factors",), 3, 3),
        (("factors", 0), 3, 5),
        (("factors", 0, "term"), 3, 11),
        (("factors", 0, "certainty"), 4, 16),
        (("factors", 1), 5, 5),
        (("times", "ended"), 6, 30),
        (("times", "gone"), 6, 8),
        (("factors", 7, "term"), 3, 3),
        (("gone", "too"), 1, 1),
    ],
)
def test_each_value_has_a_place(loc: tuple[int | str, ...], line: int, column: int) -> None:
    at = tree(TREE).place(loc)
    assert (at.line, at.column) == (line, column)


@pytest.mark.parametrize(
    ("loc", "line", "column"),
    [
        (("title",), 1, 1),
        (("factors", 0, "certainty"), 4, 5),
        (("times", "ended"), 6, 23),
        (("factors", 1), 5, 5),
    ],
)
def test_each_key_has_a_place(loc: tuple[int | str, ...], line: int, column: int) -> None:
    at = tree(TREE).place(loc, of_key=True)
    assert (at.line, at.column) == (line, column)


def test_places_count_from_the_first_line_of_the_file() -> None:
    root, _ = composed("a: b\n", first_line=7)
    assert root is not None
    assert root.place(("a",)).line == 7


def test_places_count_characters_and_no_bytes() -> None:
    assert tree("é: [ö, ü]\n").place(("é", 1)).column == 8


@pytest.mark.parametrize("end", ["\x85", "\u2028", "\u2029"])
def test_only_what_editors_take_for_a_line_end_is_one(end: str) -> None:
    root = tree(f"a: b{end}c\nd: e\n")
    assert root.place(("d",)).line == 2
    assert root.plain() == {"a": "b c", "d": "e"}


def test_an_alias_has_a_place_and_a_value_of_its_own() -> None:
    root = tree("a: &x {b: c}\nd: *x\n")
    assert root.place(("d",)).line == 2
    root.remove_all((("a", "b"), ("d", "b")))
    assert root.plain() == {"a": {}, "d": {}}


@pytest.mark.parametrize(
    ("locs", "expected"),
    [
        ((("title",),), {"factors": [{"term": "b", "certainty": "known"}, "c"]}),
        ((("factors", 0), ("factors", 1)), {"title": "A", "factors": []}),
        ((("factors", 0, "term"), ("factors", 0)), {"title": "A", "factors": ["c"]}),
        ((("factors", 0, "gone"),), {"title": "A", "factors": ["c"]}),
        ((("gone",),), {}),
        (((),), {}),
    ],
)
def test_what_does_not_fit_is_taken_out(
    locs: tuple[tuple[int | str, ...], ...], expected: dict[str, Any]
) -> None:
    root = tree(TREE.partition("times")[0])
    root.remove_all(locs)
    assert root.plain() == expected


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        pytest.param("a: b: c\n", 1, 5, id="colon in plain text"),
        pytest.param("a: b\nc: [d\ne: f\n", 3, 2, id="bracket not closed"),
        pytest.param('a: b\nc: "d\n', 2, 4, id="quote not closed"),
        pytest.param("a: b\nc: {d: e\n", 3, 1, id="brace not closed"),
        pytest.param("a:\n\t- b\n", 2, 1, id="tab"),
        pytest.param("a: b\n  c: d\n", 2, 4, id="indentation"),
        pytest.param("a: b\nc: @d\n", 2, 4, id="reserved sign"),
        pytest.param("a: éé\x07\n", 1, 6, id="control character"),
        pytest.param("a: b\nc: \x7f\n", 2, 4, id="delete character"),
        pytest.param('a: b\nc: "\\0"\n', 2, 4, id="NUL as an escape"),
        pytest.param('a: "\\ud800"\n', 1, 7, id="half a surrogate pair"),
        pytest.param("a: b\nc: *d\n", 2, 4, id="alias without anchor"),
        pytest.param("a: b\n--- c\n", 2, 1, id="second document"),
        pytest.param("a: b\n%YAML 9.9\n---\n", 2, 1, id="directive"),
        pytest.param("a: !<> b\n", 1, 6, id="tag"),
        pytest.param("a: !x!y b\n", 1, 4, id="tag without handle"),
    ],
)
def test_what_is_no_yaml_says_where(text: str, line: int, column: int) -> None:
    root, defects = composed(text)
    assert root is None
    assert [one.problem in (Problem.YAML, Problem.YAML_SLIP) for one in defects] == [True]
    assert (defects[0].at.line, defects[0].at.column) == (line, column)
    assert defects[0].detail


def test_a_key_twice_is_a_defect_and_the_first_stays() -> None:
    root, defects = composed("a: b\nc: {d: e, d: f}\na: g\n")
    assert root is not None
    assert root.plain() == {"a": "b", "c": {"d": "e"}}
    places = [(one.problem, one.value, one.at.line, one.at.column) for one in defects]
    assert places == [(Problem.DUPLICATE_KEY, "d", 2, 11), (Problem.DUPLICATE_KEY, "a", 3, 1)]


@pytest.mark.parametrize("key", ["[a, b]", "{a: b}"])
def test_a_key_that_is_no_text_is_a_defect(key: str) -> None:
    root, defects = composed(f"? {key}\n: c\nd: e\n")
    assert root is not None
    assert root.plain() == {"d": "e"}
    assert [(one.problem, one.at.line) for one in defects] == [(Problem.WRONG_VALUE, 1)]


def test_nesting_has_a_limit() -> None:
    fits, over = "[" * (DEEPEST - 1), "[" * DEEPEST
    assert composed(f"a: {fits}{']' * len(fits)}")[1] == []
    root, defects = composed(f"a: {over}{']' * len(over)}")
    assert root is None
    assert [one.problem for one in defects] == [Problem.TOO_DEEP]


def test_aliases_do_not_get_around_the_limit() -> None:
    text = "\n".join(f"a{n}: &a{n} [[[{f'*a{n - 1}' if n else 'x'}]]]" for n in range(50))
    root, defects = composed(text)
    assert root is None
    assert [one.problem for one in defects] == [Problem.TOO_DEEP]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a: &a [*a]", id="inside itself"),
        pytest.param("a: &a {b: {c: *a}}", id="deep inside itself"),
        pytest.param(
            "a: &a [" + "x, " * 500 + "]\nb: [" + "*a, " * 500 + "]", id="five hundred times"
        ),
    ],
)
def test_values_are_counted_with_their_aliases(text: str) -> None:
    root, defects = composed(text)
    assert root is None
    assert [one.problem for one in defects] == [Problem.TOO_MANY_ALIASES]


def test_values_without_aliases_are_counted_too() -> None:
    root, defects = composed("a: [" + "x, " * 50_000 + "]")
    assert root is None
    assert [one.detail for one in defects] == ["more than 20,000 values"]
