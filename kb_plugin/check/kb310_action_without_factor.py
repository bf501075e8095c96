"""An action addresses no factor of its incident.

Follow-up changes conditions. An action that belongs to none is either about something that has
not been named yet, or about something else. Reports from before are asked where others of their
actions name factors.

Example:

    - do: Alert on pool wait time.
      owner: Checkout team

Instead:

    - do: Alert on pool wait time.
      owner: Checkout team
      addresses: [signal-absent]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin.check.rule import Hit, Rule, is_imported, is_spoken_of, shortened
from kb_plugin.finding import Severity
from kb_plugin.kinds import Status
from kb_plugin.model import Incident

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.read.catalogue import Catalogue
    from kb_plugin.read.document import Document


def find(document: Document, catalogue: Catalogue) -> Iterator[Hit]:
    """Yield each action that names no factor, or only factors of other incidents."""
    incident = document.record
    if not isinstance(incident, Incident) or incident.status is Status.DRAFT:
        return
    if is_imported(document) and not any(action.addresses for action in incident.actions):
        return
    factors = catalogue.factors
    here = {factors.preferred(use.term) or use.term for use in incident.factors}
    for number, action in enumerate(incident.actions, 1):
        named = [factors.preferred(one.id) or one.id for one in action.addresses]
        if not named and not is_spoken_of(document, f"actions[{number}].addresses"):
            yield Hit(
                action.at,
                f"the action '{shortened(action.do)}' addresses no factor",
                "which condition would it change? Add `addresses`; where none fits, what is it "
                "that `factors` does not name yet?",
            )
        # What is not known at all is what KB203 speaks of.
        elif named and not here & set(named) and all(one in factors for one in named):
            yield Hit(
                action.addresses[0].at,
                f"'{named[0]}' is no factor of this incident",
                "did it play a part here? Then add it to `factors`; if not, what is the action "
                "to change?",
            )


RULE = Rule("KB310", "action-without-factor", Severity.QUESTION, find, __doc__ or "")
