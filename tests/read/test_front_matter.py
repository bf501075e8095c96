"""The block between two lines of hyphens: where it ends, what fits the schema, what does not."""

from __future__ import annotations

import pytest

from kb_plugin.read.document import Problem
from kb_plugin.read.front_matter import FrontMatter, read_front_matter, required, validate
from kb_plugin.read.schema import IncidentFront, PathFront
from kb_plugin.source import SourceText


def read(text: str) -> FrontMatter:
    return read_front_matter(SourceText("a.md", "a.md", text))


def wrong(text: str) -> list[tuple[Problem, int, int, str]]:
    """Return kind, place and words of what does not fit an incident."""
    found = read(f"---\n{text}\n---\n")
    assert found.root is not None
    _, defects = validate(IncidentFront, found.root)
    return [
        (one.problem, one.at.line, one.at.column, one.detail or one.value)
        for one in (*found.defects, *defects)
    ]


@pytest.mark.parametrize(
    ("text", "body_line"),
    [
        pytest.param("---\ntitle: A\n---\nB\n", 4, id="hyphens"),
        pytest.param("---\ntitle: A\n...\nB\n", 4, id="dots"),
        pytest.param("--- \ntitle: A\n---\t\nB\n", 4, id="white space behind"),
        pytest.param("---\ntitle: A\n---", 4, id="end of file"),
        pytest.param("---\n---\nB\n", 3, id="nothing between"),
        pytest.param("---\ntitle: |\n  ---\n  text\n---\nB\n", 6, id="indented hyphens"),
        pytest.param("---\ntitle: A\n---\n---\nB\n", 4, id="third line of hyphens"),
    ],
)
def test_the_body_begins_behind_the_second_line_of_hyphens(text: str, body_line: int) -> None:
    found = read(text)
    assert (found.body_line, found.defects) == (body_line, ())
    assert found.root is not None


@pytest.mark.parametrize(
    ("text", "problem", "line"),
    [
        pytest.param("title: A\n", Problem.NO_FRONT_MATTER, 1, id="none"),
        pytest.param("\n---\ntitle: A\n---\n", Problem.NO_FRONT_MATTER, 1, id="blank line before"),
        pytest.param(" ---\ntitle: A\n---\n", Problem.NO_FRONT_MATTER, 1, id="indented"),
        pytest.param("----\ntitle: A\n----\n", Problem.NO_FRONT_MATTER, 1, id="four hyphens"),
        pytest.param("---\ntitle: A\n\n# B\n", Problem.OPEN_FRONT_MATTER, 1, id="not closed"),
        pytest.param("---\n- A\n---\n", Problem.YAML, 2, id="list"),
        pytest.param("---\n\nA\n---\n", Problem.YAML, 3, id="text"),
        pytest.param("---\na: b\nc: d: e\n---\n", Problem.YAML_SLIP, 3, id="no YAML"),
    ],
)
def test_front_matter_that_cannot_be_read_says_where(
    text: str, problem: Problem, line: int
) -> None:
    found = read(text)
    assert found.root is None
    assert [(one.problem, one.at.line) for one in found.defects] == [(problem, line)]


LIST = "write a list, such as `[one, two]`"
MAPPING = "write a mapping of keys to values"
NARRATORS = "write for each narrator a key, and below it `name: …`"
TIMES = "write `began:`, `noticed:`, `mitigated:`, `ended:` below it"
ONE = "write one text and no list"
TEXT = "write plain text, in quotes where it holds ': '"


