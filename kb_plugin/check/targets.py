"""Where the links of a file lead inside the content folder."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from kb_plugin.read.links import is_external, resolve
from kb_plugin.vocabulary import nearest

if TYPE_CHECKING:
    from kb_plugin.read.catalogue import Catalogue
    from kb_plugin.read.document import Document, Link


def inside(document: Document, link: Link) -> str | None:
    """Return the content path to which a link leads; None for other hosts and own anchors."""
    if is_external(link.target) or link.target.startswith("#") or not link.target:
        return None
    return resolve(document.source.uri, link.target).partition("#")[0]


def nearest_file(document: Document, uri: str, catalogue: Catalogue) -> str | None:
    """Return the relative path of the file that was probably meant."""
    by_name = {posixpath.basename(file): file for file in sorted(catalogue.files)}
    found = nearest(posixpath.basename(uri), by_name)
    if found is None:
        return None
    return posixpath.relpath(by_name[found], posixpath.dirname(document.source.uri) or ".")
