"""`kb new`: where the file lies, what it prints, and what has to change first."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kb_plugin.cli import main
from tests.cli.terminal import Terminal
from tests.samples import ID, INCIDENT, write_base

TITLE = "Orders wait behind a full pool"
SLUG = "orders-wait-behind-a-full-pool"


class Shell(Terminal):
    """A terminal in the folder of a base."""

    def new(self, *arguments: str) -> int:
        return self.run("new", *arguments)


@pytest.fixture
def shell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Shell:
    monkeypatch.chdir(write_base(tmp_path))
    return Shell(tmp_path, capsys)


def test_the_file_lies_in_the_folder_of_its_year(shell: Shell) -> None:
    assert shell.new(TITLE, "--date", "2024-02-29") == 0
    assert shell.out == f"content/incidents/2024/2024-02-29-{SLUG}.md\n"
    assert f"title: {TITLE}\n" in Path(shell.out.strip()).read_text(encoding="utf-8")


def test_the_day_is_today_unless_said(shell: Shell) -> None:
    before = date.today()
    assert shell.new(TITLE) == 0
    days = {before, date.today()}
    assert shell.out in {f"content/incidents/{one.year}/{one}-{SLUG}.md\n" for one in days}


def test_it_says_what_comes_next(shell: Shell) -> None:
    shell.new(TITLE)
    assert f"kb check {shell.out.strip()}" in shell.err
    assert "mkdocs serve" in shell.err


def test_the_new_file_passes_the_check(shell: Shell) -> None:
    shell.new(TITLE, "--system", "checkout", "--factor", "fixed-limit", "--account", "Support")
    assert main(["check", "--strict"]) == 0


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["--system", "checkout", "--system", "payments-db"], "systems: [checkout, payments-db]"),
        (["--system", "checkout", "payments-db"], "systems: [checkout, payments-db]"),
        (["--system", "checkout, payments-db"], "systems: [checkout, payments-db]"),
        (["--system", "checkout", "checkout"], "systems: [checkout]"),
        (["--system", "checkout-api"], "systems: [checkout]"),
        (["--system", "payments database"], "systems: [payments-db]"),
        (["--factor", "quota", "model-gap"], "factors: [fixed-limit, model-gap]"),
        (["--account", "Support engineer"], "## Account: support-engineer"),
        ([], "timezone: Europe/Berlin"),
    ],
)
def test_what_is_given_or_usual_is_in_the_file(
    shell: Shell, arguments: list[str], line: str
) -> None:
    assert shell.new(TITLE, *arguments) == 0
    assert f"\n{line}" in Path(shell.out.strip()).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param([TITLE, "--system", "chekout"], "did you mean 'checkout'?", id="system"),
        pytest.param([TITLE, "--system", "zzz"], "add content/systems/zzz.md", id="nothing near"),
        pytest.param([TITLE, "--factor", "fixd-limit"], "did you mean 'fixed-limit'?", id="factor"),
        pytest.param([" \n\t"], "the title is empty", id="empty title"),
        pytest.param(["\x00\x07"], "the title is empty", id="no text in the title"),
        pytest.param([TITLE, "--slug", "Full Pool"], "--slug 'Full Pool'", id="slug"),
        pytest.param([TITLE, "--slug", "../../x"], "--slug '../../x'", id="slug that leads away"),
        pytest.param(
            ["Any", "--date", "2025-03-14", "--slug", "checkout-pool-wait"],
            f"content/{INCIDENT} is there already",
            id="the file is there",
        ),
    ],
)
def test_what_has_to_change_first_is_said_and_nothing_is_written(
    shell: Shell, arguments: list[str], said: str
) -> None:
    before = shell.files()
    assert shell.new(*arguments) == 1
    assert said in shell.err
    assert shell.out == ""
    assert shell.files() == before


def test_everything_that_has_to_change_is_said_at_once(shell: Shell) -> None:
    assert shell.new(" ", "--system", "chekout", "zzz", "--factor", "fixd-limit") == 1
    assert len(shell.err.splitlines()) == 4


@pytest.mark.parametrize("folder", ["incidents", "incidents/2023", "incidents/2025/march"])
def test_an_id_is_taken_wherever_its_file_lies(shell: Shell, folder: str) -> None:
    file = shell.folder / "content" / folder / f"{ID}.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    (shell.folder / "content" / INCIDENT).rename(file)
    assert shell.new("Any", "--date", "2025-03-14", "--slug", "checkout-pool-wait") == 1
    assert f"content/{folder}/{ID}.md is there already" in shell.err


def test_the_same_title_twice_on_a_day_asks_for_another_name(shell: Shell) -> None:
    assert shell.new(TITLE, "--date", "2024-02-29") == 0
    assert shell.new(TITLE, "--date", "2024-02-29") == 1
    assert "choose another name with --slug" in shell.err
    assert shell.new(TITLE, "--date", "2024-02-29", "--slug", "orders-wait-again") == 0


@pytest.mark.parametrize("title", ["Human error in the deploy", "Inadequate testing of orders"])
def test_a_title_that_blames_is_asked_about_and_written(shell: Shell, title: str) -> None:
    assert shell.new(title) == 0
    assert "a question about the title" in shell.err
    assert Path(shell.out.strip()).is_file()


def test_a_title_that_names_a_condition_is_not_asked_about(shell: Shell) -> None:
    shell.new(TITLE)
    assert "question about the title" not in shell.err


def test_the_first_incident_of_a_base_is_in_utc(shell: Shell) -> None:
    (shell.folder / "content" / INCIDENT).unlink()
    assert shell.new(TITLE) == 0
    assert "\ntimezone: UTC\n" in Path(shell.out.strip()).read_text(encoding="utf-8")


def test_an_editor_is_told_of_a_schema_that_is_there(shell: Shell) -> None:
    assert shell.new(TITLE, "--slug", "before") == 0
    assert "yaml-language-server" not in Path(shell.out.strip()).read_text(encoding="utf-8")
    (shell.folder / ".kb").mkdir()
    schema = shell.folder / ".kb" / "incident.schema.json"
    schema.write_text("{}", encoding="utf-8")
    assert shell.new(TITLE, "--slug", "after") == 0
    file = Path(shell.out.strip())
    second = file.read_text(encoding="utf-8").split("\n")[1]
    mark, _, address = second.partition("$schema=")
    assert mark == "# yaml-language-server: "
    assert (file.parent / address).resolve() == schema.resolve()
    assert main(["check", "--strict", file.as_posix()]) == 0


@pytest.mark.parametrize("day", ["2025-02-30", "14.03.2025", "20250314", "yesterday"])
def test_a_day_that_is_none_has_status_2(
    shell: Shell, day: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        shell.new(TITLE, "--date", day)
    assert stopped.value.code == 2
    assert "write it as 2025-03-14" in capsys.readouterr().err


def test_without_mkdocs_yml_it_says_where_to_run(shell: Shell) -> None:
    (shell.folder / "mkdocs.yml").unlink()
    assert shell.new(TITLE) == 2
    assert "run this in the folder of mkdocs.yml" in shell.err


def test_a_folder_that_cannot_be_written_to_is_named(shell: Shell) -> None:
    (shell.folder / "content" / "incidents" / "2024").write_text("no folder", encoding="utf-8")
    assert shell.new(TITLE, "--date", "2024-02-29") == 2
    assert shell.err.startswith("kb: content/incidents/2024/")


def test_other_files_are_left_as_they_are(shell: Shell) -> None:
    before = shell.files()
    shell.new(TITLE)
    after = shell.files()
    assert {name: after[name] for name in before} == before
    assert len(after) == len(before) + 1


def test_a_title_behind_the_ids_is_said_to_come_first(shell: Shell) -> None:
    with pytest.raises(SystemExit) as ended:
        shell.new("--system", "checkout", TITLE)
    assert ended.value.code == 2
    err = shell.capsys.readouterr().err
    assert err.startswith("usage: kb new TITLE [--system ID ...]")
    assert "a TITLE is required, in quotes and before --system" in err


def test_a_slug_may_begin_with_the_day(shell: Shell) -> None:
    assert shell.new(TITLE, "--date", "2024-02-29", "--slug", "2024-02-29-full-pool") == 0
    assert shell.out == "content/incidents/2024/2024-02-29-full-pool.md\n"


def test_a_slug_with_another_day_is_refused(shell: Shell) -> None:
    assert shell.new(TITLE, "--date", "2024-02-29", "--slug", "2024-03-01-full-pool") == 1
    assert "--slug begins with 2024-03-01, and the day is 2024-02-29" in shell.err


def test_an_unknown_system_is_named_as_its_file_would_be(shell: Shell) -> None:
    assert shell.new(TITLE, "--system", "Print Hub") == 1
    assert "add content/systems/print-hub.md" in shell.err
