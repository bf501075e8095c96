"""The files of a new knowledge base, and what they share with the sample."""

from __future__ import annotations

import json
import re
import tomllib
from typing import TYPE_CHECKING

import pytest
import yaml

from kb_plugin import pipeline
from kb_plugin.cli import main
from kb_plugin.read.options import read_configuration
from kb_plugin.scaffold.files import ALSO, BASE, SHARED, requirement_of, scaffold
from kb_plugin.settings import DEFAULT
from tests.samples import INCIDENT, raw_files, replaced, write_base
from tests.site.serving import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FILES = scaffold("Our incidents", "# repo_url: …", "mkdocs-postmortem-kb>=0.1.0,<0.2")
EXAMPLES = (
    "content/incidents/2025/2025-03-14-example-orders-wait.md",
    "content/paths/example-first-week.md",
    "content/systems/example-orders.md",
)


def test_one_of_everything_is_there() -> None:
    assert set(EXAMPLES) <= set(FILES)
    assert {
        "mkdocs.yml",
        "requirements.txt",
        "README.md",
        ".gitignore",
        ".editorconfig",
        ".pre-commit-config.yaml",
        ".vscode/settings.json",
        ".vscode/tasks.json",
        "CODEOWNERS",
        ".github/workflows/knowledge-base.yml",
        ".github/PULL_REQUEST_TEMPLATE.md",
        ".gitlab-ci.yml",
        ".gitlab/merge_request_templates/Default.md",
        "overrides/main.html",
        "content/index.md",
        "content/guide/your-account.md",
    } <= set(FILES)


@pytest.mark.parametrize("folder", ["content/factors", "content/guide"])
def test_factors_and_guide_are_those_of_the_sample(folder: str) -> None:
    ours = {path: text for path, text in FILES.items() if path.startswith(f"{folder}/")}
    files = (ROOT / folder).rglob("*")
    sample = {
        one.relative_to(ROOT).as_posix(): one.read_text("utf-8") for one in files if one.is_file()
    }
    assert ours == sample


def test_the_vocabulary_is_whole() -> None:
    assert sum(path.startswith("content/factors/") for path in FILES) == 35


def test_a_wheel_and_an_sdist_hold_what_is_shared() -> None:
    built = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]
    inside = BASE.relative_to(ROOT).as_posix()
    assert built["targets"]["wheel"]["force-include"] == {
        part: f"{inside}/{part}" for part in SHARED
    }
    # A wheel is built from an sdist as well as from a checkout.
    assert set(SHARED) <= set(built["targets"]["sdist"]["include"])


def test_what_is_shared_stands_in_the_repository_once() -> None:
    assert [part for part in SHARED if (BASE / part).exists()] == []


def test_nothing_is_left_to_fill_in() -> None:
    left = [
        path
        for path, text in FILES.items()
        if re.search(r"(?<!\$)\{\{ ", text) and not path.endswith(".html")
    ]
    assert left == []


def test_nothing_speaks_of_the_invented_company() -> None:
    assert [path for path, text in FILES.items() if "wrenfold" in text.casefold()] == []


def test_the_guide_leads_nowhere_but_to_the_guide() -> None:
    guide = {path: text for path, text in FILES.items() if path.startswith("content/guide/")}
    leading_away = [
        (path, link)
        for path, text in guide.items()
        for link in re.findall(r"\]\((\.\./[^)]*)", text)
    ]
    assert leading_away == []


def content(files: Mapping[str, str]) -> dict[str, str | bytes]:
    """Return what lies below `content/`, by its path there."""
    start = "content/"
    return {path.removeprefix(start): text for path, text in files.items() if start in path[:8]}


def test_no_rule_has_anything_to_say() -> None:
    assert pipeline.findings(raw_files(content(FILES)), (), DEFAULT) == ()


