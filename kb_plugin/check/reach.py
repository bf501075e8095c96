"""Whether readers of a published build reach a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kb_plugin.read.catalogue import Catalogue
    from kb_plugin.read.document import Document


def is_reached(document: Document, catalogue: Catalogue) -> bool:
    """Tell whether a file is part of a published build."""
    return not catalogue.is_unpublished(document.source.uri)
