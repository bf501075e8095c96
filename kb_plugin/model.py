"""What a postmortem knowledge base holds, as frozen values that know where they were written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime, timedelta

    from kb_plugin.kinds import (
        ActionState,
        Audience,
        Certainty,
        Detection,
        ElementKind,
        Origin,
        RelationKind,
        SectionKind,
        Status,
    )
    from kb_plugin.source import Position, Span


@dataclass(frozen=True, slots=True)
class Reference:
    """An id as it was named somewhere."""

    id: str
    at: Position


@dataclass(frozen=True, slots=True)
class FactorUse:
    """A contributing factor as one incident names it."""

    term: str
    certainty: Certainty
    evidence: str | None
    at: Position


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time as written, and the instant it stands for."""

    text: str
    instant: datetime
    """Always in UTC, so that moments compare by instant and not by wall clock."""
    local: datetime
    """The same instant on the writer's clock, with its offset."""
    at: Position


@dataclass(frozen=True, slots=True)
class Times:
    """The four moments of an incident; each may be unknown."""

    began: Moment | None = None
    noticed: Moment | None = None
    mitigated: Moment | None = None
    ended: Moment | None = None

    @property
    def duration(self) -> timedelta | None:
        """From `began` to `ended`, where both are known and in order."""
        if self.began is None or self.ended is None or self.ended.instant < self.began.instant:
            return None
        return self.ended.instant - self.began.instant


@dataclass(frozen=True, slots=True)
class Narrator:
    """A person who was there, by role or by name."""

    key: str
    name: str
    agreed: date | None
    """The day this person agreed to the publication of their account."""
    timezone: str | None
    at: Position


@dataclass(frozen=True, slots=True)
class Entry:
    """A timed list item of an account."""

    kind: ElementKind
    moment: Moment | None
    """None where a report without a date gives a time of day alone."""
    text: str
    """The item's Markdown behind its time."""
    is_decision: bool
    number: int
    """Counts the entries of one narrator from 1; part of the anchor."""
    written: Span
    """Where the time stands in the file."""
    at: Position


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the body: its whole lines, underline included."""

    level: int
    text: str
    span: Span
    at: Position


@dataclass(frozen=True, slots=True)
class Element:
    """One of the five parts of an account."""

    kind: ElementKind
    heading: Heading


@dataclass(frozen=True, slots=True)
class Section:
    """A level-2 part of the body."""

    kind: SectionKind | None
    """None for a heading that the format does not know; it is shown where it stands."""
    heading: Heading
    body: Span
    narrator: str | None = None
    """For an account: the key of the narrator, or what stands in its place."""


@dataclass(frozen=True, slots=True)
class Account:
    """What one narrator tells, in that narrator's own words."""

    narrator: str
    section: Section
    elements: tuple[Element, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Lesson:
    """Something learned, and by whom."""

    title: str
    slug: str
    text: str
    """Markdown that stands by itself: links rebased to the content folder."""
    learned_by: tuple[Reference, ...]
    heading: Heading
    learned_line: Span | None


@dataclass(frozen=True, slots=True)
class Pair:
    """Work as imagined beside work as done; Markdown that stands by itself."""

    imagined: str
    done: str
    at: Position


@dataclass(frozen=True, slots=True)
class Relation:
    """What an author states about another incident."""

    id: str
    kind: RelationKind
    note: str | None
    at: Position


@dataclass(frozen=True, slots=True)
class Action:
    """A piece of follow-up."""

    do: str
    proposed_by: Reference | None
    owner: str | None
    state: ActionState
    opened: date | None
    closed: date | None
    due: date | None
    link: str | None
    addresses: tuple[Reference, ...]
    why: str | None
    at: Position


@dataclass(frozen=True, slots=True)
class Incident:
    """A postmortem."""

    id: str
    uri: str
    title: str
    status: Status
    severity: int | None
    day: date | None
    systems: tuple[Reference, ...]
    factors: tuple[FactorUse, ...]
    ref: str | None
    origin: Origin
    audience: Audience
    timezone: str
    times: Times
    detection: Detection | None
    impact: str | None
    signals: tuple[str, ...]
    narrators: tuple[Narrator, ...]
    facilitator: str | None
    relations: tuple[Relation, ...]
    actions: tuple[Action, ...]
    sources: tuple[str, ...]
    aliases: tuple[Reference, ...]
    sections: tuple[Section, ...]
    accounts: tuple[Account, ...]
    lessons: tuple[Lesson, ...]
    pairs: tuple[Pair, ...]
    words: int
    """Words of the body, for the reading time."""

    def narrator(self, key: str) -> Narrator | None:
        """Return the narrator with a key, if there is one."""
        return next((one for one in self.narrators if one.key == key), None)


@dataclass(frozen=True, slots=True)
class System:
    """Something that runs, and that incidents happen to."""

    id: str
    uri: str
    name: str
    aliases: tuple[Reference, ...]
    depends_on: tuple[Reference, ...]
    owner: str | None
    runbook: str | None


@dataclass(frozen=True, slots=True)
class Factor:
    """A condition that contributes, named neutrally."""

    id: str
    uri: str
    name: str
    aliases: tuple[Reference, ...]
    group: str


@dataclass(frozen=True, slots=True)
class Step:
    """One incident of a reading path, and why to read it."""

    incident: str
    why: str
    at: Position


@dataclass(frozen=True, slots=True)
class ReadingPath:
    """A curated order of incidents to read."""

    id: str
    uri: str
    title: str
    audience: str | None
    systems: tuple[Reference, ...]
    steps: tuple[Step, ...]


Record = Incident | System | Factor | ReadingPath
"""What a content file can turn out to be."""
