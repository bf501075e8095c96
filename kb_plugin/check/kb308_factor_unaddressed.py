"""A known factor is addressed by no action.

A condition that nobody takes up stays in place for the next incident. That may be what was
decided: some conditions are cheaper to live with, and the follow-up can say so. Reports from
before are asked where their actions name factors at all.

Example:

    factors: [fixed-limit, model-gap]
    actions:
      - do: Alert on pool wait time.
        addresses: [model-gap]

Instead: add what would change the condition, or an action with `state: dropped` and `why`.

    actions:
      - do: Alert on pool wait time.
        addresses: [model-gap]
      - do: Let the pool grow with the number of pods.
        addresses: [fixed-limit]
        state: dropped
        why: The database has no room for more connections.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin.check.rule import Hit, Rule
from kb_plugin.finding import Severity
from kb_plugin.kinds import Certainty, Status
from kb_plugin.model import Incident

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.read.catalogue import Catalogue
    from kb_plugin.read.document import Document


def find(document: Document, catalogue: Catalogue) -> Iterator[Hit]:
    """Yield each known factor that no action names, where actions name factors."""
    incident = document.record
    if not isinstance(incident, Incident) or incident.status is Status.DRAFT:
        return
    factors = catalogue.factors
    named = (one.id for action in incident.actions for one in action.addresses)
    seen = {factors.preferred(one) or one for one in named}
    if not seen:
        return
    for use in incident.factors:
        factor = factors.preferred(use.term) or use.term
        if use.certainty is Certainty.KNOWN and factor in factors and factor not in seen:
            yield Hit(
                use.at,
                f"no action addresses the factor '{factor}'",
                "what would change this condition? Or what speaks for leaving it as it is?",
            )
            seen.add(factor)


RULE = Rule("KB308", "factor-unaddressed", Severity.QUESTION, find, __doc__ or "")
