"""Words tell of what people might have done and did not do.

"Should have checked", "could have been caught", "had we known", "nobody noticed": they set another
course of events beside the one that took place. It cannot be observed, and only the outcome says
which point on it matters; at the time there were many. While it is told, the question stays open
why what was done made sense.

Bias: counterfactual reasoning (N. J. Roese, Psychological Bulletin 121(1), 1997; the first of J.
Bergström's "Three analytical traps in accident investigation", Lund University) and hindsight bias
(B. Fischhoff, Journal of Experimental Psychology: Human Perception and Performance 1(3), 1975).

It asks about people and what people do. A server that "should have returned 503", a job that "was
supposed to run hourly", what "could have caused data loss" are left alone.

Example: `We should have noticed the full disk at 09:10.`

Instead: tell what was seen, known and expected. `At 09:10 the disk panel was on the second tab; the
first showed latency, which was falling.` What you want from now on is an action.
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
    message="tells of what did not happen",
    asks="what was seen and known at that moment, and how did it make the step that "
    "was taken a sensible one?",
    own="if you like: what did you see and know at that moment, and how did it lead "
    "to what you did?",
    of_kind={
        "not-done": (
            "what was attention on at that time, and what in the situation pointed that way?"
        ),
        "duty": (
            "how does this work go on ordinary days, and what was different, or the same, that day?"
        ),
    },
)


def find(document: Document, _: Catalogue) -> Iterator[Hit]:
    """Yield a question for each sentence of a record that has such words."""
    yield from questions(document, Matter.COUNTERFACTUAL, _WORDING)


RULE = Rule("KB401", "counterfactual", Severity.QUESTION, find, __doc__ or "")
