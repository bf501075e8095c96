"""The graph: what leads to what, from both sides."""

from __future__ import annotations

import pytest

from kb_plugin import pipeline
from kb_plugin.kinds import Certainty, RelationKind
from kb_plugin.settings import DEFAULT, Settings
from tests.link.bases import base_of, incident
from tests.samples import raw_files


def ids(found: object) -> list[str]:
    assert isinstance(found, tuple)
    return [one.id for one in found]


def test_incidents_come_newest_first_and_those_without_a_date_last() -> None:
    names = ["undated-a", "2024-05-01-b", "2025-03-14-d", "2025-03-14-c", "2025-01-01-e"]
    assert ids(base_of(dict.fromkeys(names, incident())).incidents) == [
        "2025-03-14-c",
        "2025-03-14-d",
        "2025-01-01-e",
        "2024-05-01-b",
        "undated-a",
    ]


DRAFTS = {
    "2025-01-01-published": incident("systems: [db]\n"),
    "2025-01-02-review": incident("systems: [db]\n", status="review"),
    "2025-01-03-draft": incident("systems: [db]\n", status="draft"),
    "2025-01-04-internal": incident("systems: [db]\naudience: internal\n"),
}


@pytest.mark.parametrize(
    ("with_drafts", "audience", "shown", "unpublished"),
    [
        (False, "public", {"published"}, set()),
        (False, "internal", {"published", "internal"}, set()),
        (
            True,
            "public",
            {"published", "review", "draft", "internal"},
            {"review", "draft", "internal"},
        ),
        (True, "internal", {"published", "review", "draft", "internal"}, {"review", "draft"}),
    ],
    ids=["build", "internal build", "serve", "internal serve"],
)
def test_drafts_are_in_or_out_everywhere(
    with_drafts: bool, audience: str, shown: set[str], unpublished: set[str]
) -> None:
    base = base_of(DRAFTS, with_drafts=with_drafts, settings=Settings(audience=audience))
    assert {one.id[11:] for one in base.incidents} == shown
    assert {one.id[11:] for one in base.at_system["db"]} == shown
    assert {one[11:] for one in base.unpublished} == unpublished
    assert set(base.systems_of) == {one.id for one in base.incidents}


def test_an_incident_leads_to_its_systems_and_they_lead_back() -> None:
    base = base_of({"2025-01-01-a": incident("systems: [search, checkout]\n")})
    assert ids(base.systems_of["2025-01-01-a"]) == ["search", "checkout"]
    assert ids(base.at_system["search"]) == ids(base.at_system["checkout"]) == ["2025-01-01-a"]
    assert base.at_system["db"] == ()


@pytest.mark.parametrize("written", ["checkout", "cart", "Cart", "CHECKOUT"])
def test_other_names_of_a_system_lead_to_it(written: str) -> None:
    base = base_of({"2025-01-01-a": incident(f"systems: [{written}, checkout]\n")})
    assert ids(base.systems_of["2025-01-01-a"]) == ["checkout"]


def test_what_is_unknown_is_left_out() -> None:
    front = "systems: [gone, db]\nfactors: [gone, limit]\n"
    front += "related: [{id: 2020-01-01-gone, kind: similar}]\n"
    base = base_of({"2025-01-01-a": incident(front)})
    assert ids(base.systems_of["2025-01-01-a"]) == ["db"]
    assert [factor.id for factor, _ in base.factors_of["2025-01-01-a"]] == ["limit"]
    assert base.related["2025-01-01-a"] == ()


FACTORS = {
    "2025-01-03-a": incident("factors: [limit, {term: gap, certainty: ruled-out}]\n"),
    "2025-01-02-b": incident("factors: [{term: quota, certainty: potential}, gap]\n"),
    "2025-01-01-c": incident("factors: [{term: Fixed limit, certainty: ruled-out}]\n"),
}


def test_a_factor_leads_to_where_it_played_a_part_or_may_have() -> None:
    base = base_of(FACTORS)
    assert [(one.id, use.certainty) for one, use in base.with_factor["limit"]] == [
        ("2025-01-03-a", Certainty.KNOWN),
        ("2025-01-02-b", Certainty.POTENTIAL),
    ]
    assert [one.id for one, _ in base.with_factor["gap"]] == ["2025-01-02-b"]


def test_where_a_factor_was_ruled_out_stands_apart() -> None:
    base = base_of(FACTORS)
    assert [one.id for one, _ in base.without_factor["limit"]] == ["2025-01-01-c"]
    assert [one.id for one, _ in base.without_factor["gap"]] == ["2025-01-03-a"]
    assert base.without_factor["load"] == ()


