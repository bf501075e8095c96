"""An allowance cannot be read, or gives no reason.

A finding is accepted in place by its code and a reason, so that the next reader knows why.

Example: `<!-- kb: allow KB401 -->`

Instead: `<!-- kb: allow KB401 quoted from the alert -->`
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kb_plugin.check.rule import Hit, Rule, defects_of
from kb_plugin.finding import Severity
from kb_plugin.read.document import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.read.catalogue import Catalogue
    from kb_plugin.read.document import Document


_CODE = re.compile(r"KB\d{3}")


def find(document: Document, _: Catalogue) -> Iterator[Hit]:
    """Yield each comment to the checks that allows nothing."""
    help_ = "write `kb: allow KB401 reason`: a code, then why"
    for defect in defects_of(document, Problem.ALLOWANCE):
        yield Hit(defect.at, f"'kb: {defect.value}' allows nothing", help_)
    for allowance in document.allowances:
        if allowance.written is None and not (_CODE.fullmatch(allowance.code) and allowance.reason):
            yield Hit(allowance.at, "the allowance has no code or no reason", help_)


RULE = Rule("KB118", "allowance", Severity.WARNING, find, __doc__ or "")