def test_the_example_could_be_published_with_agreement() -> None:
    """An example shows the whole format, so that nothing but the narrators' days is missing."""
    text = FILES[EXAMPLES[0]].replace("status: draft", "status: published")
    for name in ("On-call engineer, Orders", "Support engineer"):
        text = text.replace(f"name: {name}\n", f"name: {name}\n    agreed: 2025-03-20\n")
    files = content({**FILES, EXAMPLES[0]: text})
    found = pipeline.findings(raw_files(files), (), DEFAULT)
    assert [str(one) for one in found if one.severity == "error"] == []


def test_the_examples_can_be_deleted() -> None:
    files = {path: text for path, text in FILES.items() if path not in EXAMPLES}
    assert pipeline.findings(raw_files(content(files)), (), DEFAULT) == ()
    mentioned = [path for path, text in files.items() if "example-orders" in text]
    assert mentioned == ["README.md"]


def test_the_readme_names_the_files_to_delete() -> None:
    for path in EXAMPLES:
        assert path in FILES["README.md"]


@pytest.mark.parametrize("path", sorted(one for one in FILES if one.endswith(".json")))
def test_settings_of_the_editor_are_json(path: str) -> None:
    assert json.loads(FILES[path])


@pytest.mark.parametrize("path", [".gitlab-ci.yml", ".pre-commit-config.yaml"])
def test_configuration_of_other_tools_is_yaml(path: str) -> None:
    assert yaml.safe_load(FILES[path])


def test_forges_ask_for_agreement_in_the_same_words() -> None:
    assert list(ALSO.items())
    for one, other in ALSO.items():
        assert FILES[one] == FILES[other]
        assert "agreed to its publication" in FILES[one]


@pytest.mark.parametrize(
    "name",
    ["Our incidents", 'A "quoted": name', "#1", "null", "Störungen — 障害", "C:\\x", "{{ name }}"],
)
def test_any_name_is_the_name_of_the_site(name: str, tmp_path: Path) -> None:
    files = scaffold(name, "", "x")
    (tmp_path / "content").mkdir()
    (tmp_path / "mkdocs.yml").write_text(files["mkdocs.yml"], encoding="utf-8")
    assert read_configuration(tmp_path / "mkdocs.yml", {}).settings == DEFAULT
    site_name, *_ = files["mkdocs.yml"].splitlines()
    assert yaml.safe_load(site_name) == {"site_name": name}
    assert yaml.safe_load(files["content/index.md"].split("---\n")[1]) == {"title": name}
    assert files["README.md"].startswith(f"# {name}\n")


@pytest.mark.parametrize(
    ("version", "requirement"),
    [
        ("0.1.0", "kb>=0.1.0,<0.2"),
        ("0.12.3", "kb>=0.12.3,<0.13"),
        ("1.4.2", "kb>=1.4.2,<2"),
        ("0.2.0.dev1", "kb>=0.2.0.dev1,<0.3"),
        (None, "kb"),
    ],
)
def test_pip_is_asked_for_a_compatible_version(version: str | None, requirement: str) -> None:
    assert requirement_of("kb", version) == requirement


def test_the_editor_finds_place_kind_and_words_of_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The pattern of the task is held against what `kb check` prints."""
    misspelt = replaced("severity: 2", "severty: 2").replace("[checkout,", "[checkout-api,")
    monkeypatch.chdir(write_base(tmp_path, {INCIDENT: misspelt}))
    main(["check"])
    task = json.loads(FILES[".vscode/tasks.json"])["tasks"][0]
    assert task["args"] == ["check"]
    first, second = (re.compile(one["regexp"]) for one in task["problemMatcher"]["pattern"])
    lines = capsys.readouterr().out.splitlines()
    found = []
    for above, below in zip(lines[::2], lines[1::2], strict=True):
        place, said = first.match(above), second.match(below)
        assert place, above
        assert said, below
        found.append((place[1], place[2], place[3], said[1]))
    path = f"content/{INCIDENT}"
    assert found == [
        (path, "1", "KB106", "error"),
        (path, "4", "KB104", "error"),
        (path, "5", "KB204", "warning"),
    ]
