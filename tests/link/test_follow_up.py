"""Follow-up: ages in whole months, what is open, past due, done or dropped."""

from __future__ import annotations

from datetime import date

import pytest

from kb_plugin.link.follow_up import Age, FollowUp, age_of, follow_up, months_between
from tests.link.bases import base_of, incident

TODAY = date(2025, 11, 29)


@pytest.mark.parametrize(
    ("earlier", "later", "months"),
    [
        (date(2025, 1, 15), date(2025, 2, 14), 0),
        (date(2025, 1, 15), date(2025, 2, 15), 1),
        (date(2025, 1, 31), date(2025, 2, 28), 0),
        (date(2025, 1, 31), date(2025, 3, 1), 1),
        (date(2024, 11, 29), date(2025, 11, 29), 12),
        (date(2025, 3, 1), date(2025, 2, 1), 0),
    ],
)
def test_months_are_whole_calendar_months(earlier: date, later: date, months: int) -> None:
    assert months_between(earlier, later) == months


@pytest.mark.parametrize(
    ("since", "age"),
    [
        (TODAY, Age.UNDER_ONE),
        (date(2025, 10, 30), Age.UNDER_ONE),
        (date(2025, 10, 29), Age.ONE_TO_THREE),
        (date(2025, 8, 30), Age.ONE_TO_THREE),
        (date(2025, 8, 29), Age.THREE_TO_SIX),
        (date(2025, 5, 30), Age.THREE_TO_SIX),
        (date(2025, 5, 29), Age.OVER_SIX),
        (date(2025, 12, 24), Age.UNDER_ONE),
        (None, Age.UNKNOWN),
    ],
)
def test_an_age_is_one_of_four_spans(since: date | None, age: Age) -> None:
    assert age_of(since, TODAY) is age


def actions(*lines: str) -> str:
    return incident("actions:\n" + "".join(f"  - {{{line}}}\n" for line in lines))


def told(tasks: object) -> list[str]:
    assert isinstance(tasks, tuple)
    return [one.action.do for one in tasks]


@pytest.fixture
def work() -> FollowUp:
    return follow_up(
        base_of(
            {
                "2025-11-01-b": actions(
                    "do: from its day, state: open, due: 2025-11-28",
                    "do: young, state: open, opened: 2025-11-20, due: 2025-11-29",
                    "do: quick, state: done, closed: 2025-11-03",
                ),
                "2025-01-01-a": actions(
                    "do: old, state: open, due: 2025-03-01",
                    "do: slow, state: done, closed: 2025-04-11",
                    "do: slower, state: done, closed: 2025-10-28",
                    "do: undated, state: done",
                    "do: left, state: dropped, closed: 2025-02-01, why: Another way was found.",
                ),
                "undated-c": actions("do: nobody knows, state: open"),
            }
        ),
        TODAY,
    )


def test_open_actions_stand_by_age_the_longest_open_first(work: FollowUp) -> None:
    assert [(age, told(tasks)) for age, tasks in work.open_by_age] == [
        (Age.OVER_SIX, ["old"]),
        (Age.UNDER_ONE, ["from its day", "young"]),
        (Age.UNKNOWN, ["nobody knows"]),
    ]
    assert told(work.open) == ["old", "from its day", "young", "nobody knows"]


def test_an_action_is_overdue_from_the_day_after_it_was_due(work: FollowUp) -> None:
    assert work.overdue == ((Age.OVER_SIX, 1), (Age.UNDER_ONE, 1))


def test_closed_actions_stand_the_last_closed_first(work: FollowUp) -> None:
    assert told(work.done) == ["quick", "slower", "slow", "undated"]
    assert told(work.dropped) == ["left"]


def test_time_to_close_is_the_median_over_those_with_both_days(work: FollowUp) -> None:
    assert (work.days_to_close, work.with_days) == (100, 3)


def test_nothing_done_has_no_time_to_close() -> None:
    nothing = follow_up(base_of({}), TODAY)
    assert (nothing.days_to_close, nothing.tasks, nothing.overdue) == (None, (), ())
