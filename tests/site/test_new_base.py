"""A new knowledge base builds at once, from an installed wheel and from an editable checkout."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.site.packaging import Environment, environment, wheel
from tests.site.serving import ROOT, HtmlPage, broken_links, pages_of

if TYPE_CHECKING:
    from pathlib import Path

EXAMPLES = (
    "content/incidents/2025/2025-03-14-example-orders-wait.md",
    "content/paths/example-first-week.md",
    "content/systems/example-orders.md",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for environments and for what they lay out."""
    return tmp_path_factory.mktemp("new")


@pytest.fixture(scope="module")
def installed(folder: Path) -> Environment:
    """A fresh environment with the wheel, which was built from the sdist."""
    made = environment(folder / "installed", str(wheel(folder / "dist")))
    where = made.done("python", "-c", "import kb_plugin; print(kb_plugin.__file__)", cwd=folder)
    assert where.strip().startswith(str(folder))
    return made


@pytest.fixture(scope="module")
def editable(folder: Path) -> Environment:
    """A fresh environment that uses the checkout in place."""
    made = environment(folder / "editable", "--editable", str(ROOT))
    where = made.done("python", "-c", "import kb_plugin; print(kb_plugin.__file__)", cwd=folder)
    assert where.strip().startswith(str(ROOT))
    return made


@pytest.fixture(scope="module")
def base(installed: Environment, folder: Path) -> Path:
    """A new base by the installed command, built."""
    said = installed.done("kb", "init", "x", "--name", "What happened here", cwd=folder)
    assert "x: a new knowledge base" in said
    installed.done("python", "-m", "mkdocs", "build", "--strict", cwd=folder / "x")
    return folder / "x"


def texts(base: Path) -> dict[str, str]:
    """Return the files of a base, without what was built."""
    files = (one for one in base.rglob("*") if one.is_file() and "site" not in one.parts)
    return {one.relative_to(base).as_posix(): one.read_text("utf-8") for one in files}


@pytest.mark.parametrize(
    "address",
    [
        "index.html",
        "incidents/index.html",
        "systems/example-orders/index.html",
        "paths/example-first-week/index.html",
        "factors/fixed-limit/index.html",
        "guide/your-account/index.html",
        "search/index.html",
        "feed.xml",
        "pagefind/pagefind-entry.json",
    ],
)
def test_the_site_of_a_new_base_is_complete(base: Path, address: str) -> None:
    assert (base / "site" / address).is_file()


def test_its_example_is_a_draft_and_left_out(base: Path) -> None:
    assert not list((base / "site" / "incidents").glob("*-example-*"))
    home = HtmlPage((base / "site" / "index.html").read_text(encoding="utf-8"))
    assert "No incident is published yet." in "".join(home.words)
    assert "What happened here" in "".join(home.words)


def test_no_link_of_it_is_broken(base: Path) -> None:
    assert broken_links(base / "site", pages_of(base / "site")) == []


def test_it_passes_the_check(base: Path, installed: Environment) -> None:
    assert "0 errors, 0 warnings, 0 questions" in installed.done("kb", "check", cwd=base)


def test_a_preview_shows_the_example_and_opens_without_a_server(
    base: Path, installed: Environment, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KB_DRAFTS", "true")
    preview = folder / "preview"
    options = ("--strict", "--no-directory-urls", "--site-dir", str(preview))
    installed.done("python", "-m", "mkdocs", "build", *options, cwd=base)
    incident = preview / "incidents" / "2025-03-14-example-orders-wait.html"
    page = HtmlPage(incident.read_text(encoding="utf-8"))
    assert "Not published" in "".join(page.words)
    # What a double click opens has no server that would find a folder's index.html.
    folders = [link for link in page.links if link.endswith("/") and "://" not in link]
    assert folders == []


def test_a_checkout_lays_out_the_same_files(
    base: Path, editable: Environment, folder: Path
) -> None:
    editable.done("kb", "init", "y", "--name", "What happened here", cwd=folder)
    assert texts(folder / "y") == texts(base)
    editable.done("python", "-m", "mkdocs", "build", "--strict", cwd=folder / "y")


def test_without_its_examples_it_builds_as_well(installed: Environment, folder: Path) -> None:
    installed.done("kb", "init", "z", cwd=folder)
    for path in EXAMPLES:
        (folder / "z" / path).unlink()
    installed.done("python", "-m", "mkdocs", "build", "--strict", cwd=folder / "z")