@pytest.mark.parametrize(
    ("text", "problem", "line", "column", "words"),
    [
        ("title: [A]", Problem.WRONG_VALUE, 2, 8, f"title: {ONE}"),
        ("title: ''", Problem.WRONG_VALUE, 2, 8, "title: the text is empty"),
        ("systems: a", Problem.WRONG_VALUE, 2, 10, f"systems: {LIST}"),
        ("systems: {a: b}", Problem.WRONG_VALUE, 2, 10, f"systems: {LIST}"),
        ("systems:\n  - a\n  - [b]", Problem.WRONG_VALUE, 4, 5, f"systems[2]: {ONE}"),
        ("systems: [a, ~]", Problem.WRONG_VALUE, 2, 14, f"systems[2]: {TEXT}"),
        ("factors: [[a]]", Problem.WRONG_VALUE, 2, 11, f"factors[1]: {MAPPING}"),
        ("times: 09:05", Problem.WRONG_VALUE, 2, 8, f"times: {TIMES}"),
        ("times: {began: [a]}", Problem.WRONG_VALUE, 2, 16, f"times.began: {ONE}"),
        ("accounts: [a]", Problem.WRONG_VALUE, 2, 11, f"accounts: {NARRATORS}"),
        ("accounts: {a: b}", Problem.WRONG_VALUE, 2, 15, f"accounts.a: {NARRATORS}"),
        ("accounts:\n  a:", Problem.WRONG_VALUE, 3, 5, f"accounts.a: {NARRATORS}"),
        ("accounts: {a: {}}", Problem.MISSING_VALUE, 2, 15, "accounts.a"),
        ("related: [{id: a}]", Problem.MISSING_VALUE, 2, 11, "related[1]"),
        ("status: publish", Problem.WRONG_VALUE, 2, 9, "status"),
        ("factors: [{term: a, certainty: b}]", Problem.WRONG_VALUE, 2, 32, "factors[1].certainty"),
        ("colour: red", Problem.UNKNOWN_KEY, 2, 1, "colour"),
        ("colour:", Problem.UNKNOWN_KEY, 2, 1, "colour"),
        ("times:\n  began: 09:05\n  start: 09:05", Problem.UNKNOWN_KEY, 4, 3, "start"),
        ("accounts: {a: {name: b, aged: c}}", Problem.UNKNOWN_KEY, 2, 25, "aged"),
        (
            "audience: !ENV public",
            Problem.WRONG_VALUE,
            2,
            11,
            "the tag !ENV has no meaning here; write plain text",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and ":" in value else "",
)
def test_what_does_not_fit_says_where_and_what(
    text: str, problem: Problem, line: int, column: int, words: str
) -> None:
    assert wrong(text) == [(problem, line, column, words)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("timezone: Europe/Berln", "did you mean 'Europe/Berlin'?"),
        ("timezone: PST", "unknown time zone 'PST'"),
        ("timezone: ../etc/passwd", "unknown time zone"),
        ("timezone: Europe", "unknown time zone 'Europe'"),
        ("accounts: {a: {name: b, agreed: 14.03.2025}}", "'14.03.2025' is no day"),
        ("accounts: {a: {name: b, agreed: 2025-3-14}}", "'2025-3-14' is no day"),
        ("accounts: {a: {name: b, agreed: 2025-02-30}}", "there is no day '2025-02-30'"),
        ("accounts: {A b: {name: c}}", "'A b' is no key"),
        ("accounts: {-a: {name: c}}", "'-a' is no key"),
        ("sources: [example.com/a]", "'example.com/a' is no web address"),
        ("sources: ['javascript:alert(1)']", "is no web address"),
        ("sources: ['https://']", "is no web address"),
        ("sources: ['https://[']", "is no web address"),
        ("sources: ['https://a.example/b c']", "is no web address"),
        ("aliases: [../a]", "'../a' is no path of this site"),
        ("aliases: [a/../b]", "is no path of this site"),
        ("aliases: [.]", "is no path of this site"),
        ("aliases: [/]", "is no path of this site"),
        ("aliases: ['a?b']", "is no path of this site"),
        ("aliases: ['https://a.example/b']", "is no path of this site"),
    ],
)
def test_a_value_of_the_wrong_form_says_what_form_is_right(text: str, words: str) -> None:
    ((problem, line, _, said),) = wrong(text)
    assert (problem, line) == (Problem.WRONG_VALUE, 2)
    assert words in said


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("old/url", "old/url"),
        ("/old/url/", "old/url"),
        ("old/index.html", "old"),
        ("a.html", "a.html"),
    ],
)
def test_an_alias_is_kept_in_one_form(written: str, kept: str) -> None:
    root = read(f"---\naliases: [{written}]\n---\n").root
    assert root is not None
    assert validate(IncidentFront, root)[0].aliases == [kept]


