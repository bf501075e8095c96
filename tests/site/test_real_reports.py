"""Reports that others wrote, imported and published as proposed: nothing of them is lost."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt

from tests.importing.strangers import FOLDER, REPORTS
from tests.site.serving import (
    LEAST_CONFIGURATION,
    ROOT,
    SHARED,
    HtmlPage,
    broken_links,
    build,
    pages_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

REAL = SHARED / "real"
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_WORD = re.compile(r"\w+")
_KB = "import sys; from kb_plugin.cli import main; sys.exit(main())"


@dataclass(frozen=True)
class Imported:
    """A report and the page that it became."""

    source: Path
    draft: str

    @property
    def name(self) -> str:
        """What a case is called."""
        return self.source.name

    @property
    def identifier(self) -> str:
        """The id of the incident."""
        return Path(self.draft).stem


def imported(folder: Path, project: Path) -> list[Imported]:
    """Import a folder of reports into a new project, and publish them as they are proposed."""
    factors = project / "content/factors"
    factors.mkdir(parents=True)
    for file in (ROOT / "content/factors").glob("*.md"):
        (factors / file.name).write_bytes(file.read_bytes())
    (project / "mkdocs.yml").write_text(LEAST_CONFIGURATION, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", _KB, "import", str(folder), "--format", "json"],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    told = json.loads(done.stdout)["sources"]
    for file in (project / "content/incidents").rglob("*.md"):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("\nstatus: draft\n", "\nstatus: published\n", 1), "utf-8")
    return [Imported(Path(one["source"]), one["draft"]) for one in told if one["draft"]]


@cache
def real_reports() -> tuple[Path, ...]:
    """Return the files of the real data that are reports, by their names alone."""
    no_report = re.compile(r"template|^index\.|^LICENSE", re.IGNORECASE)
    files = sorted(one for one in REAL.rglob("*") if one.is_file())
    return tuple(one for one in files if not no_report.search(one.name))


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[Path, Imported]]:
    """One site of all real reports, built with `--strict`."""
    if not REAL.is_dir():
        pytest.skip("real reports are not part of the repository")
    folder = tmp_path_factory.mktemp("real")
    found = imported(REAL, folder)
    return build(folder, folder / "site"), {one.source: one for one in found}


@pytest.fixture(scope="module")
def strangers(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Imported]]:
    """One site of the invented reports, built with `--strict`."""
    folder = tmp_path_factory.mktemp("strangers")
    found = imported(FOLDER, folder)
    places = {one.source.relative_to(FOLDER).as_posix(): one for one in found}
    return build(folder, folder / "site"), places


def article(site: Path, one: Imported) -> str:
    """Return the HTML of a report's own text, with its title."""
    html = (site / "incidents" / one.identifier / "index.html").read_text(encoding="utf-8")
    inside = html.partition("<article")[2].partition("</article>")[0]
    title = inside.partition("<h1")[2].partition("</h1>")[0]
    # Below the report the page adds similar incidents, and what is known about it.
    text = re.split('<h2 id="(?:similar|about)">', inside.partition("</dl>")[2])[0]
    return f"<h1{title}</h1>{text}"


def lost(expected: list[str], shown: list[str]) -> list[str]:
    """Return the words of a text that another lacks, counting how often each occurs."""
    kept = Counter(_WORD.findall(" ".join(shown)))
    return list((Counter(_WORD.findall(" ".join(expected))) - kept).elements())


def words_in(site: Path, one: Imported) -> Iterator[str]:
    """Yield the words of a report's page, the record of its file among them."""
    yield from HtmlPage(article(site, one)).words


def test_all_real_reports_are_imported(real: tuple[Path, dict[Path, Imported]]) -> None:
    assert set(real[1]) == set(real_reports())
    assert len({one.identifier for one in real[1].values()}) == len(real_reports())


def test_no_link_inside_the_site_is_broken(real: tuple[Path, dict[Path, Imported]]) -> None:
    assert broken_links(real[0], pages_of(real[0])) == []


@pytest.mark.parametrize("file", real_reports() if REAL.is_dir() else [], ids=lambda one: one.name)
def test_words_and_lists_of_a_report_stand_on_its_page(
    real: tuple[Path, dict[Path, Imported]], file: Path
) -> None:
    site, found = real
    html = article(site, found[file])
    own, _, record = html.partition('<h2 id="the-original">')
    body = _FRONT_MATTER.sub("", file.read_text(encoding="utf-8"), count=1)
    source = HtmlPage(MarkdownIt("commonmark").enable("table").render(body))
    assert lost(source.words, [*HtmlPage(own).words, *HtmlPage(record).words]) == []
    missing = Counter(source.items) - Counter(HtmlPage(own).items)
    assert list(missing.elements()) == []


def test_invented_reports_become_a_site(strangers: tuple[Path, dict[str, Imported]]) -> None:
    site, found = strangers
    assert set(found) == {one.place for one in REPORTS}
    assert broken_links(site, pages_of(site)) == []


def test_pictures_and_links_work_in_the_site(strangers: tuple[Path, dict[str, Imported]]) -> None:
    site, found = strangers
    page = article(site, found["sre book/2019-04-09 Ticket search.md"])
    assert 'href="../2018-03-11-how-exports-are-named/"' in page
    assert "images/index%20size.png" in page
    exports = article(site, found["stories/exports.md"])
    # A picture of another host is a link, and what leads nowhere is its words.
    assert '<a href="https://pictures.example.org/x.png">one from elsewhere</a>' in exports
    assert "a drawing" in exports
    assert "drawing.svg" not in exports
