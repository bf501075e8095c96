"""What looks unusual and is right: files about which `kb check` says nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kb_plugin import pipeline
from kb_plugin.settings import DEFAULT
from tests.samples import (
    CONTENT,
    ID,
    INCIDENT,
    INCIDENT_TEXT,
    draft,
    edited,
    raw_files,
    replaced,
    report,
)

if TYPE_CHECKING:
    from tests.samples import Files

PROSE = "Customers saw a spinner and then an apology.\n"
LAST_ENTRY = "- 10:40 I saw waits fall.\n"
OTHER = "2025-04-01-search-slow"


def front(lines: str) -> str:
    return replaced("ref: INC-4312\n", f"ref: INC-4312\n{lines}\n")


def prose(text: str) -> str:
    return replaced(PROSE, f"{PROSE}\n{text}\n")


def entry(text: str) -> str:
    return replaced(LAST_ENTRY, f"{LAST_ENTRY}- {text}\n")


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
        pytest.param("impact: &a no\nrelated: []", id="anchor"),
        pytest.param('impact: "a: b # c"', id="quoted"),
        pytest.param("impact: |\n  Two\n  lines.", id="block of text"),
        pytest.param("sources: [https://a.example, 'https://b.example']", id="list"),
        pytest.param("aliases: [old/url/path/, /other.html]", id="aliases"),
        pytest.param(f"related: [{{id: {OTHER}, kind: not-similar, note: no}}]", id="relation"),
    ],
)
def test_front_matter_may_be_written_in_these_ways(lines: str) -> None:
    key = lines.partition(":")[0]
    text = "".join(one for one in INCIDENT_TEXT.splitlines(True) if not one.startswith(f"{key}:"))
    text = replaced("ref: INC-4312\n", f"ref: INC-4312\n{lines}\n", text=text)
    other = replaced("2025-03-14 ", "2025-04-01 ", text=INCIDENT_TEXT) if False else ""
    assert not other
    assert codes({INCIDENT: text, f"incidents/{OTHER}.md": REPORT}) == REPORT_ASKS


REPORT = report()
REPORT_ASKS = [("KB301", 1), ("KB301", 1)]
