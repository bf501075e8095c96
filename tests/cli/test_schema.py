"""`kb schema`: where the schemas go, and what of the knowledge base is in them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from kb_plugin.cli import main
from tests.samples import ID, write_base

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A base, with the terminal in its folder."""
    monkeypatch.chdir(write_base(tmp_path))
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "key"),
    [([], "status"), (["incident"], "status"), (["system"], "runbook"), (["factor"], "group")],
)
def test_a_schema_is_printed(
    base: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], key: str
) -> None:
    before = sorted(base.rglob("*"))
    assert main(["schema", *arguments]) == 0
    assert key in json.loads(capsys.readouterr().out)["properties"]
    assert sorted(base.rglob("*")) == before


def test_it_holds_the_ids_of_this_base_newest_incident_first(
    base: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    newer = base / "content" / "incidents" / "2025-04-01-search-waits.md"
    newer.write_text("---\ntitle: Searches wait\nstatus: draft\n---\n", encoding="utf-8")
    broken = base / "content" / "incidents" / "2024-01-01-broken.md"
    broken.write_text("---\ntitle: [\n", encoding="utf-8")
    (base / "content" / "incidents" / "graph.png").write_bytes(b"\x89PNG")
    main(["schema", "incident"])
    properties = json.loads(capsys.readouterr().out)["properties"]
    related = properties["related"]["items"]["properties"]["id"]
    assert related["enum"] == ["2025-04-01-search-waits", ID, "2024-01-01-broken"]
    assert related["enumDescriptions"][0] == "Searches wait"
    systems = properties["systems"]["items"]
    assert systems["enum"] == ["checkout", "payments-db"]
    assert systems["enumDescriptions"] == ["Checkout", "Payments database"]


def test_names_of_severities_come_from_the_options(
    base: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (base / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("      severities: [red, amber, yellow, blue]\n")
    text = (base / "mkdocs.yml").read_text(encoding="utf-8")
    (base / "mkdocs.yml").write_text(text.replace("- postmortem-kb", "- postmortem-kb:"), "utf-8")
    main(["schema"])
    assert '"amber"' in capsys.readouterr().out


def test_a_schema_is_written_to_a_file_as_often_as_asked(
    base: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):
        assert main(["schema", "path", "--output", "editor/path.json"]) == 0
        assert capsys.readouterr().out == "editor/path.json\n"
    assert (
        "incidents" in json.loads((base / "editor" / "path.json").read_text("utf-8"))["properties"]
    )


def test_all_schemas_go_where_new_incidents_look_for_them(
    base: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["schema", "all"]) == 0
    written = capsys.readouterr().out.split()
    assert written == [f".kb/{one}.schema.json" for one in ("incident", "system", "factor", "path")]
    main(["new", "Orders wait behind a queue"])
    text = (base / capsys.readouterr().out.strip()).read_text(encoding="utf-8")
    assert "$schema=../../../.kb/incident.schema.json" in text


def test_with_settings_for_visual_studio_code_there_are_snippets_too(
    base: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (base / ".vscode").mkdir()
    assert main(["schema", "all"]) == 0
    assert capsys.readouterr().out.endswith(".vscode/kb.code-snippets\n")
    written = json.loads((base / ".vscode" / "kb.code-snippets").read_text(encoding="utf-8"))
    assert written["kb system payments-db"]["description"] == "Payments database"
    assert written[f"kb incident {ID}"]["body"] == [ID]


def test_all_schemas_may_go_elsewhere(base: Path) -> None:
    (base / ".vscode").mkdir()
    assert main(["schema", "all", "--output", "schemas"]) == 0
    assert len(list((base / "schemas").iterdir())) == 4
    assert not (base / ".kb").exists()
    assert list((base / ".vscode").iterdir()) == []


def test_a_place_that_cannot_be_written_to_is_named(
    base: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["schema", "--output", str(base / "content")]) == 2
    assert capsys.readouterr().err.startswith("kb: ")


def test_an_unknown_kind_has_status_2() -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["schema", "incidents"])
    assert stopped.value.code == 2


def test_without_mkdocs_yml_it_says_where_to_run(
    base: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (base / "mkdocs.yml").unlink()
    assert main(["schema"]) == 2
    assert "run this in the folder of mkdocs.yml" in capsys.readouterr().err
