"""Instants as the local times that people write."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from datetime import date, datetime


def local_time(instant: datetime, zone: str, known_day: date | None = None) -> str:
    """Return the local time, with its day unless that is the known one.

    An hour that a zone has twice is written with its offset.
    """
    local = instant.astimezone(ZoneInfo(zone))
    day = "" if local.date() == known_day else f"{local.date()} "
    is_twice = local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
    offset = local.isoformat()[-6:] if is_twice else ""
    return f"{day}{local.hour:02}:{local.minute:02}{offset}"


def local_day(instant: datetime, zone: str) -> date:
    """Return the day that an instant belongs to in a zone."""
    return instant.astimezone(ZoneInfo(zone)).date()
