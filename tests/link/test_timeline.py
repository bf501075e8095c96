"""Moments: entries of several narrators in one order, each still its narrator's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin.link.timeline import moments
from tests.link.told import incident_told

if TYPE_CHECKING:
    from kb_plugin.link.timeline import Moment


def told(found: tuple[Moment, ...]) -> list[list[tuple[str, str]]]:
    return [[(one.narrator, one.entry.text) for one in moment.told] for moment in found]


def test_the_same_minute_in_two_zones_is_one_moment_and_stays_two_entries() -> None:
    accounts = {"one": {"saw": ["14:02 A", "14:05 B"]}, "two": {"did": ["09:02 C"]}}
    found = moments(incident_told(accounts))
    assert told(found) == [[("one", "A"), ("two", "C")], [("one", "B")]]
    assert [entry.text for entry in found[0].by("two")] == ["C"]


def test_within_a_minute_each_narrator_keeps_the_order_of_seconds_then_of_writing() -> None:
    accounts = {"one": {"did": ["14:02:40 late"], "saw": ["14:02:10 early", "14:02:40 also late"]}}
    found = moments(incident_told(accounts))
    assert told(found) == [[("one", "early"), ("one", "late"), ("one", "also late")]]
    assert found[0].instant.second == 10


def test_a_moment_knows_whether_anyone_decided() -> None:
    accounts = {"one": {"did": ["14:02 A", "14:03 **Decision:** B or C? B."]}}
    found = moments(incident_told(accounts))
    assert [one.is_decision for one in found] == [False, True]


def test_entries_without_a_date_are_in_no_moment() -> None:
    assert moments(incident_told({"one": {"saw": ["14:02 A"]}}, name="undated-a")) == ()