def test_an_incident_leads_to_each_of_its_factors_once_with_what_it_says_first() -> None:
    front = "factors: [{term: quota, evidence: B}, {term: limit, certainty: ruled-out}, gap]\n"
    base = base_of({"2025-01-01-a": incident(front)})
    found = base.factors_of["2025-01-01-a"]
    assert [(factor.id, use.certainty, use.evidence) for factor, use in found] == [
        ("limit", Certainty.KNOWN, "B"),
        ("gap", Certainty.KNOWN, None),
    ]


def test_a_relation_is_seen_from_both_sides() -> None:
    front = "related: [{id: 2024-01-01-b, kind: recurrence, note: Again.}]\n"
    base = base_of({"2025-01-01-a": incident(front), "2024-01-01-b": incident()})
    ((here,), (there,)) = base.related["2025-01-01-a"], base.related["2024-01-01-b"]
    assert (here.incident.id, here.kind, here.note, here.is_stated_here) == (
        "2024-01-01-b",
        RelationKind.RECURRENCE,
        "Again.",
        True,
    )
    assert (there.incident.id, there.kind, there.note, there.is_stated_here) == (
        "2025-01-01-a",
        RelationKind.RECURRENCE,
        "Again.",
        False,
    )


def test_where_both_state_a_relation_each_keeps_its_own_words() -> None:
    base = base_of(
        {
            "2025-01-01-a": incident("related: [{id: 2024-01-01-b, kind: similar, note: A}]\n"),
            "2024-01-01-b": incident("related: [{id: 2025-01-01-a, kind: not-similar, note: B}]\n"),
        }
    )
    ((here,), (there,)) = base.related["2025-01-01-a"], base.related["2024-01-01-b"]
    assert (here.note, here.is_stated_here) == ("A", True)
    assert (there.note, there.is_stated_here) == ("B", True)


def test_a_relation_to_itself_or_to_a_draft_is_none() -> None:
    front = (
        "related:\n  - {id: 2025-01-01-a, kind: similar}\n  - {id: 2024-01-01-b, kind: similar}\n"
    )
    incidents = {"2025-01-01-a": incident(front), "2024-01-01-b": incident(status="draft")}
    assert base_of(incidents).related == {"2025-01-01-a": ()}
    assert len(base_of(incidents, with_drafts=True).related["2025-01-01-a"]) == 1


def test_neighbours_are_the_incidents_before_and_after_at_each_system() -> None:
    base = base_of(
        {
            "2025-01-01-a": incident("systems: [db]\n"),
            "2025-01-02-b": incident("systems: [db, search, identity]\n"),
            "2025-01-03-c": incident("systems: [db, search]\n"),
        }
    )
    oldest, middle, newest = reversed(base.incidents)
    assert [
        (one.system.id, one.earlier and one.earlier.id, one.later and one.later.id)
        for one in base.neighbours(middle)
    ] == [("db", "2025-01-01-a", "2025-01-03-c"), ("search", None, "2025-01-03-c")]
    assert [one.earlier for one in base.neighbours(oldest)] == [None]
    assert [one.later for one in base.neighbours(newest)] == [None, None]


def test_a_system_leads_to_what_it_needs_and_to_what_needs_it() -> None:
    base = base_of({})
    assert ids(base.dependencies["checkout"]) == ["db", "identity"]
    assert ids(base.dependents["db"]) == ["checkout", "search"]
    assert ids(base.dependents["identity"]) == ["checkout"]
    assert base.dependents["search"] == ()


def test_systems_come_in_the_order_of_their_names() -> None:
    assert list(base_of({}).systems) == ["db", "checkout", "identity", "search"]


def test_factors_come_in_the_order_of_groups_and_names() -> None:
    assert list(base_of({}).factors) == ["limit", "load", "gap"]


def test_actions_lead_to_the_factors_they_address() -> None:
    front = "actions:\n  - {do: A, addresses: [quota]}\n  - {do: B, addresses: [gap, gone]}\n"
    base = base_of({"2025-01-01-a": incident(front), "2025-01-02-b": incident()})
    assert base.addressed == {"2025-01-01-a": {"limit", "gap"}, "2025-01-02-b": set()}


def test_paths_come_in_the_order_of_their_titles() -> None:
    files: dict[str, str | bytes] = {
        "paths/a.md": "---\ntitle: Second\n---\n",
        "paths/b.md": "---\ntitle: first\n---\n",
    }
    base = pipeline.run(raw_files(files), (), DEFAULT, with_drafts=False).base
    assert [one.id for one in base.paths] == ["b", "a"]


def test_files_with_mistakes_do_not_keep_the_others_from_being_linked() -> None:
    base = base_of({"2025-01-01-a": "no front matter", "2025-01-02-b": incident()})
    assert ids(base.incidents) == ["2025-01-02-b"]
