"""What others saw or did while someone expected or assumed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from kb_plugin.link.meanwhile import WINDOW, meanwhile
from kb_plugin.link.timeline import moments
from tests.link.told import incident_told

if TYPE_CHECKING:
    from collections.abc import Mapping


def joined(
    accounts: Mapping[str, Mapping[str, list[str]]], within: timedelta = WINDOW
) -> list[tuple[str, str]]:
    """The words held and the words of what was observed meanwhile, for each pair of sides."""
    return [
        (
            " ".join(one.entry.text for one in found.held),
            " ".join(told.entry.text for _, told in found.observed),
        )
        for found in meanwhile(moments(incident_told(accounts)), within)
    ]


def test_an_expectation_is_joined_with_what_another_saw_within_five_minutes() -> None:
    held = {"expected": ["09:30 quiet"]}
    for clock, is_joined in (("09:24", False), ("09:25", True), ("09:35", True), ("09:36", False)):
        found = joined({"one": held, "three": {"saw": [f"{clock} noise"]}})
        assert found == ([("quiet", "noise")] if is_joined else []), clock


def test_times_are_compared_as_instants_whatever_zone_they_are_written_in() -> None:
    accounts = {"one": {"assumed": ["14:02 quiet"]}, "two": {"saw": ["09:02 noise"]}}
    assert joined(accounts) == [("quiet", "noise")]


def test_nobody_is_joined_with_themselves() -> None:
    assert joined({"one": {"expected": ["09:30 quiet"], "saw": ["09:30 noise"]}}) == []


def test_what_another_expected_assumed_or_understood_is_no_observation() -> None:
    for kind in ("expected", "assumed", "understood"):
        accounts = {"one": {"understood": ["09:30 a"]}, "three": {kind: ["09:30 b"]}}
        assert joined(accounts) == []


def test_of_each_other_narrator_the_nearest_sight_counts_and_the_nearest_act_without_one() -> None:
    accounts = {
        "one": {"expected": ["09:30 quiet"]},
        "three": {"saw": ["09:26 far", "09:32 near"], "did": ["09:30 act"]},
        "four": {"did": ["09:28 nearer act", "09:33 further act"]},
    }
    assert joined(accounts) == [("quiet", "nearer act near")]


def test_of_two_minutes_equally_near_the_earlier_counts() -> None:
    accounts = {
        "one": {"assumed": ["09:30 quiet"]},
        "three": {"saw": ["09:28 before", "09:32 after"]},
    }
    assert joined(accounts) == [("quiet", "before")]


def test_what_one_narrator_held_in_one_minute_is_one_side_and_the_first_sight_the_other() -> None:
    accounts = {
        "one": {"expected": ["09:30 a"], "assumed": ["09:30 b", "09:31 c"]},
        "three": {"saw": ["09:30 x", "09:30 y"]},
    }
    assert joined(accounts) == [("a b", "x"), ("c", "x")]


def test_the_window_can_be_chosen() -> None:
    accounts = {"one": {"expected": ["09:30 quiet"]}, "three": {"saw": ["09:33 noise"]}}
    assert joined(accounts, timedelta(minutes=2)) == []
