"""From the page of an incident to its file at the forge."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.samples import CONTENT, ID, INCIDENT, INCIDENT_TEXT, replaced, write_base
from tests.site.serving import HtmlPage, build

if TYPE_CHECKING:
    from pathlib import Path

GUIDE = {"guide/your-account.md": "---\ntitle: Your account\n---\n\nYou were there.\n"}
EDIT = f"https://github.com/example/incidents/edit/main/content/{INCIDENT}"


def page_of(folder: Path, configuration: str = "", **changes: str) -> HtmlPage:
    """Build a base with lines added to `mkdocs.yml`; return the page of its incident."""
    write_base(folder, {**changes})
    with (folder / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(configuration)
    site = build(folder, folder / "site")
    return HtmlPage((site / "incidents" / ID / "index.html").read_text(encoding="utf-8"))


def test_a_page_leads_to_its_file_whatever_its_folder(tmp_path: Path) -> None:
    page = page_of(tmp_path, "repo_url: https://github.com/example/incidents\n", **GUIDE)
    assert (tmp_path / "content" / INCIDENT).is_file()
    assert page.links.count(EDIT) == 2
    assert "../../guide/your-account/" in page.links
    shown = "".join(page.words)
    assert "Correct this" in shown
    assert "I was there: add my account" in shown


def test_without_a_forge_a_page_names_its_file_and_the_guide(tmp_path: Path) -> None:
    page = page_of(tmp_path, **GUIDE)
    shown = "".join(page.words)
    assert f"This page is the file {INCIDENT}" in shown
    assert "../../guide/your-account/" in page.links
    assert not any("/edit/" in link for link in page.links)


def test_without_a_guide_nothing_leads_there(tmp_path: Path) -> None:
    page = page_of(tmp_path)
    assert "guide/" not in CONTENT
    assert not any("your-account" in link for link in page.links)


@pytest.mark.parametrize("forge", ["", "repo_url: https://github.com/example/incidents\n"])
def test_a_report_from_before_invites_those_who_were_there(tmp_path: Path, forge: str) -> None:
    imported = replaced("ref: INC-4312", "origin: imported", text=INCIDENT_TEXT)
    page = page_of(tmp_path, forge, **{INCIDENT: imported})
    assert "Were you there? Your account can be added beside it at any time." in "".join(page.words)
    assert page.links.count(EDIT) == (3 if forge else 0)
