"""Human error is named as a cause.

"Human error", "operator error" and "user error" are names given afterwards, to acts that were meant
well and seemed fitting. As a cause they explain nothing: they are where questions about tools,
signals and goals begin.

Bias: fundamental attribution error (L. Ross, [Advances in Experimental Social Psychology
10](https://doi.org/10.1016/S0065-2601%2808%2960357-3), 1977). That the verdict is made in
hindsight, and an effect of trouble deeper in a system, is argued in D. D. Woods, S. Dekker, R. Cook
and others, Behind Human Error, 2010, and in S. Dekker, The Field Guide to Understanding 'Human
Error', 2014.

To speak of it in general, or to say that it is no cause, is left alone.

Asks: what was seen and meant at that moment, and how did the tools make something else of it?

Example: `The outage was caused by human error.`

Instead: tell what was done, with what in view. `The command took the cluster from an environment
variable that the shell had kept from the morning.`

Example: `Operator error during the failover cost us ten minutes.`

Instead: tell what the operator had to go by. `The two buttons bear the names that the sites had
before the move.`
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
    message="ends the inquiry where it could begin",
    asks="what was seen and meant at that moment, and how did the tools make something else of it?",
    own="if you like: what did you see and mean to do, and how did the tools make "
    "something else of it?",
)


def find(document: Document, _: Catalogue) -> Iterator[Hit]:
    """Yield a question for each sentence of a record that has such words."""
    yield from questions(document, Matter.HUMAN_ERROR, _WORDING)


RULE = Rule("KB403", "human-error", Severity.QUESTION, find, __doc__ or "")
