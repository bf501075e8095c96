"""A file name is no id, or an incident's no date and slug.

The name without `.md` is the incident's id: links, feeds and addresses rest on it, and it holds
the incident's day. A report from before without a date is named `undated-<slug>.md`.
Incidents, systems, factors and paths end in `.md`.

Example: `Checkout outage.md`

Instead: `2025-03-14-checkout-pool-wait.md`
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin.anchors import anchor
from kb_plugin.check.rule import Hit, Rule, defects_of
from kb_plugin.finding import Severity
from kb_plugin.read.document import Problem
from kb_plugin.read.times import day_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.read.catalogue import Catalogue
    from kb_plugin.read.document import Document


def find(document: Document, _: Catalogue) -> Iterator[Hit]:
    """Yield a hit where the name is no id."""
    for defect in defects_of(document, Problem.FILE_ENDING):
        stem = defect.value.rpartition(".")[0]
        message = f"the file name '{defect.value}' does not end in .md"
        yield Hit(defect.at, message, f"rename it to {stem}.md")
    for defect in defects_of(document, Problem.FILE_NAME):
        slug = anchor(defect.value).replace("_", "-").lstrip("0123456789-") or "what-happened"
        day = day_of(defect.value) or "2025-03-14"
        yield Hit(
            defect.at,
            f"the file name '{defect.value}.md' is no date and slug",
            f"rename it to the incident's day and a slug, such as {day}-{slug}.md "
            "(lower-case letters, digits and hyphens)",
        )


RULE = Rule("KB107", "file-name", Severity.ERROR, find, __doc__ or "")
