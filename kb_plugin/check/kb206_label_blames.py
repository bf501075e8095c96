"""A factor's label blames.

"Human error", "inadequate testing" and "failure to follow the procedure" judge people. They end
the enquiry where it could begin: with what made the action sensible at the time.

Example: `factors: [human-error]`

Instead: name the condition. How did the situation look? `tool-reach-unclear`, `signal-ambiguous`,
`procedure-drift`, `goal-conflict`, `test-production-difference`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin.check.blame import blames
from kb_plugin.check.named import named_factors
from kb_plugin.check.rule import Hit, Rule
from kb_plugin.finding import Severity
from kb_plugin.model import Factor, Reference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.read.catalogue import Catalogue
    from kb_plugin.read.document import Document


_HELP = (
    "name the condition: what about the situation made this likely? For example "
    "tool-reach-unclear, signal-ambiguous, procedure-drift, goal-conflict"
)


def find(document: Document, _: Catalogue) -> Iterator[Hit]:
    """Yield each label of a factor that judges people, where it is used or defined."""
    record = document.record
    labels = list(named_factors(record))
    if isinstance(record, Factor):
        own = dict.fromkeys((record.id, record.name))
        labels += [*(Reference(label, document.at) for label in own), *record.aliases]
    for label in labels:
        if blames(label.id):
            yield Hit(label.at, f"the factor '{label.id}' names a shortcoming of people", _HELP)


RULE = Rule("KB206", "label-blames", Severity.ERROR, find, __doc__ or "")
