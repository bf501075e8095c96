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

from kb_plugin.check.rule import CONFLICT, Hit, Rule, defects_of
from kb_plugin.finding import Severity
from kb_plugin.read.document import Kind, Problem
from kb_plugin.read.yaml_slips import Slip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.read.catalogue import Catalogue
    from kb_plugin.read.document import Defect, Document


_QUOTE = "quote text that holds ': ' or ' #' or begins with a quote, bracket, '*', '&', '!' or '@'"
_SAYS = {
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
_SLIPS = {
    Slip.TAB: ("a tab stands at the beginning of this line", "indent with spaces, two a level"),
    Slip.SIGN: ("a text begins with '{}'", 'put the whole text into quotes: "…"'),
    Slip.QUOTED_START: (
        "a text begins with a quotation and goes on behind it",
        "put the whole text into quotes of the other kind: '\"…\" and more'",
    ),
    Slip.CURLY_QUOTE: (
        "'{}' is no quotation mark to YAML",
        'put the whole text into straight quotes: "…"',
    ),
    Slip.BRACKET: (
        "a list or mapping in brackets does not end as it should",
        "close what '{}' opens; quote text in it that begins with a sign or holds a bracket",
    ),
    Slip.OPEN_QUOTE: ("a quotation begins with {} and does not end", "close it with {}"),
    Slip.NO_SPACE: ("no space stands behind '{}'", "write one"),
    Slip.NO_COLON: ("'{}' stands where a colon belongs", "write `key: value`"),
    Slip.CONFLICT: CONFLICT,
    Slip.COLON: ("a text holds ': '", 'put the whole text into quotes: "…"'),
    Slip.INDENTATION: (
        "this line does not fit the one above it",
        "indent keys of one level alike; a key with a text behind it has no keys below",
    ),
}


def find(document: Document, _: Catalogue) -> Iterator[Hit]:
    """Yield why there is no front matter to go by."""
    for defect in defects_of(document, Problem.NO_FRONT_MATTER):
        yield _none(document, defect)
    for defect in defects_of(document, *_SAYS):
        message, help_ = _SAYS[defect.problem]
        yield Hit(defect.at, message.format(value=defect.value, detail=defect.detail), help_)
    for defect in defects_of(document, Problem.YAML_SLIP):
        message, help_ = _SLIPS[Slip(defect.detail)]
        message = f"the front matter is no YAML: {message.format(defect.value)}"
        yield Hit(defect.at, message, help_.format(defect.value))


def _none(document: Document, defect: Defect) -> Hit:
    if defect.value == "---":
        message = "the front matter does not begin the file"
        return Hit(defect.at, message, "write the line `---` at the very top")
    if defect.value:
        message = f"'{defect.value}' does not begin front matter"
        return Hit(defect.at, message, "write three hyphens: `---`")
    key = "name" if document.kind in (Kind.SYSTEM, Kind.FACTOR) else "title"
    help_ = f"begin it with a line `---`, then keys such as `{key}: …`, then a line `---`"
    return Hit(defect.at, "the file has no front matter", help_)


RULE = Rule("KB102", "front-matter", Severity.ERROR, find, __doc__ or "")
