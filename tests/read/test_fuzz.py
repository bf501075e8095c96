"""Whatever a file holds, reading, checking, linking and rendering answer, and at a real place.

Nothing here measures time: sizes are bounded, and a test that ran without end would be the finding.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kb_plugin import pipeline
from kb_plugin.finding import has_errors
from kb_plugin.read.corpus import RawFile, read_document
from kb_plugin.settings import DEFAULT
from tests.render.made import build_of
from tests.samples import CONTENT, INCIDENT, INCIDENT_TEXT, raw_files

if TYPE_CHECKING:
    from collections.abc import Callable

    from kb_plugin.pipeline import Result

fuzzed = settings(
    max_examples=100,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
rendered = settings(fuzzed, max_examples=15)

PIECES = (
    *(
        "---",
        "...",
        "```",
        "~~~",
        "> ",
        "- ",
        "1. ",
        "    ",
        "\t",
        "#",
        "## ",
        "### ",
        "***",
        "<!--",
    ),
    *(
        "-->",
        "<div>",
        "</section>",
        "<a href='x.md'>",
        "[",
        "](",
        "][",
        "]: x.md",
        "![",
        "[^1]",
        "`",
    ),
    *(
        "|",
        "|---|",
        ": ",
        ":",
        "{",
        "}",
        "[]",
        "&a ",
        "*a",
        "!x ",
        "!!",
        "? ",
        "%",
        "@",
        "'",
        '"',
        "\\",
    ),
    *(
        "~",
        "null",
        "no",
        "0",
        "25:00",
        "02:30",
        "09:31+99:00",
        "0001-01-01 00:00",
        "9999-12-31 23:59",
    ),
    *(
        "2025-02-30",
        "CET",
        "pm",
        "Learned by:",
        "Imagined:",
        "Done:",
        "## Account: x",
        "## Lessons",
    ),
    *(
        "origin: imported",
        "status: draft",
        "systems: []",
        "<<: *a",
        "kb: allow KB601",
        "\0",
        "\x1b",
    ),
    *(
        "\u200b",
        "\u2028",
        "\x85",
        "\ufeff",
        "é",
        "🎉",
        "\u202e",
        "\x02wzxhzdk:0\x03",
        "\ue001",
        "{{ x }}",
    ),
)
TEXTS = st.text(max_size=300) | st.lists(
    st.sampled_from((*PIECES, "\n", "\n", "\n")), max_size=60
).map("".join)


@st.composite
def mutations(draw: st.DrawFn, text: str = INCIDENT_TEXT) -> str:
    """Draw a text in which some lines and characters were cut, doubled, moved or added."""
    for _ in range(draw(st.integers(1, 6))):
        lines = text.split("\n")
        here = draw(st.integers(0, len(lines) - 1))
        column = draw(st.integers(0, len(lines[here])))
        there = draw(st.integers(0, len(lines) - 1))
        match draw(
            st.sampled_from(("cut", "double", "move", "add", "cut in", "add in", "replace"))
        ):
            case "cut":
                del lines[here]
            case "double":
                lines.insert(here, lines[here])
            case "move":
                lines.insert(there, lines.pop(here))
            case "add":
                lines.insert(here, draw(st.sampled_from(PIECES) | st.text(max_size=20)))
            case "cut in":
                lines[here] = lines[here][:column] + lines[here][column + 1 :]
            case "add in":
                piece = draw(st.sampled_from(PIECES) | st.characters(codec="utf-8"))
                lines[here] = lines[here][:column] + piece + lines[here][column:]
            case _:
                lines[here] = lines[here][:column] + draw(st.sampled_from(PIECES))
        text = "\n".join(lines)
    return text


def lines_of(data: bytes) -> int:
    text = data.decode("utf-8-sig", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1


def expect_answers(data: bytes, uri: str = INCIDENT) -> Result:
    """Read, check and link a base with one file of these bytes; return what became of it."""
    files: dict[str, str | bytes] = {**CONTENT, uri: data}
    raw = raw_files(files)
    document = read_document(RawFile(f"content/{uri}", uri, data), DEFAULT)
    result = pipeline.run(raw, (), DEFAULT, with_drafts=True)
    assert document in result.corpus.documents
    assert pipeline.findings(raw, (), DEFAULT) == result.findings
    lines = {f"content/{one.uri}": lines_of(one.data) for one in raw}
    for one in result.findings:
        assert 1 <= one.at.line <= lines[one.at.path]
        assert one.at.column >= 1
        assert str(one).isprintable()
    return result


def expect_pages(result: Result) -> None:
    """Render a base; every page can be written."""
    built = build_of(result)
    for page in built.pages:
        assert page.text.encode()
    for content in built.files.values():
        assert content if isinstance(content, bytes) else content.encode()


@given(st.binary(max_size=300))
@fuzzed
def test_any_bytes_are_answered(data: bytes) -> None:
    expect_answers(data)


@given(st.binary(max_size=150), st.binary(max_size=150))
@fuzzed
def test_any_bytes_as_front_matter_and_body_are_answered(front: bytes, body: bytes) -> None:
    expect_answers(b"---\n" + front + b"\n---\n" + body)


@given(TEXTS, TEXTS)
@fuzzed
def test_any_text_is_answered(front: str, body: str) -> None:
    expect_answers(f"---\n{front}\n---\n{body}".encode())


@given(mutations())
@fuzzed
def test_any_change_of_an_incident_is_answered(text: str) -> None:
    expect_answers(text.encode())


def changes_of(uri: str) -> Callable[[Callable[[str], None]], Callable[[], None]]:
    return given(mutations(CONTENT[uri]))


@changes_of("systems/checkout.md")
@fuzzed
def test_any_change_of_a_system_is_answered(text: str) -> None:
    expect_answers(text.encode(), "systems/checkout.md")


@changes_of("factors/load-amplification.md")
@fuzzed
def test_any_change_of_a_factor_is_answered(text: str) -> None:
    expect_answers(text.encode(), "factors/load-amplification.md")


@given(TEXTS)
@fuzzed
def test_any_text_is_answered_as_a_page(text: str) -> None:
    expect_answers(text.encode(), "guide/writing.md")


@given(mutations())
@rendered
def test_any_change_of_an_incident_is_rendered(text: str) -> None:
    result = expect_answers(text.encode())
    expect_pages(result)
    if has_errors(result.findings):
        # While serving, what can be shown is shown in spite of them.
        expect_pages(replace(result, findings=()))


@given(TEXTS)
@rendered
def test_any_text_of_a_lesson_is_rendered(text: str) -> None:
    lesson = "A pool that is full looks idle from the database."
    expect_pages(expect_answers(INCIDENT_TEXT.replace(lesson, text).encode()))


@given(TEXTS)
@rendered
def test_any_text_of_a_pair_is_rendered(text: str) -> None:
    words = "adding pods adds capacity and connections."
    expect_pages(expect_answers(INCIDENT_TEXT.replace(words, text).encode()))
