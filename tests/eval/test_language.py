"""The bars that questions about language have to reach on sentences that a person labelled."""

from __future__ import annotations

import pytest

from tests.eval.language import LABELLED, Score, Sentence, halves, labelled, score


@pytest.mark.skipif(
    not LABELLED.is_file(), reason="labelled sentences are not part of the repository"
)
def test_of_ten_questions_nine_are_justified_and_eight_of_ten_are_asked() -> None:
    reached = score(labelled())
    assert reached.precision >= 0.90
    assert reached.recall >= 0.80


def sentence(label: str, *codes: str, is_borderline: bool = False) -> Sentence:
    return Sentence("", label, "", is_borderline, codes)


def test_a_score_counts_what_is_not_borderline() -> None:
    found = [
        sentence("blameful", "KB402"),
        sentence("counterfactual", "KB401", "KB406"),
        sentence("counterfactual"),
        sentence("neutral", "KB404"),
        sentence("neutral"),
        sentence("neutral", "KB401", is_borderline=True),
    ]
    assert score(found) == Score(hits=2, false_alarms=1, misses=1)
    assert score(found).precision == pytest.approx(2 / 3)
    assert score(found).recall == pytest.approx(2 / 3)


def test_halves_have_their_share_of_each_label_and_are_drawn_anew_alike() -> None:
    found = tuple(
        Sentence(str(n), "neutral" if n % 3 else "blameful", "", False, ()) for n in range(30)
    )
    first, second = halves(found, 1)
    assert {one.text for one in (*first, *second)} == {one.text for one in found}
    assert [sum(one.is_positive for one in half) for half in (first, second)] == [5, 5]
    assert halves(found, 1) == (first, second)
    assert halves(found, 2) != (first, second)
