"""What becomes of raw HTML that does more than show text, beside being shown as text."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from kb_plugin.check.active_parts import active_parts
from kb_plugin.check.kb506_running_html import RULE
from kb_plugin.forge_html import OWN_BLOCK
from kb_plugin.read.excerpt import Edit
from kb_plugin.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.read.document import Document

_NAME = re.compile(r"<[A-Za-z][^\s/<>]*")


def active_edits(document: Document, *, is_imported: bool) -> Iterator[Edit]:
    """Yield the edits for what an author accepted with a reason, and for frames of old reports.

    What was accepted is marked as the page's own; a frame becomes a link to what it showed.
    """
    for part in active_parts(document):
        line = document.source.position(part.start).line
        tag = _NAME.match(document.source.text, part.start)
        if tag and document.accepts(RULE.code, line):
            yield Edit(Span(tag.end(), tag.end()), f" {OWN_BLOCK}")
        elif part.address and is_imported:
            address = html.escape(part.address)
            yield Edit(Span(part.start, part.end), f'<a href="{address}">{address}</a>')
