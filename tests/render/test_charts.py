"""Strips of bars over quarters: what is drawn, and where."""

from __future__ import annotations

from datetime import date

import pytest

from kb_plugin.link.periods import tally
from kb_plugin.render.charts import MOST_QUARTERS, Chart, chart_of

TODAY = date(2025, 11, 29)


def drawn(told: list[tuple[date | None, str]], today: date = TODAY) -> Chart:
    chart = chart_of(tally(told, ("major", "minor"), today), today)
    assert chart
    return chart


@pytest.fixture
def chart() -> Chart:
    days = [(date(2025, 2, 1), "minor"), (date(2025, 2, 2), "minor"), (date(2025, 3, 1), "major")]
    return drawn([*days, (date(2025, 10, 1), "major"), (None, "minor")])


def test_a_strip_for_all_comes_first_and_counts_what_has_no_date_too(chart: Chart) -> None:
    assert [(one.kind, one.total) for one in chart.strips] == [
        (None, 5),
        ("major", 2),
        ("minor", 3),
    ]
    assert [[bar.count for bar in one.bars] for one in chart.strips] == [[3, 1], [1, 1], [2]]


def test_all_strips_have_one_scale(chart: Chart) -> None:
    heights = {bar.count: bar.height for one in chart.strips for bar in one.bars}
    assert heights[2] == pytest.approx(2 * heights[1], abs=0.2)
    assert heights[3] == pytest.approx(3 * heights[1], abs=0.2)


def test_bars_stand_in_their_quarter_on_the_ground_of_their_strip(chart: Chart) -> None:
    for strip in chart.strips:
        for bar in strip.bars:
            assert bar.y + bar.height == pytest.approx(strip.height, abs=0.1)
            quarter = (bar.middle - 12.5) / 25
            assert quarter == int(quarter)
            assert bar.x >= 25 * quarter
            assert bar.x + bar.width <= 25 * (quarter + 1)
            assert bar.y >= 10, "no room for the number above the bar"


def test_a_quarter_that_is_not_over_is_marked(chart: Chart) -> None:
    assert chart.is_running
    assert [bar.is_running for bar in chart.strips[0].bars] == [False, True]
    assert not drawn([(date(2026, 2, 1), "minor")], date(2026, 6, 30)).strips[0].bars[0].is_running


def test_only_the_last_quarters_are_drawn_and_the_earlier_ones_counted() -> None:
    found = drawn([(date(2010, 5, 5), "minor"), (date(2025, 5, 5), "major")])
    assert (tuple(found.first), tuple(found.last)) == ((2020, 1), (2025, 4))
    assert found.earlier == 1
    assert [year for _, year in found.years] == [2020, 2021, 2022, 2023, 2024, 2025]
    assert MOST_QUARTERS == 24


def test_a_year_of_which_an_end_is_drawn_has_no_label_in_the_next_one_s_place() -> None:
    assert [year for _, year in drawn([(date(2022, 12, 1), "minor")]).years] == [2023, 2024, 2025]
    assert [year for _, year in drawn([(date(2025, 8, 1), "minor")]).years] == [2025]


def test_without_a_date_there_is_nothing_to_draw() -> None:
    assert chart_of(tally([(None, "minor")], ("minor",), TODAY), TODAY) is None
