"""Where a file is edited at its forge, as this plugin and MkDocs both say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from kb_plugin.forge_edit import edit_template
from kb_plugin.plugin_config import edit_address_of, prepare

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig

PATH = "incidents/2025/2025-03-14-checkout-pool-wait.md"


@pytest.mark.parametrize(
    ("repository", "template"),
    [
        ("https://github.com/a/b", "edit/main/content/{path}"),
        ("https://github.example.com/a/b/", "edit/main/content/{path}"),
        ("https://gitlab.com/a/b/c", "-/edit/main/content/{path}"),
        ("https://gitlab.example.com/a/b", "-/edit/main/content/{path}"),
        ("https://codeberg.org/a/b", "_edit/main/content/{path}"),
        ("https://forgejo.example.com/a/b", "_edit/main/content/{path}"),
        ("https://gitea.example.com:3000/a/b", "_edit/main/content/{path}"),
        ("https://bitbucket.org/a/b", "src/main/content/{path}?mode=edit"),
        ("https://bitbucket.example.com/projects/A/repos/b", None),
        ("https://git.example.com/a/b", None),
        ("https://example.com/github/b", None),
        ("git@github.com:a/b", None),
    ],
)
def test_the_host_tells_where_a_forge_edits(repository: str, template: str | None) -> None:
    assert edit_template(repository, "content") == template


def test_content_may_lie_at_the_top_of_a_repository() -> None:
    assert edit_template("https://github.com/a/b", "") == "edit/main/{path}"


def configured(folder: Path, lines: str) -> MkDocsConfig:
    (folder / "content").mkdir(exist_ok=True)
    file = folder / "mkdocs.yml"
    file.write_text(
        f"site_name: A\ndocs_dir: content\ntheme: {{name: material}}\n{lines}\n", encoding="utf-8"
    )
    config = load_config(str(file))
    prepare(config)
    return config


@pytest.mark.parametrize(
    ("lines", "address"),
    [
        pytest.param("", None, id="no repository"),
        pytest.param("repo_url: https://git.example.com/a/b", None, id="unknown forge"),
        pytest.param(
            "repo_url: https://github.com/a/b",
            f"https://github.com/a/b/edit/main/content/{PATH}",
            id="GitHub",
        ),
        pytest.param(
            "repo_url: https://gitlab.com/a/b/",
            f"https://gitlab.com/a/b/-/edit/main/content/{PATH}",
            id="GitLab",
        ),
        pytest.param(
            "repo_url: https://bitbucket.org/a/b",
            f"https://bitbucket.org/a/b/src/main/content/{PATH}?mode=edit",
            id="Bitbucket",
        ),
        pytest.param(
            "repo_url: https://github.com/a/b\nedit_uri: edit/trunk/kb/content",
            f"https://github.com/a/b/edit/trunk/kb/content/{PATH}",
            id="edit_uri is respected",
        ),
        pytest.param(
            "repo_url: https://git.example.com/a/b\nedit_uri: '?edit='",
            f"https://git.example.com/a/b?edit=/{PATH}",
            id="edit_uri as a query",
        ),
        pytest.param(
            "repo_url: https://github.com/a/b\nedit_uri: ''", None, id="edit_uri switched off"
        ),
        pytest.param(
            "edit_uri: https://example.com/edit/",
            f"https://example.com/edit/{PATH}",
            id="edit_uri alone",
        ),
        pytest.param(
            "repo_url: https://git.example.com/a/b\nedit_uri_template: 'e?f={path!q}'",
            "https://git.example.com/a/b/e?f=incidents%2F2025%2F2025-03-14-checkout-pool-wait.md",
            id="edit_uri_template is respected",
        ),
    ],
)
def test_this_plugin_and_mkdocs_lead_to_the_same_place(
    tmp_path: Path, lines: str, address: str | None
) -> None:
    config = configured(tmp_path, lines)
    file = File(PATH, config.docs_dir, config.site_dir, True)
    assert edit_address_of(config)(PATH) == address
    assert Page(None, file, config).edit_url == address
