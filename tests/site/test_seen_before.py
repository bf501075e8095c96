"""`/seen-before/`: a pasted text is ranked in the browser as the command ranks it."""

from __future__ import annotations

import json
import random
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from kb_plugin import pipeline
from kb_plugin.cli.folder import read_folder
from kb_plugin.link.query import ranked
from kb_plugin.link.wording import MOST_CHARACTERS
from kb_plugin.settings import DEFAULT
from tests.site.serving import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    from kb_plugin.pipeline import Result

STRANGE = [
    "",
    " \u00a0\u2028 ",
    "İSTANBUL straße ﬁle naïve Ωmega ΣΑΣ ǅ ß",
    "数据库连接池已满 データベース",
    "e\u0301crire re\u0301seau \u0e19\u0e49\u0e33",
    "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 🤖 ①②③ x²",
    "constructor __proto__ toString hasOwnProperty",
    "a.b-c_d@e#f A.B..C--D 1.2.3-rc4 v1.2.3",
    "0x7fff deadbeef12 3f2504e0-4f89-11d3-9a0c-0305e82c3301 10.0.0.1:53",
    "HTTPServer2xx getURLsNow IPv6Addr S3Bucket utf8mb4 p99 503 429 200",
    "2025-03-14T09:31:02.123Z 2025-03-14 09:31 14/Mar/2025:09:31:02 5000ms 3.5 GB",
]


@cache
def _result() -> Result:
    markdown, others = read_folder(ROOT / "content")
    return pipeline.run(markdown, others, DEFAULT, with_drafts=False)


def _queries() -> Iterator[str]:
    """Give texts of every kind that a reader could paste, always the same ones."""
    yield from STRANGE
    everything: list[str] = []
    for incident in _result().base.incidents:
        texts = [incident.title, incident.impact or "", *incident.signals]
        texts += [use.evidence or "" for use in incident.factors]
        texts += [entry.text for account in incident.accounts for entry in account.entries]
        everything += [one for one in texts if one]
    generator = random.Random(4)  # noqa: S311  # a choice of samples, nothing secret
    yield from generator.sample(everything, min(160, len(everything)))
    words = " ".join(everything).split()
    for length in (1, 2, 5, 20, 100, 400):
        for _ in range(8):
            yield " ".join(generator.choices(words, k=length))
    yield "\n".join(generator.choices(everything, k=300))
    yield ("é" * 7 + " ") * MOST_CHARACTERS
    for system in _result().base.systems.values():
        yield f"{system.name} is slow; {generator.choice(everything)}"


RANK = """
async ([root, queries, system]) => {
  const { loadLexicon } = await import(`${root}assets/kb/similar-lexicon.js`);
  const { ranked } = await import(`${root}assets/kb/similar-ranking.js`);
  const lexicon = await loadLexicon(new URL(`${root}seen-before-data/`));
  return queries.map((query) =>
    ranked(lexicon, query, system).matches.map(({ number, score, reasons }) => [
      number, score, reasons.map(({ kind, value, weight }) => [kind, value, weight]),
    ]),
  );
}
"""


@pytest.mark.parametrize("system", ["", "locker-gateway", "ledger"])
def test_the_browser_ranks_as_the_command_does(page: Page, site_url: str, system: str) -> None:
    lexicon = _result().similarity.lexicon
    queries = list(_queries())
    assert len(queries) >= 200
    page.goto(site_url)
    answers = page.evaluate(RANK, [site_url, queries, system])
    found = 0
    for query, answer in zip(queries, answers, strict=True):
        expected = [
            [
                lexicon.ids.index(match.id),
                match.score,
                [
                    [one.kind.value, "" if one.kind == "wording" else one.values[0], one.weight]
                    for one in match.reasons
                ],
            ]
            for match in ranked(lexicon, query, [system] if system else [])
        ]
        assert answer == expected, query[:200]
        found += len(expected)
    assert found > 20


def _look(page: Page, text: str) -> None:
    page.get_by_label("An alert, a stack trace").fill(text)
    page.get_by_role("button", name="Look for similar incidents").click()


@pytest.fixture
def seen_before(page: Page, site_url: str) -> Page:
    """The page, opened."""
    page.goto(f"{site_url}seen-before/")
    return page


SIGNAL = "IdentityDeviceTokenRejectsHigh"
ALERT = f"[FIRING] {SIGNAL}\nlockers lose their sessions and reconnect together"


