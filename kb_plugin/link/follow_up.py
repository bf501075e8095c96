"""Follow-up by state and age: it counts actions, and nothing counts people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from statistics import median
from typing import TYPE_CHECKING

from kb_plugin.kinds import ActionState

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb_plugin.link.graph import KnowledgeBase
    from kb_plugin.model import Action, Incident


class Age(StrEnum):
    """How long ago something was, in calendar months."""

    UNDER_ONE = "under-a-month"
    ONE_TO_THREE = "1-to-3-months"
    THREE_TO_SIX = "3-to-6-months"
    OVER_SIX = "over-6-months"
    UNKNOWN = "no-date"


def months_between(earlier: date, later: date) -> int:
    """Return the whole calendar months from one day to another; 0 where the order is reversed.

    31 January to 28 February is no whole month, 15 January to 15 February is one.
    """
    months = 12 * (later.year - earlier.year) + later.month - earlier.month
    return max(0, months - (later.day < earlier.day))


def age_of(since: date | None, today: date) -> Age:
    """Return how long ago a day was; six whole months count as over six."""
    if since is None:
        return Age.UNKNOWN
    months = months_between(since, today)
    if months < 1:
        return Age.UNDER_ONE
    if months < 3:
        return Age.ONE_TO_THREE
    return Age.THREE_TO_SIX if months < 6 else Age.OVER_SIX


@dataclass(frozen=True, slots=True)
class Task:
    """An action in the incident that it comes from."""

    incident: Incident
    action: Action
    number: int
    """Counts the actions of one incident from 1."""

    @property
    def opened(self) -> date | None:
        """The day that the age counts from."""
        return self.action.opened or self.incident.day

    def is_overdue(self, today: date) -> bool:
        """Tell whether it is open behind the day it was due."""
        due = self.action.due
        return self.action.state is ActionState.OPEN and due is not None and due < today


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Every action by state, with what a leader asks about them."""

    open_by_age: tuple[tuple[Age, tuple[Task, ...]], ...]
    """Longest open first, each age with its actions, longest open first; ages without any are
    left out."""
    overdue: tuple[tuple[Age, int], ...]
    """How long ago open actions were due, longest first."""
    done: tuple[Task, ...]
    """Last closed first; those without a day of closing last."""
    dropped: tuple[Task, ...]
    """In the order of `done`."""
    days_to_close: int | None
    """Median of days from opening to closing over what is done, where both days are known."""
    with_days: int
    """How many actions that median rests on."""

    @property
    def open(self) -> tuple[Task, ...]:
        """All open actions, longest open first."""
        return tuple(task for _, tasks in self.open_by_age for task in tasks)

    @property
    def tasks(self) -> tuple[Task, ...]:
        """All actions: open, done, dropped."""
        return (*self.open, *self.done, *self.dropped)


_OLDEST_FIRST = (Age.OVER_SIX, Age.THREE_TO_SIX, Age.ONE_TO_THREE, Age.UNDER_ONE, Age.UNKNOWN)


def follow_up(base: KnowledgeBase, today: date) -> FollowUp:
    """Return all follow-up of a base as it stands on a day."""
    tasks = [
        Task(incident, action, number)
        for incident in base.incidents
        for number, action in enumerate(incident.actions, 1)
    ]
    waiting = sorted((one for one in tasks if one.action.state is ActionState.OPEN), key=_opened)
    by_age = {age: tuple(_of_age(age, waiting, today)) for age in _OLDEST_FIRST}
    past_due = [age_of(one.action.due, today) for one in waiting if one.is_overdue(today)]
    done = _closed(tasks, ActionState.DONE)
    days = [
        (one.action.closed - one.opened).days
        for one in done
        if one.action.closed and one.opened and one.action.closed >= one.opened
    ]
    return FollowUp(
        open_by_age=tuple((age, found) for age, found in by_age.items() if found),
        overdue=tuple((age, past_due.count(age)) for age in _OLDEST_FIRST if age in past_due),
        done=done,
        dropped=_closed(tasks, ActionState.DROPPED),
        days_to_close=round(median(days)) if days else None,
        with_days=len(days),
    )


def _opened(task: Task) -> tuple[date, str, int]:
    return (task.opened or date.max, task.incident.id, task.number)


def _of_age(age: Age, tasks: Iterable[Task], today: date) -> Iterable[Task]:
    return (one for one in tasks if age_of(one.opened, today) is age)


def _closed(tasks: Iterable[Task], state: ActionState) -> tuple[Task, ...]:
    def last_first(task: Task) -> tuple[int, str, int]:
        closed = task.action.closed
        return (-(closed or date.min).toordinal(), task.incident.id, task.number)

    return tuple(sorted((one for one in tasks if one.action.state is state), key=last_first))
