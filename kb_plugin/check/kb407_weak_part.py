"""People appear as the weak part of a machine that is otherwise sound.

"Otherwise the system worked as designed", "if the procedure had been followed": that it mostly
works is taken for a property of the design. It is also the doing of people who bridge what the
design and the procedure leave open, every day.

Bias: mechanistic reasoning, to look for the one broken part (the third of J. Bergström's
[three analytical traps](https://www.adaptivecapacitylabs.com/blog/2021/01/11/understanding-incidents-three-analytical-traps/),
Lund University). See also R. I. Cook,
[How Complex Systems Fail](https://how.complexsystems.fail/), 1998, on people who make up for flaws.

What did work, said by itself, is left alone: `The failover worked as designed.`

Asks: what do people do on ordinary days to keep this working, and how was that day different?

Example: `If the procedure had been followed, there would have been no outage.`

Instead: tell how the work goes. `The procedure asks for a second person; at night there is one.`

Example: `The system otherwise worked as designed.`

Instead: tell what kept it working. `On other days somebody in the depot calls when the list looks
short; on that day the depot was closed.`
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
    message="sets people apart from the system that they keep working",
    asks="what do people do on ordinary days to keep this working, and how was that day different?",
    own="if you like: what do you do on ordinary days to keep this working, and how "
    "was that day different?",
    of_kind={
        "rule": ("how is this done on ordinary days, and what makes the written way hard to take?"),
    },
)


def find(document: Document, _: Catalogue) -> Iterator[Hit]:
    """Yield a question for each sentence of a record that has such words."""
    yield from questions(document, Matter.WEAK_PART, _WORDING)


RULE = Rule("KB407", "weak-part", Severity.QUESTION, find, __doc__ or "")
