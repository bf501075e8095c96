"""Pages of the sample site, one of each kind."""

from __future__ import annotations

from kb_plugin import layout

_ID = "2024-01-18-locker-sessions-reconnect-together"
INCIDENT = layout.address(layout.incident_page(_ID))
REPLAY = layout.address(layout.replay_pages([_ID])[_ID])
KINDS = (
    "",
    "incidents/",
    INCIDENT,
    "systems/",
    "systems/locker-gateway/",
    "factors/",
    "factors/load-amplification/",
    "matrix/",
    "lessons/",
    "work-as-done/",
    "follow-up/",
    "paths/",
    "paths/first-week/",
    "search/",
    "seen-before/",
    "guide/",
    "guide/file-format/",
    "guide/checks/kb203/",
    "replay/",
    REPLAY,
    "404.html",
)
"""Their addresses."""
