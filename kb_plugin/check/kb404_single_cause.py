"""One cause is named for the event.

"The root cause was …" says more about where the inquiry stopped than about what happened. Systems
that are built to withstand a single fault fail when several conditions meet, each needed and none
enough.

Bias: root cause seduction, the pull of one satisfying answer (J. S. Carroll, Industrial &
Environmental Crisis Quarterly 9(2), 1995; R. I. Cook,
[How Complex Systems Fail](https://how.complexsystems.fail/), 1998, point 7).

A cause that is still looked for is left alone.

Asks: what else had to be so for this to happen, and how did it come to last as long as it did?

Example: `The root cause was an expired certificate.`

Instead: name the conditions together. `The certificate expired on a listener that the renewal did
not know, and the probe asked the other listener.` As a heading: `What we understand now`.

Example: `The outage came down to a single line of code.`

Instead: tell what let the line matter. `The line had been there for two years. On that day the
second region was closed for an upgrade, so that all requests took it.`
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin.check.question import Wording, questions
from kb_plugin.check.rule import Hit, Rule
from kb_plugin.finding import Severity
from kb_plugin.language.matter import Matter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.read.catalogue import Catalogue
    from kb_plugin.read.document import Document

_WORDING = Wording(
    message="names one cause",
    asks="what else had to be so for this to happen, and how did it come to last as "
    "long as it did?",
    own="if you like: what else had to be so for this to happen?",
)


def find(document: Document, _: Catalogue) -> Iterator[Hit]:
    """Yield a question for each sentence of a record that has such words."""
    yield from questions(document, Matter.SINGLE_CAUSE, _WORDING)


RULE = Rule("KB404", "single-cause", Severity.QUESTION, find, __doc__ or "")
