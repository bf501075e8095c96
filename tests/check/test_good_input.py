"""What looks unusual and is right: files about which the checks say nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb_plugin import pipeline
from kb_plugin.settings import DEFAULT
from tests.samples import CONTENT, ID, INCIDENT, INCIDENT_TEXT, draft, raw_files, replaced, without

if TYPE_CHECKING:
    from tests.samples import Files

PROSE = "Customers saw a spinner and then an apology.\n"
SAW = "- 09:33 Latency rose in steps while CPU stayed flat.\n"
OTHER = "incidents/2025/2025-03-10-search-slow.md"
DRAFT = "incidents/2025/2025-05-01-cart-slow.md"


def prose(text: str) -> str:
    return replaced(PROSE, f"{PROSE}\n{text}\n")


def codes(files: Files, others: tuple[str, ...] = ()) -> list[tuple[str, int]]:
    found = pipeline.findings(raw_files({**CONTENT, **files}), others, DEFAULT)
    return [(one.code, one.at.line) for one in found]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(INCIDENT_TEXT.encode("utf-8-sig"), id="byte-order mark"),
        pytest.param(INCIDENT_TEXT.replace("\n", "\r\n").encode(), id="Windows line ends"),
        pytest.param(INCIDENT_TEXT.replace("\n", "\r").encode(), id="old Macintosh line ends"),
        pytest.param(INCIDENT_TEXT.rstrip().encode(), id="no last newline"),
        pytest.param(f"{INCIDENT_TEXT}\n\n\n".encode(), id="blank lines at the end"),
        pytest.param(INCIDENT_TEXT.replace("---\n", "--- \n", 1).encode(), id="space behind fence"),
        pytest.param(replaced("\n---\n\n## S", "\n...\n\n## S").encode(), id="fence of dots"),
        pytest.param(prose("a\x0bb\x0cc\x85d\u2028e").encode(), id="unusual white space"),
        pytest.param(prose("🎉 ¡Señal! 事故").encode(), id="any script"),
    ],
)
def test_a_file_may_be_written_by_any_editor(data: bytes) -> None:
    assert codes({INCIDENT: data}) == []


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param("facilitator:", id="key without value"),
        pytest.param("origin: ~", id="null"),
        pytest.param("audience: !!str public", id="tag of YAML itself"),
        pytest.param("facilitator: &a no\nsignals: [*a, *a]", id="alias"),
        pytest.param('facilitator: "a: b # c"', id="quoted"),
        pytest.param("facilitator: |\n  Two\n  lines.", id="block of text"),
        pytest.param("facilitator: Bookings # and more", id="comment"),
        pytest.param("aliases: [old/url/path/, /other.html, old/index.html]", id="aliases"),
        pytest.param(
            "related: [{id: 2025-03-10-search-slow, kind: not-similar, note: no}]", id="relation"
        ),
    ],
)
def test_front_matter_may_be_written_in_these_ways(lines: str) -> None:
    text = without("facilitator: Reliability guild\n")
    text = without("signals: [PoolTimeoutError, checkout_p99_latency_high]\n", text=text)
    text = replaced("ref: INC-4312\n", f"ref: INC-4312\n{lines}\n", text=text)
    assert codes({INCIDENT: text, OTHER: INCIDENT_TEXT}) == []


@pytest.mark.parametrize(
    "entries",
    [
        pytest.param("- 11:00 I slept.\n- 11:00 I slept on.", id="the same time twice"),
        pytest.param("- 23:50 I slept.\n- 2025-03-15 00:10 I woke.\n- 00:20 I ate.", id="midnight"),
        pytest.param("- 11:00+02:00 I slept.\n- 10:01 I woke.", id="order of instants"),
        pytest.param("- 11:00Z I slept.\n- 2025-03-14T12:00:30 I woke.", id="T and seconds"),
        pytest.param("- 11:00 -0500 I slept.", id="offset without colon"),
        pytest.param("- 10:50 – 11:10 I slept.", id="range"),
        pytest.param("- 11:00 I slept.\n  - 10:50 What I dreamt.", id="list in a list"),
        pytest.param("- 11:00 I slept.\n\nThen:\n\n- 10:50 I woke.", id="another list"),
        pytest.param("- 2025-03-10 10:00 I slept.", id="before it began"),
        pytest.param("- 2025-03-20 10:00 I slept.", id="after it ended"),
        pytest.param("- 2024-10-27 02:30+02:00 I slept.", id="hour that comes twice, with offset"),
        pytest.param("- 10:1 was the ratio.", id="no time"),
        pytest.param("- 11:00 et cetera.", id="word like a zone"),
        pytest.param("1. 11:00 I slept.\n2. 11:10 I woke.", id="numbered"),
        pytest.param("```\n- 11:00 CET\n- 10:00 CET\n```", id="code"),
        pytest.param("> - 11:00 CET\n> - 10:00 CET", id="quote"),
    ],
)
def test_entries_may_be_written_in_these_ways(entries: str) -> None:
    assert codes({INCIDENT: replaced(SAW, f"{entries}\n")}) == []


@pytest.mark.parametrize(
    ("key", "value"),
    [
        pytest.param("ended: 2025-03-14 11:02", "ended: 2025-03-14 10:40", id="ended as mitigated"),
        pytest.param("ended: 2025-03-14 11:02", "ended: 2025-03-14 10:02Z", id="by its offset"),
        pytest.param("began: 2025-03-14 09:05", "began: 09:05", id="the incident's day"),
        pytest.param("began: 2025-03-14 09:05", "began: '2025-03-14 09:05:30'", id="seconds"),
        pytest.param("began: 2025-03-14 09:05", "began: 2025-03-14 09:50", id="noticed before"),
        pytest.param("began: 2025-03-14 09:05", "began:", id="not known"),
    ],
)
def test_times_may_be_written_in_these_ways(key: str, value: str) -> None:
    assert codes({INCIDENT: replaced(key, value)}) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[A](../../systems/payments-db.md#how)", id="file and anchor"),
        pytest.param("[A](<../../systems/payments-db.md> 'Title')", id="angles and title"),
        pytest.param("[A](../../systems/payments%2Ddb.md?x=1)", id="percent and query"),
        pytest.param("[A](#lessons) and [B]()", id="own anchor"),
        pytest.param("[A](../../lessons.md) and [B](../index.md)", id="generated page"),
        pytest.param("[A](../../paths/system-checkout.md)", id="generated reading path"),
        pytest.param("[A](https://example.com) and <mailto:a@example.com>", id="elsewhere"),
        pytest.param("[A](../../data/waits.csv)", id="attachment"),
        pytest.param("![A](../../data/waits.csv)", id="file of the content as an image"),
        pytest.param("`[A](gone.md)` and ``![A](`gone.md)``", id="code span"),
        pytest.param("```\n[A](gone.md)\n<a href='gone.md'>\n```", id="fenced code"),
        pytest.param("~~~\n[A](gone.md)\n~~~", id="code fenced by tildes"),
        pytest.param("    [A](gone.md) <a href='gone.md'>", id="indented code"),
        pytest.param("    <a href='gone.md'>", id="indented code that begins like HTML"),
        pytest.param("> ```\n> [A](gone.md)\n> ```", id="fenced code in a quote"),
        pytest.param("- A\n\n      [A](gone.md)", id="indented code in a list"),
        pytest.param(r"\[A](gone.md) and [A\](gone.md)", id="escaped brackets"),
        pytest.param("[A] and [A][] and [A][B]", id="brackets without a definition"),
        pytest.param("<!-- <a href='gone.md'> -->", id="comment"),
        pytest.param("Text <!-- [A](gone.md) --> and text", id="comment between words"),
        pytest.param("Text.[^1]\n\n[^1]: gone", id="footnote of one word"),
        pytest.param("Text.[^1]\n\n[^1]: It is gone.", id="footnote"),
        pytest.param("## Charts\n\nA heading of our own.", id="other section"),
        pytest.param("```\n## Summary\n## Summary\n```", id="headings in code"),
        pytest.param("> ## Summary", id="heading in a quote"),
    ],
)
def test_prose_may_hold_this(text: str) -> None:
    assert codes({INCIDENT: prose(text)}, ("data/waits.csv",)) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("incidents/2025-03-14-pool-wait.md", draft(), id="without year folder"),
        pytest.param("incidents/2025/03/2025-03-14-pool-wait.md", draft(), id="in deeper folders"),
        pytest.param("incidents/undated-pool-wait.md", draft(), id="without a date"),
        pytest.param("incidents/2025-03-14-5xx.md", draft(), id="digits"),
        pytest.param("incidents/2025/index.md", "Words.\n", id="page of a folder"),
        pytest.param("incidents/README.md", "# How\n", id="note for authors"),
        pytest.param("systems/index.md", "Words.\n", id="words for a generated page"),
        pytest.param("lessons.md", "---\ntitle: Learned\nhide: [toc]\n---\n\nA.\n", id="lessons"),
        pytest.param("guide/writing.md", "---\nanything: [goes]\n---\n# How\n", id="guide"),
        pytest.param("paths/a.md", "---\ntitle: A\n---\n", id="path without steps"),
        pytest.param(
            "paths/a.md",
            f"---\ntitle: A\nsystems: [checkout]\nincidents: [{{id: {ID}, why: B}}]\n---\n",
            id="path",
        ),
    ],
)
def test_files_may_lie_here(name: str, text: str) -> None:
    assert codes({name: text}) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(draft(), id="title and status"),
        pytest.param(draft(f"related: [{{id: {ID}, kind: similar}}]\n"), id="relation"),
        pytest.param(draft("accounts: {someone: {name: Someone}}\n"), id="who was there"),
        pytest.param(draft(body="See [A](2025-05-02-cart.md).\n"), id="link to a draft"),
    ],
)
def test_a_draft_needs_no_more_than_this(text: str) -> None:
    assert codes({DRAFT: text, "incidents/2025/2025-05-02-cart.md": draft()}) == []


def test_a_narrator_may_be_named_instead_of_the_key() -> None:
    text = replaced("## Account: checkout-on-call", "## Account: On-call engineer, checkout")
    assert codes({INCIDENT: text}) == []
