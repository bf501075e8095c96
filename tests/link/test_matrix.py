"""Systems against factors, counted."""

from __future__ import annotations

import pytest

from kb_plugin.link.matrix import bounds, ground_of, matrix_of
from tests.link.bases import base_of, incident


def test_an_incident_counts_once_for_each_of_its_systems_and_factors() -> None:
    base = base_of(
        {
            "2025-01-01-a": incident("systems: [checkout, cart, db]\nfactors: [limit, quota]\n"),
            "2025-02-01-b": incident(
                "systems: [db]\nfactors: [limit, {term: gap, certainty: potential}]\n"
            ),
            "2025-03-01-c": incident(
                "systems: [db]\nfactors: [{term: gap, certainty: ruled-out}]\n"
            ),
            "2025-04-01-d": incident("systems: [search]\n"),
        }
    )
    matrix = matrix_of(base)
    assert matrix.counts == {("limit", "checkout"): 1, ("limit", "db"): 2, ("gap", "db"): 1}
    assert matrix.with_factor == {"limit": 2, "gap": 1}
    assert matrix.at_system == {"checkout": 1, "db": 2}
    assert {one.id for one in matrix.systems} == {"checkout", "db"}
    assert [(group, [one.id for one in factors]) for group, factors in matrix.groups] == [
        ("Software", ["limit"]),
        ("Detection and understanding", ["gap"]),
    ]


def test_a_base_without_incidents_has_an_empty_matrix() -> None:
    matrix = matrix_of(base_of({}))
    assert (matrix.groups, matrix.systems, matrix.bounds) == ((), (), ())


@pytest.mark.parametrize(
    ("greatest", "expected"),
    [
        (0, ()),
        (1, (1,)),
        (3, (1, 2, 3)),
        (5, (1, 2, 3, 4, 5)),
        (6, (1, 2, 3, 4, 6)),
        (30, (2, 4, 8, 15, 30)),
        (100, (3, 6, 16, 40, 100)),
    ],
)
def test_steps_widen_with_the_counts(greatest: int, expected: tuple[int, ...]) -> None:
    assert bounds(greatest) == expected


@pytest.mark.parametrize(
    ("bounds", "grounds"),
    [
        ((2, 4, 8, 15, 30), {1: 1, 2: 1, 3: 2, 4: 2, 8: 3, 15: 4, 16: 5, 30: 5}),
        ((1, 2, 3), {1: 1, 2: 3, 3: 5}),
        ((1, 2), {1: 1, 2: 5}),
        ((1,), {1: 2}),
    ],
)
def test_the_grounds_of_few_steps_lie_far_apart(
    bounds: tuple[int, ...], grounds: dict[int, int]
) -> None:
    assert {count: ground_of(count, bounds) for count in grounds} == grounds
