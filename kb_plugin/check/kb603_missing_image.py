"""An image is not there.

A graph that does not load leaves a hole in the account that speaks of it.

Example: `![Waits](waits.png)` without such a file beside the text

Instead: put the file beside the text and write its relative path.
In reports from before the image's words stand in its place, and a question.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb_plugin.check.rule import Hit, Rule, error_unless_imported, meant
from kb_plugin.check.targets import inside, nearest_file
from kb_plugin.finding import Severity
from kb_plugin.read.links import is_path_of_site, resolve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.read.catalogue import Catalogue
    from kb_plugin.read.document import Document


_OWN_DISK = re.compile(r"file:|[A-Za-z]:[\\/]", re.IGNORECASE)


def find(document: Document, catalogue: Catalogue) -> Iterator[Hit]:
    """Yield each image whose file does not exist."""
    for link in document.links:
        if not link.is_image:
            continue
        if _OWN_DISK.match(link.target):
            name = re.split(r"[\\/]", link.target)[-1]
            message = f"the image '{link.target}' lies on the disk of whoever wrote this"
            help_ = f"copy the file beside the text and write its relative path, such as {name}"
            yield Hit(link.at, message, help_, error_unless_imported(document))
            continue
        uri = inside(document, link)
        if is_path_of_site(link.target) or (uri and uri not in catalogue.files):
            forward = link.target.replace("\\", "/")
            if uri and resolve(document.source.uri, forward) in catalogue.files:
                hint = meant(forward)
            else:
                hint = meant(nearest_file(document, uri, catalogue)) if uri else ""
            message = f"the image '{link.target}' is not there{hint}"
            help_ = "put the file into the content folder and write its relative path"
            yield Hit(link.at, message, help_, error_unless_imported(document))


RULE = Rule("KB603", "missing-image", Severity.ERROR, find, __doc__ or "")
