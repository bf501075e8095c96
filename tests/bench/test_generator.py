"""The generated base: the same every time, and right by the format's own words."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tests.bench.generator import generate
from tests.bench.phrases import FACTORS, OUTSIDE_THE_CODE
from tests.bench.project import write_plain

if TYPE_CHECKING:
    from collections.abc import Iterator

INCIDENTS = 240
ROOT = Path(__file__).parents[2]

ELEMENTS = (
    {"What I did", "Actions"},
    {"What I saw", "Effects"},
    {"What I expected", "Expectations"},
    {"What I assumed", "Assumptions"},
    {"How I understood it", "Timeline"},
)
BLAMING = re.compile(
    r"failed to|human error|operator error|root cause|(?:should|could|would) have"
    r"|had (?:we|he|they)\b|forgot|overlooked|careless|inadequate|improper|negligen|\bpoor"
    r"|obviously|clearly|simply",
    re.IGNORECASE,
)
LINK = re.compile(r"\]\((?P<target>[^)]*\.md)\)")

Front = dict[str, Any]


def split(path: Path) -> tuple[Front, str]:
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    return yaml.safe_load(front), body


def digest(folder: Path) -> str:
    state = sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            state.update(path.relative_to(folder).as_posix().encode() + path.read_bytes())
    return state.hexdigest()


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    into = tmp_path_factory.mktemp("base")
    generate(into, INCIDENTS)
    return into


@pytest.fixture(scope="module")
def incidents(base: Path) -> dict[str, tuple[Front, str]]:
    paths = sorted((base / "content" / "incidents").rglob("*.md"))
    return {path.stem: split(path) for path in paths}


@pytest.fixture(scope="module")
def published(incidents: dict[str, tuple[Front, str]]) -> dict[str, tuple[Front, str]]:
    return {id: one for id, one in incidents.items() if one[0]["status"] == "published"}


@pytest.mark.parametrize("hash_seed", ["1", "2"])
def test_same_arguments_give_the_same_bytes(base: Path, tmp_path: Path, hash_seed: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "tests.bench.generator", tmp_path, f"--incidents={INCIDENTS}"],
        cwd=ROOT,
        env=os.environ | {"PYTHONHASHSEED": hash_seed, "TZ": "Asia/Tokyo"},
        check=True,
    )
    assert digest(tmp_path) == digest(base)


def test_another_seed_gives_another_base(base: Path, tmp_path: Path) -> None:
    generate(tmp_path, INCIDENTS, seed=2)
    assert digest(tmp_path) != digest(base)


def test_counts(base: Path, incidents: dict[str, tuple[Front, str]]) -> None:
    paths = list((base / "content" / "incidents").rglob("*.md"))
    assert len(paths) == INCIDENTS
    assert len(incidents) == INCIDENTS, "two files have one id"
    assert len(list((base / "content" / "factors").iterdir())) == len(FACTORS) == 35
    assert 24 <= len(list((base / "content" / "systems").iterdir())) <= 80
    states = [front["status"] for front, _ in incidents.values()]
    assert 0.9 < states.count("published") / INCIDENTS < 1
    assert set(states) == {"published", "review", "draft"}


def test_file_names_are_a_day_and_a_slug_in_the_folder_of_their_year(base: Path) -> None:
    for path in (base / "content" / "incidents").rglob("*.md"):
        assert re.fullmatch(r"\d{4}-\d{2}-\d{2}(?:-[a-z0-9]+)+", path.stem)
        assert path.parent.name == str(date.fromisoformat(path.stem[:10]).year)


def test_average_body_is_as_long_as_a_real_one(incidents: dict[str, tuple[Front, str]]) -> None:
    words = [len(body.split()) for _, body in incidents.values()]
    assert 700 < sum(words) / len(words) < 1_000


def test_published_incidents_have_what_they_need(
    base: Path, published: dict[str, tuple[Front, str]]
) -> None:
    systems = {path.stem for path in (base / "content" / "systems").iterdir()}
    for front, body in published.values():
        assert front["systems"]
        assert set(front["systems"]) <= systems
        uses = [{"term": one} if isinstance(one, str) else one for one in front["factors"]]
        known = {one["term"] for one in uses if one.get("certainty", "known") == "known"}
        assert {one["term"] for one in uses} <= set(FACTORS)
        assert known & set(OUTSIDE_THE_CODE)
        assert known == {term for one in front["actions"] for term in one.get("addresses", [])}
        learners = re.findall(r"^Learned by: (.*)$", body, re.MULTILINE)
        assert learners
        assert {key for line in learners for key in line.split(", ")} <= set(front["accounts"])
        assert front["actions"][0]["proposed_by"] in front["accounts"]


def test_each_narrator_agreed_and_tells_the_five_elements(
    published: dict[str, tuple[Front, str]],
) -> None:
    for id, (front, body) in published.items():
        told = re.split(r"^## Account: (.*)$", body, flags=re.MULTILINE)
        accounts = dict(zip(told[1::2], told[2::2], strict=True))
        assert 2 <= len(accounts) == len(front["accounts"]) <= 4
        for key, narrator in front["accounts"].items():
            assert narrator["agreed"] > date.fromisoformat(id[:10])
            account = accounts[key if key in accounts else narrator["name"]].split("\n## ")[0]
            headings = re.findall(r"^### (.*)$", account, re.MULTILINE)
            assert len(headings) == 5
            assert all(head in names for head, names in zip(headings, ELEMENTS, strict=True))


def test_relations_point_to_earlier_incidents_that_everyone_may_read(
    published: dict[str, tuple[Front, str]],
) -> None:
    related = [
        (id, one) for id, (front, _) in published.items() for one in front.get("related", [])
    ]
    assert related
    for id, one in related:
        assert one["id"] < id
        assert published[one["id"]][0].get("audience") != "internal"


def test_links_lead_to_files(base: Path) -> None:
    def links() -> Iterator[Path]:
        for path in (base / "content").rglob("*.md"):
            for found in LINK.finditer(path.read_text(encoding="utf-8")):
                yield path.parent / found["target"]

    targets = list(links())
    assert len(targets) > INCIDENTS
    assert all(target.is_file() for target in targets)


def test_dependencies_hold_no_cycle(base: Path) -> None:
    paths = (base / "content" / "systems").iterdir()
    waiting = {path.stem: set(split(path)[0].get("depends_on", [])) for path in paths}
    while waiting:
        free = {id for id, needs in waiting.items() if not needs}
        assert free, f"a cycle among {sorted(waiting)}"
        waiting = {id: needs - free for id, needs in waiting.items() if id not in free}


def test_no_word_blames(base: Path) -> None:
    for path in (base / "content").rglob("*.md"):
        assert not BLAMING.search(path.read_text(encoding="utf-8")), path


def test_plain_project_has_the_pages_that_a_build_shows(
    base: Path, published: dict[str, tuple[Front, str]], tmp_path: Path
) -> None:
    write_plain(base, tmp_path / "plain", tagged=True)
    written = {path.stem: path for path in (tmp_path / "plain/content/incidents").rglob("*.md")}
    shown = {id for id, (front, _) in published.items() if front.get("audience") != "internal"}
    assert set(written) == shown
    for id, path in written.items():
        front, body = split(path)
        assert body == published[id][1]
        assert set(front["systems"]) <= set(front["tags"])