def test_a_pasted_alert_leads_to_the_incident_with_reasons(seen_before: Page) -> None:
    _look(seen_before, ALERT)
    first = seen_before.locator("[data-kb-results] > li").first
    expect(first.get_by_role("link")).to_have_text(
        "Locker sessions reconnect together faster than the gateway can take them"
    )
    expect(first).to_contain_text(f"your text quotes {SIGNAL}")
    # What is exact comes before what is alike.
    expect(first.locator(".kb-reasons li").last).to_contain_text("similar wording:")
    assert "sessions" in first.locator("mark").all_inner_texts()
    expect(seen_before.get_by_role("status")).to_be_focused()
    first.get_by_role("link").click()
    expect(seen_before.get_by_role("heading", level=1)).to_contain_text("Locker sessions")


def test_a_system_restricts_what_is_found(seen_before: Page) -> None:
    _look(seen_before, ALERT)
    results = seen_before.locator("[data-kb-results] > li")
    expect(results.first).to_be_visible()
    seen_before.get_by_label("Only at").select_option("notifications")
    expect(seen_before.get_by_role("status")).not_to_have_text("Looking …")
    for item in results.all():
        expect(item).to_contain_text("Notifications")


def test_where_nothing_is_similar_the_page_says_so(seen_before: Page) -> None:
    _look(seen_before, "a walk by the sea on a sunny day")
    expect(seen_before.get_by_role("status")).to_have_text("Nothing similar.")
    expect(seen_before.locator("[data-kb-none]")).to_be_visible()
    expect(seen_before.locator("[data-kb-results] > li")).to_have_count(0)


def test_of_a_very_long_text_it_says_what_was_read(seen_before: Page) -> None:
    _look(seen_before, f"{ALERT}\n" + "x" * MOST_CHARACTERS)
    expect(seen_before.locator("[data-kb-long]")).to_have_text(
        "Only the first 20,000 characters were compared."
    )
    expect(seen_before.locator("[data-kb-results] > li").first).to_be_visible()


def test_nothing_typed_leaves_the_browser_or_stays_in_it(page: Page, site_url: str) -> None:
    asked: list[str] = []
    sent: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    page.context.on("request", lambda request: sent.append(request.post_data or ""))
    page.goto(f"{site_url}seen-before/")
    _look(page, f"Zaphod {ALERT}")
    expect(page.locator("[data-kb-results] > li").first).to_be_visible()
    assert {urlsplit(url).netloc for url in asked} == {urlsplit(site_url).netloc}
    assert not any("Zaphod" in one or SIGNAL in one for one in (*asked, *sent, page.url))
    kept = page.evaluate(
        "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])"
    )
    assert "Zaphod" not in kept
    expect(page.get_by_text("Nothing is sent")).to_be_visible()


def test_it_works_by_keyboard(seen_before: Page) -> None:
    field = seen_before.get_by_label("An alert, a stack trace")
    # The form shows once its script is there, and what is hidden takes no focus.
    expect(field).to_be_visible()
    field.focus()
    expect(field).to_be_focused()
    seen_before.keyboard.type(ALERT)
    seen_before.keyboard.press("Control+Enter")
    expect(seen_before.get_by_role("status")).to_be_focused()
    seen_before.keyboard.press("Tab")
    focused = seen_before.evaluate("document.activeElement.textContent")
    assert focused.startswith("Locker sessions reconnect")


def test_without_javascript_it_leads_to_matrix_and_index(sample_site: Path) -> None:
    text = (sample_site / "seen-before" / "index.html").read_text(encoding="utf-8")
    plain = text[text.index("data-kb-plain") :].split("</p>")[0]
    assert "../matrix/" in plain
    assert "../incidents/" in plain


def test_the_data_show_no_unpublished_incident(page: Page, site_url: str) -> None:
    page.goto(site_url)
    pieces: Any = page.evaluate(
        """async (root) => {
          const { unpacked } = await import(`${root}assets/kb/similar-lexicon.js`);
          const texts = [];
          for (let n = 0; ; n += 1) {
            try { texts.push(await unpacked(new URL(`${root}seen-before-data/${n}.bin`))); }
            catch { return texts.map((one) => new TextDecoder().decode(one)); }
          }
        }""",
        site_url,
    )
    ids = [one["id"] for piece in pieces for one in json.loads(piece)]
    assert ids == sorted(one.id for one in _result().base.incidents)
