"""Reports that others wrote, as they stand: each is built, and nothing of it is lost."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt

from tests.site.serving import SHARED, HtmlPage, broken_links, build, pages_of, project_of

if TYPE_CHECKING:
    from pathlib import Path

REAL = SHARED / "real"
pytestmark = pytest.mark.skipif(
    not REAL.is_dir(), reason="real reports are not part of the repository"
)

_NOT_REPORTS = re.compile(r"template|^index\.|^LICENSE", re.IGNORECASE)
_DATE = re.compile(r"(20[12]\d)[-/. ]([01]\d)[-/. ]([0-3]\d)")
_FRONT_MATTER = re.compile(r"---\n.*?\n---\n", re.DOTALL)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Report:
    """One report as it is put into a knowledge base."""

    name: str
    title: str
    body: str

    @property
    def text(self) -> str:
        """The file: minimal front matter, then the body untouched."""
        return (
            f"---\ntitle: {self.title!r}\nstatus: published\nsystems: [platform]\n"
            f"factors: [model-gap]\norigin: imported\n---\n{self.body}"
        )


def reports() -> list[Report]:
    """Return all reports below the real data."""
    found: list[Report] = []
    for file in sorted(one for one in REAL.rglob("*") if one.is_file()):
        if _NOT_REPORTS.search(file.name):
            continue
        body = _FRONT_MATTER.sub("", file.read_text(encoding="utf-8"), count=1)
        stem = file.name.removesuffix(".html.md.erb").removesuffix(".md")
        date = _DATE.search(file.name) or _DATE.search(body)
        day = "-".join(date.groups()) if date else "undated"
        slug = re.sub(r"[^a-z0-9]+", "-", _DATE.sub("", stem).lower()).strip("-") or "report"
        name = f"{day}-{slug}"
        if any(one.name == name for one in found):
            name = f"{name}-{len(found)}"
        found.append(Report(name, stem.replace("'", ""), body))
    return found


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One site of all reports, built with `--strict`."""
    folder = tmp_path_factory.mktemp("real")
    content = folder / "source"
    for part, text in {
        "systems/platform.md": "---\nname: Platform\n---\n\nWhere everything runs.\n",
        "factors/model-gap.md": "---\nname: Model gap\ngroup: Detection and understanding\n---\n",
        **{f"incidents/{one.name}.md": one.text for one in reports()},
    }.items():
        (content / part).parent.mkdir(parents=True, exist_ok=True)
        (content / part).write_text(text, encoding="utf-8")
    return build(project_of(content, folder / "project"), folder / "site")


def test_all_reports_are_found() -> None:
    assert len(reports()) == 106


def test_each_report_has_its_page(site: Path) -> None:
    missing = [one.name for one in reports() if not (site / "incidents" / one.name).is_dir()]
    assert missing == []


def test_no_link_inside_the_site_is_broken(site: Path) -> None:
    assert broken_links(site, pages_of(site)) == []


@pytest.mark.parametrize("report", reports() if REAL.is_dir() else [], ids=lambda one: one.name)
def test_words_and_lists_of_a_report_stand_on_its_page(site: Path, report: Report) -> None:
    html = (site / "incidents" / report.name / "index.html").read_text(encoding="utf-8")
    article = html.partition("<article")[2].partition("</article>")[0]
    # Below the report the page adds similar incidents, and what is known about it.
    body = re.split('<h2 id="(?:similar|about)">', article.partition("</dl>")[2])[0]
    shown = HtmlPage(body)
    source = HtmlPage(MarkdownIt("commonmark").enable("table").render(report.body))
    assert _lost(source.words, shown.words) == []
    assert shown.items == source.items


def _lost(expected: list[str], shown: list[str]) -> list[str]:
    """Return the words of a text that another lacks, counting how often each occurs."""
    remaining: dict[str, int] = {}
    for word in _WORD.findall(" ".join(shown)):
        remaining[word] = remaining.get(word, 0) + 1
    lost: list[str] = []
    for word in _WORD.findall(" ".join(expected)):
        remaining[word] = remaining.get(word, 0) - 1
        if remaining[word] < 0:
            lost.append(word)
    return lost
