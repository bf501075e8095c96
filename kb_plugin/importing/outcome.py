"""What became of one source: what was understood, what is proposed, what a person decides."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class State(StrEnum):
    """How an import left a source."""

    IMPORTED = "imported"
    UNCHANGED = "unchanged"
    """Imported before; the draft is as it was written."""
    EDITED = "edited"
    """Imported before; the draft has been edited since."""
    CHANGED = "changed"
    """Imported before; the source has changed since."""
    SAME = "same"
    """The same text as another source of this run."""
    LEFT_OUT = "left out"
    """No report."""
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Understood:
    """A fact that was read."""

    what: str
    value: str
    where: str


@dataclass(frozen=True, slots=True)
class Proposed:
    """A value for the front matter, and the words of the source that it rests on."""

    key: str
    value: str
    passage: str


@dataclass(slots=True)
class Outcome:
    """One source, accounted for."""

    source: str
    state: State
    draft: str = ""
    """Content path of its draft."""
    note: str = ""
    format: str = ""
    understood: list[Understood] = field(default_factory=list)
    sections: list[tuple[str, str]] = field(default_factory=list)
    """Headings of the source, each with the section of ours that it became."""
    proposed: list[Proposed] = field(default_factory=list)
    decide: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    """Content paths of files that came along."""

    def as_dict(self) -> dict[str, Any]:
        """Return the outcome as the JSON object that `kb import --format json` prints."""
        return {
            "source": self.source,
            "state": str(self.state),
            "draft": self.draft or None,
            "note": self.note,
            "format": self.format,
            "understood": {
                one.what: {"value": one.value, "where": one.where} for one in self.understood
            },
            "sections": [{"heading": ours, "section": theirs} for ours, theirs in self.sections],
            "proposed": [
                {"key": one.key, "value": one.value, "passage": one.passage}
                for one in self.proposed
            ],
            "decide": self.decide,
            "files": self.files,
        }
