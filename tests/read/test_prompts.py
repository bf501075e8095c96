"""Questions that stand in a file for whoever writes it: seen by the checks, shown by no page."""

from __future__ import annotations

import gzip

import pytest

from kb_plugin import pipeline
from kb_plugin.model import Incident
from kb_plugin.read.corpus import read_document
from kb_plugin.settings import DEFAULT
from tests.render.made import build_of
from tests.samples import CONTENT, INCIDENT, INCIDENT_TEXT, raw_files, replaced

PROSE = "Customers saw a spinner and then an apology.\n"
ASK = "<!-- kb: ask What did SECRETLY_ASKED tell you? -->"


def prompts(text: str) -> list[tuple[str, int]]:
    (raw,) = raw_files({INCIDENT: text})
    return [(one.text, one.at.line) for one in read_document(raw, DEFAULT).prompts]


@pytest.mark.parametrize(
    ("lines", "asked"),
    [
        pytest.param([ASK], "What did SECRETLY_ASKED tell you?", id="a line"),
        pytest.param(["  <!--kb:ask  So? -->  "], "So?", id="other spacing"),
        pytest.param(["```", ASK, "```"], None, id="shown as code"),
        pytest.param(["", f"    {ASK}"], None, id="shown as indented code"),
        pytest.param([f"Text {ASK}"], None, id="inside a line"),
        pytest.param(["<!-- What is this? -->"], None, id="a comment of the author's own"),
    ],
)
def test_a_prompt_is_a_line_that_asks(lines: list[str], asked: str | None) -> None:
    text = replaced(PROSE, "\n".join((*lines, "")))
    assert prompts(text) == ([(asked, text.split("\n").index(lines[-1]) + 1)] if asked else [])


def test_a_prompt_asks_nothing_of_the_checks_by_itself() -> None:
    text = replaced(PROSE, f"{ASK}\n\n{PROSE}").replace("published", "draft")
    assert pipeline.findings(raw_files({**CONTENT, INCIDENT: text}), (), DEFAULT) == ()


def test_a_comment_that_asks_nothing_is_reported() -> None:
    text = replaced(PROSE, f"<!-- kb: ask -->\n{PROSE}")
    found = pipeline.findings(raw_files({**CONTENT, INCIDENT: text}), (), DEFAULT)
    assert [one.code for one in found] == ["KB118"]


def with_prompts_everywhere(text: str) -> str:
    """Return a file with a prompt behind every line of its body, lists and lessons included."""
    front, body = text.split("\n---\n", 1)
    return f"{front}\n---\n" + "".join(f"{line}\n{ASK}\n" for line in body.split("\n"))


def test_no_page_and_no_feed_holds_a_prompt() -> None:
    files = {uri: with_prompts_everywhere(text) for uri, text in CONTENT.items()}
    result = pipeline.run(raw_files(files), (), DEFAULT, with_drafts=True)
    built = build_of(result, shows_errors=False, site_url="https://example.com/")
    files_shown = (
        gzip.decompress(one).decode(errors="replace") if isinstance(one, bytes) else one
        for one in built.files.values()
    )
    # The reference of checks shows what a prompt looks like.
    pages = (page.text for page in built.pages if not page.uri.startswith("guide/checks/"))
    shown = "\n".join((*pages, *files_shown))
    assert "Watch the time spent waiting" in shown
    assert "Takes a cart to an order." in shown
    assert "kb: ask" not in shown
    assert "SECRETLY_ASKED" not in shown


def test_prompts_take_no_time_to_read() -> None:
    def words(text: str) -> int:
        (raw,) = raw_files({INCIDENT: text})
        record = read_document(raw, DEFAULT).record
        assert isinstance(record, Incident)
        return record.words

    assert words(with_prompts_everywhere(INCIDENT_TEXT)) == words(INCIDENT_TEXT)
