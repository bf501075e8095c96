"""An account has no narrator, or a narrator no account.

Each section `## Account: <key>` belongs to one key of `accounts` in the front matter, and each
key has its section: the words and the person's agreement go together.

Example: `## Account: checkout-oncall` beside `accounts: {checkout-on-call: …}`

Instead: write the same key in both places.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin.check.rule import Hit, Rule, is_spoken_of, meant
from kb_plugin.finding import Severity
from kb_plugin.kinds import SectionKind, Status
from kb_plugin.model import Incident
from kb_plugin.vocabulary import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.read.catalogue import Catalogue
    from kb_plugin.read.document import Document


def find(document: Document, _: Catalogue) -> Iterator[Hit]:
    """Yield sections without narrator, then narrators without section."""
    incident = document.record
    if not isinstance(incident, Incident):
        return
    keys = [narrator.key for narrator in incident.narrators]
    told = {section.narrator for section in incident.sections}
    for section in incident.sections:
        if section.kind is not SectionKind.ACCOUNT or section.narrator in keys:
            continue
        if not is_spoken_of(document, f"accounts.{section.narrator}"):
            hint = meant(nearest(section.narrator or "", keys))
            message = f"the account of '{section.narrator}' has no narrator{hint}"
            help_ = f"add `{section.narrator}` to `accounts` in the front matter, with a name"
            yield Hit(section.heading.at, message, help_)
    for narrator in incident.narrators:
        # A draft is often begun with the list of those who were there.
        if narrator.key not in told and incident.status is not Status.DRAFT:
            message = f"the narrator '{narrator.key}' has no account"
            yield Hit(narrator.at, message, f"add a section `## Account: {narrator.key}`")


RULE = Rule("KB114", "narrator-section", Severity.ERROR, find, __doc__ or "")
