"""Rows of the lanes: what stands below one another, and what stands between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin.link.lanes import Milestone, NewDay, Silence, rows
from tests.link.told import incident_told

if TYPE_CHECKING:
    from kb_plugin.link.lanes import Row


def shown(row: Row) -> str:
    """A row in a word or two, times in UTC."""
    if isinstance(row, NewDay):
        return f"day {row.day}"
    if isinstance(row, Silence):
        return f"silence {row.length}"
    if isinstance(row, Milestone):
        return f"{row.minute:%H:%M} {'+'.join(row.names)}"
    return f"{row.minute:%H:%M} {' '.join(one.entry.text for one in row.told)}"


def test_a_quarter_of_an_hour_without_a_word_is_a_silence_and_less_is_none() -> None:
    found = rows(incident_told({"one": {"did": ["09:00 A", "09:14 B", "09:29 C"]}}))
    assert [shown(row) for row in found] == ["08:00 A", "08:14 B", "silence 0:15:00", "08:29 C"]


def test_silences_are_measured_from_minute_to_minute() -> None:
    found = rows(incident_told({"one": {"did": ["09:00:59 A", "09:15:01 B"]}}))
    assert [shown(row) for row in found] == ["08:00 A", "silence 0:15:00", "08:15 B"]


def test_times_of_the_incident_stand_above_the_moment_of_their_minute() -> None:
    times = (
        "times: {began: '2025-03-14 09:00', noticed: '2025-03-14 09:00', ended: '2025-03-14 09:05'}"
    )
    found = rows(incident_told({"one": {"did": ["09:00 A", "09:05 B"]}}, f"{times}\n"))
    assert [shown(row) for row in found] == [
        "08:00 began+noticed",
        "08:00 A",
        "08:05 ended",
        "08:05 B",
    ]


def test_a_time_of_the_incident_long_before_anyone_tells_is_followed_by_a_silence() -> None:
    found = rows(
        incident_told({"one": {"did": ["09:00 A"]}}, "times: {began: '2025-03-14 07:00'}\n")
    )
    assert [shown(row) for row in found] == ["06:00 began", "silence 2:00:00", "08:00 A"]


def test_days_begin_in_the_zone_of_the_incident_and_show_where_there_are_several() -> None:
    on_one_day = {"two": {"did": ["17:50 A", "18:04 B"]}}
    assert [shown(row) for row in rows(incident_told(on_one_day))] == ["21:50 A", "22:04 B"]
    over_midnight = {"two": {"did": ["18:50 A", "19:04 B"]}}
    assert [shown(row) for row in rows(incident_told(over_midnight))] == [
        "day 2025-03-14",
        "22:50 A",
        "day 2025-03-15",
        "23:04 B",
    ]


def test_what_clocks_skip_is_no_silence() -> None:
    accounts = {"one": {"did": ["2025-03-30 01:55 A", "2025-03-30 03:05 B"]}}
    found = rows(incident_told(accounts, name="2025-03-30-a"))
    assert [shown(row) for row in found] == ["00:55 A", "01:05 B"]


def test_where_nobody_timed_anything_there_are_no_rows() -> None:
    times = "times: {began: '2025-03-14 09:00'}\n"
    assert rows(incident_told({"one": {"did": ["A"]}}, times)) == ()
    assert rows(incident_told({"one": {"did": ["09:00 A"]}}, name="undated-a")) == ()
