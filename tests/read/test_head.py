"""The head of a file: what others need to know of it, from its first bytes alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb_plugin.kinds import Audience, Status
from kb_plugin.model import Factor, Incident, System
from kb_plugin.read import head as head_module
from kb_plugin.read.corpus import RawFile, read_document
from kb_plugin.read.document import Kind
from kb_plugin.read.head import FIRST, Head, head_from_start, needs_reading, read_head
from kb_plugin.settings import DEFAULT
from tests.bench.generator import generate
from tests.read.test_fuzz import TEXTS, fuzzed, mutations
from tests.samples import CONTENT, INCIDENT, INCIDENT_TEXT, block, draft, replaced
from tests.site.serving import ROOT

if TYPE_CHECKING:
    from pathlib import Path

SYSTEM = "systems/checkout.md"
FACTOR = "factors/load-amplification.md"


def head(front: str, uri: str = INCIDENT) -> Head:
    return read_head(f"content/{uri}", uri, f"---\n{front}---\n\nText.\n".encode())


@pytest.mark.parametrize(
    ("front", "status", "audience", "aliases"),
    [
        pytest.param("status: draft\n", "draft", "public", (), id="status"),
        pytest.param("title: A\nstatus:   review  \n", "review", "public", (), id="spaces"),
        pytest.param("# note\nstatus: published\n", "published", "public", (), id="comment"),
        pytest.param("title: A\n", "draft", "public", (), id="no status"),
        pytest.param("status: publishd\n", "draft", "public", (), id="wrong status"),
        pytest.param("status: [published]\n", "draft", "public", (), id="list for a status"),
        pytest.param("status: published\nstatus: draft\n", "published", "public", (), id="twice"),
        pytest.param('"status": published\n', "published", "public", (), id="quoted key"),
        pytest.param("{status: published, title: A}\n", "published", "public", (), id="in braces"),
        pytest.param("  title: A\n  status: review\n", "review", "public", (), id="indented"),
        pytest.param(
            'title: "A\nstatus: draft"\nstatus: published\n',
            "published",
            "public",
            (),
            id="inside a quoted text",
        ),
        pytest.param(
            "systems: [a,\nstatus: draft]\nstatus: published\n",
            "published",
            "public",
            (),
            id="inside a list",
        ),
        pytest.param("title: A\nstatus: draft\n  published\n", "draft", "public", (), id="folded"),
        pytest.param(
            "status: published\naudience: internal\n", "published", "internal", (), id="audience"
        ),
        pytest.param(
            'status: published\n"\\x61udience": internal\n',
            "published",
            "internal",
            (),
            id="escaped key",
        ),
        pytest.param("status: draft\naudience: friends\n", "draft", "public", (), id="wrong one"),
        pytest.param(
            "status: draft\nimpact: our internal audience\n", "draft", "public", (), id="a word"
        ),
        pytest.param(
            "status: draft\naliases: [old/wait, /b/index.html]\n",
            "draft",
            "public",
            ("old/wait", "b"),
            id="aliases",
        ),
        pytest.param(
            "status: draft\naliases:\n  - old/wait\n  - '/b/'\nref: A\n",
            "draft",
            "public",
            ("old/wait", "b"),
            id="aliases below each other",
        ),
        pytest.param(
            "aliases:\n- old/wait\n- b\nstatus: draft\n",
            "draft",
            "public",
            ("old/wait", "b"),
            id="aliases without indentation",
        ),
        pytest.param(
            "status: draft\naliases: [../x, ~, {a: b}, good]\n",
            "draft",
            "public",
            ("good",),
            id="some aliases wrong",
        ),
        pytest.param("status: draft\naliases: old\n", "draft", "public", (), id="no list"),
        pytest.param(
            "status: draft\naliases: [a, b]\naliases: [c]\n", "draft", "public", ("a", "b"), id="2"
        ),
    ],
)
def test_the_head_of_an_incident(
    front: str, status: str, audience: str, aliases: tuple[str, ...]
) -> None:
    found = head(front)
    assert (found.status, found.audience) == (Status(status), Audience(audience))
    assert found.aliases == aliases
    assert found.is_readable


@pytest.mark.parametrize(
    ("front", "name", "aliases"),
    [
        pytest.param("name: Checkout\n", "Checkout", (), id="name"),
        pytest.param('name: "Checkout: API"\n', "Checkout: API", (), id="quoted name"),
        pytest.param("name: Checkout # API\n", "Checkout", (), id="comment behind"),
        pytest.param("name: Checkout\n  API\n", "Checkout API", (), id="two lines"),
        pytest.param("name: >-\n  Checkout\n  API\n", "Checkout API", (), id="folded"),
        pytest.param("name: It's out\n", "It's out", (), id="apostrophe"),
        pytest.param("name:\n", "checkout", (), id="no value"),
        pytest.param("name: ~\n", "checkout", (), id="null"),
        pytest.param("owner: A\n", "checkout", (), id="no name"),
        pytest.param(
            "name: A\naliases: [shop, check out]\n", "A", ("shop", "check out"), id="aliases"
        ),
        pytest.param("name: A\naliases: ['shop', ~]\n", "A", ("shop",), id="quoted alias"),
        pytest.param("name: A\naliases: [shop,\n  till]\n", "A", ("shop", "till"), id="two lines"),
    ],
)
def test_the_head_of_a_system(front: str, name: str, aliases: tuple[str, ...]) -> None:
    found = head(front, SYSTEM)
    assert (found.kind, found.id, found.name, found.aliases) == (
        Kind.SYSTEM,
        "checkout",
        name,
        aliases,
    )


def test_the_head_of_a_factor_has_its_group() -> None:
    found = head("name: A\ngroup: Load and resilience\n", FACTOR)
    assert (found.name, found.group) == ("A", "Load and resilience")


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"Text.\n", id="no front matter"),
        pytest.param(b"---\nstatus: draft\n", id="no end"),
        pytest.param(b"---\n- status\n---\n", id="list"),
        pytest.param(b"---\nimpact: [\n---\n", id="no YAML"),
        pytest.param(b"---\nstatus: dr\0aft\n---\n", id="NUL"),
    ],
)
def test_a_head_that_cannot_be_read_says_so(data: bytes) -> None:
    assert not read_head("content/x.md", INCIDENT, data).is_readable


def test_what_stands_behind_the_front_matter_does_not_matter() -> None:
    body = b"\xff\0" + b"[" * 3_000_000
    assert head_from_start("x", INCIDENT, b"---\nstatus: review\n---\n" + body) == read_head(
        "x", INCIDENT, b"---\nstatus: review\n---\n"
    )


def test_front_matter_longer_than_the_first_bytes_needs_more() -> None:
    text = draft(f"impact: {'x' * FIRST}\n")
    assert head_from_start("x", INCIDENT, text.encode()[:FIRST]) is None


def test_a_cut_line_is_no_closing_fence() -> None:
    data = b"---\nstatus: draft\n---more: no fence\nimpact: x\n---\n"
    assert head_from_start("x", INCIDENT, data[: data.index(b"more")]) is None


@pytest.mark.parametrize(
    ("uri", "needed"),
    [
        (INCIDENT, True),
        (SYSTEM, True),
        (FACTOR, True),
        ("paths/a.md", False),
        ("guide/a.md", False),
        ("systems/index.md", False),
        ("index.md", False),
    ],
)
def test_of_pages_and_paths_only_the_name_matters(uri: str, needed: bool) -> None:
    assert needs_reading(uri) is needed


def test_front_matter_as_people_write_it_needs_no_yaml(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    generate(tmp_path, 30)
    folders = (ROOT / "content", tmp_path / "content")
    files = [(one, folder) for folder in folders for one in sorted(folder.rglob("*.md"))]
    monkeypatch.delattr(head_module, "read_front_matter")
    for file, folder in files:
        uri = file.relative_to(folder).as_posix()
        if needs_reading(uri):
            assert read_head(uri, uri, file.read_bytes()).is_readable


def expect_agreement(data: bytes, uri: str, cut: int) -> None:
    """Check that a head from any number of first bytes is the document's, and fits its record."""
    path = f"content/{uri}"
    document = read_document(RawFile(path, uri, data), DEFAULT)
    assert read_head(path, uri, data) == document.head
    assert head_from_start(path, uri, data[:cut]) in (None, document.head)
    match document.record:
        case Incident() as one:
            told = (one.status, one.audience, tuple(alias.id for alias in one.aliases))
            assert (document.head.status, document.head.audience, document.head.aliases) == told
        case System() as one:
            assert (document.head.name, document.head.aliases) == (
                one.name,
                tuple(alias.id for alias in one.aliases),
            )
        case Factor() as one:
            assert (document.head.name, document.head.group) == (one.name, one.group)
            assert document.head.aliases == tuple(alias.id for alias in one.aliases)


