"""What a rule is."""

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb_plugin.finding import Severity
from kb_plugin.kinds import Origin
from kb_plugin.model import Incident

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kb_plugin.read.catalogue import Catalogue
    from kb_plugin.read.document import Defect, Document, Problem
    from kb_plugin.source import Position

CONFLICT = (
    "a merge left its conflict here",
    "keep one of the two versions, and take out the lines of `<`, `=` and `>`",
)
"""What two rules say, one of front matter and one of what follows: message and help."""

_EXAMPLES = re.compile(r"^(?:Example|Instead)\b", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Hit:
    """A place at which a rule has something to say."""

    at: Position
    message: str
    help: str
    severity: Severity | None = None
    """Where it differs from the rule's own."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A check of one file, with what else exists as its only surroundings."""

    code: str
    name: str
    severity: Severity
    find: Callable[[Document, Catalogue], Iterable[Hit]]
    documentation: str

    @property
    def text(self) -> str:
        """The documentation as Markdown."""
        return inspect.cleandoc(self.documentation)

    @property
    def title(self) -> str:
        """The first sentence of the documentation."""
        return self.text.partition("\n")[0]

    @property
    def summary(self) -> str:
        """What the rule is about and why, without examples."""
        return _EXAMPLES.split(self.text, maxsplit=1)[0].strip()


def defects_of(document: Document, *problems: Problem) -> Iterator[Defect]:
    """Yield what the reader met of some kinds of problem."""
    return (defect for defect in document.defects if defect.problem in problems)


def meant(suggestion: str | None) -> str:
    """Return the end of a message that names the word probably meant, if there is one."""
    return f"; did you mean '{suggestion}'?" if suggestion else ""


def shortened(text: str, most: int = 60) -> str:
    """Return a text as a message quotes it: whole where it is short, else its first words."""
    if len(text) <= most:
        return text
    return f"{text[:most].rpartition(' ')[0] or text[:most]} …"


def is_spoken_of(document: Document, key: str) -> bool:
    """Tell whether the reader found fault with a key of the front matter or one that holds it.

    One mistake is one finding: what follows from it is not said again.
    """
    faulty = {one.detail.partition(":")[0] for one in document.defects}
    steps = key.split(".")
    return any(".".join(steps[:size]) in faulty for size in range(1, len(steps) + 1))


def is_imported(document: Document) -> bool:
    """Tell whether a file is a report from before, of which less is asked."""
    return isinstance(document.record, Incident) and document.record.origin is Origin.IMPORTED


def error_unless_imported(document: Document) -> Severity:
    """Return `question` for reports from before and `error` for all others."""
    return Severity.QUESTION if is_imported(document) else Severity.ERROR
