"""An earlier address collides with a page.

A redirect at an address where a page or another redirect is would hide one of the two. An alias
that is an id or the path of a file is asked about: incidents are at `incidents/<id>`.

Example: `aliases: [systems/checkout]`, where the page of a system is

Instead: take the alias out of one of the files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin.check.rule import Hit, Rule
from kb_plugin.finding import Severity
from kb_plugin.layout import address
from kb_plugin.model import Incident
from kb_plugin.read.incident import is_incident_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.read.catalogue import Catalogue
    from kb_plugin.read.document import Document


def find(document: Document, catalogue: Catalogue) -> Iterator[Hit]:
    """Yield each alias at whose address something else is."""
    if not isinstance(document.record, Incident):
        return
    for alias in document.record.aliases:
        claims = catalogue.old_paths.get(alias.id, ())
        others = [path for path in claims if path != document.source.path]
        others += ["this file once more"] * (claims.count(document.source.path) - 1)
        if catalogue.has_address(alias.id):
            others.append(f"the page {address(f'{alias.id}.md')}")
        if others:
            message = f"the address '{alias.id}' is taken by {', '.join(dict.fromkeys(others))}"
            yield Hit(alias.at, message, "take the alias out of one of them")
        elif is_incident_name(name := alias.id.rpartition("/")[2].removesuffix(".md")):
            # An address of this site has neither the folder of the year nor an ending.
            meant = f"incidents/{name}"
            if alias.id.strip("/") != meant:
                yield Hit(
                    alias.at,
                    f"the alias '{alias.id}' is no address that an incident of this site had",
                    f"was it an incident of this site? Then write `{meant}`",
                    Severity.QUESTION,
                )


RULE = Rule("KB604", "alias-taken", Severity.ERROR, find, __doc__ or "")
