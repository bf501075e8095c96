"""Which parts identifiers have, and which of them the index needs to be told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb_plugin.search.identifiers import index_words, parts

IDENTIFIERS = [
    ("checkout_p99_latency", ("checkout", "p99", "latency")),
    ("PoolTimeoutError", ("pool", "timeout", "error")),
    ("HTTPServer2xx", ("http", "server", "2xx")),
    ("kube-dns", ("kube", "dns")),
    ("app.kubernetes.io/name", ("app", "kubernetes", "io", "name")),
    ("ECONNRESET", ("econnreset",)),
    ("http2_stream_reset", ("http2", "stream", "reset")),
    ("getURLForHTTP2Stream", ("get", "url", "for", "http2", "stream")),
    ("x509Certificate", ("x509", "certificate")),
    ("IPv6Address", ("ipv6", "address")),
    ("K8sNode", ("k8s", "node")),
    ("utf8mb4", ("utf8mb4",)),
    ("Log4j2Error", ("log4j2", "error")),
    ("db01.eu-west-1", ("db01", "eu", "west", "1")),
    ("i-0abc12ef", ("i", "0abc12ef")),
    ("ORA-01555", ("ora", "01555")),
    ("getURLs", ("get", "urls")),
    ("QueueDepthAbove5k", ("queue", "depth", "above", "5k")),
    ("retry_retry", ("retry",)),
    ("cafe\u0301Bar", ("café", "bar")),
    ("__init__", ("init",)),
    ("—", ()),
    ("", ()),
]


@pytest.mark.parametrize(("identifier", "expected"), IDENTIFIERS)
def test_parts(identifier: str, expected: tuple[str, ...]) -> None:
    assert parts(identifier) == expected


def test_parts_with_digits_are_told_to_the_index() -> None:
    text = "`checkout_p99_latency` was high, and HTTPServer2xx fell; i-0abc12ef, arm64-v8a."
    assert index_words(text) == ("p99", "2xx", "0abc12ef", "v8a")


def test_parts_that_the_index_finds_by_itself_are_not() -> None:
    assert index_words("PoolTimeoutError kube-dns p99 http2_stream ORA-01555 10:36 utf8mb4") == ()


def test_words_joined_by_typographic_signs_are_told_to_the_index() -> None:
    assert index_words("pool→timeout, wait—retry") == ("timeout", "retry")


def test_a_part_is_told_once() -> None:
    assert index_words("read_p99 write_p99 read_p99") == ("p99",)


@given(st.text())
def test_any_text_gives_words_in_lower_case_without_white_space(text: str) -> None:
    for word in (*parts(text), *index_words(text)):
        assert word
        assert word == word.lower()
        assert not any(map(str.isspace, word))


@given(st.text(alphabet="aB1_-é—'`. \u0301"))
def test_the_parts_of_a_text_are_made_of_its_letters_and_digits(text: str) -> None:
    together = "".join(parts(text))
    assert together.replace("_", "").isalnum() or not together
