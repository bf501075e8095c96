"""Steps of a replay: what is told when, what waits for a decision, and how a decision is cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb_plugin.link.replay import is_replayable, split_decision, steps
from tests.link.told import incident_told

if TYPE_CHECKING:
    from kb_plugin.link.replay import Step
    from kb_plugin.link.timeline import Told
    from kb_plugin.model import Incident


def incident_of(**accounts: str) -> Incident:
    """Return an incident with an account for each narrator; `did: 14:02 A` is one entry."""
    told: dict[str, dict[str, list[str]]] = {}
    for narrator, lines in accounts.items():
        kinds = told.setdefault(narrator, {})
        for line in lines.strip().splitlines():
            kind, _, text = line.strip().partition(": ")
            kinds.setdefault(kind, []).append(text)
    return incident_told(told)


def texts(told: tuple[Told, ...]) -> list[str]:
    return [one.entry.text for one in told]


def shown(step: Step) -> tuple[list[str], str, list[str], str]:
    """Return what a step tells, asks, holds back, and gives away last."""
    decision = step.decision
    return (
        texts(step.told),
        decision.question if decision else "",
        texts(step.held),
        decision.choice if decision else "",
    )


def test_moments_of_all_narrators_come_in_the_order_of_time() -> None:
    incident = incident_of(
        one="did: 14:05 Late\nsaw: 14:02 Early",
        other="did: 14:02 Elsewhere\nunderstood: 14:03 Idea",
    )
    assert [shown(one)[0] for one in steps(incident)] == [
        ["Early", "Elsewhere"],
        ["Idea"],
        ["Late"],
    ]


def test_what_was_expected_and_assumed_waits_for_the_next_decision() -> None:
    incident = incident_of(
        one="""
        assumed: 14:00 A1
        did: 14:02 D1
        expected: 14:05 E1
        did: 14:05 **Decision:** B or C? I took B.
        expected: 14:08 E2
        did: 14:09 **Decision:** more? None.
        expected: 14:10 E3
        """,
        other="saw: 14:01 S\nassumed: 14:04 A2\nassumed: 14:06 A3",
    )
    assert [shown(one) for one in steps(incident)] == [
        (["S"], "", [], ""),
        (["D1"], "", [], ""),
        ([], "B or C?", ["A1", "A2", "E1"], "I took B."),
        ([], "more?", ["A3", "E2"], "None."),
        # No decision follows.
        (["E3"], "", [], ""),
    ]


def test_what_a_narrator_did_behind_a_decision_comes_after_its_choice() -> None:
    incident = incident_of(
        one="""
        did: 14:01 Before
        did: 14:02 **Decision:** B or C? B.
        did: 14:02 Did B
        saw: 14:02 S
        """,
        other="did: 14:02 T\nsaw: 14:02:30 After half a minute",
    )
    found = steps(incident)
    assert [shown(one)[0] for one in found] == [
        ["Before"],
        ["S", "T"],
        ["Did B", "After half a minute"],
    ]
    assert found[1].decision


def test_two_decisions_of_one_minute_are_two_steps() -> None:
    incident = incident_of(
        one="did: 14:02 **Decision:** A? Yes.",
        other="did: 14:02 **Decision:** B? No.\nsaw: 14:02 S",
    )
    assert [shown(one) for one in steps(incident)] == [
        (["S"], "A?", [], "Yes."),
        ([], "B?", [], "No."),
    ]


def test_every_timed_entry_is_shown_exactly_once() -> None:
    incident = incident_of(
        one="""
        assumed: 13:00 a
        saw: 14:02 b
        did: 14:02:10 c
        did: 14:02:20 **Decision:** d? e
        did: 14:02:30 f
        expected: 14:02:40 g
        did: 15:00 **Decision:** h
        understood: 15:00 i
        assumed: 16:00 j
        """,
        other="assumed: 14:02:50 k\ndid: 15:00 **Decision:** l? m",
    )
    told = [
        one.entry
        for step in steps(incident)
        for one in (*step.told, *step.held, *([step.decision.told] if step.decision else []))
    ]
    written = [entry for account in incident.accounts for entry in account.entries]
    assert len(told) == len(written)
    assert {id(one) for one in told} == {id(one) for one in written}


@pytest.mark.parametrize(
    ("text", "question", "choice"),
    [
        ("**Decision:** stay or go? I stayed.", "stay or go?", "I stayed."),
        ("**Decision**: stay or go? I stayed.", "stay or go?", "I stayed."),
        ("**Decision: stay or go?** I stayed.", "stay or go?", "I stayed."),
        ("**decision:** stay, or go?\nI stayed.", "stay, or go?", "I stayed."),
        ("**Decision:** stay? Who knows? I stayed.", "stay?", "Who knows? I stayed."),
        ("**Decision:** end `q?` or wait? Wait.", "end `q?` or wait?", "Wait."),
        ("**Decision:** ask [x](a?b=1 \"Why? So\") or not? No.",
         "ask [x](a?b=1 \"Why? So\") or not?", "No."),
        ('**Decision:** answer "is it down? Or not" or call? Call.',
         'answer "is it down? Or not" or call?', "Call."),
        ("**Decision:** try <http://x.example/?a> or wait? Wait.",
         "try <http://x.example/?a> or wait?", "Wait."),
        ("**Decision:** stay or go?", "stay or go?", ""),
        ("**Decision:** I stayed.", "", "I stayed."),
        ("**Decision:** I ran `a?b`.", "", "I ran `a?b`."),
    ],
)  # fmt: skip
def test_a_decision_is_cut_behind_its_question(text: str, question: str, choice: str) -> None:
    assert split_decision(text) == (question, choice)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param("did: 14:02 **Decision:** A? B.", True, id="one decision"),
        pytest.param("\n".join(f"saw: 14:0{n} A" for n in range(6)), True, id="six moments"),
        pytest.param("\n".join(f"saw: 14:0{n} A" for n in range(5)), False, id="five moments"),
        pytest.param("\n".join(f"saw: 14:00:0{n} A" for n in range(6)), False, id="one minute"),
    ],
)
def test_an_incident_is_replayed_for_a_decision_or_for_its_moments(
    lines: str, expected: bool
) -> None:
    assert is_replayable(incident_of(one=lines)) is expected
    assert not is_replayable(incident_of(unknown=lines))
