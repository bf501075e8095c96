"""Which of the five parts of an account hold words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb_plugin.source import Span

if TYPE_CHECKING:
    from kb_plugin.kinds import ElementKind
    from kb_plugin.model import Account
    from kb_plugin.read.document import Document

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def told(document: Document, account: Account) -> frozenset[ElementKind]:
    """Return the parts of an account in which more than a heading or a comment stands."""
    source = document.source
    first_line = source.position(document.body.start).line
    blocks = document.outline.headings if document.outline else ()
    # Headings of level 4 and below are part of what an author says under level 3.
    ends = [source.line_start(first_line + one.start) for one in blocks if one.level <= 3]
    found: set[ElementKind] = set()
    for element in account.elements:
        start = element.heading.span.end
        end = min((one for one in ends if one >= start), default=account.section.body.end)
        text = source.slice(Span(start, min(end, account.section.body.end)))
        if _COMMENT.sub("", text).strip():
            found.add(element.kind)
    return frozenset(found)
