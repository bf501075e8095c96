"""No follow-up was proposed by anyone who was there.

Those who met the situation know best what would have changed it. Follow-up that others decided
on may be right, and still leave out what they would have asked for. Without any follow-up, a
sentence on why things stay as they are is an answer too. Reports from before are asked only
where they have follow-up.

Example:

    actions:
      - do: Alert on pool wait time.
        owner: Checkout team

Instead: name the narrator whose idea it was, or ask the narrators for theirs.

    actions:
      - do: Alert on pool wait time.
        proposed_by: checkout-on-call
        owner: Checkout team
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin.check.rule import Hit, Rule, is_imported, is_spoken_of
from kb_plugin.finding import Severity
from kb_plugin.kinds import SectionKind, Status
from kb_plugin.model import Incident

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.read.catalogue import Catalogue
    from kb_plugin.read.document import Document


def find(document: Document, _: Catalogue) -> Iterator[Hit]:
    """Yield one hit where no action has a proposer, or where nothing is said of follow-up."""
    incident = document.record
    if not isinstance(incident, Incident) or incident.status is Status.DRAFT:
        return
    if incident.actions and not any(one.proposed_by for one in incident.actions):
        yield Hit(
            incident.actions[0].at,
            "no follow-up was proposed by anyone who was there",
            "which of it was a narrator's idea, and what else would they change? Add "
            "`proposed_by` with a key of `accounts`",
            Severity.QUESTION if is_imported(document) else None,
        )
    said = any(one.kind is SectionKind.FOLLOW_UP for one in incident.sections)
    is_asked = not (incident.actions or said or is_imported(document))
    if is_asked and not is_spoken_of(document, "actions"):
        yield Hit(
            document.at,
            "nothing is said about follow-up",
            "what would those who were there change, or leave as it is, and why? Add `actions`, "
            "or a section `## Follow-up`",
            Severity.QUESTION,
        )


RULE = Rule("KB306", "no-own-follow-up", Severity.WARNING, find, __doc__ or "")
