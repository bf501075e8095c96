"""Closed lists of the format: the values that a key or a heading can have."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """How far an incident is on its way to being read by everyone."""

    DRAFT = "draft"
    REVIEW = "review"
    PUBLISHED = "published"


class Certainty(StrEnum):
    """How sure those involved are that a factor played a part."""

    KNOWN = "known"
    POTENTIAL = "potential"
    RULED_OUT = "ruled-out"


class Origin(StrEnum):
    """Whether a report was written for this base or brought along from before."""

    WRITTEN = "written"
    IMPORTED = "imported"


class Audience(StrEnum):
    """Who may read an incident."""

    PUBLIC = "public"
    INTERNAL = "internal"


class Detection(StrEnum):
    """How an incident was noticed."""

    ALERT = "alert"
    CUSTOMER_REPORT = "customer-report"
    COLLEAGUE = "colleague"
    ROUTINE_CHECK = "routine-check"
    AUTOMATED_TEST = "automated-test"
    PROVIDER = "provider"
    OTHER = "other"


class RelationKind(StrEnum):
    """What the author of one incident says of another."""

    RECURRENCE = "recurrence"
    SAME_TRIGGER = "same-trigger"
    FOLLOW_ON = "follow-on"
    SIMILAR = "similar"
    NOT_SIMILAR = "not-similar"


class ActionState(StrEnum):
    """Where a follow-up stands."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class ElementKind(StrEnum):
    """The five things a narrator tells."""

    DID = "did"
    SAW = "saw"
    EXPECTED = "expected"
    ASSUMED = "assumed"
    UNDERSTOOD = "understood"


class SectionKind(StrEnum):
    """The level-2 sections that the format knows, in the order it gives them."""

    SUMMARY = "summary"
    CONTEXT = "context"
    IMPACT = "impact"
    ACCOUNT = "account"
    UNDERSTANDING = "understanding"
    WORK_AS_DONE = "work-as-done"
    LIMITED_HARM = "limited-harm"
    UNCLEAR = "unclear"
    LESSONS = "lessons"
    FOLLOW_UP = "follow-up"
