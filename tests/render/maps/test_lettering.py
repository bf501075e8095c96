"""Text in drawings: lines that fit, whatever the name."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kb_plugin.render.maps.lettering import width_of, wrapped


@given(st.text(max_size=80), st.integers(1, 4))
def test_no_line_is_wider_than_its_room_and_none_too_many(text: str, most: int) -> None:
    lines = wrapped(text, width=100, size=12, most=most)
    assert len(lines) <= most
    assert all(width_of(one, 12) <= 100 for one in lines)


@given(st.text(max_size=80))
def test_what_has_room_is_shown_whole(text: str) -> None:
    lines = wrapped(text, width=100, size=12, most=100)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_words_stay_whole_where_they_fit() -> None:
    assert wrapped("Compute platform", 100, 12, 3) == ("Compute", "platform")


def test_what_is_cut_says_so() -> None:
    assert wrapped("one two three four five", 40, 12, 2) == ("one", "two…")
