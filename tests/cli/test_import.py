"""`kb import`: files and folders, what is written where, and the exit status."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from kb_plugin.cli import main
from tests.cli.terminal import Terminal
from tests.samples import write_base

if TYPE_CHECKING:
    from pathlib import Path

REPORT = "# Queue stuck\n\nOn 2020-01-02 the queue stood still for an hour.\n"
URI = "incidents/2020/2020-01-02-queue-stuck.md"
PICTURE = b"\x89PNG\r\n\x1a\n"


class Shell(Terminal):
    """A terminal in the folder of a base, with a folder of reports beside it."""

    @property
    def reports(self) -> Path:
        return self.folder.parent / "reports"

    def bring(self, *arguments: str) -> int:
        return self.run("import", *(arguments or (str(self.reports),)))

    def put(self, place: str, data: str | bytes = REPORT) -> Path:
        """Write a file below the reports."""
        file = self.reports / place
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data.encode() if isinstance(data, str) else data)
        return file

    @property
    def written(self) -> set[str]:
        """Content paths of what lies below incidents and is not of the base."""
        files = (self.folder / "content/incidents").rglob("*")
        found = {
            one.relative_to(self.folder / "content").as_posix() for one in files if one.is_file()
        }
        return {one for one in found if "2025" not in one}


@pytest.fixture
def shell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Shell:
    folder = tmp_path / "base"
    folder.mkdir()
    monkeypatch.chdir(write_base(folder))
    return Shell(folder, capsys)


def test_a_folder_is_imported_with_all_that_lies_in_it(shell: Shell) -> None:
    shell.put("a.md", REPORT.replace("hour", "hour, ![g](i/g.png)"))
    shell.put("i/g.png", PICTURE)
    shell.put("deep/er/b c.html", "<h1>Gate stuck</h1><p>On 3 January 2020 it stood still.")
    assert shell.bring() == 0
    assert shell.written == {
        URI,
        "incidents/2020/2020-01-02-queue-stuck/i/g.png",
        "incidents/2020/2020-01-03-gate-stuck.md",
    }
    assert shell.err.startswith("2 imported")
    assert f"a.md → content/{URI}" in shell.out


def test_a_dry_run_says_the_same_and_writes_nothing(shell: Shell) -> None:
    shell.put("a.md")
    assert shell.bring("--dry-run", str(shell.reports)) == 0
    told = shell.out
    assert shell.written == set()
    assert shell.err.endswith("(nothing was written)\n")
    shell.bring()
    assert shell.out == told


def test_machines_get_every_part_of_the_report(shell: Shell) -> None:
    shell.put("a.md")
    assert shell.bring("--format", "json", str(shell.reports)) == 0
    told = json.loads(shell.out)
    assert told["written"] is True
    assert told["counts"] == {"imported": 1}
    (source,) = told["sources"]
    assert source["state"] == "imported"
    assert source["draft"] == URI
    assert source["understood"]["title"] == {"value": "Queue stuck", "where": "heading"}
    assert source["understood"]["date"]["value"] == "2020-01-02"
    assert {one["key"] for one in source["proposed"]} == {"system", "factor"}
    assert all(one["passage"] for one in source["proposed"])
    assert source["decide"]


def test_reports_may_go_into_a_folder_of_their_own(shell: Shell) -> None:
    shell.put("a.md")
    assert shell.bring(str(shell.reports), "--into", "content/incidents/before") == 0
    assert shell.written == {"incidents/before/2020/2020-01-02-queue-stuck.md"}
    assert shell.bring() == 0
    assert shell.err.startswith("1 imported before")


@pytest.mark.parametrize(
    "into", ["content", "content/systems", "elsewhere", "content/incidents/.."]
)
def test_incidents_lie_below_incidents(shell: Shell, into: str) -> None:
    shell.put("a.md")
    assert shell.bring(str(shell.reports), "--into", into) == 2
    assert "incidents lie below content/incidents" in shell.err


def test_without_a_base_nothing_can_be_imported(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.put("a.md")
    monkeypatch.chdir(tmp_path)
    assert shell.bring() == 2
    assert "mkdocs.yml" in shell.err


def test_one_that_cannot_be_read_does_not_stop_the_others(shell: Shell) -> None:
    shell.put("a.md", b"caf\0")
    shell.put("b.md")
    assert shell.bring(str(shell.reports), str(shell.reports / "gone.md")) == 1
    assert shell.written == {URI}
    assert "a.md → could not be imported\n  is no text" in shell.out
    assert "gone.md → could not be imported\n  there is no such file or folder" in shell.out
    assert shell.err.startswith("1 imported, 2 could not be imported")


def test_what_is_left_out_is_no_failure_and_comes_when_named(shell: Shell) -> None:
    template = shell.put("template.md", "# Template\n\nOn 2020-01-02 something.\n")
    assert shell.bring() == 0
    assert shell.written == set()
    assert "template.md → left out\n  a template; name the file itself" in shell.out
    assert shell.bring(str(template)) == 0
    assert len(shell.written) == 1


def test_documents_without_text_are_named(shell: Shell) -> None:
    shell.put("a.md")
    shell.put("2019/report.PDF", b"%PDF-1.4")
    assert shell.bring() == 0
    assert "2019/report.PDF → left out\n  a document of the kind PDF: save it as HTML" in shell.out
    assert shell.err.startswith("1 imported, 1 left out")


def test_nothing_that_is_there_is_changed(shell: Shell) -> None:
    shell.put("a.md")
    shell.bring()
    draft = shell.folder / "content" / URI
    draft.write_text(draft.read_text("utf-8").replace("for an hour", "for two hours"), "utf-8")
    edited = draft.read_bytes()
    assert shell.bring() == 0
    assert draft.read_bytes() == edited
    assert "imported before and edited since" in shell.out
    shell.put("a.md", f"{REPORT}\nMore was found out.\n")
    assert shell.bring() == 0
    assert draft.read_bytes() == edited
    assert "the source has changed since it was imported" in shell.out
    assert shell.written == {URI}


def test_a_file_in_the_way_stays(shell: Shell) -> None:
    shell.put("a.md", f"{REPORT}\n![g](g.png)\n")
    shell.put("g.png", PICTURE)
    there = shell.folder / "content/incidents/2020/2020-01-02-queue-stuck/g.png"
    there.parent.mkdir(parents=True)
    there.write_bytes(b"mine")
    assert shell.bring() == 0
    assert there.read_bytes() == b"mine"
    assert "2020-01-02-queue-stuck/g-2.png" in (shell.folder / "content" / URI).read_text("utf-8")
    assert there.with_name("g-2.png").read_bytes() == PICTURE


def test_pages_of_systems_are_begun_and_named(shell: Shell) -> None:
    shell.put("a.md", f"{REPORT}\nAffected services: Mail relay, Checkout\n")
    assert shell.bring() == 0
    begun = shell.folder / "content/systems/mail-relay.md"
    assert begun.read_text("utf-8").startswith("---\nname: Mail relay\n---\n")
    assert "content/systems/mail-relay.md   Mail relay" in shell.out
    assert main(["check", "--strict"]) == 0


def test_pictures_come_from_anywhere_and_other_files_only_from_what_is_named(shell: Shell) -> None:
    shell.put("x/a.md", f"{REPORT}\n![g](../g.png) [s](../secret.txt) [l](log.txt)\n")
    shell.put("g.png", PICTURE)
    shell.put("secret.txt", "s")
    shell.put("x/log.txt", "From: a\nlog\n")
    assert shell.bring(str(shell.reports / "x")) == 0
    beside = "incidents/2020/2020-01-02-queue-stuck"
    assert shell.written >= {URI, f"{beside}/g.png"}
    assert not any("secret" in one for one in shell.written)
    assert "the link '../secret.txt' leads to nothing here" in shell.out


@pytest.mark.parametrize(
    ("target", "place"),
    [
        ("/images/g.png", "images/g.png"),
        ("/images/g.png", "static/images/g.png"),
        ("g%20h.png", "posts/g h.png"),
        ("g.png?raw=true", "posts/g.png"),
        ("..\\images\\g.png", "images/g.png"),
    ],
)
def test_pictures_are_found_where_sites_keep_them(shell: Shell, target: str, place: str) -> None:
    shell.put("posts/a.md", f"{REPORT}\n![g]({target})\n")
    shell.put(place, PICTURE)
    assert shell.bring() == 0
    assert any(one.endswith(".png") for one in shell.written), shell.out


@pytest.mark.parametrize(
    "target", ["b.md", "b", "b.html", "../posts/b.md", "/posts/b", "posts/b", "b/"]
)
def test_reports_link_to_each_other_as_sites_do(shell: Shell, target: str) -> None:
    shell.put("posts/a.md", f"{REPORT}\n[b]({target})\n")
    shell.put("posts/b.md", "# Gate stuck\n\nOn 2020-01-03 it stood still.\n")
    assert shell.bring() == 0
    draft = (shell.folder / "content" / URI).read_text("utf-8")
    assert "](2020-01-03-gate-stuck.md" in draft


def test_the_base_itself_is_no_source(shell: Shell) -> None:
    assert shell.bring(".") == 0
    assert shell.written == set()


def test_a_file_named_twice_is_imported_once(shell: Shell) -> None:
    file = shell.put("a.md")
    assert shell.bring(str(shell.reports), str(file), str(file)) == 0
    assert shell.err.startswith("1 imported,")
