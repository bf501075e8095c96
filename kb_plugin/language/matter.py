"""What questions about language are about, and the biases that each of them concerns."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Matter(StrEnum):
    """What a phrase does with a situation and the people in it."""

    COUNTERFACTUAL = "counterfactual"
    ATTRIBUTION = "attribution"
    HUMAN_ERROR = "human-error"
    SINGLE_CAUSE = "single-cause"
    NORMATIVE = "normative"
    CERTAINTY = "certainty"
    WEAK_PART = "weak-part"


@dataclass(frozen=True, slots=True)
class Bias:
    """A way in which looking back misleads, and who described it."""

    id: str
    name: str
    effect: str
    sources: tuple[str, ...]


BIASES = (
    Bias(
        "hindsight-bias",
        "hindsight bias",
        "Once the outcome is known it seems to have been likelier, and the way to it plainer.",
        (
            "B. Fischhoff, Hindsight ≠ foresight, Journal of Experimental Psychology: Human "
            "Perception and Performance 1(3), 1975",
            "N. J. Roese and K. D. Vohs, Hindsight bias, Perspectives on Psychological Science "
            "7(5), 2012",
        ),
    ),
    Bias(
        "counterfactual-reasoning",
        "counterfactual reasoning",
        "A course of events that did not take place stands in for an account of the one that did.",
        (
            "N. J. Roese, Counterfactual thinking, Psychological Bulletin 121(1), 1997",
            "J. Bergström, Three analytical traps in accident investigation, Lund University",
        ),
    ),
    Bias(
        "fundamental-attribution-error",
        "fundamental attribution error",
        "What others do is put down to what they are like; circumstances fade.",
        (
            "L. Ross, The intuitive psychologist and his shortcomings, Advances in Experimental "
            "Social Psychology 10, 1977",
            "S. Dekker, The Field Guide to Understanding 'Human Error', 2014",
        ),
    ),
    Bias(
        "outcome-bias",
        "outcome bias",
        "A decision is judged by how it turned out and not by what was known when it was taken.",
        (
            "J. Baron and J. C. Hershey, Outcome bias in decision evaluation, Journal of "
            "Personality and Social Psychology 54(4), 1988",
        ),
    ),
    Bias(
        "root-cause-seduction",
        "root cause seduction",
        "One cause satisfies, so that the inquiry stops where the first good one is found.",
        (
            "J. S. Carroll, Incident reviews in high-hazard industries, Industrial & "
            "Environmental Crisis Quarterly 9(2), 1995",
            "R. I. Cook, How Complex Systems Fail, 1998",
        ),
    ),
    Bias(
        "normative-language",
        "normative language",
        "Work is measured against a norm that is set afterwards and seldom named.",
        ("J. Bergström, Three analytical traps in accident investigation, Lund University",),
    ),
    Bias(
        "mechanistic-reasoning",
        "mechanistic reasoning",
        "A system is taken for sound but for the one part that gave way, mostly a person.",
        ("J. Bergström, Three analytical traps in accident investigation, Lund University",),
    ),
)
"""The taxonomy on which the questions rest."""

CONCERNS: dict[Matter, tuple[str, ...]] = {
    Matter.COUNTERFACTUAL: ("counterfactual-reasoning", "hindsight-bias"),
    Matter.ATTRIBUTION: ("fundamental-attribution-error",),
    Matter.HUMAN_ERROR: ("fundamental-attribution-error",),
    Matter.SINGLE_CAUSE: ("root-cause-seduction",),
    Matter.NORMATIVE: ("normative-language", "outcome-bias"),
    Matter.CERTAINTY: ("hindsight-bias",),
    Matter.WEAK_PART: ("mechanistic-reasoning",),
}
"""The biases that a matter concerns, the nearest first."""
