"""A question to the author still stands in the text.

`kb new` lays out a draft with questions in comments, which no page shows. In review and behind it
each is either answered or not worth asking, and would only puzzle the next person who edits the
file.

Example:

    ## Context

    <!-- kb: ask What did normal work look like that day? -->

Instead: answer in the text, and take the comment out.

    ## Context

    A quiet Friday, one of two people of the team on leave.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin.check.rule import Hit, Rule, shortened
from kb_plugin.finding import Severity
from kb_plugin.kinds import Status
from kb_plugin.model import Incident

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.read.catalogue import Catalogue
    from kb_plugin.read.document import Document


def find(document: Document, _: Catalogue) -> Iterator[Hit]:
    """Yield each question that was left in a file which is no draft any more."""
    record = document.record
    if isinstance(record, Incident) and record.status is Status.DRAFT:
        return
    for prompt in document.prompts:
        message = f"the question '{shortened(prompt.text)}' still stands here"
        yield Hit(prompt.at, message, "answer it in the text, then take the comment out")


RULE = Rule("KB309", "prompt-left", Severity.WARNING, find, __doc__ or "")
