"""A link inside the site leads nowhere.

A reader who follows it is lost just where they wanted to know more. Relative paths of Markdown
files work on the site, at the forge and in an editor alike.

Example: `[Checkout](/systems/checkout/)`

Instead: write the relative path of the Markdown file: `[Checkout](../../systems/checkout.md)`.
In reports from before such a link becomes plain text, and a question.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin.check.rule import Hit, Rule, error_unless_imported, meant
from kb_plugin.check.targets import inside, nearest_file
from kb_plugin.finding import Severity
from kb_plugin.read.links import is_path_of_site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.read.catalogue import Catalogue
    from kb_plugin.read.document import Document


def find(document: Document, catalogue: Catalogue) -> Iterator[Hit]:
    """Yield each link to a content path at which nothing is, and each absolute path."""
    severity = error_unless_imported(document)
    for link in document.links:
        if link.is_image:
            continue
        if is_path_of_site(link.target):
            message = f"'{link.target}' depends on where the site is served"
            yield Hit(link.at, message, "write a relative path to the .md file", severity)
        elif (uri := inside(document, link)) and not catalogue.leads_somewhere(uri):
            hint = meant(nearest_file(document, uri, catalogue))
            help_ = "write the path of the .md file, relative to this one"
            yield Hit(link.at, f"the link '{link.target}' leads nowhere{hint}", help_, severity)


RULE = Rule("KB601", "dead-link", Severity.ERROR, find, __doc__ or "")
