"""Raw HTML or a link makes the page do more than show text.

A page of this base shows text and asks no other host for anything. Scripts, handlers, frames,
forms, styles that load something, and links that begin with `javascript:` would run in every
reader's browser, with the rights of the site. Nothing in a postmortem needs them; where one is
the subject, code shows it. In reports from before a frame becomes a link, and a question.

Example: `The banner was a <script> with a typing error.`

Instead: ``The banner was a `<script>` with a typing error.``
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin.check.active_parts import active_parts
from kb_plugin.check.rule import Hit, Rule, is_imported
from kb_plugin.finding import Severity
from kb_plugin.kinds import SectionKind
from kb_plugin.model import Incident

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.active_html import Active
    from kb_plugin.read.catalogue import Catalogue
    from kb_plugin.read.document import Document


def find(document: Document, _: Catalogue) -> Iterator[Hit]:
    """Yield each place at which a file does more than show text."""
    for part in active_parts(document):
        is_shown_as_link = (
            part.address and is_imported(document) and not _is_excerpt(document, part)
        )
        yield Hit(
            document.source.position(part.start),
            part.what,
            "take it out; to show it as text, put it into backticks or a fenced code block",
            Severity.QUESTION if is_shown_as_link else None,
        )


def _is_excerpt(document: Document, part: Active) -> bool:
    """Tell whether a part also stands on pages that show lessons or pairs of many incidents."""
    incident = document.record
    return isinstance(incident, Incident) and any(
        section.body.start <= part.start < section.body.end
        for section in incident.sections
        if section.kind in (SectionKind.LESSONS, SectionKind.WORK_AS_DONE)
    )


RULE = Rule("KB506", "running-html", Severity.ERROR, find, __doc__ or "")
