"""The generated reading order of a system: few incidents that show what recurs at it."""

from __future__ import annotations

from kb_plugin.link.reading_order import ReadingOrder, reading_order
from tests.link.bases import base_of, incident


def order_of(incidents: dict[str, str], system: str = "db") -> ReadingOrder:
    base = base_of(incidents)
    return reading_order(base.systems[system], base)


def at_db(factors: str, more: str = "") -> str:
    return incident(f"systems: [db]\nfactors: [{factors}]\n{more}")


def shown(order: ReadingOrder) -> list[tuple[str, list[tuple[str, int]]]]:
    return [
        (one.incident.id, [(shows.trait.id, shows.count) for shows in one.shows])
        for one in order.choices
    ]


def test_each_choice_says_what_none_before_it_showed() -> None:
    order = order_of(
        {
            "2025-01-01-a": at_db("limit, gap"),
            "2025-01-02-b": at_db("limit"),
            "2025-01-03-c": at_db("load, gap"),
            "2025-01-04-d": at_db("load, limit"),
        }
    )
    assert shown(order) == [
        ("2025-01-04-d", [("limit", 3), ("load", 2)]),
        ("2025-01-03-c", [("gap", 2)]),
    ]
    assert order.is_path
    assert order.left == ()


def test_what_happened_once_does_not_recur_and_what_was_ruled_out_did_not_happen() -> None:
    ruled_out = "{term: limit, certainty: ruled-out}"
    order = order_of(
        {
            "2025-01-01-a": at_db(ruled_out),
            "2025-01-02-b": at_db("limit"),
            "2025-01-03-c": at_db("gap"),
        }
    )
    assert order.recurring == ()
    assert order.choices == ()


def test_what_few_of_very_many_have_in_common_does_not_recur() -> None:
    names = [f"2025-{month:02}-{day:02}-x" for month in range(1, 4) for day in range(1, 21)]
    texts = {name: at_db("limit, gap" if at < 2 else "limit") for at, name in enumerate(names)}
    assert [(one.trait.id, one.count) for one in order_of(texts).recurring] == [("limit", 60)]


def test_a_way_of_being_noticed_and_another_system_recur_too_behind_factors() -> None:
    both = "systems: [db, checkout]\nfactors: [limit]\ndetection: alert\n"
    names = ("2025-01-01-a", "2025-01-02-b", "2025-01-03-c")
    order = order_of(dict.fromkeys(names, incident(both)))
    assert shown(order) == [("2025-01-03-c", [("limit", 3), ("alert", 3), ("checkout", 3)])]
    assert not order.is_path, "one incident shows it all"


def test_of_incidents_that_add_the_same_the_one_more_people_tell_of_comes_first() -> None:
    told = (
        at_db("limit", "accounts:\n  one: {name: One}\n")
        + "\n## Account: one\n\n### What I did\n\nI looked.\n"
    )
    order = order_of(
        {"2025-01-01-a": told, "2025-01-02-b": at_db("limit"), "2025-01-03-c": at_db("limit")}
    )
    assert [one.incident.id for one in order.choices] == ["2025-01-01-a"]


def test_two_incidents_need_no_order() -> None:
    assert order_of(dict.fromkeys(("2025-01-01-a", "2025-01-02-b"), at_db("limit"))).choices == ()
