"""A name stands in the text that is to be kept out.

Roles tell a reader what a person could see and do; a name tells who to think of. The option
`deny_names` lists names that are not to appear, of people, of customers or of products that are
not announced. A list that is confidential itself comes from the environment, as MkDocs reads it:
`!ENV`.

    plugins:
      - postmortem-kb:
          deny_names: [Ada Quill, Northgate Bank]

Example: `Ada Quill saw it first.`

Instead: `The on-call engineer saw it first.` Where a person wants to be named, accept it in place
with that reason.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kb_plugin.check.rule import Hit, Rule
from kb_plugin.check.searched import searched
from kb_plugin.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.read.catalogue import Catalogue
    from kb_plugin.read.document import Document


def find(document: Document, catalogue: Catalogue) -> Iterator[Hit]:
    """Yield each place of each name that is to be kept out."""
    names = catalogue.settings.deny_names
    if not names:
        return
    for match in _any_of(names).finditer(searched(document)):
        yield Hit(
            document.source.position(match.start()),
            "a name stands here that `deny_names` keeps out",
            "write the role, or what kind of customer or product it is",
        )


@cache
def _any_of(names: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern for whole names, in any case and over the ends of lines."""
    listed = "|".join(r"\s+".join(map(re.escape, name.split())) for name in names)
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)", re.IGNORECASE)


RULE = Rule("KB505", "denied-name", Severity.ERROR, find, __doc__ or "")
