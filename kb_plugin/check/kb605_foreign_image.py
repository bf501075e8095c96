"""An image is loaded from another host.

Reading a page asks no other host for anything: what is read stays between the reader and this
site, and the page is whole when the other host is gone.

Example: `![Waits](https://charts.example.com/waits.png)`

Instead: put the file beside the text, or link to it: `[graph](https://…)`.
In reports from before the image becomes a link, and a question.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin.check.rule import Hit, Rule, error_unless_imported
from kb_plugin.finding import Severity
from kb_plugin.read.links import is_foreign_image

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.read.catalogue import Catalogue
    from kb_plugin.read.document import Document


def find(document: Document, _: Catalogue) -> Iterator[Hit]:
    """Yield each image whose address names a host."""
    for link in document.links:
        if is_foreign_image(link):
            message = f"the image '{link.target}' comes from another host"
            help_ = "put the file into the content folder, or link to it instead"
            yield Hit(link.at, message, help_, error_unless_imported(document))


RULE = Rule("KB605", "foreign-image", Severity.ERROR, find, __doc__ or "")
