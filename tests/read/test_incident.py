"""Front matter of an incident becomes values with places."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from kb_plugin.kinds import (
    ActionState,
    Audience,
    Certainty,
    Detection,
    Origin,
    RelationKind,
    Status,
)
from kb_plugin.model import Incident
from kb_plugin.read.corpus import RawFile, read_document
from kb_plugin.read.incident import is_incident_name
from kb_plugin.settings import DEFAULT, Settings
from tests.samples import ID, INCIDENT, INCIDENT_TEXT, draft, replaced

if TYPE_CHECKING:
    from kb_plugin.source import Position


def incident(text: str, uri: str = INCIDENT, settings: Settings = DEFAULT) -> Incident:
    found = read_document(RawFile(f"content/{uri}", uri, text.encode()), settings)
    assert isinstance(found.record, Incident)
    return found.record


def place(at: Position) -> tuple[int, int]:
    return at.line, at.column


def test_an_incident_holds_what_its_front_matter_says() -> None:
    found = incident(INCIDENT_TEXT)
    assert (found.id, found.uri, found.day) == (ID, INCIDENT, date(2025, 3, 14))
    assert found.title == "Checkout requests wait behind a full connection pool"
    assert (found.status, found.severity, found.ref) == (Status.PUBLISHED, 2, "INC-4312")
    assert (found.origin, found.audience) == (Origin.WRITTEN, Audience.PUBLIC)
    assert found.detection is Detection.CUSTOMER_REPORT
    assert found.signals == ("PoolTimeoutError", "checkout_p99_latency_high")
    assert found.sources == ("https://chat.example.com/archive/4312",)
    assert found.times.duration == timedelta(minutes=117)


def test_what_it_names_has_a_place() -> None:
    found = incident(INCIDENT_TEXT)
    assert [(one.id, *place(one.at)) for one in found.systems] == [
        ("checkout", 5, 11),
        ("payments-db", 5, 21),
    ]
    assert [(one.term, one.certainty, *place(one.at)) for one in found.factors] == [
        ("load-amplification", Certainty.KNOWN, 7, 5),
        ("fixed-limit", Certainty.KNOWN, 8, 11),
        ("capacity-headroom", Certainty.POTENTIAL, 11, 11),
        ("model-gap", Certainty.KNOWN, 13, 5),
    ]


def test_narrators_have_a_name_a_day_and_perhaps_a_zone() -> None:
    first, second = incident(INCIDENT_TEXT).narrators
    assert (first.key, first.name, first.agreed, first.timezone) == (
        "checkout-on-call",
        "On-call engineer, Checkout",
        date(2025, 3, 21),
        None,
    )
    assert (second.timezone, place(second.at)) == ("America/Toronto", (28, 3))


def test_actions_have_a_state_and_what_they_address() -> None:
    first, second = incident(INCIDENT_TEXT).actions
    assert (first.state, first.opened, first.closed, first.due) == (
        ActionState.DONE,
        date(2025, 3, 20),
        date(2025, 4, 11),
        date(2025, 4, 15),
    )
    assert first.proposed_by is not None
    assert (first.proposed_by.id, *place(first.proposed_by.at)) == ("checkout-on-call", 35, 18)
    assert [one.id for one in first.addresses] == ["fixed-limit", "model-gap"]
    assert (second.state, second.opened, second.why) == (ActionState.OPEN, None, None)


def test_relations_have_a_kind_and_perhaps_a_note() -> None:
    text = replaced("ref: INC", "related: [{id: a, kind: same-trigger, note: B}]\nref: INC")
    (relation,) = incident(text).relations
    assert (relation.id, relation.kind, relation.note) == ("a", RelationKind.SAME_TRIGGER, "B")


def test_a_draft_leaves_nearly_everything_open() -> None:
    found = incident(draft())
    assert (found.severity, found.detection, found.times.duration) == (None, None, None)
    assert (found.systems, found.factors, found.narrators, found.actions) == ((), (), (), ())
    assert (found.origin, found.audience, found.timezone) == (
        Origin.WRITTEN,
        Audience.PUBLIC,
        "UTC",
    )


@pytest.mark.parametrize(
    ("written", "severity"),
    [
        ("1", 1),
        ("'4'", 4),
        ("widespread", 1),
        ("Minor", 4),
        ("0", None),
        ("5", None),
        ("01", None),
        ("huge", None),
    ],
)
def test_a_severity_is_a_number_or_its_name(written: str, severity: int | None) -> None:
    assert incident(draft(f"severity: {written}\n")).severity == severity


def test_names_of_severities_are_chosen() -> None:
    settings = Settings(severities=("P1", "P2", "P3", "P4"))
    assert incident(draft("severity: p3\n"), settings=settings).severity == 3


@pytest.mark.parametrize(
    ("times", "began"),
    [
        ("began: 2025-03-14 09:05", "2025-03-14T08:05:00+00:00"),
        ("began: 09:05", "2025-03-14T08:05:00+00:00"),
        ("began: 12:30", "2025-03-14T11:30:00+00:00"),
        ("began: 2025-03-14T09:05:30Z", "2025-03-14T09:05:30+00:00"),
        ("began: '09:05+05:30'", "2025-03-14T03:35:00+00:00"),
    ],
)
def test_times_are_instants(times: str, began: str) -> None:
    found = incident(draft(f"timezone: Europe/Berlin\ntimes: {{{times}}}\n")).times.began
    assert found is not None
    assert found.instant.isoformat() == began


@pytest.mark.parametrize(
    ("began", "ended", "minutes"),
    [
        ("09:05", "11:02", 117),
        ("2025-03-29 12:00", "2025-03-30 12:00", 23 * 60),
        ("2025-10-25 12:00", "2025-10-26 12:00", 25 * 60),
        ("09:05", "09:05+00:00", 60),
        ("09:05", "09:04", None),
    ],
)
def test_a_duration_is_time_that_passed(began: str, ended: str, minutes: int | None) -> None:
    times = f"timezone: Europe/Berlin\ntimes: {{began: '{began}', ended: '{ended}'}}\n"
    duration = incident(draft(times)).times.duration
    assert duration == (None if minutes is None else timedelta(minutes=minutes))


@pytest.mark.parametrize(
    ("name", "is_id"),
    [
        ("2025-03-14-pool-wait", True),
        ("2025-03-14-5xx", True),
        ("undated-pool-wait", True),
        ("2024-02-29-leap", True),
        ("2025-02-29-leap", False),
        ("2025-03-14", False),
        ("2025-03-14-", False),
        ("2025-03-14-pool--wait", False),
        ("2025-03-14-pool-wait-", False),
        ("2025-03-14-Pool", False),
        ("2025-03-14-pöl", False),
        ("2025-03-14_pool", False),
        ("14-03-2025-pool", False),
        ("٢٠٢٥-٠٣-١٤-pool", False),
        ("undated", False),
        ("", False),
    ],
)
def test_an_id_is_a_day_and_a_slug(name: str, is_id: bool) -> None:
    assert is_incident_name(name) == is_id
