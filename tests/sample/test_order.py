"""What comes before what in the sample base: entries, calls, days of the week, follow-up."""

from __future__ import annotations

import re
from calendar import day_name, month_name
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from kb_plugin.kinds import ActionState, ElementKind, SectionKind
from tests.sample.base import body, entries, incidents, named, names, prose

_DAYS = tuple(day_name)
_MONTHS = tuple(month_name)[1:]
_DATE = re.compile(
    rf"\b({'|'.join(_DAYS)}) (?:the )?(\d{{1,2}}) ({'|'.join(_MONTHS)})(?: (\d{{4}}))?"
)

MOST_BEFORE = timedelta(days=14)
"""An account may begin with what was done in the weeks before."""
MOST_AFTER = timedelta(days=1)

FAR_OFF = {
    ("2026-07-21", "2025-02-20"): "the evening on which the sheet was made",
    ("2026-07-21", "2026-08-03"): "its keeper is back from leave",
}


def test_what_is_told_lies_near_the_incident() -> None:
    far = set()
    for incident in incidents():
        began, ended = incident.times.began, incident.times.ended
        if began is None or ended is None:
            continue
        for _, _, moment in entries(incident):
            if not (began.instant - MOST_BEFORE <= moment.instant <= ended.instant + MOST_AFTER):
                far.add((incident.id[:10], f"{moment.local:%Y-%m-%d}"))
    assert far == FAR_OFF.keys()


CALLED = re.compile(
    r"\b(rang|ring|phoned|telephoned|call(ed)?|asked|raised|waved)\b", re.IGNORECASE
)
ANSWERED = re.compile(
    r"\b(took (the|a|\w+'s) call|picked up|answered the phone|joined a call from)\b|^Phone\.",
    re.IGNORECASE,
)
CALLED_BY_OTHERS = {
    ("2023-05-23", "14:10"): "a recipient",
    ("2023-10-10", "10:07"): "a courier",
    ("2025-03-27", "13:50"): "a depot lead",
    ("2026-06-16", "11:38"): "somebody in Parcels",
    ("2026-08-11", "13:15"): "a recipient",
    ("2026-11-05", "06:21"): "a depot lead",
}
"""Answers to people who tell no account of their own, on the incident's clock."""


def test_a_call_is_answered_after_it_was_made() -> None:
    unmade = set()
    for incident in incidents():
        told = [one for one in entries(incident) if one[1].kind is ElementKind.DID]
        for account, entry, moment in told:
            if not ANSWERED.search(entry.text):
                continue
            made = any(
                timedelta(0) <= moment.instant - other_moment.instant <= timedelta(minutes=10)
                for other, call, other_moment in told
                if other is not account and CALLED.search(call.text)
            )
            if not made:
                clock = moment.instant.astimezone(ZoneInfo(incident.timezone))
                unmade.add((incident.id[:10], f"{clock:%H:%M}"))
    assert unmade == CALLED_BY_OTHERS.keys()


def test_what_lasted_since_a_time_is_told_after_it() -> None:
    since = re.compile(r"\b(?:since|stamped|dating from|off again from) (\d\d):(\d\d)\b")
    early = []
    for incident in incidents():
        for account, entry, moment in entries(incident):
            for hour, minute in since.findall(prose(entry.text)):
                named_time = moment.local.replace(hour=int(hour), minute=int(minute))
                if named_time > moment.local:
                    early.append((incident.id, account.narrator, entry.text))
    assert early == []


def test_a_weekday_beside_a_date_is_that_of_the_date() -> None:
    found, wrong = 0, []
    for incident in incidents():
        assert incident.day
        for weekday, day, month, year in _DATE.findall(body(incident)):
            meant = date(int(year or incident.day.year), _MONTHS.index(month) + 1, int(day))
            found += 1
            if _DAYS[meant.weekday()] != weekday:
                wrong.append((incident.id, weekday, meant))
    assert wrong == []
    assert found >= 10


ANOTHER_DAY_FIRST = {
    "2024-07-22": "the freeze from Thursday on",
    "2025-02-11": "the Monday of the move",
    "2025-04-24": "Easter Monday behind",
    "2025-06-17": "the holiday ahead",
    "2025-09-02": "the Monday on which school began",
    "2025-11-12": "the afternoon before",
    "2026-04-14": "the first ring from Thursday on",
    "2026-06-16": "the plug-in of Monday evening",
    "2026-08-11": "the fires from Thursday on",
}


def test_a_context_that_names_a_day_of_the_week_names_the_incidents_own_first() -> None:
    other = set()
    for incident in incidents():
        assert incident.day
        first = re.search("|".join(_DAYS), body(incident, [SectionKind.CONTEXT]))
        if first and first[0] != _DAYS[incident.day.weekday()]:
            other.add(incident.id[:10])
    assert other == ANOTHER_DAY_FIRST.keys()


@pytest.mark.parametrize("identifier", names())
def test_follow_up_comes_in_the_order_of_days(identifier: str) -> None:
    incident = named(identifier)
    assert incident.day
    for action in incident.actions:
        opened = action.opened or incident.day
        assert opened >= incident.day, action.do
        assert action.closed is None or action.closed >= opened, action.do
        assert action.due is None or action.due >= opened, action.do
        assert (action.closed is None) == (action.state is ActionState.OPEN), action.do


@pytest.mark.parametrize("identifier", names())
def test_a_narrator_agrees_after_the_incident_and_before_long(identifier: str) -> None:
    incident = named(identifier)
    ended = incident.times.ended
    for narrator in incident.narrators:
        if narrator.agreed and ended:
            waited = narrator.agreed - ended.local.date()
            assert timedelta(days=3) <= waited <= timedelta(days=21), narrator.key


def test_a_relation_leads_to_an_earlier_incident() -> None:
    assert [one.id for one in incidents() for to in one.relations if not to.id < one.id] == []


def test_below_one_heading_nothing_goes_back_in_time() -> None:
    """A block of code at the margin ends a list, and with it the day that its entries were of."""
    back = []
    for incident in incidents():
        last: dict[tuple[str, str], datetime] = {}
        for account, entry, moment in entries(incident):
            place = (account.narrator, entry.kind)
            if place in last and moment.instant < last[place]:
                back.append((incident.id, account.narrator, moment.text))
            last[place] = moment.instant
    assert back == []
