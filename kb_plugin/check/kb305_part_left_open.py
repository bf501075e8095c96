"""An account leaves one of its five parts open.

What someone did is easily told. What they saw, expected and assumed, and how they understood it
as it went on, is what lets a reader stand where they stood; it is also what is lost first. The
question goes to the narrator, who may well have nothing to add.

Example:

    ### What I did

    - 09:40 I raised the size of the pool.

Instead:

    ### What I did

    - 09:40 I raised the size of the pool.

    ### What I expected

    Waits would fall within a minute, as they had in January.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin.check.rule import Hit, Rule
from kb_plugin.check.told import told
from kb_plugin.finding import Severity
from kb_plugin.kinds import ElementKind, Status
from kb_plugin.model import Incident

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.read.catalogue import Catalogue
    from kb_plugin.read.document import Document

_OPEN = {
    ElementKind.DID: "what was done",
    ElementKind.SAW: "what was seen",
    ElementKind.EXPECTED: "what was expected",
    ElementKind.ASSUMED: "what was assumed",
    ElementKind.UNDERSTOOD: "how it was understood",
}
_ASK = {
    ElementKind.DID: "What did you do, and when?",
    ElementKind.SAW: "What did you see, hear or read at the time?",
    ElementKind.EXPECTED: "What did you expect to happen next?",
    ElementKind.ASSUMED: "What did you take for granted, and what spoke for it?",
    ElementKind.UNDERSTOOD: "How did you understand it from one moment to the next?",
}


def find(document: Document, _: Catalogue) -> Iterator[Hit]:
    """Yield one question for each account in which something is left open."""
    incident = document.record
    if not isinstance(incident, Incident) or incident.status is Status.DRAFT:
        return
    for account in incident.accounts:
        if not document.source.slice(account.section.body).strip():
            continue  # KB114 says that it is empty.
        there = told(document, account)
        absent = [kind for kind in ElementKind if kind not in there]
        if absent:
            left_open = ", ".join(_OPEN[kind] for kind in absent)
            yield Hit(
                account.section.heading.at,
                f"the account of '{account.narrator}' leaves open {left_open}",
                f"to the narrator: {' '.join(_ASK[kind] for kind in absent)}",
            )


RULE = Rule("KB305", "part-left-open", Severity.QUESTION, find, __doc__ or "")
