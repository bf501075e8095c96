"""All factors belong to the groups Change and Software.

What was changed and which code ran is seldom all of it. Detection, tools, procedures, goals and
how people work together played a part too, in how it could happen or how long it lasted.

Example: `factors: [latent-defect, version-skew]`

Instead: ask what around the people and the organisation played a part, and add it as `known` or
`potential`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin.check.rule import Hit, Rule, is_imported
from kb_plugin.finding import Severity
from kb_plugin.kinds import Certainty, Status
from kb_plugin.model import Incident
from kb_plugin.vocabulary import TECHNICAL_GROUPS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.read.catalogue import Catalogue
    from kb_plugin.read.document import Document


def find(document: Document, catalogue: Catalogue) -> Iterator[Hit]:
    """Yield one question where no factor lies outside the two groups."""
    incident = document.record
    if not isinstance(incident, Incident) or incident.status is Status.DRAFT:
        return
    uses = [use for use in incident.factors if use.certainty is not Certainty.RULED_OUT]
    groups = {
        catalogue.groups.get(catalogue.factors.preferred(use.term) or use.term) for use in uses
    }
    if uses and groups <= TECHNICAL_GROUPS and not is_imported(document):
        yield Hit(
            uses[0].at,
            "all factors are of the groups Change and Software",
            "what around the people and the organisation played a part: how it was noticed, "
            "tools, procedures, goals, handovers?",
        )


RULE = Rule("KB207", "only-technical", Severity.QUESTION, find, __doc__ or "")
