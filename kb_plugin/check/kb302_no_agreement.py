"""A published account lacks its narrator's agreement.

An account belongs to the person who gave it. It is published on the day they agree, and not
before; this holds for reports from before as well.

Example:

    accounts:
      checkout-on-call: {name: "On-call engineer, Checkout"}

Instead: ask the narrator, then write the day.

    accounts:
      checkout-on-call: {name: "On-call engineer, Checkout", agreed: 2025-03-21}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin.check.rule import Hit, Rule, is_spoken_of
from kb_plugin.finding import Severity
from kb_plugin.kinds import Status
from kb_plugin.model import Incident

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.read.catalogue import Catalogue
    from kb_plugin.read.document import Document


def find(document: Document, _: Catalogue) -> Iterator[Hit]:
    """Yield each narrator of a published incident without a day of agreement."""
    incident = document.record
    if not isinstance(incident, Incident) or incident.status is not Status.PUBLISHED:
        return
    for narrator in incident.narrators:
        key = f"accounts.{narrator.key}.agreed"
        if narrator.agreed is None and not is_spoken_of(document, key):
            message = f"'{narrator.key}' has not agreed to the publication"
            help_ = "ask them, then add `agreed:` with the day; until then `status: review`"
            yield Hit(narrator.at, message, help_)


RULE = Rule("KB302", "no-agreement", Severity.ERROR, find, __doc__ or "")
