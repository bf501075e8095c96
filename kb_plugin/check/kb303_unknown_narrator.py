"""A lesson or a follow-up names someone who is not among the narrators.

Lessons are learned and follow-up is proposed by those who were there; both are named by their
key in `accounts`.

Example: `Learned by: everyone`

Instead: write the key of a narrator: `Learned by: checkout-on-call`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb_plugin.check.rule import Hit, Rule, is_spoken_of, meant
from kb_plugin.finding import Severity
from kb_plugin.model import Incident
from kb_plugin.vocabulary import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.read.catalogue import Catalogue
    from kb_plugin.read.document import Document


_WORDS = re.compile(r"[^\w-]+")


def find(document: Document, _: Catalogue) -> Iterator[Hit]:
    """Yield each learner and proposer who is no narrator."""
    incident = document.record
    if not isinstance(incident, Incident):
        return
    keys = [narrator.key for narrator in incident.narrators]
    learners = [one for lesson in incident.lessons for one in lesson.learned_by]
    proposers = [action.proposed_by for action in incident.actions if action.proposed_by]
    for named in (*learners, *proposers):
        if named.id not in keys and not is_spoken_of(document, f"accounts.{named.id}"):
            hint, help_ = (
                meant(nearest(named.id, keys)),
                f"narrators here: {', '.join(keys) or 'none'}",
            )
            several = [one for one in _WORDS.split(named.id) if one in keys]
            if len(several) > 1:
                hint, help_ = "", f"part keys by commas: {', '.join(several)}"
            yield Hit(named.at, f"'{named.id}' is no narrator of this incident{hint}", help_)


RULE = Rule("KB303", "unknown-narrator", Severity.ERROR, find, __doc__ or "")