def test_unknown_keys_come_with_the_known_ones_of_their_place() -> None:
    root = read("---\ntimes: {start: 09:05}\n---\n").root
    assert root is not None
    _, (defect,) = validate(IncidentFront, root)
    assert defect.expected == ("began", "noticed", "mitigated", "ended")


def test_keys_are_named_as_authors_write_them() -> None:
    root = read("---\nreaders: all\n---\n").root
    assert root is not None
    _, (defect,) = validate(PathFront, root)
    assert defect.expected == ("title", "for", "systems", "incidents")


def test_choices_come_with_a_wrong_value() -> None:
    root = read("---\nstatus: publish\n---\n").root
    assert root is not None
    _, (defect,) = validate(IncidentFront, root)
    assert (defect.value, defect.expected) == ("publish", ("draft", "review", "published"))


def test_what_fits_is_kept_and_stays_in_its_place() -> None:
    root = read("---\nsystems: [a, [b], c]\nstatus: no\ntitle: A\n---\n").root
    assert root is not None
    front, defects = validate(IncidentFront, root)
    assert (front.title, front.status, front.systems) == ("A", None, ["a", "c"])
    assert root.place(("systems", 1)).column == 19
    assert len(defects) == 2


def test_one_mistake_is_one_defect_even_where_a_whole_mapping_goes() -> None:
    assert len(wrong("related: [{id: a, kind: b}, {id: a, kind: similar}]")) == 1
    assert len(wrong("actions: [{do: [a], due: soon, dew: b}]")) == 3
    assert len(wrong("a: &a {name: [b], c: d}\naccounts: {b: *a, c: *a}")) == 5


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("title: A", [("status", 2)], id="absent"),
        pytest.param("title: A\nstatus:", [("status", 3)], id="without value"),
        pytest.param("title: A\nstatus: [b]", [], id="wrong, of which another defect speaks"),
    ],
)
def test_a_required_value_is_missed_where_it_belongs(
    text: str, lines: list[tuple[str, int]]
) -> None:
    root = read(f"---\n{text}\n---\n").root
    assert root is not None
    front, defects = validate(IncidentFront, root)
    missing = required(root, defects, title=front.title, status=front.status)
    assert [(one.value, one.at.line) for one in missing] == lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("# kb: allow KB204 why\nA: b", [("KB204", "why", 3)], id="next line"),
        pytest.param("A:\n  #kb:allow KB204 a b \n  - c", [("KB204", "a b", 4)], id="indented"),
        pytest.param(
            "# kb: allow KB204 a\n# kb: allow KB201 b\nA: b",
            [("KB204", "a", 4), ("KB201", "b", 4)],
            id="two for one line",
        ),
        pytest.param("# kb: allow\nA: b", [("", "", 3)], id="without code"),
        pytest.param("# kb: alow KB204 why\nA: b", [("", "", 3)], id="slip of the pen"),
        pytest.param("A: b # kb: allow KB204 why", [], id="behind a value"),
        pytest.param("# allow KB204 why\nA: b", [], id="other comment"),
    ],
)
def test_comments_allow_for_the_next_line_that_is_none(
    text: str, expected: list[tuple[str, str, int]]
) -> None:
    found = read(f"---\n{text}\n---\n").allowances
    assert [(one.code, one.reason, one.line) for one in found] == expected
