"""One content file as it was read: what it holds, and what about it could not be understood."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from kb_plugin.layout import GENERATED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kb_plugin.commonmark import Outline
    from kb_plugin.kinds import ElementKind
    from kb_plugin.model import Record
    from kb_plugin.read.head import Head
    from kb_plugin.source import Position, SourceText, Span


class Kind(StrEnum):
    """What a file is, by the folder it lies in."""

    INCIDENT = "incident"
    SYSTEM = "system"
    FACTOR = "factor"
    PATH = "path"
    PAGE = "page"


_FOLDERS = {
    "incidents": Kind.INCIDENT,
    "systems": Kind.SYSTEM,
    "factors": Kind.FACTOR,
    "paths": Kind.PATH,
}


def identifier_of(uri: str) -> str:
    """Return the id that a file's name gives it, whatever its folder."""
    return uri.rpartition("/")[2].removesuffix(".md")


def kind_of(uri: str) -> Kind:
    """Return what a file is, by the folder it lies in."""
    kind = _FOLDERS.get(uri.partition("/")[0], Kind.PAGE)
    if uri in GENERATED or uri.endswith(("/index.md", "/README.md")) or "/" not in uri:
        return Kind.PAGE
    return kind


class Problem(StrEnum):
    """What can be wrong with a file before its meaning is looked at."""

    NOT_UTF8 = "not-utf8"
    NOT_TEXT = "not-text"
    TOO_LARGE = "too-large"
    EMPTY = "empty"
    TANGLED = "tangled"
    CONFLICT = "conflict"
    NO_FRONT_MATTER = "no-front-matter"
    OPEN_FRONT_MATTER = "open-front-matter"
    YAML = "yaml"
    YAML_SLIP = "yaml-slip"
    CUT_SHORT = "cut-short"
    TOO_DEEP = "too-deep"
    TOO_MANY_ALIASES = "too-many-aliases"
    DUPLICATE_KEY = "duplicate-key"
    UNKNOWN_KEY = "unknown-key"
    WRONG_VALUE = "wrong-value"
    MISSING_VALUE = "missing-value"
    FILE_NAME = "file-name"
    FILE_ENDING = "file-ending"
    TIME_UNREADABLE = "time-unreadable"
    TIME_ZONE_NAME = "time-zone-name"
    TIME_NOT_EXISTING = "time-not-existing"
    TIME_AMBIGUOUS = "time-ambiguous"
    ALLOWANCE = "allowance"
    LONE_IMAGINED = "lone-imagined"
    ELEMENT_HEADING = "element-heading"


@dataclass(frozen=True, slots=True)
class Defect:
    """Something the reader met; a rule words it."""

    problem: Problem
    at: Position
    value: str = ""
    """What stands in the file."""
    expected: tuple[str, ...] = ()
    """What may stand there, where that is a closed list."""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A link or image of the body."""

    target: str
    """As written, without title and angle brackets."""
    label: str
    is_image: bool
    written: Span
    """The whole of the link's Markdown."""
    destination: Span | None
    """Where the target stands; None where it comes from a reference definition."""
    at: Position


@dataclass(frozen=True, slots=True)
class Allowance:
    """A finding accepted in place, with a reason."""

    code: str
    reason: str
    line: int
    """The line that the allowance speaks of."""
    written: Span | None
    """Where a comment of the body stands, so that it can be taken out before rendering."""
    at: Position
    is_for_file: bool = False
    """Whether it also speaks of findings about the file as a whole, which stand at line 1."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question that stands in a body for whoever writes it: `<!-- kb: ask … -->`."""

    text: str
    written: Span
    at: Position


class Passage(NamedTuple):
    """Running text: a paragraph, item or heading, or a sentence of front matter."""

    text: str
    """As it is written, with its markup."""
    start: int | None
    """The offset in the file; None where YAML folds the text, so that offsets differ."""
    at: Position
    in_account: bool
    """Whether a narrator tells it."""
    element: ElementKind | None
    """The part of the account in which it stands."""


@dataclass(frozen=True, slots=True)
class Document:
    """One content file."""

    source: SourceText
    kind: Kind
    id: str
    body: Span
    outline: Outline | None
    """Blocks of the body; None where the file could not be read as far as that."""
    record: Record | None
    meta: Mapping[str, Any]
    """Front matter of a page that is none of the kinds with a schema."""
    links: tuple[Link, ...]
    prose: tuple[Passage, ...]
    """Running text in the order of the file; none for pages that are no record."""
    allowances: tuple[Allowance, ...]
    prompts: tuple[Prompt, ...]
    defects: tuple[Defect, ...]
    head: Head
    """What other files need to know of this one."""

    @property
    def comments(self) -> tuple[Span, ...]:
        """Lines of the body that speak to its authors, and that no page shows."""
        allowed = (one.written for one in self.allowances if one.written)
        return (*allowed, *(one.written for one in self.prompts))

    def accepts(self, code: str, line: int) -> bool:
        """Tell whether an author accepted the findings of a rule at a line, with a reason."""
        return any(
            one.code == code
            and bool(one.reason)
            and (one.line == line or (one.is_for_file and line == self.at.line))
            for one in self.allowances
        )

    @property
    def at(self) -> Position:
        """The place that stands for the file as a whole."""
        return self.source.at_line(1)
