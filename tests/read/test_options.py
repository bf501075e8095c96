"""Options that depend on the environment mean the same to `kb` and to MkDocs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from mkdocs.config import load_config

from kb_plugin.plugin import PostmortemKb
from kb_plugin.plugin_config import settings_of
from kb_plugin.read.options import ConfigurationError, read_configuration

if TYPE_CHECKING:
    from pathlib import Path

    from kb_plugin.settings import Settings

CONFIGURATION = """\
site_name: A
docs_dir: {folder}
theme: {{name: material}}
plugins:
  - postmortem-kb:
      drafts: {drafts}
"""


def project(folder: Path, drafts: str, docs: str = "content") -> Path:
    (folder / "content").mkdir()
    file = folder / "mkdocs.yml"
    file.write_text(CONFIGURATION.format(drafts=drafts, folder=docs), encoding="utf-8")
    return file


def settings_in_mkdocs(file: Path) -> Settings:
    plugin = load_config(str(file)).plugins["postmortem-kb"]
    assert isinstance(plugin, PostmortemKb)
    settings, problems = settings_of(plugin.config)
    assert not problems
    return settings


@pytest.mark.parametrize(
    ("written", "environment", "drafts"),
    [
        ("!ENV [KB_DRAFTS, serve]", {}, "serve"),
        ("!ENV [KB_DRAFTS, serve]", {"KB_DRAFTS": "true"}, "true"),
        ("!ENV [KB_DRAFTS, serve]", {"KB_DRAFTS": "Yes"}, "true"),
        ("!ENV [KB_DRAFTS, serve]", {"KB_DRAFTS": "false"}, "false"),
        ("!ENV [KB_DRAFTS, serve]", {"KB_DRAFTS": ""}, "serve"),
        ("!ENV [KB_DRAFTS, true]", {}, "true"),
        ("!ENV [KB_PREVIEW, KB_DRAFTS, serve]", {"KB_DRAFTS": "true"}, "true"),
        (
            "!ENV [KB_PREVIEW, KB_DRAFTS, serve]",
            {"KB_PREVIEW": "false", "KB_DRAFTS": "true"},
            "false",
        ),
        ("!ENV KB_DRAFTS", {"KB_DRAFTS": "true"}, "true"),
        ("!ENV KB_DRAFTS", {}, "serve"),
        ("!ENV [KB_DRAFTS]", {"KB_DRAFTS": "false"}, "false"),
    ],
)
def test_the_environment_chooses_for_kb_what_it_chooses_for_mkdocs(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    written: str,
    environment: dict[str, str],
    drafts: str,
) -> None:
    for name in ("KB_DRAFTS", "KB_PREVIEW"):
        monkeypatch.delenv(name, raising=False)
    file = project(tmp_path, written)
    ours = read_configuration(file, environment).settings
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert ours.drafts == settings_in_mkdocs(file).drafts == drafts


def test_the_content_folder_may_come_from_the_environment(tmp_path: Path) -> None:
    file = project(tmp_path, "serve", docs="!ENV [KB_CONTENT, content]")
    assert read_configuration(file, {}).content == tmp_path / "content"
    (tmp_path / "other").mkdir()
    assert read_configuration(file, {"KB_CONTENT": "other"}).content == tmp_path / "other"


def test_a_wrong_choice_is_named_as_a_wrong_value_is(tmp_path: Path) -> None:
    file = project(tmp_path, "!ENV [KB_DRAFTS, serve]")
    with pytest.raises(ConfigurationError, match="drafts is 'sometimes'"):
        read_configuration(file, {"KB_DRAFTS": "sometimes"})
