"""The schema of front matter. Every value arrives as text; what a key means is said here.

No key is required at this level: what a file needs depends on its status, which a rule decides.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from kb_plugin.kinds import (
    ActionState,
    Audience,
    Certainty,
    Detection,
    Origin,
    RelationKind,
    Status,
)
from kb_plugin.layout import old_path
from kb_plugin.vocabulary import nearest

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def _day(value: Any) -> Any:
    if isinstance(value, str) and not _DAY.fullmatch(value):
        raise ValueError(f"'{value}' is no day; write it as 2025-03-14")
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise ValueError(f"there is no day '{value}'; write it as 2025-03-14") from None
    return value


def _zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (KeyError, ValueError, OSError):
        meant = nearest(value, available_timezones())
        hint = f"; did you mean '{meant}'?" if meant else "; write an IANA name: Europe/Berlin"
        raise ValueError(f"unknown time zone '{value}'{hint}") from None
    return value


def _web_address(value: str) -> str:
    try:
        parts = urlsplit(value)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.netloc or " " in value:
        raise ValueError(f"'{value}' is no web address; write it with https://")
    return value


def _narrator_key(value: str) -> str:
    if not _KEY.fullmatch(value):
        raise ValueError(
            f"'{value}' is no key; write lower-case words with hyphens, such as checkout-on-call"
        )
    return value


def _old_path(value: str) -> str:
    path = old_path(value)
    if path is None:
        raise ValueError(f"'{value}' is no path of this site; write it as old/url/path")
    return path


Text = Annotated[str, Field(min_length=1)]
Day = Annotated[date, BeforeValidator(_day)]
Zone = Annotated[str, AfterValidator(_zone)]
WebAddress = Annotated[str, AfterValidator(_web_address)]
NarratorKey = Annotated[str, AfterValidator(_narrator_key)]
OldPath = Annotated[str, AfterValidator(_old_path)]


class Front(BaseModel):
    """What all front matter shares: no unknown keys, and a key without a value is absent."""

    # Built when a file of its kind is first read: checking one file needs one of the kinds.
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    @model_validator(mode="before")
    @classmethod
    def _without_empty(cls, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        known = {field.alias or name for name, field in cls.model_fields.items()}
        return {key: one for key, one in value.items() if one is not None or key not in known}


class FactorFront(Front):
    """An item of `factors`: an id alone, or a mapping."""

    term: Text
    certainty: Certainty = Certainty.KNOWN
    evidence: Text | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_id(cls, value: Any) -> Any:
        return {"term": value} if isinstance(value, str) else value


class TimesFront(Front):
    """The times as text; they are read with the incident's zone."""

    began: Text | None = None
    noticed: Text | None = None
    mitigated: Text | None = None
    ended: Text | None = None


class NarratorFront(Front):
    """A value of `accounts`."""

    name: Text
    agreed: Day | None = None
    timezone: Zone | None = None


class RelationFront(Front):
    """An item of `related`."""

    id: Text
    kind: RelationKind
    note: Text | None = None


class ActionFront(Front):
    """An item of `actions`."""

    do: Text
    proposed_by: Text | None = None
    owner: Text | None = None
    state: ActionState = ActionState.OPEN
    opened: Day | None = None
    closed: Day | None = None
    due: Day | None = None
    link: WebAddress | None = None
    addresses: list[Text] = []
    why: Text | None = None


class IncidentFront(Front):
    """Front matter of `content/incidents/**/*.md`."""

    title: Text | None = None
    status: Status | None = None
    severity: Text | None = None
    systems: list[Text] = []
    factors: list[FactorFront] = []
    ref: Text | None = None
    origin: Origin = Origin.WRITTEN
    audience: Audience = Audience.PUBLIC
    timezone: Zone = "UTC"
    times: TimesFront = TimesFront()
    detection: Detection | None = None
    impact: Text | None = None
    signals: list[Text] = []
    accounts: dict[NarratorKey, NarratorFront] = {}
    facilitator: Text | None = None
    related: list[RelationFront] = []
    actions: list[ActionFront] = []
    sources: list[WebAddress] = []
    aliases: list[OldPath] = []


class SystemFront(Front):
    """Front matter of `content/systems/*.md`."""

    name: Text | None = None
    aliases: list[Text] = []
    depends_on: list[Text] = []
    owner: Text | None = None
    runbook: WebAddress | None = None


class FactorPageFront(Front):
    """Front matter of `content/factors/*.md`."""

    name: Text | None = None
    aliases: list[Text] = []
    group: Text | None = None


class StepFront(Front):
    """An item of a path's `incidents`."""

    id: Text
    why: Text


class PathFront(Front):
    """Front matter of `content/paths/*.md`."""

    title: Text | None = None
    readers: Text | None = Field(default=None, alias="for")
    systems: list[Text] = []
    incidents: list[StepFront] = []
