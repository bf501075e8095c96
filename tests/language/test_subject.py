"""Whom a verb is about, by what stands before it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb_plugin.language.people import Who
from kb_plugin.language.subject import agent_of, subject_of


@pytest.mark.parametrize(
    ("left", "who"),
    [
        ("I ", Who.SELF),
        ("Later that day I also ", Who.SELF),
        ("We ", Who.INSIDER),
        ("In production we've never ", Who.INSIDER),
        ("The on-call engineer ", Who.INSIDER),
        ("The engineer on call ", Who.INSIDER),
        ("The engineer on-call for payments ", Who.INSIDER),
        ("One of the engineers ", Who.INSIDER),
        ("Members of the SRE team ", Who.INSIDER),
        ("A team member ", Who.INSIDER),
        ("The team responsible for the database ", Who.INSIDER),
        ("The person doing the upgrade ", Who.INSIDER),
        ("The developer who wrote the script ", Who.INSIDER),
        ("Whoever approved the change ", Who.INSIDER),
        ("The developer, in a hurry, ", Who.INSIDER),
        ("The engineer ran the script and ", Who.INSIDER),
        ("The incident manager ", Who.INSIDER),
        ("The support desk ", Who.INSIDER),
        ("@alice ", Who.INSIDER),
        ("Nobody ", Who.NOBODY),
        ("No one ", Who.NOBODY),
        ("None of us ", Who.NOBODY),
        ("No engineer ", Who.NOBODY),
        ("Users ", Who.OUTSIDER),
        ("Some of the customers who paid ", Who.OUTSIDER),
        ("You ", Who.OUTSIDER),
        ("They ", Who.PERHAPS),
        ("The vendor ", Who.PERHAPS),
        ("Katharine ", Who.NAME),
        ("Kubernetes ", Who.THING),
        ("The code review ", Who.WORK),
        ("The analysis of the first outage ", Who.WORK),
        ("The health check ", Who.THING),
        ("It ", Who.THING),
        ("This ", Who.THING),
        ("The alert for the on-call engineer ", Who.THING),
        ("The engineer's dashboard ", Who.THING),
        ("The team's queue ", Who.THING),
        ("The job that fills the cache ", Who.THING),
        ("The Prometheus operator ", Who.THING),
        ("The session manager ", Who.THING),
        ("The configuration management ", Who.THING),
        ("\ufffc\ufffc\ufffc ", Who.THING),
        ("", Who.ABSENT),
        ("09:31 Then ", Who.ABSENT),
        ("Unfortunately ", Who.ABSENT),
    ],
)
def test_the_subject_is_read_from_right_to_left(left: str, who: Who) -> None:
    assert subject_of(left) is who


@pytest.mark.parametrize(
    ("right", "who"),
    [
        (" by the network team.", Who.INSIDER),
        (" by all three of us", Who.INSIDER),
        (" by two of the nodes", Who.THING),
        (" last week by an engineer who had just joined", Who.INSIDER),
        (" by us", Who.INSIDER),
        (" by me", Who.SELF),
        (" by the load balancer", Who.THING),
        (" by Flux", Who.NAME),
        (" by customers", Who.OUTSIDER),
        (" before noon", Who.ABSENT),
        ("", Who.ABSENT),
    ],
)
def test_what_was_done_was_done_by_somebody_or_something(right: str, who: Who) -> None:
    assert agent_of(right) is who


TOKENS = "we who that and of by the engineer no one ing which in some , ; ( ) [ | ' @ . - _ \ufffc"
WORDS = st.sampled_from(TOKENS.split())


@settings(deadline=None)
@given(st.text() | st.lists(WORDS).map(" ".join))
def test_any_words_have_some_subject(text: str) -> None:
    assert subject_of(text) in Who
    assert agent_of(text) in Who
