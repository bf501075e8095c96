"""Checking some files says of them exactly what checking the whole folder says."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb_plugin import pipeline
from kb_plugin.cli import main
from kb_plugin.layout import MARKDOWN
from kb_plugin.read.head import FIRST, Head, head_from_start, read_head
from kb_plugin.settings import DEFAULT
from tests.check.broken import CASES, Case
from tests.read.test_fuzz import fuzzed, mutations
from tests.samples import CONTENT, ID, INCIDENT, draft, raw_files, replaced, report
from tests.site.serving import ROOT

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from kb_plugin.finding import Finding

OTHER = "2025-04-01-search-slow"
DRAFT = f"incidents/2025/{OTHER}.md"
GUIDE = "guide/writing.md"
NEIGHBOURS: Mapping[str, str] = {
    GUIDE: f"[This](../{DRAFT}), [that](../{INCIDENT}) and [those](../systems/chekout.md).\n",
    "paths/first-week.md": (
        f"---\ntitle: A\nsystems: [shop]\nincidents:\n"
        f"  - {{id: {OTHER}, why: B}}\n  - {{id: {ID}, why: C}}\n---\n"
    ),
    "incidents/2024/2024-01-01-cart-slow.md": report(
        f"aliases: [old/wait]\nrelated: [{{id: {OTHER}, kind: similar}}]\n"
    ),
}
"""Files that name others in every way there is."""


def head(uri: str, data: bytes) -> Head:
    path = f"content/{uri}"
    return head_from_start(path, uri, data[:FIRST]) or read_head(path, uri, data)


def filtered(found: tuple[Finding, ...], uris: Collection[str]) -> tuple[Finding, ...]:
    return tuple(one for one in found if one.at.path.removeprefix("content/") in uris)


def expect_the_same(files: Mapping[str, str | bytes], *some: str) -> None:
    """Check each file by itself, and some together, against the findings about all."""
    raw = {one.uri: one for one in raw_files({uri: files[uri] for uri in sorted(files)})}
    markdown = {uri: one for uri, one in raw.items() if uri.endswith(MARKDOWN)}
    others = [uri for uri in raw if uri not in markdown]
    heads = {uri: head(uri, one.data) for uri, one in markdown.items()}
    everything = pipeline.findings(markdown.values(), others, DEFAULT)
    for uris in [(uri,) for uri in markdown] + ([some] if some else []):
        chosen = [markdown[uri] for uri in uris]
        found = pipeline.findings_about(chosen, heads, others, DEFAULT)
        assert found == filtered(everything, uris)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_among_broken_files(case: Case) -> None:
    files = {**CONTENT, **NEIGHBOURS, **case.files()}
    there = {uri: data for uri, data in files.items() if data is not None}
    expect_the_same(there, case.uri, GUIDE)


def test_of_the_sample_base(capsys: pytest.CaptureFixture[str]) -> None:
    files = sorted((ROOT / "content").rglob("*.md"))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)

        def report_on(*paths: str) -> list[dict[str, object]]:
            main(["check", "--format", "json", *paths])
            found: list[dict[str, object]] = json.loads(capsys.readouterr().out)
            return found

        everything = report_on()
        for file in files:
            path = file.relative_to(ROOT).as_posix()
            assert report_on(path) == [one for one in everything if one["path"] == path]


STATUSES = ("status: draft", "status: review", "status: published", "status: 'published'")


@st.composite
def bases(draw: st.DrawFn) -> dict[str, str]:
    """Draw a base in which a few files were changed, and others name them."""
    files = {**CONTENT, **NEIGHBOURS, DRAFT: draft()}
    for uri in draw(st.lists(st.sampled_from(sorted(files)), min_size=1, max_size=3, unique=True)):
        files[uri] = draw(mutations(files[uri]))
    text = files[DRAFT].replace("status: draft", draw(st.sampled_from(STATUSES)))
    return {**files, DRAFT: text}


@given(bases())
@fuzzed
def test_of_any_base(files: dict[str, str]) -> None:
    expect_the_same(files, *sorted(files)[:3])


@pytest.mark.parametrize(
    ("files", "uri", "code"),
    [
        pytest.param({DRAFT: draft()}, GUIDE, "KB602", id="link to a draft"),
        pytest.param({DRAFT: draft()}, "paths/first-week.md", "KB205", id="path to a draft"),
        pytest.param(
            {"systems/till.md": "---\nname: Till\naliases: [checkout-api]\n---\n"},
            "systems/till.md",
            "KB208",
            id="name that another file has",
        ),
        pytest.param(
            {DRAFT: report("aliases: [old/wait]\n")}, DRAFT, "KB604", id="address of another file"
        ),
        pytest.param(
            {f"incidents/2020/{ID}.md": draft()},
            f"incidents/2020/{ID}.md",
            "KB108",
            id="id of another file",
        ),
        pytest.param(
            {DRAFT: replaced("[checkout, pay", "[checkout-api, pay")}, DRAFT, "KB204", id="alias"
        ),
        pytest.param({}, GUIDE, "KB601", id="dead link"),
    ],
)
def test_what_depends_on_others_is_found(files: dict[str, str], uri: str, code: str) -> None:
    there = {**CONTENT, **NEIGHBOURS, **files}
    heads = {one.uri: head(one.uri, one.data) for one in raw_files(dict(sorted(there.items())))}
    found = pipeline.findings_about(raw_files({uri: there[uri]}), heads, (), DEFAULT)
    assert code in {one.code for one in found}
