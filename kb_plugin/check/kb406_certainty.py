"""Words make what is known now look plain at the time.

"Obviously", "clearly", "simply forgot", "in hindsight", "the signs were there": once the outcome is
known, the signs that led there stand out, and all others fade. Those who were there had all of them
before them.

Bias: hindsight bias (B. Fischhoff, Journal of Experimental Psychology: Human Perception and
Performance 1(3), 1975; N. J. Roese and K. D. Vohs, Perspectives on Psychological Science 7(5),
2012).

An alert that is "clearly labelled" and a service that was "simply restarted" are left alone.

Example: `It was obvious from the graphs that the disk was filling up.`

Instead: show what was there, with its surroundings. `Of fourteen panels one rose, by 2 % an hour.`
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
