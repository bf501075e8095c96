"""Only one person tells the incident.

What one person saw as a quiet morning was another's busiest hour. Accounts that differ show how
the situation looked from several places, and that is where most is learned. One account is a
good beginning, and for some incidents all there is.

Example: `## Account: checkout-on-call` as the only account

Instead: ask who noticed it first, who was told, who was affected and who runs the neighbouring
system; add an account of theirs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin.check.rule import Hit, Rule
from kb_plugin.finding import Severity
from kb_plugin.kinds import Status
from kb_plugin.model import Incident

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.read.catalogue import Catalogue
    from kb_plugin.read.document import Document


def find(document: Document, _: Catalogue) -> Iterator[Hit]:
    """Yield one question where there is one account."""
    incident = document.record
    if not isinstance(incident, Incident) or incident.status is Status.DRAFT:
        return
    # A second narrator without an account is what KB114 speaks of.
    if len(incident.accounts) == 1 and len(incident.narrators) < 2:
        yield Hit(
            incident.accounts[0].section.heading.at,
            "only one person tells this incident",
            "who else noticed it, was affected by it, or worked beside you, and how did it look "
            "from there?",
        )


RULE = Rule("KB307", "one-perspective", Severity.QUESTION, find, __doc__ or "")
