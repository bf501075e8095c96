"""Real reports of four organisations: how many words, titles, days and sections are right."""

from __future__ import annotations

import re

import pytest

from tests.importing.real import REAL, cases, days, plan_of_all, sections, titles, words

pytestmark = pytest.mark.skipif(
    not REAL.is_dir(), reason="real reports are not part of the repository"
)


def test_every_report_is_imported() -> None:
    assert len(cases()) == 106
    assert not any("shown as it stands" in one for o in plan_of_all().outcomes for one in o.decide)


def test_every_word_is_there() -> None:
    assert words().wrong == ()


def test_titles_are_right_in_95_of_100() -> None:
    assert titles().value >= 0.95, titles().wrong


def test_days_are_right_in_95_of_100() -> None:
    assert days().of >= 100
    assert days().value >= 0.95, days().wrong


def test_sections_are_mapped_in_90_of_100() -> None:
    assert sections().of > 350
    assert sections().value >= 0.9, sections().wrong


def test_systems_and_factors_are_proposed_for_each_with_their_words() -> None:
    for case, outcome in zip(cases(), plan_of_all().outcomes, strict=True):
        keys = {one.key for one in outcome.proposed}
        assert {"system", "factor"} <= keys
        for one in outcome.proposed:
            if one.key == "factor":
                told = set(re.findall(r"\w+", f"{case.text} {case.name}"))
                assert set(re.findall(r"\w+", one.passage)) <= told
