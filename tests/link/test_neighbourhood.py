"""What stands around a system: both directions, nearest first, and no more than can be read."""

from __future__ import annotations

from kb_plugin import pipeline
from kb_plugin.link.neighbourhood import MOST_ALL, MOST_NEAR, Neighbourhood, neighbourhood
from kb_plugin.settings import DEFAULT
from tests.samples import raw_files


def around(
    system: str, uses: dict[str, str], incidents: dict[str, int] | None = None
) -> Neighbourhood:
    """Return the neighbourhood in a graph given as `{"a": "b c"}`: a depends on b and c."""
    names = dict.fromkeys((*uses, *" ".join(uses.values()).split()))
    files: dict[str, str | bytes] = {}
    for one in names:
        below = uses.get(one, "").replace(" ", ", ")
        files[f"systems/{one}.md"] = f"---\nname: {one}\ndepends_on: [{below}]\n---\n"
    for one, count in (incidents or {}).items():
        for day in range(1, count + 1):
            name = f"incidents/2025-01-{day:02}-{one}.md"
            files[name] = f"---\ntitle: A\nstatus: draft\nsystems: [{one}]\n---\n"
    base = pipeline.run(raw_files(files), (), DEFAULT, with_drafts=True).base
    return neighbourhood(base.systems[system], base)


def test_both_sides_are_shown_with_a_second_step_where_it_fits() -> None:
    found = around("m", {"top": "user", "user": "m", "m": "db bus", "db": "disk", "bus": "disk"})
    assert [one.id for one in found.uses.near] == ["bus", "db"]
    assert [(one.id, [way.id for way in ways]) for one, ways in found.uses.far] == [
        ("disk", ["bus", "db"])
    ]
    assert [one.id for one in found.used_by.near] == ["user"]
    assert [one.id for one, _ in found.used_by.far] == ["top"]


def test_the_shortest_way_counts() -> None:
    found = around("m", {"m": "db disk", "db": "disk m"})
    assert [one.id for one in found.uses.near] == ["db", "disk"]
    assert found.uses.far == ()


def test_two_that_use_each_other_stand_on_both_sides_and_none_beside_itself() -> None:
    found = around("m", {"m": "a m", "a": "m"})
    assert [one.id for one in found.uses.near] == ["a"]
    assert [one.id for one in found.used_by.near] == ["a"]


def test_a_second_step_that_does_not_fit_is_left_out_as_a_whole() -> None:
    many = [f"x{n}" for n in range(MOST_ALL)]
    found = around("m", {"m": "a", "a": " ".join(many)})
    assert found.uses.far == ()


def test_of_too_many_those_with_most_incidents_stay_in_the_order_of_names() -> None:
    many = [f"x{n:02}" for n in range(MOST_NEAR + 3)]
    found = around("m", {"m": " ".join(many)}, {many[-1]: 2, many[-2]: 1})
    assert [one.id for one in found.uses.near] == [*many[: MOST_NEAR - 2], *many[-2:]]
    assert found.uses.left_out == 3


def test_nobody_is_left_out_alone() -> None:
    many = [f"x{n:02}" for n in range(MOST_NEAR + 1)]
    found = around("m", {"m": " ".join(many)})
    assert (len(found.uses.near), found.uses.left_out) == (MOST_NEAR + 1, 0)
