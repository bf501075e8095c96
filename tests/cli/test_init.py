"""`kb init`: what it writes, and what it leaves alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kb_plugin.cli import main
from tests.cli.terminal import Terminal


class Shell(Terminal):
    """A terminal in an empty folder."""

    def init(self, *arguments: str) -> int:
        return self.run("init", *arguments)


@pytest.fixture
def shell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Shell:
    monkeypatch.chdir(tmp_path)
    return Shell(tmp_path, capsys)


@pytest.mark.parametrize("folder", ["x", "x/y/z", "."])
def test_a_folder_is_laid_out_and_passes_the_check(
    shell: Shell, folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert shell.init(folder) == 0
    monkeypatch.chdir(shell.folder / folder)
    assert main(["check", "--strict"]) == 0
    assert main(["new", "Orders wait behind a queue", "--system", "example-orders"]) == 0
    assert main(["check", "--strict"]) == 0


def test_editors_find_a_schema_for_each_kind_of_file(shell: Shell) -> None:
    shell.init("x")
    base = shell.folder / "x"
    settings = json.loads((base / ".vscode/settings.json").read_text(encoding="utf-8"))
    schemas = settings["yaml.schemas"]
    for schema, files in schemas.items():
        assert list(base.glob(files)), files
        assert json.loads((base / schema).read_text(encoding="utf-8"))["type"] == "object"
    assert "example-orders" in (base / ".kb/incident.schema.json").read_text(encoding="utf-8")
    assert "example-orders" in (base / ".vscode/kb.code-snippets").read_text(encoding="utf-8")
    for file in base.glob("content/*/**/*example*.md"):
        line = next(
            one for one in file.read_text(encoding="utf-8").split("\n") if "$schema=" in one
        )
        named = (file.parent / line.partition("$schema=")[2]).resolve()
        assert named in {(base / one).resolve() for one in schemas}


def test_it_says_what_comes_next(shell: Shell) -> None:
    shell.init("x")
    for step in ("cd x", "mkdocs serve", "kb new", "README.md"):
        assert step in shell.out


def test_a_folder_with_other_files_keeps_them(shell: Shell) -> None:
    (shell.folder / "x" / ".git").mkdir(parents=True)
    (shell.folder / "x" / "LICENSE").write_text("as you like", encoding="utf-8")
    (shell.folder / "x" / "content").mkdir()
    assert shell.init("x") == 0
    assert (shell.folder / "x" / "LICENSE").read_text(encoding="utf-8") == "as you like"


def test_what_is_in_the_way_is_named_at_once_and_nothing_is_written(shell: Shell) -> None:
    base = shell.folder / "x"
    (base / "content" / "factors").mkdir(parents=True)
    (base / "README.md").write_text("mine", encoding="utf-8")
    (base / "content" / "factors" / "cascade.md").write_text("mine", encoding="utf-8")
    (base / ".vscode").write_text("a file for a folder", encoding="utf-8")
    (base / "mkdocs.yml").mkdir()
    (base / "CODEOWNERS").symlink_to("nowhere")
    before = shell.files()
    assert shell.init("x") == 1
    named = [line for line in shell.err.splitlines() if line.endswith(" is in the way")]
    assert named == [
        "kb init: x/.vscode is in the way",
        "kb init: x/CODEOWNERS is in the way",
        "kb init: x/README.md is in the way",
        "kb init: x/content/factors/cascade.md is in the way",
        "kb init: x/mkdocs.yml is in the way",
    ]
    assert "nothing was written" in shell.err
    assert shell.out == ""
    assert shell.files() == before


def test_twice_in_one_folder_changes_nothing(shell: Shell) -> None:
    shell.init("x", "--name", "First")
    before = shell.files()
    assert shell.init("x", "--name", "Second") == 1
    assert shell.files() == before


def test_a_file_is_no_folder(shell: Shell) -> None:
    (shell.folder / "x").write_text("mine", encoding="utf-8")
    assert shell.init("x") == 1
    assert shell.err.splitlines()[0] == "kb init: x is in the way"
    assert shell.init("x/y") == 1
    assert shell.err.splitlines()[0] == "kb init: x is in the way"


def test_a_folder_that_cannot_be_written_to_is_named(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    assert shell.init("x") == 2
    assert shell.err.startswith("kb: x/")
    assert "Permission denied" in shell.err


def test_the_name_is_given_or_plain(shell: Shell) -> None:
    shell.init("x", "--name", "What  happened\nhere")
    assert 'site_name: "What happened here"\n' in Path("x/mkdocs.yml").read_text("utf-8")
    shell.init("y")
    assert 'site_name: "Our incidents"\n' in Path("y/mkdocs.yml").read_text("utf-8")


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ("https://github.com/a/b", "repo_url: https://github.com/a/b"),
        ("https://github.com/a/b.git", "repo_url: https://github.com/a/b"),
        ("https://gitlab.example.com/a/b/c/", "repo_url: https://gitlab.example.com/a/b/c"),
        ("git@github.com:a/b.git", "repo_url: https://github.com/a/b"),
        ("ssh://git@codeberg.org/a/b.git", "repo_url: https://codeberg.org/a/b"),
        ("ssh://git@git.example.com:2222/a/b.git", "repo_url: https://git.example.com/a/b"),
        ("https://git.example.com/a/b", "# edit_uri: edit/main/content/"),
    ],
)
def test_the_repository_is_named_as_people_open_it(shell: Shell, given: str, line: str) -> None:
    assert shell.init("x", "--repo-url", given) == 0
    assert f"\n{line}\n" in Path("x/mkdocs.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "given", ["a/b", "github.com/a/b", "https://", "https://a b/c", "file:///x"]
)
def test_what_is_no_repository_is_named(shell: Shell, given: str) -> None:
    assert shell.init("x", "--repo-url", given, "--name", "\t") == 1
    assert f"--repo-url '{given}'" in shell.err
    assert "--name is empty" in shell.err
    assert not (shell.folder / "x").exists()
