"""What the sample base covers, counted from the model."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta
from graphlib import TopologicalSorter

import pytest

from kb_plugin.kinds import ActionState, Certainty, Origin, RelationKind, Status
from kb_plugin.link.replay import steps
from tests.sample.base import by_day, incidents, published, written

CHAINING = {RelationKind.RECURRENCE, RelationKind.SAME_TRIGGER, RelationKind.FOLLOW_ON}

OUTSIDE_OPERATIONS = {
    "a finance job": ["2023-06-30", "2025-02-11", "2026-07-21"],
    "a mobile release": ["2024-07-22", "2026-04-14"],
    "an on-call handover": ["2024-09-18"],
    "a data pipeline": ["2025-03-27"],
    "a vendor": ["2025-06-17", "2026-03-24"],
    "a certificate": ["2026-06-16"],
    "devices in the field": ["2024-02-13", "2026-08-11"],
}
"""Incidents that begin away from servers and releases of services, by where they begin."""

PATHS = {
    "the first week": "first-week",
    "preparing for on-call": "before-on-call",
    "changes and rollouts": "changes-and-rollouts",
    "detection": "how-we-notice",
    "those who decide": "for-those-who-decide",
}


def newest_day() -> date:
    """Return the day of the newest incident, which stands for today in this base."""
    return max(one.day for one in incidents() if one.day)


def test_forty_incidents_over_at_least_three_years() -> None:
    days = [one.day for one in incidents() if one.day]
    assert len(days) == len(incidents()) == 40
    assert max(days) - min(days) >= timedelta(days=3 * 365)
    assert {2023, 2024, 2025, 2026} <= {day.year for day in days}


def test_each_is_long_enough_to_learn_from_and_short_enough_to_read() -> None:
    outside = {one.id: one.words for one in incidents() if not 700 <= one.words <= 1800}
    assert outside == {}


def test_all_severities_and_lengths_occur() -> None:
    base = published()
    assert {1, 2, 3, 4} <= {one.severity for one in base.incidents}
    lengths = [one.times.duration for one in base.incidents if one.times.duration]
    assert min(lengths) == timedelta(minutes=11)
    assert max(lengths) == timedelta(days=5)


def test_every_factor_and_every_system_is_met_at_least_twice() -> None:
    base = published()
    assert {one for one in base.factors if len(base.with_factor.get(one, ())) < 2} == set()
    assert {one for one in base.systems if len(base.at_system.get(one, ())) < 2} == set()


def test_most_incidents_are_told_by_three_or_more() -> None:
    assert sum(len(one.accounts) >= 3 for one in published().incidents) >= 12


def test_some_begin_away_from_operations() -> None:
    shown = {one.id for one in published().incidents}
    listed = [by_day()[day].id for days in OUTSIDE_OPERATIONS.values() for day in days]
    assert set(listed) <= shown
    assert len(set(listed)) >= 6


def test_relations_form_chains_worth_following() -> None:
    base = published()
    links = [
        (one.id, relation.id)
        for one in base.incidents
        for relation in one.relations
        if relation.kind in CHAINING
    ]
    assert len(links) >= 8
    # Whoever states a relation writes later, so a chain is read in the order of days.
    assert [pair for pair in links if not pair[0] > pair[1]] == []
    together: defaultdict[str, set[str]] = defaultdict(set)
    for later, earlier in links:
        whole = {later, earlier} | together[later] | together[earlier]
        for one in whole:
            together[one] = whole
    chains = {tuple(sorted(one)) for one in together.values() if len(one) >= 3}
    assert len(chains) >= 4


def test_some_tell_what_was_ruled_out_and_by_what() -> None:
    told = [
        one.id
        for one in published().incidents
        if any(use.certainty is Certainty.RULED_OUT and use.evidence for use in one.factors)
    ]
    assert len(told) >= 6


def test_enough_decisions_for_a_replay() -> None:
    decisions = {
        one.id: sum(entry.is_decision for account in one.accounts for entry in account.entries)
        for one in published().incidents
    }
    assert sum(count >= 3 for count in decisions.values()) >= 10


def test_each_decision_names_the_ways_that_were_open_and_the_one_taken() -> None:
    unclear = [
        (one.id, entry.text)
        for one in incidents()
        for account in one.accounts
        for entry in account.entries
        if entry.is_decision and not (" or " in entry.text and entry.text.partition("?")[2].strip())
    ]
    assert unclear == []


def test_each_decision_of_a_replay_is_followed_by_what_was_expected_or_assumed() -> None:
    """That is what its reader sees after thinking of two explanations."""
    bare = [
        (one.id, step.decision.question)
        for one in incidents()
        for step in steps(one)
        if step.decision and not step.held
    ]
    assert bare == []


def test_follow_up_is_open_late_and_dropped_with_a_reason() -> None:
    actions = [action for one in published().incidents for action in one.actions]
    states = Counter(action.state for action in actions)
    assert min(states[state] for state in ActionState) >= 10
    late = [
        action for action in actions if action.due and action.due < (action.closed or newest_day())
    ]
    assert {ActionState.OPEN, ActionState.DONE} <= {action.state for action in late}
    dropped = [action for action in actions if action.state is ActionState.DROPPED]
    assert [action.do for action in dropped if not action.why] == []


def test_two_are_imported_and_three_stay_out() -> None:
    assert sum(one.origin is Origin.IMPORTED for one in incidents()) == 2
    out = [one for one in incidents() if one.status is not Status.PUBLISHED]
    assert {one.status for one in out} == {Status.DRAFT, Status.REVIEW}
    assert len(out) == 3
    assert {one.id for one in out} & {one.id for one in published().incidents} == set()


def test_work_as_imagined_is_set_beside_work_as_done() -> None:
    assert sum(bool(one.pairs) for one in published().incidents) >= 20


@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
def test_a_path_leads_through_published_incidents(path: str) -> None:
    base = published()
    steps = [step.incident for one in base.paths if one.id == path for step in one.steps]
    assert len(steps) >= 5
    assert len(set(steps)) == len(steps)
    assert set(steps) <= {one.id for one in base.incidents}


def test_systems_hang_together_and_none_depends_on_itself() -> None:
    base = published()
    assert len(base.systems) >= 16
    graph = {one: {other.id for other in base.dependencies[one]} for one in base.systems}
    order = list(TopologicalSorter(graph).static_order())
    assert set(order) == set(base.systems)
    reached, waiting = set(), [order[-1]]
    while waiting:
        one = waiting.pop()
        if one not in reached:
            reached.add(one)
            waiting += graph[one] | {other.id for other in base.dependents[one]}
    # The provider of text messages is outside; it hangs on Notifications like the rest.
    assert reached == set(base.systems)


def test_systems_have_an_owner_and_a_runbook() -> None:
    systems = published().systems.values()
    assert [one.id for one in systems if not one.owner] == []
    runbooks = [one.runbook or "" for one in systems]
    assert [one for one in runbooks if not one.startswith("https://runbooks.example.com/")] == []
    assert len(set(runbooks)) == len(runbooks)


def test_follow_up_of_one_incident_matters_in_a_later_one() -> None:
    """A ticket of an earlier incident is named where it was met again."""
    tickets = {
        action.link.rpartition("/")[2]: one.id
        for one in published().incidents
        for action in one.actions
        if action.link
    }
    met_again = [
        (ticket, one.id)
        for one in published().incidents
        for ticket, earlier in tickets.items()
        if one.id > earlier and ticket in written(one)
    ]
    assert len(met_again) >= 2
