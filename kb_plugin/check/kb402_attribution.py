"""Words explain the event by a shortcoming of a person or a team.

"Failed to", "forgot", "overlooked", "by mistake", "careless", "did not follow the procedure", "the
crew's mismanagement": the inquiry ends at somebody, and what could be altered is not yet in view.
The same people on another day, and other people on that day, meet the same conditions.

Bias: fundamental attribution error, to put down to what people are like what circumstances explain
(L. Ross, [Advances in Experimental Social Psychology
10](https://doi.org/10.1016/S0065-2601%2808%2960357-3), 1977; S. Dekker, The Field Guide to
Understanding 'Human Error', 2014). It spares nobody, and it is turned on oneself as well.

It looks at who the sentence is about: "the health check failed to fire", "requests failed" and
"nobody is to blame" are left alone.

Asks: what was going on around these people at that moment, and how did it make this a natural thing
to do?

Example: `The engineer forgot to lift the silence.`

Instead: tell the situation. `Silences are lifted by hand; this one was set for four hours, and by
then another shift was on.`

Example: `We need to be more careful with manual changes.`

Instead: name what would carry the care. `The tool shows the hosts it will touch and waits for a
yes.`
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
    message="explains the event by people",
    asks="what was going on around these people at that moment, and how did it make "
    "this a natural thing to do?",
    own="if you like: what were you looking at just then, and what made this look "
    "right or easy to pass by?",
    of_kind={
        "shortfall": (
            "what were they doing and seeing at that moment, and what made this easy to pass by?"
        ),
        "rule": ("how is this done on ordinary days, and what makes the written way hard to take?"),
        "mistake": "what did it look like at that moment, and what made it look right?",
        "blame": "what else had to be so for this to happen, whoever was there?",
        "admonition": (
            "what could be altered around the work, so that it does not rest on care alone?"
        ),
    },
)


def find(document: Document, _: Catalogue) -> Iterator[Hit]:
    """Yield a question for each sentence of a record that has such words."""
    yield from questions(document, Matter.ATTRIBUTION, _WORDING)


RULE = Rule("KB402", "attribution", Severity.QUESTION, find, __doc__ or "")
