"""Which incidents are alike, and that every reason for it is true."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb_plugin import pipeline
from kb_plugin.kinds import Certainty
from kb_plugin.link import similarity as module
from kb_plugin.link.query import ranked
from kb_plugin.link.traits import FACTOR, MOST, SIGNAL, SYSTEM, ReasonKind
from kb_plugin.link.wording import signal_term, terms
from kb_plugin.settings import DEFAULT
from tests.samples import raw_files

if TYPE_CHECKING:
    from kb_plugin.link.similarity import Match
    from kb_plugin.link.traits import Reason
    from kb_plugin.pipeline import Result

TERMS = {
    "systems/checkout.md": "---\nname: Checkout\naliases: [cart]\ndepends_on: [db]\n---\n",
    "systems/search.md": "---\nname: Search\ndepends_on: [db]\n---\n",
    "systems/db.md": "---\nname: Orders DB\n---\n",
    "systems/mail.md": "---\nname: Mail\n---\n",
    "factors/limit.md": "---\nname: Fixed limit\ngroup: Software\n---\n",
    "factors/gap.md": "---\nname: Model gap\ngroup: Detection and understanding\n---\n",
    "factors/load.md": "---\nname: Load\ngroup: Load and resilience\n---\n",
}
OTHERS = {f"2024-0{n}-01-other": {"body": f"Word{n} alone{n}."} for n in range(1, 7)}


def text_of(
    title: str = "?",
    systems: str = "",
    factors: str = "",
    signals: str = "",
    related: str = "",
    body: str = "",
) -> str:
    front = f"title: '{title}'\nstatus: published\norigin: imported\n"
    for key, value in (("systems", systems), ("factors", factors), ("signals", signals)):
        if value:
            front += f"{key}: [{value}]\n"
    if related:
        identifier, kind = related.split()
        front += f"related:\n  - id: {identifier}\n    kind: {kind}\n"
    return f"---\n{front}---\n\n## Summary\n\n{body}\n"


def base_of(incidents: dict[str, dict[str, str]]) -> Result:
    files = {f"incidents/{name}.md": text_of(**values) for name, values in incidents.items()}
    return pipeline.run(raw_files({**TERMS, **files}), (), DEFAULT, with_drafts=True)


def neighbours(incidents: dict[str, dict[str, str]], identifier: str) -> tuple[Match, ...]:
    return base_of({**OTHERS, **incidents}).similarity.neighbours(identifier, 50, weak=True)


def reasons(found: tuple[Match, ...], identifier: str) -> dict[ReasonKind, list[Reason]]:
    match = next((one for one in found if one.id == identifier), None)
    by_kind: dict[ReasonKind, list[Reason]] = {}
    for reason in match.reasons if match else ():
        by_kind.setdefault(reason.kind, []).append(reason)
    return by_kind


ONE, TWO = "2025-01-01-one", "2025-01-02-two"


@pytest.mark.parametrize(
    ("one", "two", "kind", "values"),
    [
        ({"factors": "limit"}, {"factors": "limit"}, ReasonKind.FACTOR, ("limit",)),
        ({"systems": "db"}, {"systems": "db"}, ReasonKind.SYSTEM, ("db",)),
        ({"systems": "checkout"}, {"systems": "cart"}, ReasonKind.SYSTEM, ("checkout",)),
        ({"systems": "checkout"}, {"systems": "db"}, ReasonKind.BESIDE, ("checkout", "db")),
        ({"systems": "db"}, {"systems": "search"}, ReasonKind.BESIDE, ("search", "db")),
        ({"signals": "ENOSPC"}, {"signals": "enospc"}, ReasonKind.SIGNAL, ("enospc",)),
        (
            {"signals": '"No space left on device"'},
            {"signals": '"no space left on device"'},
            ReasonKind.SIGNAL,
            ("=spac left devic",),
        ),
        ({"body": "Sluggish pools."}, {"body": "A pool."}, ReasonKind.WORDING, ("pool",)),
    ],
)
def test_what_two_incidents_share_is_a_reason(
    one: dict[str, str], two: dict[str, str], kind: ReasonKind, values: tuple[str, ...]
) -> None:
    incidents = {ONE: one, TWO: two}
    for here, there in ((ONE, TWO), (TWO, ONE)):
        found = reasons(neighbours(incidents, here), there)
        shown = {reason.values for reason in found[kind]}
        assert values in shown or kind is ReasonKind.WORDING
        if kind is ReasonKind.WORDING:
            assert {signal_term(word) for word in found[kind][0].values} == {"pool"}


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ({"systems": "checkout"}, {"systems": "mail"}),
        ({"systems": "checkout"}, {"systems": "search"}),
        ({"factors": "limit"}, {"factors": "{term: limit, certainty: ruled-out}"}),
        ({"signals": "ENOSPC"}, {"signals": "EPERM"}),
        ({"body": "It was the other one."}, {"body": "And this was it."}),
        ({"body": "At 09:31 on 2025-03-14."}, {"body": "At 09:31 on 2025-03-14."}),
    ],
)
def test_what_they_do_not_share_is_none(one: dict[str, str], two: dict[str, str]) -> None:
    assert not reasons(neighbours({ONE: one, TWO: two}, ONE), TWO)


def test_what_is_rare_weighs_more_than_what_is_common() -> None:
    common = {f"2023-0{n}-01-c": {"factors": "gap"} for n in range(1, 7)}
    found = neighbours(
        {**common, ONE: {"factors": "gap, limit"}, TWO: {"factors": "gap, limit"}}, ONE
    )
    by_value = {one.values[0]: one.weight for one in reasons(found, TWO)[ReasonKind.FACTOR]}
    assert by_value["limit"] > by_value["gap"] > 0


def test_a_potential_factor_weighs_half() -> None:
    potential = "{term: limit, certainty: potential}"
    known = neighbours({ONE: {"factors": "limit"}, TWO: {"factors": "limit"}}, ONE)
    half = neighbours({ONE: {"factors": "limit"}, TWO: {"factors": potential}}, ONE)
    full_weight = reasons(known, TWO)[ReasonKind.FACTOR][0].weight
    assert reasons(half, TWO)[ReasonKind.FACTOR][0].weight == full_weight // 2


def test_what_every_incident_has_is_no_reason() -> None:
    same = {
        identifier: {"systems": "db", "factors": "limit", "body": "All down."}
        for identifier in (ONE, TWO, "2025-01-03-three")
    }
    found = base_of(same).similarity.neighbours(ONE, weak=True)
    assert not found


@pytest.mark.parametrize("kind", ["recurrence", "same-trigger", "follow-on", "similar"])
def test_what_an_author_states_comes_first_on_both_sides(kind: str) -> None:
    incidents = {
        ONE: {"body": "Alpha.", "related": f"{TWO} {kind}"},
        TWO: {"body": "Beta gamma."},
        "2025-01-03-near": {"body": "Alpha. Beta gamma."},
    }
    for here, there in ((ONE, TWO), (TWO, ONE)):
        first = neighbours(incidents, here)[0]
        assert first.id == there
        assert first.reasons[0].kind is ReasonKind.STATED
        assert first.reasons[0].values == (kind,)


def test_not_similar_removes_a_pair_on_both_sides() -> None:
    alike = {"body": "Pools of connections run out.", "systems": "db", "factors": "limit"}
    incidents = {ONE: {**alike, "related": f"{TWO} not-similar"}, TWO: alike}
    assert TWO not in [one.id for one in neighbours(incidents, ONE)]
    assert ONE not in [one.id for one in neighbours(incidents, TWO)]


def test_nothing_weak_is_shown_unless_asked_for() -> None:
    words = "Pools of connections ran out while a report held every one of them open for hours."
    incidents = {
        **OTHERS,
        ONE: {"body": words},
        TWO: {"body": f"{words} Again."},
        "2025-01-03-far": {"body": f"Tea and report. {'Bread butter salt. ' * 30}"},
    }
    similarity = base_of(incidents).similarity
    assert [one.id for one in similarity.neighbours(ONE)] == [TWO]
    assert [one.id for one in similarity.neighbours(ONE, weak=True)] == [TWO, "2025-01-03-far"]
    assert similarity.neighbours(next(iter(OTHERS))) == ()


def test_ties_come_in_the_order_of_ids() -> None:
    twins = {f"2025-02-0{n}-t": {"body": "Same words here."} for n in (3, 1, 2)}
    found = neighbours({ONE: {"body": "Same words here."}, **twins}, ONE)
    assert [one.id for one in found] == sorted(twins)


def test_a_large_base_gives_nearly_what_comparing_all_pairs_gives(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    incidents = {
        f"2025-01-01-n{n:03}": {
            "body": f"cause{n % 17} effect{n % 23} trace{n % 29} detail{n}",
            "systems": ("checkout", "search", "db", "mail")[n % 4],
        }
        for n in range(120)
    }
    similarity = base_of(incidents).similarity
    exact = {one: similarity.neighbours(one, 1, weak=True)[0].score for one in incidents}
    monkeypatch.setattr(module, "_FEW", 0)
    fast = {one: similarity.neighbours(one, 1, weak=True)[0].score for one in incidents}
    assert all(fast[one] <= exact[one] for one in incidents)
    assert sum(fast[one] == exact[one] for one in incidents) > 0.95 * len(incidents)


WORDS = st.lists(
    st.sampled_from(["pool", "queue", "retries", "disk", "clock", "ENOSPC", "db.pool_wait", "503"]),
    max_size=12,
).map(" ".join)
SUBSET = st.lists(st.sampled_from(["checkout", "search", "db", "mail"]), unique=True, max_size=3)
INCIDENT = st.fixed_dictionaries(
    {
        "systems": SUBSET.map(", ".join),
        "factors": st.lists(st.sampled_from(["limit", "gap", "load"]), unique=True).map(", ".join),
        "signals": st.lists(
            st.sampled_from(["ENOSPC", "pool_wait_high", "no space left"]), unique=True, max_size=2
        ).map(", ".join),
        "body": WORDS,
    }
)


def expect_true(result: Result, here: str, match: Match) -> None:
    """Hold each reason against what the two incidents hold."""
    base = result.base
    one, two = ({i.id: i for i in base.incidents}[name] for name in (here, match.id))
    texts = {
        document.id: document.source.slice(document.body) for document in result.corpus.documents
    }
    assert match.reasons
    assert match.score == sum(reason.weight for reason in match.reasons)
    for reason in match.reasons:
        assert reason.weight > 0
        value = reason.values[0] if reason.values else ""
        match reason.kind:
            case ReasonKind.FACTOR:
                for each in (one, two):
                    uses = {f.id: use for f, use in base.factors_of[each.id]}
                    assert uses[value].certainty is not Certainty.RULED_OUT
                assert reason.weight <= FACTOR
            case ReasonKind.SYSTEM:
                for each in (one, two):
                    assert value in {system.id for system in base.systems_of[each.id]}
                assert reason.weight <= SYSTEM
            case ReasonKind.BESIDE:
                above = {system.id for system in base.dependencies[value]}
                assert reason.values[1] in above
                sides = [{s.id for s in base.systems_of[each.id]} for each in (one, two)]
                assert any(value in sides[n] and reason.values[1] in sides[1 - n] for n in (0, 1))
            case ReasonKind.SIGNAL:
                for each in (one, two):
                    assert value in {signal_term(signal) for signal in each.signals}
                assert reason.weight <= SIGNAL
            case ReasonKind.WORDING:
                for each in (one, two):
                    own = set(terms(f"{each.title} {' '.join(each.signals)} {texts[each.id]}"))
                    assert all(own.intersection(terms(word)) for word in reason.values)
            case ReasonKind.STATED:
                raise AssertionError("nobody stated anything")
    for kind in ReasonKind:
        assert sum(reason.kind is kind for reason in match.reasons) <= MOST


@given(st.lists(INCIDENT, min_size=2, max_size=8))
@settings(max_examples=60, deadline=None)
def test_every_neighbour_has_a_reason_and_every_reason_is_true(
    incidents: list[dict[str, str]],
) -> None:
    result = base_of({f"2025-01-01-n{n}": one for n, one in enumerate(incidents)})
    for incident in result.base.incidents:
        found = result.similarity.neighbours(incident.id, 10, weak=True)
        assert [(-one.score, one.id) for one in found] == sorted(
            (-one.score, one.id) for one in found
        )
        for match in found:
            assert match.id != incident.id
            expect_true(result, incident.id, match)


@given(st.lists(INCIDENT, min_size=2, max_size=6), WORDS)
@settings(max_examples=60, deadline=None)
def test_every_incident_found_for_a_text_shares_something_with_it(
    incidents: list[dict[str, str]], text: str
) -> None:
    result = base_of({f"2025-01-01-n{n}": one for n, one in enumerate(incidents)})
    own = set(terms(text))
    for match in ranked(result.similarity.lexicon, text, weak=True):
        assert match.reasons
        assert match.score == sum(reason.weight for reason in match.reasons)
        for reason in match.reasons:
            if reason.kind is ReasonKind.WORDING:
                assert all(own.intersection(terms(word)) for word in reason.values)
