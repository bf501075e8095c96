"""Where sentences begin and end."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb_plugin.language.sentences import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("It was 3.5 s. It fell.", ["It was 3.5 s.", "It fell."]),
        ("At 9 a.m. Berlin woke.", ["At 9 a.m. Berlin woke."]),
        ("Some tools, e.g. Helm, retry.", ["Some tools, e.g. Helm, retry."]),
        ("It ended (at last). We slept.", ["It ended (at last).", "We slept."]),
        ("“It ended.” We slept.", ["“It ended.”", "We slept."]),
        ("One line,\nand the next. And more.", ["One line,\nand the next.", "And more."]),
        ("| 09:31 | We paged | — |", ["09:31", "We paged", "—"]),
        ("09:31 We paged\n09:40 It fell", ["09:31 We paged", "09:40 It fell"]),
        ("It waits... and waits.", ["It waits... and waits."]),
        ("  \n ", []),
        ("", []),
    ],
)
def test_a_text_is_split_at_its_sentences(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == expected


@settings(deadline=None)
@given(st.text(alphabet="ab. |\n!?A1:"))
def test_sentences_stand_in_order_and_leave_out_only_blanks_and_bars(text: str) -> None:
    spans = sentences(text)
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges)
    kept = "".join(text[start:end] for start, end in spans)
    assert "".join(kept.split()) == "".join(text.replace("|", " ").split())
