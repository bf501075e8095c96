"""What an author sees: drafts while serving, a new file after a reload, findings in its place."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from typing import TYPE_CHECKING

import pytest

from tests.site.serving import ROOT, build, mkdocs, project_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

REVIEW = "2026-11-05-courier-app-starts-with-flags-off"
NEW = "2026-11-20-labels-wait-for-the-store"
DRAFT = """\
---
title: Labels wait for the object store
status: draft
systems: [label-service]
factors: [fixed-limit]
---

## Summary

See [the gateway's reconnects](2024/2024-01-18-locker-sessions-reconnect-together.md).
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample base that may be changed."""
    return project_of(ROOT / "content", tmp_path_factory.mktemp("writing"))


@pytest.fixture(scope="module")
def address(project: Path) -> Iterator[str]:
    """The address at which MkDocs serves the copy."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    yield f"http://127.0.0.1:{port}/"
    server.terminate()
    server.wait(20)


def _get(url: str) -> str:
    try:
        with urllib.request.urlopen(url, timeout=30) as answer:  # noqa: S310 - our own server
            return str(answer.read().decode())
    except (urllib.error.URLError, ConnectionError):
        return ""


def _until(shown: Callable[[], bool]) -> bool:
    """Wait for what a rebuild brings; a build takes seconds, and a minute is given up on."""
    for _ in range(240):
        if shown():
            return True
        time.sleep(0.25)
    return False


def test_an_incident_in_review_is_shown_and_marked(address: str) -> None:
    assert _until(lambda: "Not published" in _get(f"{address}incidents/{REVIEW}/"))
    assert REVIEW in _get(f"{address}incidents/")


def test_a_new_file_is_linked_after_a_reload(project: Path, address: str) -> None:
    assert _until(lambda: bool(_get(address)))
    (project / "content" / "incidents" / f"{NEW}.md").write_text(DRAFT, encoding="utf-8")
    assert _until(lambda: NEW in _get(f"{address}incidents/"))
    for page in ("systems/label-service/", "factors/fixed-limit/"):
        assert NEW in _get(address + page)
    assert "Labels wait for the object store" in _get(f"{address}incidents/{NEW}/")


def test_findings_stand_in_the_place_of_a_file_with_errors(project: Path, address: str) -> None:
    file = project / "content" / "incidents" / f"{NEW}.md"
    assert _until(lambda: bool(_get(address)))
    file.write_text(DRAFT.replace("fixed-limit", "fixed-limt"), encoding="utf-8")
    assert _until(lambda: "KB203" in _get(f"{address}incidents/{NEW}/"))
    shown = _get(f"{address}incidents/{NEW}/")
    assert "did you mean" in shown
    assert f"content/incidents/{NEW}.md:5" in shown
    file.write_text(DRAFT, encoding="utf-8")
    assert _until(lambda: "KB203" not in _get(f"{address}incidents/{NEW}/"))


def test_a_preview_can_be_built_with_drafts(tmp_path: Path) -> None:
    project = project_of(ROOT / "content", tmp_path)
    configuration = (project / "mkdocs.yml").read_text(encoding="utf-8")
    (project / "mkdocs.yml").write_text(
        configuration.replace("- postmortem-kb", "- postmortem-kb:\n      drafts: true"),
        encoding="utf-8",
    )
    site = build(project, tmp_path / "site")
    assert "Not published" in (site / "incidents" / REVIEW / "index.html").read_text("utf-8")


def test_a_build_names_every_error_at_once_and_exits_with_1(tmp_path: Path) -> None:
    project = project_of(ROOT / "content", tmp_path)
    incidents = project / "content" / "incidents"
    (incidents / "2026-01-02-one.md").write_text(
        "---\ntitle: One\nstatus: draft\nfactors: [capacty]\nseverty: 2\n---\n", encoding="utf-8"
    )
    (incidents / "Two.md").write_text("no front matter\n", encoding="utf-8")
    done = mkdocs("build", cwd=project)
    assert done.returncode == 1
    assert "Traceback" not in done.stdout
    for expected in (
        "2026-01-02-one.md:4: KB203 unknown factor 'capacty'; did you mean 'capacity-headroom'?",
        "2026-01-02-one.md:5: KB104 unknown key 'severty'; did you mean 'severity'?",
        "content/incidents/Two.md:1: KB107",
        "content/incidents/Two.md:1: KB102",
    ):
        assert expected in done.stdout
