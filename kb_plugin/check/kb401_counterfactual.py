"""Words tell of what people might have done and did not do.

"Should have checked", "could have been caught", "had we known", "nobody noticed", "was not
reviewed": they set another course of events beside the one that took place. It cannot be observed,
and only the outcome says which point on it matters; at the time there were many. While it is told,
the question stays open why what was done made sense.

Bias: counterfactual reasoning (N. J. Roese,
[Psychological Bulletin 121(1)](https://doi.org/10.1037/0033-2909.121.1.133), 1997; the first of J.
Bergström's
[three analytical traps](https://www.adaptivecapacitylabs.com/blog/2021/01/11/understanding-incidents-three-analytical-traps/),
Lund University) and hindsight bias (B. Fischhoff,
[Human Perception and Performance 1(3)](https://doi.org/10.1037/0096-1523.1.3.288), 1975).

It asks about people and what people do. A server that "should have returned 503", a job that "was
supposed to run hourly", what "could have caused data loss", and what "we should add" from now on
are left alone.

Asks: what was seen and known at that moment, and how did it make the step that was taken a sensible
one?

Example: `We should have noticed the full disk at 09:10.`

Instead: tell what was seen, known and expected. `At 09:10 the disk panel was on the second tab; the
first showed latency, which was falling.` What you want from now on is an action.

Example: `The plan was not reviewed by the network team.`

Instead: tell how it went, and how it goes on other days. `Plans go to the network team when they
name a switch; this one named a service.`
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
            "what had people's attention at that time, and what in the situation called for it?"
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
