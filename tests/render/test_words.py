"""Values as people read them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kb_plugin.render import words


@pytest.mark.parametrize(
    ("minutes", "text"),
    [
        (1, "1 minute"),
        (96, "96 minutes"),
        (180, "180 minutes"),
        (181, "3 h 1 min"),
        (240, "4 h"),
        (47 * 60, "47 h"),
        (48 * 60, "2 days"),
        (3630, "2 days 12 h"),
    ],
)
def test_a_duration_is_said_as_people_say_it(minutes: int, text: str) -> None:
    assert words.duration(timedelta(minutes=minutes)) == text


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a `b` c", "a <code>b</code> c"),
        ("<b> & `<i>`", "&lt;b&gt; &amp; <code>&lt;i&gt;</code>"),
        ("*not* [markup](x)", "*not* [markup](x)"),
        ("a lone ` tick", "a lone ` tick"),
        (None, ""),
    ],
)
def test_plain_text_shows_code_and_no_other_markup(text: str | None, html: str) -> None:
    assert words.inline(text) == html


@pytest.mark.parametrize(
    ("days", "text"),
    [
        (0, "0 days"),
        (1, "1 day"),
        (21, "3 weeks"),
        (120, "4 months"),
        (729, "24 months"),
        (730, "2 years"),
    ],
)
def test_ages_are_counted_in_what_people_would_say(days: int, text: str) -> None:
    opened = date(2025, 1, 1)
    assert words.age(opened, opened + timedelta(days=days)) == text


@pytest.mark.parametrize(("count", "minutes"), [(0, 1), (230, 1), (1150, 5)])
def test_reading_takes_at_least_a_minute(count: int, minutes: int) -> None:
    assert words.reading_minutes(count) == minutes
