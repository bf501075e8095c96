"""Incidents by system: each told in full once."""

from __future__ import annotations

from kb_plugin.link.by_system import by_system
from tests.link.bases import base_of, incident


def test_an_incident_is_told_in_full_at_its_first_system_and_named_at_the_others() -> None:
    base = base_of(
        {
            "2025-03-01-c": incident("systems: [search, db]\n"),
            "2025-02-01-b": incident("systems: [db]\n"),
            "2025-01-01-a": incident("systems: [search]\n"),
            "2024-01-01-z": incident(),
        }
    )
    found = [
        (
            one.system.id if one.system else None,
            [incident.id for incident in one.here],
            [incident.id for incident in one.elsewhere],
        )
        for one in by_system(base, base.incidents)
    ]
    assert found == [
        ("search", ["2025-03-01-c", "2025-01-01-a"], []),
        ("db", ["2025-02-01-b"], ["2025-03-01-c"]),
        (None, ["2024-01-01-z"], []),
    ]
