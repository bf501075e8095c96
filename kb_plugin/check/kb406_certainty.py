"""Words make what is known now look plain at the time.

"Obviously", "clearly", "simply forgot", "in hindsight", "the signs were there": once the outcome is
known, the signs that led there stand out, and all others fade. Those who were there had all of them
before them.

Bias: hindsight bias (B. Fischhoff,
[Human Perception and Performance 1(3)](https://doi.org/10.1037/0096-1523.1.3.288), 1975; N. J.
Roese and K. D. Vohs,
[Perspectives on Psychological Science 7(5)](https://doi.org/10.1177/1745691612454303), 2012).

An alert that is "clearly labelled" and a service that was "simply restarted" are left alone.

Asks: what else was in view then, and how did people read it?

Example: `It was obvious from the graphs that the disk was filling up.`

Instead: show what was there, with its surroundings. `Of fourteen panels one rose, by 2 % an hour.`

Example: `They kept the old version even though they knew it was out of support.`

Instead: tell what it was weighed against. `The upgrade needed two nights; both had gone to the move
of the billing data, which had a date in law.`
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
    message="makes plain what was perhaps not plain at the time",
    asks="what else was in view then, and how did people read it?",
    own="if you like: what else was in view then, and how did you read it?",
    of_kind={
        "warned": (
            "what else was known and asked for at that time, and how was this weighed against it?"
        ),
    },
)


def find(document: Document, _: Catalogue) -> Iterator[Hit]:
    """Yield a question for each sentence of a record that has such words."""
    yield from questions(document, Matter.CERTAINTY, _WORDING)


RULE = Rule("KB406", "certainty", Severity.QUESTION, find, __doc__ or "")
