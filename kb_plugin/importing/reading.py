"""A source as it was taken apart: what it says about itself, before anything is proposed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb_plugin.commonmark import outline
from kb_plugin.importing.foreign import Format
from kb_plugin.importing.labels import body_labels, meta_labels
from kb_plugin.importing.titles import find_title

if TYPE_CHECKING:
    from kb_plugin.commonmark import Outline
    from kb_plugin.importing.foreign import Foreign
    from kb_plugin.importing.labels import Label
    from kb_plugin.importing.titles import Title


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that may be a report."""

    path: str
    """As messages show it."""
    place: str
    """Relative to the folder that is imported, with forward slashes."""
    key: str
    """The file's one true path, by which links from other files find it."""
    data: bytes
    is_named: bool
    """Whether somebody asked for this very file, and not for its folder."""
    siblings: int = 0
    """Other texts in its folder."""

    @property
    def name(self) -> str:
        """The file's own name."""
        return self.place.rpartition("/")[2]

    @property
    def folders(self) -> tuple[str, ...]:
        """The names of the folders around it, the innermost first."""
        return tuple(reversed(self.place.split("/")[:-1]))


@dataclass(frozen=True, slots=True)
class Reading:
    """A report with its parts named."""

    source: SourceFile
    foreign: Foreign
    blocks: Outline
    labels: tuple[Label, ...]
    title: Title
    names: tuple[str, ...]
    """What its file and folders are called, the innermost first."""

    @property
    def is_plain(self) -> bool:
        """Tell whether its author wrote no markup."""
        return self.foreign.format in (Format.PLAIN, Format.MAIL)


def read(source: SourceFile, foreign: Foreign, names: tuple[str, ...]) -> Reading:
    """Return a report with its labels and title found."""
    blocks = outline(foreign.body)
    labels = (
        *meta_labels(foreign.fields),
        *body_labels(foreign.body.split("\n"), blocks),
    )
    title = find_title(foreign, blocks, labels, names[0])
    return Reading(source, foreign, blocks, labels, title, names)
