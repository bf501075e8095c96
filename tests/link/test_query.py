"""Which incidents a pasted text is like."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb_plugin.link.query import ranked
from kb_plugin.link.traits import ReasonKind
from kb_plugin.link.wording import MOST_CHARACTERS
from tests.link.test_similarity import OTHERS, base_of

POOL, DISK, MAIL = "2025-01-01-pool", "2025-01-02-disk", "2025-01-03-mail"
BASE = base_of(
    {
        **OTHERS,
        POOL: {
            "title": "Checkout waits behind a full pool",
            "systems": "checkout, db",
            "signals": 'PoolTimeoutError, "remaining connection slots are reserved"',
            "body": "Requests waited for connections while the database idled.",
        },
        DISK: {
            "title": "A broker fills its disk",
            "systems": "db",
            "signals": '"No space left on device"',
            "body": "Retention kept what a backfill wrote, until a volume was full.",
        },
        MAIL: {
            "title": "Mail arrives twice",
            "systems": "mail",
            "body": "Two consumers, one inbox.",
        },
    }
).similarity.lexicon


def found(text: str, *systems: str, weak: bool = False) -> list[str]:
    return [one.id for one in ranked(BASE, text, systems, weak=weak)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("PoolTimeoutError: timed out after 30 s", POOL),
        ("FATAL: remaining connection slots are reserved for superusers", POOL),
        ("java.io.IOException: No space left on device", DISK),
        ("the disk of a broker is filling", DISK),
        ("waiting connections, idle database", POOL),
        ("Mails come twice", MAIL),
    ],
)
def test_an_alert_or_a_description_finds_what_was_like_it(text: str, first: str) -> None:
    assert found(text)[:1] == [first]


@pytest.mark.parametrize(
    "text", ["", "   ", "12:30", "the and of", "a walk by the sea on a sunny day", "?!"]
)
def test_what_is_like_nothing_finds_nothing(text: str) -> None:
    assert found(text) == []


def test_a_whole_signal_is_a_reason_of_its_own() -> None:
    match = ranked(BASE, "ERROR No space left on device (28)")[0]
    kinds = {reason.kind: reason.values for reason in match.reasons}
    assert kinds[ReasonKind.SIGNAL] == ("=spac left devic",)


@pytest.mark.parametrize("name", ["Orders DB", "orders db", "db"])
def test_a_system_that_the_text_names_is_a_reason(name: str) -> None:
    for match in ranked(BASE, f"{name} is slow", weak=True):
        assert ReasonKind.SYSTEM in {reason.kind for reason in match.reasons}
    assert set(found(f"{name} is slow", weak=True)) == {POOL, DISK}


def test_only_incidents_of_the_chosen_systems_are_ranked() -> None:
    text = "pool of connections, disk of a broker, mail twice"
    assert set(found(text, weak=True)) >= {POOL, DISK, MAIL}
    assert set(found(text, "mail", weak=True)) == {MAIL}
    assert set(found(text, "mail", "checkout", weak=True)) == {MAIL, POOL}
    assert found(text, "search", weak=True) == []


def test_strange_words_make_a_match_weaker() -> None:
    plain = ranked(BASE, "broker disk", weak=True)[0]
    strange = ranked(BASE, "broker disk zebra giraffe antelope", weak=True)[0]
    assert plain.id == strange.id == DISK
    assert plain.score > strange.score


def test_of_a_long_text_the_beginning_is_read() -> None:
    filler = "x " * MOST_CHARACTERS
    assert found("PoolTimeoutError " + filler)[:1] == [POOL]
    assert found(filler + " PoolTimeoutError") == []


@given(st.text(max_size=400))
@settings(deadline=None)
def test_any_text_gets_an_answer(text: str) -> None:
    matches = ranked(BASE, text, weak=True)
    assert [(-one.score, one.id) for one in matches] == sorted((-o.score, o.id) for o in matches)
