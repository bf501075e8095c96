"""The wheel, installed elsewhere, gives a complete site from the least configuration."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.site.serving import LEAST_CONFIGURATION, ROOT, broken_links, pages_of

if TYPE_CHECKING:
    from pathlib import Path

INCIDENT = """\
---
title: Orders wait behind a full queue
status: published
severity: 3
systems: [orders]
factors: [fixed-limit]
times: {began: 2025-05-06 10:00, ended: 2025-05-06 10:40}
detection: alert
signals: [QueueFullError]
accounts:
  on-call: {name: On-call engineer, agreed: 2025-05-09}
---

## Summary

Orders waited for forty minutes.

## Account: on-call

### What I did

- 10:05 I opened the dashboard of the [orders](../systems/orders.md) queue.

## Lessons

### A queue has an end

Its length is the number to watch.

Learned by: on-call
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site built from the wheel alone, in a folder with `mkdocs.yml` and `content/`."""
    folder = tmp_path_factory.mktemp("installed")
    run = _runner(folder)
    wheel = folder / "wheel"
    run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", str(wheel), str(ROOT))
    (built,) = wheel.glob("*.whl")
    packages = folder / "packages"
    run(sys.executable, "-m", "pip", "install", "-q", "--no-deps", "-t", str(packages), str(built))
    for part, text in {
        "mkdocs.yml": LEAST_CONFIGURATION,
        "content/incidents/2025-05-06-orders-wait.md": INCIDENT,
        "content/systems/orders.md": "---\nname: Orders\n---\n\nTakes orders.\n",
        "content/factors/fixed-limit.md": "---\nname: Fixed limit\ngroup: Software\n---\n",
    }.items():
        (folder / part).parent.mkdir(parents=True, exist_ok=True)
        (folder / part).write_text(text, encoding="utf-8")
    where = run(sys.executable, "-c", "import kb_plugin; print(kb_plugin.__file__)")
    assert where.strip().startswith(str(packages))
    run(sys.executable, "-m", "mkdocs", "build", "--strict")
    return folder / "site"


def _runner(folder: Path):  # type: ignore[no-untyped-def]
    environment = {
        **os.environ,
        "PYTHONPATH": str(folder / "packages"),
        "NO_MKDOCS_2_WARNING": "1",
    }

    def run(*command: str) -> str:
        done = subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    return run


@pytest.mark.parametrize(
    "address",
    [
        "index.html",
        "incidents/index.html",
        "incidents/2025-05-06-orders-wait/index.html",
        "systems/orders/index.html",
        "factors/fixed-limit/index.html",
        "matrix/index.html",
        "lessons/index.html",
        "work-as-done/index.html",
        "follow-up/index.html",
        "search/index.html",
        "guide/checks/index.html",
        "guide/checks/kb203/index.html",
        "feed.xml",
        "feed.json",
        "systems/orders/feed.xml",
        "incidents.json",
        "pagefind/pagefind.js",
        "assets/kb/fonts/kb-serif.woff2",
        "assets/kb/kb.js",
    ],
)
def test_the_site_is_complete(site: Path, address: str) -> None:
    assert (site / address).is_file()


def test_no_link_is_broken(site: Path) -> None:
    assert broken_links(site, pages_of(site)) == []
