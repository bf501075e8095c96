"""Figures of the sample base that can be worked out: lengths of time, sums, shares."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from itertools import combinations
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from kb_plugin.kinds import SectionKind
from tests.sample.base import body, entries, incidents, named, names, prose, written
from tests.sample.figures import BETWEEN, OTHER, SUMS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.model import Incident, Moment

SECONDS = {"minute": 60, "min": 60, "hour": 3600, "h": 3600, "day": 86400}
_LENGTH = re.compile(
    r"(?<![\w.,])(?P<count>\d[\d,]*(?:\.\d+)?) (?P<unit>minute|min|hour|h|day)s?\b"
    r"(?:(?: and)? (?P<more>\d+) (?P<finer>minute|min|hour|h)s?\b)?"
)


def moments(incident: Incident) -> list[Moment]:
    """Return the moments of an incident that are known."""
    times = incident.times
    return [one for one in (times.began, times.noticed, times.mitigated, times.ended) if one]


def lengths(text: str) -> Iterator[tuple[str, timedelta, timedelta]]:
    """Yield each length of time in a text: as written, its size, and what rounding allows."""
    for match in _LENGTH.finditer(text):
        unit = SECONDS[match["unit"]]
        size = float(match["count"].replace(",", "")) * unit
        if match["more"]:
            unit = SECONDS[match["finer"]]
            size += int(match["more"]) * unit
        # Minutes are exact, since the times are; an hour or a day may be rounded.
        allowed = 0 if unit == SECONDS["minute"] else unit / 2
        yield match[0], timedelta(seconds=size), timedelta(seconds=allowed)


def stated_lengths(incident: Incident) -> Iterator[tuple[str, timedelta, timedelta]]:
    """Yield the lengths that stand where an incident is summed up."""
    told = [incident.title, incident.impact or ""]
    told += [use.evidence or "" for use in incident.factors]
    told += [relation.note or "" for relation in incident.relations]
    kinds = (SectionKind.SUMMARY, SectionKind.IMPACT, SectionKind.UNDERSTANDING)
    told.append(body(incident, kinds))
    for text in told:
        yield from lengths(prose(text))


def between(incidents: list[Incident]) -> set[timedelta]:
    """Return the lengths between any two of the four times of each."""
    return {
        abs(one.instant - other.instant)
        for incident in incidents
        for one, other in combinations(moments(incident), 2)
    }


def on_the_clock(incident: Incident, written: str) -> datetime:
    """Return an instant written as on the incident's clock, on its day where none is given."""
    whole = written if " " in written else f"{incident.day} {written}"
    return datetime.fromisoformat(whole).replace(tzinfo=ZoneInfo(incident.timezone))


@pytest.mark.parametrize("identifier", names())
def test_a_length_is_that_between_two_moments(identifier: str) -> None:
    incident = named(identifier)
    day = identifier[:10]
    derived = between([incident, *(named(one.id) for one in incident.relations)])
    for phrase, size, allowed in stated_lengths(incident):
        if (day, phrase) in OTHER:
            continue
        if (day, phrase) in BETWEEN:
            start, end = (on_the_clock(incident, one) for one in BETWEEN[day, phrase])
            assert abs(end - start - size) <= allowed, phrase
        else:
            assert any(abs(one - size) <= allowed for one in derived), phrase


def test_nothing_is_excepted_that_is_not_there() -> None:
    stated = {(one.id[:10], phrase) for one in incidents() for phrase, *_ in stated_lengths(one)}
    assert (BETWEEN.keys() | OTHER.keys()) - stated == set()


@pytest.mark.parametrize("identifier", names())
def test_the_impact_names_how_long_it_was(identifier: str) -> None:
    incident = named(identifier)
    duration = incident.times.duration
    if duration is None:
        return
    sizes = [(size, allowed) for _, size, allowed in lengths(incident.impact or "")]
    assert any(abs(size - duration) <= allowed for size, allowed in sizes), incident.impact


IN_WORDS = {("2024-12-03", "15:10"): "at ten past three"}


@pytest.mark.parametrize("identifier", names())
def test_each_of_the_four_times_is_told_by_someone(identifier: str) -> None:
    """As an entry, to two minutes, or as a time of day on the clock of someone there."""
    incident = named(identifier)
    if not incident.accounts:
        return
    told = [moment.instant for _, _, moment in entries(incident)]
    zones = {ZoneInfo(one.timezone or incident.timezone) for one in incident.narrators}
    text = body(incident)
    untold = [
        f"{one.local:%H:%M}"
        for one in moments(incident)
        if min(abs(one.instant - other) for other in told) > timedelta(minutes=2)
        and not any(f"{one.instant.astimezone(zone):%H:%M}" in text for zone in zones)
    ]
    assert [one for one in untold if IN_WORDS.get((identifier[:10], one), "?!") not in text] == []


def test_figures_that_belong_together_agree() -> None:
    """To six in a hundred, as people round when they speak."""
    apart = [one for one in SUMS if abs(one.stated - one.worked_out) > 0.06 * one.stated]
    assert apart == []
    gone = [
        (one.day, phrase)
        for one in SUMS
        for phrase in one.phrases
        if phrase not in " ".join(written(named(one.day)).split())
    ]
    assert gone == []
