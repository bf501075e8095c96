"""Front matter is missing or cannot be read.

A file of an incident, system, factor or path begins with a block of YAML between two lines of
three hyphens. MkDocs drops a block it cannot read without a word; here it is an error.

Example:

    ---
    title: Bookings wait: a pool is full
    ---

Instead: quote text that holds a colon and a space, a leading quote, bracket or hash.

    ---
    title: "Bookings wait: a pool is full"
    ---
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin.check.rule import Hit, Rule, defects_of
from kb_plugin.finding import Severity
from kb_plugin.read.document import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.read.catalogue import Catalogue
    from kb_plugin.read.document import Document


_QUOTE = "quote text that holds ': ' or ' #' or begins with a quote, bracket, '*', '&', '!' or '@'"
_SAYS = {
    Problem.NO_FRONT_MATTER: (
        "the file has no front matter",
        "begin it with a line `---`, then keys such as `title: …`, then a line `---`",
    ),
    Problem.OPEN_FRONT_MATTER: ("the front matter does not end", "close it with a line `---`"),
    Problem.YAML: ("the front matter is no YAML: {detail}", _QUOTE),
    Problem.TOO_DEEP: (
        "the front matter nests deeper than {value} levels",
        "the format needs four levels; quote text that begins with a bracket",
    ),
    Problem.TOO_MANY_ALIASES: (
        "an alias in the front matter repeats too much ({value})",
        "write the values out instead of `&name` and `*name`",
    ),
}


def find(document: Document, _: Catalogue) -> Iterator[Hit]:
    """Yield why there is no front matter to go by."""
    for defect in defects_of(document, *_SAYS):
        message, help_ = _SAYS[defect.problem]
        yield Hit(defect.at, message.format(value=defect.value, detail=defect.detail), help_)


RULE = Rule("KB102", "front-matter", Severity.ERROR, find, __doc__ or "")