CUTS = st.integers(0, 4_000)
ALIASED = replaced("ref: INC-4312\n", "aliases: [old/wait, older]\naudience: internal\n")
FRONT = INCIDENT_TEXT.split("## Summary", maxsplit=1)[0].replace(block("actions"), "")


@given(TEXTS, CUTS)
@fuzzed
def test_any_front_matter_has_the_head_of_its_document(front: str, cut: int) -> None:
    for uri in (INCIDENT, SYSTEM, FACTOR):
        expect_agreement(f"---\n{front}\n---\n".encode(), uri, cut)


@given(st.binary(max_size=200), CUTS)
@fuzzed
def test_any_bytes_have_the_head_of_their_document(data: bytes, cut: int) -> None:
    expect_agreement(data, INCIDENT, cut)
    expect_agreement(b"---\nstatus: draft\n" + data + b"\n---\n", INCIDENT, cut)


@given(mutations(FRONT) | mutations(ALIASED), CUTS)
@fuzzed
def test_any_change_of_an_incident_has_the_head_of_its_document(text: str, cut: int) -> None:
    expect_agreement(text.encode(), INCIDENT, cut)


@given(mutations(CONTENT[SYSTEM]), CUTS)
@fuzzed
def test_any_change_of_a_system_has_the_head_of_its_document(text: str, cut: int) -> None:
    expect_agreement(text.encode(), SYSTEM, cut)


@given(mutations(CONTENT[FACTOR]), CUTS)
@fuzzed
def test_any_change_of_a_factor_has_the_head_of_its_document(text: str, cut: int) -> None:
    expect_agreement(text.encode(), FACTOR, cut)
