"""Moments: entries of several narrators in one order, each still its narrator's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin import pipeline
from kb_plugin.link.timeline import moments
from kb_plugin.settings import DEFAULT
from tests.samples import raw_files

if TYPE_CHECKING:
    from kb_plugin.link.timeline import Moment

FRONT = """\
---
title: A
status: draft
timezone: Europe/Berlin
accounts:
  one: {name: One}
  two: {name: Two, timezone: America/Toronto}
---

## Summary

Text.
"""


def moments_of(body: str, name: str = "2025-03-14-a") -> tuple[Moment, ...]:
    files: dict[str, str | bytes] = {f"incidents/{name}.md": FRONT + body}
    base = pipeline.run(raw_files(files), (), DEFAULT, with_drafts=True).base
    return moments(base.incidents[0])


def told(found: tuple[Moment, ...]) -> list[list[tuple[str, str]]]:
    return [[(one.narrator, one.entry.text) for one in moment.told] for moment in found]


def test_the_same_minute_in_two_zones_is_one_moment_and_stays_two_entries() -> None:
    found = moments_of(
        "\n## Account: one\n\n### What I saw\n\n- 14:02 A\n- 14:05 B\n"
        "\n## Account: two\n\n### What I did\n\n- 09:02 C\n"
    )
    assert told(found) == [[("one", "A"), ("two", "C")], [("one", "B")]]
    assert [entry.text for entry in found[0].by("two")] == ["C"]


def test_within_a_minute_each_narrator_keeps_the_order_of_seconds_then_of_writing() -> None:
    found = moments_of(
        "\n## Account: one\n\n### What I did\n\n- 14:02:40 late\n"
        "\n### What I saw\n\n- 14:02:10 early\n- 14:02:40 also late\n"
    )
    assert told(found) == [[("one", "early"), ("one", "late"), ("one", "also late")]]
    assert found[0].instant.second == 10


def test_a_moment_knows_whether_anyone_decided() -> None:
    found = moments_of(
        "\n## Account: one\n\n### What I did\n\n- 14:02 A\n- 14:03 **Decision:** B or C? B.\n"
    )
    assert [one.is_decision for one in found] == [False, True]


def test_entries_without_a_date_are_in_no_moment() -> None:
    body = "\n## Account: one\n\n### What I saw\n\n- 14:02 A\n"
    assert moments_of(body, "undated-a") == ()
