"""The schema of front matter. Every value arrives as text; what a key means is said here.

No key is required at this level: what a file needs depends on its status, which a rule decides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, Field, GetJsonSchemaHandler, model_validator

from kb_plugin.kinds import (
    ActionState,
    Audience,
    Certainty,
    Detection,
    Origin,
    RelationKind,
    Status,
)
from kb_plugin.read.schema_values import (
    ONE_OF,
    Day,
    FactorId,
    Group,
    IncidentId,
    NarratorKey,
    OldPath,
    Severity,
    SystemId,
    Text,
    Time,
    WebAddress,
    Zone,
)

if TYPE_CHECKING:
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema


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

    term: FactorId
    """The id of a contributing factor."""
    certainty: Certainty = Certainty.KNOWN
    """How sure those involved are; what was ruled out is worth recording too."""
    evidence: Text | None = None
    """What it rests on: one sentence on circumstances."""

    @model_validator(mode="before")
    @classmethod
    def _from_id(cls, value: Any) -> Any:
        return {"term": value} if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler, /
    ) -> JsonSchemaValue:
        return {"anyOf": [{ONE_OF: "factor"}, handler.resolve_ref_schema(handler(schema))]}


class TimesFront(Front):
    """The times as text; they are read with the incident's zone."""

    began: Time | None = None
    """When it began, as known now; the duration counts from here."""
    noticed: Time | None = None
    """When anyone first noticed."""
    mitigated: Time | None = None
    """When the worst was over."""
    ended: Time | None = None
    """When it was over; the duration counts to here."""


class NarratorFront(Front):
    """A value of `accounts`."""

    name: Text
    """A role, or the person's own name if that person wishes."""
    agreed: Day | None = None
    """The day this person agreed to the publication of their account."""
    timezone: Zone | None = None
    """The zone of this narrator's times, where it is not the incident's."""


class RelationFront(Front):
    """An item of `related`."""

    id: IncidentId
    """The id of another incident: its file name without `.md`."""
    kind: RelationKind
    """How this incident stands to the other one."""
    note: Text | None = None
    """What ties the two, or what only seems to."""


class ActionFront(Front):
    """An item of `actions`."""

    do: Text
    """What is to be done."""
    proposed_by: Text | None = None
    """Who proposed it: a key of `accounts`."""
    owner: Text | None = None
    """Who sees it done."""
    state: ActionState = ActionState.OPEN
    """Where it stands."""
    opened: Day | None = None
    """The day it was agreed on, from which its age counts; the incident's day if absent."""
    closed: Day | None = None
    """The day it was done or dropped."""
    due: Day | None = None
    """The day it is to be done by."""
    link: WebAddress | None = None
    """Its address in your tracker."""
    addresses: list[FactorId] = []
    """Ids of the contributing factors that it addresses."""
    why: Text | None = None
    """For a dropped action: what spoke against it."""


class IncidentFront(Front):
    """Front matter of `content/incidents/**/*.md`."""

    title: Text | None = None
    """Names the condition, and nobody's act."""
    status: Status | None = None
    """How far it is on its way to its readers."""
    severity: Severity | None = None
    """How widely it was felt: 1 is the widest."""
    systems: list[SystemId] = []
    """Ids of `content/systems`."""
    factors: list[FactorFront] = []
    """Conditions that contributed: ids of `content/factors`, or mappings with `term`."""
    ref: Text | None = None
    """Your own ticket number."""
    origin: Origin = Origin.WRITTEN
    """Whether it was written for this knowledge base or brought along from before."""
    audience: Audience = Audience.PUBLIC
    """Who may read it."""
    timezone: Zone = "UTC"
    """The zone of every time without an offset, by its IANA name."""
    times: TimesFront = TimesFront()
    """When it began, was noticed, was mitigated and ended."""
    detection: Detection | None = None
    """How it was noticed."""
    impact: Text | None = None
    """What it meant for those who rely on the systems, in one line."""
    signals: list[Text] = []
    """Alert names, error strings and metric names, as the systems print them."""
    accounts: dict[NarratorKey, NarratorFront] = {}
    """Those who tell it, by a key that is used everywhere else in the file."""
    facilitator: Text | None = None
    """Who helped the accounts together."""
    related: list[RelationFront] = []
    """Ties to other incidents, shown on both."""
    actions: list[ActionFront] = []
    """Follow-up, and what was decided against."""
    sources: list[WebAddress] = []
    """Addresses of material behind the text."""
    aliases: list[OldPath] = []
    """Earlier addresses that lead here, such as old/url/path."""


class SystemFront(Front):
    """Front matter of `content/systems/*.md`."""

    name: Text | None = None
    """The name that pages show."""
    aliases: list[Text] = []
    """Other names that people use for it."""
    depends_on: list[SystemId] = []
    """Ids of the systems that it depends on."""
    owner: Text | None = None
    """Who runs it."""
    runbook: WebAddress | None = None
    """The address of its runbook."""


class FactorPageFront(Front):
    """Front matter of `content/factors/*.md`."""

    name: Text | None = None
    """A neutral name of the condition."""
    aliases: list[Text] = []
    """Other names that people use for it."""
    group: Group | None = None
    """The group under which pages list it."""


class StepFront(Front):
    """An item of a path's `incidents`."""

    id: IncidentId
    """The id of an incident: its file name without `.md`."""
    why: Text
    """Why it is worth reading here, in a sentence."""


class PathFront(Front):
    """Front matter of `content/paths/*.md`."""

    title: Text | None = None
    """The name of the path."""
    readers: Text | None = Field(default=None, alias="for")
    """For whom it is laid out."""
    systems: list[SystemId] = []
    """Ids of the systems on whose pages it shows."""
    incidents: list[StepFront] = []
    """Incidents in the order in which they are worth reading."""
