"""A section stands twice.

Each known section, each narrator's account and each of the five parts of an account has one
place, so that a reader finds all of it there and links lead to one thing.

Example: `## Account: checkout-on-call` above and below `## Account: database-engineer`

Instead: join the two. A second person's account is a section of its own with its own key.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin.check.missed import missed_headings
from kb_plugin.check.rule import Hit, Rule, is_imported
from kb_plugin.finding import Severity
from kb_plugin.kinds import SectionKind
from kb_plugin.model import Incident

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.read.catalogue import Catalogue
    from kb_plugin.read.document import Document


def find(document: Document, _: Catalogue) -> Iterator[Hit]:
    """Yield each second occurrence of a section, an account or a part of an account."""
    if not isinstance(document.record, Incident):
        return
    seen: set[object] = set()
    for section in document.record.sections:
        key = (section.kind, section.narrator)
        # Reports from before keep whatever headings they had, except for accounts.
        checked = section.kind is SectionKind.ACCOUNT or not is_imported(document)
        if section.kind is not None and key in seen and checked:
            message = f"the section '{section.heading.text}' stands twice"
            yield Hit(section.heading.at, message, "join the two sections")
        seen.add(key)
    for account in document.record.accounts:
        kinds: set[object] = set()
        for element in account.elements:
            if element.kind in kinds:
                # Behind the heading of an account with a slip the parts are that account's.
                missed = [one.at.line for one in missed_headings(document) if one.narrator]
                begins, at = account.section.heading.at.line, element.heading.at.line
                if any(begins < line < at for line in missed):
                    break
                message = f"'{element.heading.text}' stands twice in one account"
                yield Hit(element.heading.at, message, "join the two parts")
            kinds.add(element.kind)


RULE = Rule("KB113", "section-twice", Severity.ERROR, find, __doc__ or "")
