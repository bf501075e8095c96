"""What the page of the matrix tells its script, and what it can be narrowed to."""

from __future__ import annotations

from datetime import date

import pytest

from kb_plugin.link.matrix import matrix_of
from kb_plugin.render.matrix import legend, spans, written, year_until
from tests.link.bases import base_of, incident

INCIDENTS = {
    "2024-11-02-a": incident("systems: [checkout, db]\nfactors: [limit]\n"),
    "2025-03-14-b": incident("systems: [db]\nfactors: [load, limit]\n"),
    "undated-c": incident("systems: [checkout]\nfactors: [load]\n"),
}


def test_occurrences_name_rows_and_columns_by_their_place() -> None:
    matrix = matrix_of(base_of(INCIDENTS))
    columns = [one.id for one in matrix.systems]
    rows = [factor.id for _, factors in matrix.groups for factor in factors]
    read = []
    for one in written(matrix).split(";"):
        day, factors, systems = one.split(" ")
        named = sorted(rows[int(place)] for place in factors.split(","))
        read.append((day, named, sorted(columns[int(place)] for place in systems.split(","))))
    assert read == [
        ("2025-03-14", ["limit", "load"], ["db"]),
        ("2024-11-02", ["limit"], ["checkout", "db"]),
        ("-", ["load"], ["checkout"]),
    ]


def test_the_matrix_can_be_narrowed_to_the_last_year_each_year_and_each_quarter() -> None:
    found = spans(matrix_of(base_of(INCIDENTS)), date(2025, 4, 1))
    assert [(name, [one.key for one in listed]) for name, listed in found] == [
        ("Recent", ["last-12-months"]),
        ("Years", ["2025", "2024"]),
        ("Quarters", ["2025-q1", "2024-q4"]),
    ]
    quarter = found[2][1][1]
    assert (quarter.label, quarter.first, quarter.last) == (
        "Q4 2024",
        date(2024, 10, 1),
        date(2024, 12, 31),
    )


def test_without_dates_there_is_nothing_to_narrow_to() -> None:
    assert spans(matrix_of(base_of({"undated-c": INCIDENTS["undated-c"]})), date(2025, 4, 1)) == []


@pytest.mark.parametrize(
    ("day", "first"),
    [
        (date(2026, 11, 29), date(2025, 11, 30)),
        (date(2026, 12, 31), date(2026, 1, 1)),
        (date(2025, 2, 28), date(2024, 2, 29)),
        (date(2024, 2, 29), date(2023, 3, 1)),
        (date(2026, 1, 31), date(2025, 2, 1)),
    ],
)
def test_twelve_months_end_with_their_day(day: date, first: date) -> None:
    assert year_until(day) == first


def test_the_legend_says_which_counts_a_ground_stands_for() -> None:
    assert [(ground, label) for ground, _, label in legend((2, 4, 8, 15, 30))] == [
        (1, "1–2"),
        (2, "3–4"),
        (3, "5–8"),
        (4, "9–15"),
        (5, "16–30"),
    ]
    assert [(ground, label) for ground, _, label in legend((1, 2))] == [(1, "1"), (5, "2")]
