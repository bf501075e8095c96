"""Words measure people's work against a norm that is not named.

"Inadequate testing", "poor communication", "not properly reviewed", "too slow to respond": a mark
is given, and the reader does not learn what was done. The measure is mostly set by the outcome; on
other days the same work was enough.

Bias: normative language (the second of J. Bergström's
[three analytical traps](https://www.adaptivecapacitylabs.com/blog/2021/01/11/understanding-incidents-three-analytical-traps/),
Lund University) and outcome bias, to judge a decision by how it turned out (J. Baron and J. C.
Hershey, [Journal of Personality and Social Psychology
54(4)](https://doi.org/10.1037/0022-3514.54.4.569), 1988).

Poor networks, bad blocks and insufficient memory are left alone.

Asks: what was done, how does it go on other days, and what told at the time that it was enough?

Example: `Inadequate testing let the regression through.`

Instead: tell the work. `The tests ran against a table of 200 rows; production has 90 million.`

Example: `We were too slow to escalate.`

Instead: tell what filled the time. `For 25 minutes each restart brought the graph down, for three
minutes at a time.`
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
    message="measures work against a norm that is not named",
    asks="what was done, how does it go on other days, and what told at the time that "
    "it was enough?",
    own="if you like: what did you do, and what told you at the time that it was enough?",
    of_kind={
        "slow": "what was tried in that time, and what did each step show?",
    },
)


def find(document: Document, _: Catalogue) -> Iterator[Hit]:
    """Yield a question for each sentence of a record that has such words."""
    yield from questions(document, Matter.NORMATIVE, _WORDING)


RULE = Rule("KB405", "normative", Severity.QUESTION, find, __doc__ or "")
