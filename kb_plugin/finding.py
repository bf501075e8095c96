"""What a rule says about a place in a file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kb_plugin.source import Position


class Severity(StrEnum):
    """How much a finding weighs: errors stop a build, warnings stop `--strict`, questions ask."""

    ERROR = "error"
    WARNING = "warning"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Finding:
    """One answer of one rule: where, what, and what to do next."""

    code: str
    at: Position
    message: str
    help: str
    severity: Severity

    def __str__(self) -> str:
        return f"{self.at.path}:{self.at.line}: {self.code} {self.message}"

    def as_dict(self) -> dict[str, str | int]:
        """Return the finding as the JSON object that `kb check --format json` prints."""
        return {
            "code": self.code,
            "severity": str(self.severity),
            "path": self.at.path,
            "line": self.at.line,
            "column": self.at.column,
            "message": self.message,
            "help": self.help,
        }


def in_reading_order(findings: list[Finding]) -> tuple[Finding, ...]:
    """Return findings in file, line, column, then code order, without repetitions."""
    return tuple(
        sorted(dict.fromkeys(findings), key=lambda found: (found.at, found.code, found.message))
    )


def has_errors(findings: tuple[Finding, ...]) -> bool:
    """Tell whether any finding keeps its file from being published."""
    return any(found.severity is Severity.ERROR for found in findings)
