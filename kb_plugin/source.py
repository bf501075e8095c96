"""The text of one file, and places in it that a person can be sent to."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple


class Position(NamedTuple):
    """A place in a file: 1-based line and column, counted in characters.

    A tuple, as `Span` is: a file has hundreds of both, and a frozen dataclass takes twice as
    long to make.
    """

    path: str
    """The path as messages show it, relative to the folder of `mkdocs.yml`."""
    line: int
    column: int = 1


class Span(NamedTuple):
    """A half-open range of character offsets in a file's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SourceText:
    """Decoded text of one content file, with LF line ends and no byte-order mark."""

    path: str
    """The path as messages show it, relative to the folder of `mkdocs.yml`."""
    uri: str
    """The path relative to the content folder, with forward slashes."""
    text: str
    starts: tuple[int, ...] = field(init=False, repr=False)
    """Offset at which each line begins."""

    def __post_init__(self) -> None:
        starts = [0]
        for line in self.text.split("\n")[:-1]:
            starts.append(starts[-1] + len(line) + 1)
        object.__setattr__(self, "starts", tuple(starts))

    def position(self, offset: int) -> Position:
        """Return the place of a character offset."""
        line = bisect_right(self.starts, offset)
        return Position(self.path, line, offset - self.starts[line - 1] + 1)

    def at_line(self, line: int, column: int = 1) -> Position:
        """Return the place at a 1-based line and column."""
        return Position(self.path, line, column)

    def line_start(self, line: int) -> int:
        """Return the offset at which a 1-based line begins; past the last line, the text's end."""
        return self.starts[line - 1] if line <= len(self.starts) else len(self.text)

    def slice(self, span: Span) -> str:
        """Return the text of a span."""
        return self.text[span.start : span.end]
