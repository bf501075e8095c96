"""What an author's HTML does to the site: nothing, unless it was accepted with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.samples import CONFIGURATION, ID, INCIDENT, edited, replaced, write_base
from tests.site.serving import mkdocs

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PROSE = "Customers saw a spinner and then an apology.\n"
ALERT = "<script>alert(1)</script>"
EVIL = f"'\"></title>{ALERT} & <img src=x onerror=alert(1)>'"
FRAME = '<iframe src="https://charts.example.com/1"></iframe>'


def built(project: Path, files: Mapping[str, str], options: str = "") -> tuple[int, str]:
    write_base(project, dict(files))
    (project / "mkdocs.yml").write_text(f"{CONFIGURATION.rstrip()}{options}\n", encoding="utf-8")
    done = mkdocs("build", "--strict", cwd=project)
    return done.returncode, done.stdout


def page(project: Path, address: str = f"incidents/{ID}") -> str:
    return (project / "site" / address / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("written", [ALERT, f"Text {ALERT}", "[A](javascript:alert(1))"])
def test_a_script_in_the_text_stops_the_build(tmp_path: Path, written: str) -> None:
    status, said = built(tmp_path, {INCIDENT: replaced(PROSE, f"{written}\n\n{PROSE}")})
    assert status == 1
    assert f"content/{INCIDENT}:60: KB506 " in said
    assert not (tmp_path / "site" / "incidents" / ID).exists()


def test_html_in_front_matter_is_shown_as_text_everywhere(tmp_path: Path) -> None:
    incident = edited(
        {
            "title: Checkout requests wait behind a full connection pool": f"title: {EVIL}",
            "impact: One in six checkouts timed out for 117 minutes.": f"impact: {EVIL}",
            "    name: Database engineer": f"    name: {EVIL}",
            "ref: INC-4312": f"ref: {EVIL}",
            "facilitator: Reliability guild": f"facilitator: {EVIL}",
            "signals: [PoolTimeoutError,": f"signals: [{EVIL},",
            "do: Alert on pool wait time, not only on pool size.": f"do: {EVIL}",
            '"Pool wait reached 30 s while the database CPU stayed at 20 %."': EVIL,
        }
    )
    status, said = built(
        tmp_path,
        {
            INCIDENT: incident,
            "systems/checkout.md": f"---\nname: {EVIL}\nowner: {EVIL}\naliases: [{EVIL}]\n---\n",
            "factors/model-gap.md": f"---\nname: {EVIL}\ngroup: {EVIL}\n---\n",
            "paths/first-week.md": (
                f"---\ntitle: {EVIL}\nfor: {EVIL}\nincidents: [{{id: {ID}, why: {EVIL}}}]\n---\n"
            ),
            "lessons.md": f"---\ntitle: {EVIL.replace('<', '&lt;')}\n---\n",
        },
    )
    assert status == 0, said
    for file in (tmp_path / "site").rglob("*"):
        if file.suffix in (".html", ".xml"):
            text = file.read_text(encoding="utf-8")
            assert ALERT not in text, file
            assert "<img src=x" not in text, file
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page(tmp_path)


def test_what_was_accepted_with_a_reason_stands_on_the_page(tmp_path: Path) -> None:
    allowed = f"<!-- kb: allow KB506 our own charts -->\n{FRAME}\n"
    system = f"---\nname: Checkout\n---\n\n{allowed}\nText with {FRAME}.\n"
    status, said = built(
        tmp_path,
        {INCIDENT: replaced(PROSE, f"{allowed}\n{PROSE}"), "systems/checkout.md": system},
        ":\n      checks: {KB601: warning}\n",
    )
    assert (status, "systems/checkout.md:8: KB506" in said) == (1, True)
    status, said = built(
        tmp_path,
        {
            INCIDENT: replaced(PROSE, f"{allowed}\n{PROSE}"),
            "systems/checkout.md": system.replace(f"\nText with {FRAME}.\n", ""),
        },
    )
    assert status == 0, said
    for address in (f"incidents/{ID}", "systems/checkout"):
        assert 'src="https://charts.example.com/1"></iframe>' in page(tmp_path, address)


@pytest.mark.parametrize(
    ("severity", "runs"), [("'off'", True), ("warning", True), ("error", False)]
)
def test_the_owner_decides_for_the_whole_base(tmp_path: Path, severity: str, runs: bool) -> None:
    # An unclosed fence is code for the checks, as it is at forges.
    text = replaced(PROSE, f"{PROSE}\n```\n{ALERT}\n").split("\n## Account", maxsplit=1)[0]
    body = text.replace("status: published", "status: draft")
    status, said = built(
        tmp_path,
        {INCIDENT: body},
        f":\n      drafts: true\n      checks: {{KB506: {severity}}}\n",
    )
    assert status == 0, said
    assert (ALERT in page(tmp_path)) is runs
