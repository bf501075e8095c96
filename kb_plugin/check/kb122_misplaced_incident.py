"""An incident lies outside the folder of incidents.

What a file is depends on its folder. Below any other than `content/incidents` an incident is a page
like one of the guide: it is published whatever its status says, and nothing leads to it.

Example: `content/incident/2025/2025-03-14-checkout-pool-wait.md`

Instead: `content/incidents/2025/2025-03-14-checkout-pool-wait.md`
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin.check.rule import Hit, Rule
from kb_plugin.finding import Severity
from kb_plugin.read.document import Kind
from kb_plugin.read.incident import is_incident_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.read.catalogue import Catalogue
    from kb_plugin.read.document import Document

_OWN_KEYS = frozenset(
    ("status", "severity", "systems", "factors", "times", "detection", "impact", "accounts")
)
_FEW = 3
"""Keys of an incident that make one of a page whose file name is no date and slug."""


def find(document: Document, _: Catalogue) -> Iterator[Hit]:
    """Yield a hit in a page that has the front matter of an incident."""
    if document.kind is not Kind.PAGE:
        return
    keys = _OWN_KEYS & set(document.meta)
    is_named_so = is_incident_name(document.id)
    if "status" in keys and (is_named_so or len(keys) >= _FEW):
        year = f"{document.id[:4]}/" if is_named_so and document.id[0].isdigit() else ""
        yield Hit(
            document.at,
            "this has the front matter of an incident and lies outside content/incidents",
            f"move it to content/incidents/{year}; here it is published whatever its status",
        )


RULE = Rule("KB122", "misplaced-incident", Severity.ERROR, find, __doc__ or "")
