"""Running the indexer over the texts of incidents."""

from __future__ import annotations

import gzip
import importlib.util
import json
import sys
import tempfile
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from kb_plugin.search.attributes import record
from kb_plugin.search.index import Indexing, SearchUnavailable

if TYPE_CHECKING:
    from pathlib import Path


def _incident(title: str) -> str:
    told = record(
        title=title,
        day=date(2025, 3, 14),
        systems=["checkout"],
        factors=["fixed-limit"],
        severity=2,
        detection="alert",
        words=["p99"],
    )
    return f"{told}<h1 data-pagefind-ignore>{title}</h1><p>The pool was full.</p>"


def _fragments(site: Path) -> list[dict[str, Any]]:
    files = (site / "pagefind" / "fragment").iterdir()
    texts = (gzip.decompress(file.read_bytes()).decode() for file in files)
    return [json.loads(text.removeprefix("pagefind_dcd")) for text in texts]


def _languages(site: Path) -> dict[str, Any]:
    entry = json.loads((site / "pagefind" / "pagefind-entry.json").read_text(encoding="utf-8"))
    languages: dict[str, Any] = entry["languages"]
    return languages


TEXTS = {
    "incidents/2025-03-14-one/index.html": _incident("One"),
    "incidents/2025-03-15-two/index.html": _incident("Two"),
}


def _index(site: Path, texts: dict[str, str] | None = None) -> int:
    return Indexing(TEXTS if texts is None else texts, site).finish()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The folder of a site that is about to be written."""
    return tmp_path


def test_each_text_is_indexed_at_its_address(site: Path) -> None:
    assert _index(site) == 2
    assert sorted(one["url"] for one in _fragments(site)) == [
        "/incidents/2025-03-14-one/",
        "/incidents/2025-03-15-two/",
    ]


def test_excerpts_hold_the_text_and_nothing_of_the_record(site: Path) -> None:
    _index(site)
    assert {one["content"] for one in _fragments(site)} == {"The pool was full."}


def test_results_carry_facets_and_what_is_shown_of_them(site: Path) -> None:
    _index(site)
    for fragment in _fragments(site):
        assert fragment["filters"]["severity"] == ["2"]
        assert fragment["filters"]["day"] == ["2025-03-14"]


def test_the_interface_of_the_indexer_is_not_published(site: Path) -> None:
    _index(site)
    files = sorted(path.name for path in (site / "pagefind").iterdir() if path.is_file())
    meta = next(name for name in files if name.endswith(".pf_meta"))
    assert files == [
        "pagefind-entry.json",
        "pagefind-worker.js",
        meta,
        "pagefind.js",
        "wasm.en.pagefind",
    ]


def test_an_earlier_index_is_replaced(site: Path) -> None:
    _index(site)
    (site / "pagefind" / "left-over").write_text("old", encoding="utf-8")
    assert _index(site, dict(list(TEXTS.items())[:1])) == 1
    assert len(_fragments(site)) == 1
    assert not (site / "pagefind" / "left-over").exists()


def test_without_incidents_the_index_says_that_it_is_empty(site: Path) -> None:
    assert _index(site, {}) == 0
    assert _languages(site) == {}


def test_an_incident_named_as_a_file_is_indexed(site: Path) -> None:
    assert _index(site, {"incidents/2025-03-14-one.html": _incident("One")}) == 1


def test_an_abandoned_index_leaves_no_files_behind(
    site: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    temporary = tmp_path_factory.mktemp("texts")
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    Indexing(TEXTS, site).abandon()
    Indexing(TEXTS, site).finish()
    assert list(temporary.iterdir()) == []


def test_settings_for_another_search_change_nothing(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAGEFIND_EXCLUDE_SELECTORS", "p")
    monkeypatch.chdir(site)
    (site / "pagefind.yml").write_text("keep_index_url: true\n", encoding="utf-8")
    _index(site)
    assert {one["content"] for one in _fragments(site)} == {"The pool was full."}
    assert all(one["url"].endswith("/") for one in _fragments(site))


def test_a_missing_indexer_names_the_remedy(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(SearchUnavailable, match=r"pip install 'pagefind\[bin\]'"):
        _index(site)


def test_a_failing_indexer_is_quoted(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(site / "no-such-binary"))
    with pytest.raises(SearchUnavailable, match="No such file"):
        _index(site)


def test_an_indexer_that_cannot_start_is_quoted(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(site / "no-such-python"))
    with pytest.raises(SearchUnavailable, match="no-such-python"):
        _index(site)
