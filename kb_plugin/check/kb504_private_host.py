"""The name of an internal host stands in the text.

Which names are internal is configuration: the option `private_hosts` holds patterns, without
which nothing is looked for. Such names show outsiders what runs where, and mean little to
readers who do not run it. In reports from before this is a question.

    plugins:
      - postmortem-kb:
          private_hosts: ['[\\w-]+\\.corp\\.wrenfold\\.io', 'db\\d+']

Example: `db07.corp.wrenfold.io had no free inodes.`

Instead: `The primary of the ledger had no free inodes.`
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kb_plugin.check.rule import Hit, Rule, is_imported
from kb_plugin.check.searched import searched
from kb_plugin.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.read.catalogue import Catalogue
    from kb_plugin.read.document import Document


def find(document: Document, catalogue: Catalogue) -> Iterator[Hit]:
    """Yield each internal host name, at its first place."""
    patterns = catalogue.settings.private_hosts
    if not patterns:
        return
    severity = Severity.QUESTION if is_imported(document) else None
    seen: set[str] = set()
    text = searched(document)
    found = (match for one in patterns for match in _whole(one).finditer(text))
    for match in sorted(found, key=lambda one: one.span()):
        name = match[0].lower()
        if name and name not in seen:
            seen.add(name)
            yield Hit(
                document.source.position(match.start()),
                f"the internal host name '{match[0]}' stands here",
                "name what it does for others instead",
                severity,
            )


@cache
def _whole(pattern: str) -> re.Pattern[str]:
    """Return a pattern for whole names: `db1` is no part of `mydb12`."""
    return re.compile(rf"(?<![\w.-])(?:{pattern})(?![\w-])", re.IGNORECASE)


RULE = Rule("KB504", "private-host", Severity.WARNING, find, __doc__ or "")
