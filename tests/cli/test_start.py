"""What `kb check` loads and reads: a hook waits for it at every commit."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from kb_plugin import pipeline
from kb_plugin.cli import content
from kb_plugin.cli.content import Heads, content_folder
from kb_plugin.settings import DEFAULT
from tests.samples import INCIDENT, report, write_base
from tests.site.serving import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from kb_plugin.cli.content import ContentFolder
    from kb_plugin.read.head import Head

LOADED = """
import json, sys
from kb_plugin.cli import main

main(["check", *sys.argv[1:]])
print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules} | set(sys.modules))))
"""


def loaded(folder: Path, *paths: str) -> set[str]:
    """Return the modules that a fresh process has loaded once it has checked some files."""
    done = subprocess.run(
        (sys.executable, "-c", LOADED, *paths),
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_a_check_loads_nothing_that_only_a_build_needs(tmp_path: Path) -> None:
    modules = loaded(write_base(tmp_path), f"content/{INCIDENT}")
    assert {"pydantic", "yaml", "markdown_it", "kb_plugin.check.rules"} <= modules
    foreign = {"jinja2", "markdown", "mkdocs", "pagefind", "requests", "material"}
    assert modules & foreign == set()
    ours = {f"kb_plugin.{part}" for part in ("link", "markdown", "plugin", "render", "search")}
    assert modules & ours == set()


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The content paths of files whose front matter was looked up."""
    read: list[str] = []
    head = content._head

    def noted(folder: ContentFolder, uri: str) -> Head:
        read.append(uri)
        return head(folder, uri)

    monkeypatch.setattr(content, "_head", noted)
    return read


def opened_for(root: Path, uri: str) -> None:
    folder = content_folder(root / "content")
    pipeline.findings_about([folder.raw(uri)], Heads(folder), folder.others, DEFAULT)


def test_of_other_incidents_only_those_are_opened_that_a_file_names(
    tmp_path: Path, opened: list[str]
) -> None:
    names = [f"incidents/2020-01-{day:02}-cart-slow.md" for day in range(1, 29)]
    text = report("related: [{id: 2020-01-07-cart-slow, kind: similar}]\n")
    uri = "incidents/2025/2025-05-01-cart-slow.md"
    write_base(tmp_path, {**dict.fromkeys(names, report()), uri: text})
    opened_for(tmp_path, uri)
    assert {one for one in opened if one.startswith("incidents/")} == {names[6], uri}


def test_nothing_is_opened_twice(tmp_path: Path, opened: list[str]) -> None:
    write_base(tmp_path, {"guide/a.md": f"[A](../{INCIDENT}) and [B](../{INCIDENT})\n"})
    opened_for(tmp_path, "guide/a.md")
    assert INCIDENT in opened
    assert len(opened) == len(set(opened))
