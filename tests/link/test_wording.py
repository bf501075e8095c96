"""Which words of a text count: identifiers whole and in parts, forms of words, nothing volatile."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb_plugin.link.wording import LONGEST_SIGNAL, SIGNAL, signal_term, signals_in, stem, terms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PoolTimeoutError", ["pooltimeouterror", "pool", "timeout", "error"]),
        ("pool_wait_seconds", ["pool_wait_seconds", "pool", "wait", "second"]),
        ("api.example.com", ["api.example.com", "api", "exampl"]),
        (
            "java.io.IOException",
            ["java.io.ioexception", "java", "io", "ioexception", "io", "exception"],
        ),
        ("HTTPServer2 getURL", ["httpserver2", "server2", "geturl", "url"]),
        ("p99 s3 k8s", ["p99", "s3", "k8s"]),
        ("ORA-00942", ["ora-00942", "ora"]),
        ("answered 503, not 200", ["answer", "503"]),
        ("412 pages in 50 minutes", ["pag", "minut"]),
        ("2025-03-14T09:31:02Z 09:31 14.03.2025", []),
        ("waited 5000 ms, then 30s, at 2.5GB", ["wait"]),
        ("10.0.0.1:5432 0x7fff81 deadbeef12", []),
        ("3f2504e0-4f89-11d3-9a0c-0305e82c3301", []),
        ("pod api-7f9c6d5b81", ["pod", "api"]),
        ("the cat was not in it", ["cat"]),
        ("naïve ﬁle", ["naiv", "fil"]),
        ("", []),
        ("— … ??", []),
    ],
)
def test_terms_of_a_text(text: str, expected: list[str]) -> None:
    assert terms(text) == expected


@pytest.mark.parametrize(
    "forms",
    [
        ("queue", "queues", "queued", "queuing"),
        ("cache", "caches", "cached", "caching"),
        ("retry", "retries", "retried"),
        ("timeout", "timeouts"),
        ("stop", "stops", "stopped", "stopping"),
        ("address", "addresses", "addressed"),
        ("alias", "aliases"),
        ("status",),
    ],
)
def test_forms_of_a_word_have_one_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(one) for one in forms}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("status", "state"), ("bus", "bu"), ("process", "proces"), ("need", "ne")]
)
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("signal", "term"),
    [
        ("PoolTimeoutError", "pooltimeouterror"),
        ("No space left on device", "=spac left devic"),
        ("429 too_many_requests", "=429 too_many_requests"),
        ("mqtt: connect timeout (8000 ms), retry in 5000 ms", "=mqtt connect timeout retry"),
        ("12:30", None),
        ("", None),
    ],
)
def test_a_signal_is_one_term(signal: str, term: str | None) -> None:
    assert signal_term(signal) == term


@pytest.mark.parametrize(
    "signal", ["PoolTimeoutError", "No space left on device", "429 too_many_requests"]
)
def test_a_text_that_quotes_a_signal_has_its_term(signal: str) -> None:
    quoting = f"09:31 gateway-3 said: {signal}; then it was quiet"
    assert signal_term(signal) in signals_in(quoting)


@given(st.text(max_size=200))
def test_any_text_has_terms_and_quotes_itself(text: str) -> None:
    for term in terms(text):
        assert term
        assert not any(map(str.isspace, term))
    whole = signal_term(text)
    if whole is not None and whole.count(" ") < LONGEST_SIGNAL - 1:
        assert whole in signals_in(text)
    assert all(one.startswith(SIGNAL) for one in signals_in(text) if " " in one)
