"""A base of incidents with so many narrators and entries, to see how their lanes hold."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import cycle, islice
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from tests.site.serving import LEAST_CONFIGURATION

if TYPE_CHECKING:
    from pathlib import Path

NARRATORS = (1, 2, 4, 6)
ENTRIES = (3, 30, 100)

_ZONE, _ELSEWHERE = "Europe/Berlin", "America/Toronto"
_BEGAN = datetime(2025, 3, 14, 8, 5, tzinfo=UTC)
_NAMES = (
    "On-call engineer, Parcels",
    "Database engineer who ran the backfill of the evening before, Amsterdam",
    "Support",
    "Incident coordinator",
    "Network engineer at the hosting site",
    "Courier planning, evening shift",
)
_HEADINGS = ("What I did", "What I saw", "What I expected", "What I assumed", "How I understood it")
_SAID = (
    "I opened the dashboard of the gateway.",
    "`java.io.IOException: No space left on device` in every second line of the log.",
    "Latency rose in steps while the processors stayed flat, and fell again for no reason that "
    "any of the three panels on the wall, or the two people in front of them, could give.",
    "A slow pod.",
    "`/var/lib/locker-gateway/sessions/2025-03-14T08:05:00Z/checkpoint.previous.snapshot.gz`",
    "Zeitüberschreitungsfehlerbehandlungsroutine was the word on the handheld, and **nothing** "
    "[else](https://status.example.com/).",
    "The end of the log:\n\n    ```\n    ERROR Error while appending records to "
    "locker.door-events.v2-17 in dir /var/lib/kafka/data\n    ```\n",
    "**Decision:** roll the release back, or wait for the next look at the queue? I waited.",
)
_STEPS = (0, 1, 3, 2, 7, 0, 1, 25, 4, 70)
"""Minutes from one entry to the next; a hundred entries go on for about a day."""
_LONG_STEPS = tuple(6 * minutes for minutes in _STEPS)


def incident_id(narrators: int, entries: int) -> str:
    """Return the id of one of the incidents."""
    return f"2025-03-14-{narrators}-narrators-{entries}-entries"


def lanes_project(into: Path) -> Path:
    """Write a project with an incident for each number of narrators and of entries."""
    folder = into / "content" / "incidents"
    folder.mkdir(parents=True)
    configuration = f"{LEAST_CONFIGURATION.rstrip()}:\n      drafts: true\n"
    (into / "mkdocs.yml").write_text(configuration, encoding="utf-8")
    (into / "content" / "index.md").write_text("# Base\n", encoding="utf-8")
    for narrators in NARRATORS:
        for entries in ENTRIES:
            file = folder / f"{incident_id(narrators, entries)}.md"
            file.write_text(_incident(narrators, entries), encoding="utf-8")
    return into


def _incident(narrators: int, entries: int) -> str:
    told: dict[tuple[int, str], list[str]] = {}
    at = _BEGAN
    steps = cycle(_LONG_STEPS if entries > 30 else _STEPS)
    said = cycle(_SAID)
    for number, step in enumerate(islice(steps, entries)):
        at += timedelta(minutes=step)
        heading = _HEADINGS[number * 7 // 3 % len(_HEADINGS)]
        who = number % narrators
        local = at.astimezone(ZoneInfo(_ELSEWHERE if who == 1 else _ZONE))
        told.setdefault((who, heading), []).append(f"- {local:%Y-%m-%d %H:%M} {next(said)}")
    accounts = "".join(
        f"  n{number}: {{name: '{_NAMES[number]}', agreed: 2025-03-20"
        f"{f', timezone: {_ELSEWHERE}' if number == 1 else ''}}}\n"
        for number in range(narrators)
    )
    body = "".join(
        f"\n## Account: n{number}\n"
        + "".join(
            f"\n### {heading}\n\n" + "\n".join(told.get((number, heading), ["Nothing."])) + "\n"
            for heading in _HEADINGS
        )
        for number in range(narrators)
    )
    ended = at + timedelta(minutes=20)
    return (
        f"---\ntitle: Requests wait for {narrators} narrators and {entries} entries\n"
        f"status: draft\ntimezone: {_ZONE}\n"
        f"times: {{began: '2025-03-14 09:00', noticed: '2025-03-14 09:06', "
        f"ended: '{ended:%Y-%m-%d %H:%MZ}'}}\n"
        f"accounts:\n{accounts}---\n\n## Summary\n\nRequests waited.\n{body}"
    )
