"""A folder of reports in many layouts, imported by the command as its users run it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup

from kb_plugin.kinds import SectionKind
from kb_plugin.read.section_names import SECTIONS
from tests.importing.strangers import FOLDER, LEFT_OUT, REPORTS, UNREADABLE, Stranger
from tests.samples import CONFIGURATION

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
WORD = re.compile(r"\w+")


KB = "import sys; from kb_plugin.cli import main; sys.exit(main())"


def kb(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run `kb` in a project, as a shell would."""
    return subprocess.run(
        [sys.executable, "-c", KB, *arguments],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the starting vocabulary of factors, and nothing else."""
    folder = tmp_path_factory.mktemp("ferries")
    (folder / "mkdocs.yml").write_text(CONFIGURATION, encoding="utf-8")
    factors = folder / "content/factors"
    factors.mkdir(parents=True)
    for file in (ROOT / "content/factors").glob("*.md"):
        (factors / file.name).write_bytes(file.read_bytes())
    return folder


@pytest.fixture(scope="module")
def told(project: Path) -> dict[str, dict[str, Any]]:
    """What the first import says of each source, by its place."""
    done = kb(project, "import", str(FOLDER), "--format", "json")
    assert done.returncode == 1, done.stderr  # one file is no text
    data = json.loads(done.stdout)
    return {Path(one["source"]).relative_to(FOLDER).as_posix(): one for one in data["sources"]}


def by_place(report: Stranger) -> str:
    """Return the name of a case."""
    return report.place


def draft(project: Path, told: dict[str, dict[str, Any]], report: Stranger) -> str:
    """Return the text of a report's draft."""
    uri: str = told[report.place]["draft"]
    return (project / "content" / uri).read_text(encoding="utf-8")


def test_every_source_is_accounted_for(told: dict[str, dict[str, Any]]) -> None:
    states = {place: one["state"] for place, one in told.items()}
    assert states == {
        **{one.place: "imported" for one in REPORTS},
        **dict.fromkeys(LEFT_OUT, "left out"),
        **dict.fromkeys(UNREADABLE, "unreadable"),
    }


@pytest.mark.parametrize("report", REPORTS, ids=by_place)
def test_what_a_person_would_say_of_it(
    project: Path, told: dict[str, dict[str, Any]], report: Stranger
) -> None:
    one = told[report.place]
    understood = {key: fact["value"] for key, fact in one["understood"].items()}
    assert (understood["title"], understood.get("date", "")) == (report.title, report.day)
    name = Path(one["draft"]).name
    assert name.startswith(f"{report.day or 'undated'}-")
    assert (Path(one["draft"]).parent.name == report.day[:4]) or not report.day
    text = draft(project, told, report)
    known = [
        line.removeprefix("## ")
        for line in text.split("\n")
        if line.startswith("## ") and line[3:].casefold() in SECTIONS
    ]
    assert sorted(known) == sorted(report.sections)
    front = text.partition("\n---\n")[0]
    assert re.findall(r"^severity: (.*)$", front, re.MULTILINE) == (
        [report.severity] if report.severity else []
    )
    assert tuple(re.findall(r"^  (\w+: \d{4}-.*)$", front, re.MULTILINE)) == report.times
    if report.systems:
        assert f"systems: [{', '.join(report.systems)}]" in front
    assert len(one["files"]) == report.files


@pytest.mark.parametrize("report", REPORTS, ids=by_place)
def test_every_word_is_there(
    project: Path, told: dict[str, dict[str, Any]], report: Stranger
) -> None:
    data = (FOLDER / report.place).read_text(encoding=report.encoding)
    if report.place.endswith(".html"):
        soup = BeautifulSoup(data, "html.parser")
        for silent in soup(["script", "style"]):
            silent.decompose()
        data = soup.get_text(" ")
    if report.place.endswith(".eml"):
        data = re.sub(r"^(--b1.*|Content-.*|hour,calls|\d,\d+)$", "", data, flags=re.MULTILINE)
    lost = Counter(WORD.findall(data)) - Counter(WORD.findall(draft(project, told, report)))
    # An address that leads to a draft is another now; what the file calls an image is its path.
    assert list(lost) == []


@pytest.mark.parametrize("report", REPORTS, ids=by_place)
def test_each_proposal_quotes_the_report(told: dict[str, dict[str, Any]], report: Stranger) -> None:
    text = (FOLDER / report.place).read_text(encoding=report.encoding)
    if report.place.endswith(".html"):
        text = BeautifulSoup(text, "html.parser").get_text(" ")
    words = set(WORD.findall(text)) | set(WORD.findall(report.place))
    proposed = told[report.place]["proposed"]
    assert {"system", "factor"} <= {one["key"] for one in proposed}
    for one in proposed:
        if one["key"] != "section":
            assert set(WORD.findall(one["passage"])) <= words | {"affected", "Nameless"}


def test_drafts_link_to_each_other(project: Path, told: dict[str, dict[str, Any]]) -> None:
    search = draft(project, told, next(one for one in REPORTS if "Ticket" in one.place))
    assert "](../2018/2018-03-11-how-exports-are-named.md " in search
    radar = draft(project, told, next(one for one in REPORTS if "radar" in one.place))
    assert "](../2016/2016-10-14-parking-barrier-stays-open-over-the-weekend.md " in radar


def test_images_lie_beside_their_drafts(project: Path, told: dict[str, dict[str, Any]]) -> None:
    for report in REPORTS:
        for uri in told[report.place]["files"]:
            assert (project / "content" / uri).is_file()
            assert uri.startswith(told[report.place]["draft"].removesuffix(".md") + "/")


def test_nothing_that_ran_is_left(project: Path, told: dict[str, dict[str, Any]]) -> None:
    for report in REPORTS:
        text = draft(project, told, report)
        assert "<script" not in text
        assert "never shown" not in text


def files_of(project: Path) -> Iterator[tuple[str, bytes]]:
    """Yield every file of a project's content."""
    for file in sorted((project / "content").rglob("*")):
        if file.is_file():
            yield file.relative_to(project).as_posix(), file.read_bytes()


@pytest.mark.usefixtures("told")
def test_a_second_run_changes_nothing(project: Path) -> None:
    before = dict(files_of(project))
    done = kb(project, "import", str(FOLDER))
    assert dict(files_of(project)) == before
    assert "17 imported before, 4 left out, 1 could not be imported" in done.stderr


@pytest.mark.usefixtures("told")
def test_drafts_and_published_reports_pass_the_checks(project: Path, tmp_path: Path) -> None:
    assert kb(project, "check", "--strict").returncode == 0
    for path, data in files_of(project):
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data.replace(b"\nstatus: draft\n", b"\nstatus: published\n", 1))
    (tmp_path / "mkdocs.yml").write_text(CONFIGURATION, encoding="utf-8")
    done = kb(tmp_path, "check", "--strict")
    assert done.returncode == 0, done.stdout


def test_every_section_of_ours_is_met() -> None:
    met = {SECTIONS[name.casefold()] for report in REPORTS for name in report.sections}
    assert met == set(SECTIONS.values()) - {SectionKind.WORK_AS_DONE}
