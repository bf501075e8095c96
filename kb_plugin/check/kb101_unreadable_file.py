"""A file cannot be read.

Content is UTF-8 text of at most one megabyte. A file of another encoding, an empty one, one that
no Markdown reader gets through in reasonable time, or one with two versions between the marks of a
merge says nothing to anyone.

Example: a postmortem that was exported as Latin-1, so that `señal` has a byte which is no UTF-8

Instead: save the file as UTF-8, or take the large part out and link to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin.check.rule import CONFLICT, Hit, Rule, defects_of
from kb_plugin.finding import Severity
from kb_plugin.read.document import Problem
from kb_plugin.read.text import LARGEST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.read.catalogue import Catalogue
    from kb_plugin.read.document import Document


_SAYS = {
    Problem.NOT_UTF8: ("{} is no UTF-8", "save the file as UTF-8"),
    Problem.NOT_TEXT: ("{} is no text", "save the file as UTF-8"),
    Problem.TOO_LARGE: (
        f"the file has {{}}, more than {LARGEST:,}",
        "move logs and data to files of their own and link to them",
    ),
    Problem.EMPTY: ("the file is empty", "write it, or delete it"),
    Problem.TANGLED: (
        "{}",
        "put data and logs into a fenced code block, between lines of ```",
    ),
    Problem.CONFLICT: CONFLICT,
}


def find(document: Document, _: Catalogue) -> Iterator[Hit]:
    """Yield what kept the file from being read."""
    for defect in defects_of(document, *_SAYS):
        message, help_ = _SAYS[defect.problem]
        yield Hit(defect.at, message.format(defect.value), help_)


RULE = Rule("KB101", "unreadable-file", Severity.ERROR, find, __doc__ or "")
