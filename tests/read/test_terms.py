"""Files of systems, factors and reading paths."""

from __future__ import annotations

import pytest

from kb_plugin.model import Factor, ReadingPath, System
from kb_plugin.read.corpus import RawFile, read_document
from kb_plugin.read.document import Document, Kind, Problem, kind_of
from kb_plugin.settings import DEFAULT


def document(uri: str, text: str) -> Document:
    return read_document(RawFile(f"content/{uri}", uri, text.encode()), DEFAULT)


@pytest.mark.parametrize(
    ("uri", "kind"),
    [
        ("incidents/2025-03-14-pool-wait.md", Kind.INCIDENT),
        ("incidents/2025/2025-03-14-pool-wait.md", Kind.INCIDENT),
        ("incidents/anything.md", Kind.INCIDENT),
        ("systems/checkout.md", Kind.SYSTEM),
        ("factors/model-gap.md", Kind.FACTOR),
        ("paths/first-week.md", Kind.PATH),
        ("incidents/index.md", Kind.PAGE),
        ("incidents/2025/index.md", Kind.PAGE),
        ("systems/README.md", Kind.PAGE),
        ("guide/writing.md", Kind.PAGE),
        ("index.md", Kind.PAGE),
        ("lessons.md", Kind.PAGE),
        ("systems.md", Kind.PAGE),
    ],
)
def test_a_file_is_what_its_folder_says(uri: str, kind: Kind) -> None:
    assert kind_of(uri) == kind


SYSTEM = """\
---
name: Checkout
aliases: [checkout-api,
  cart]
depends_on:
  - payments-db
owner: Checkout team
runbook: https://runbooks.example.com/checkout
---
"""


def test_a_system_has_names_dependencies_and_an_owner() -> None:
    found = document("systems/checkout.md", SYSTEM)
    system = found.record
    assert isinstance(system, System)
    assert (system.id, system.uri, system.name) == ("checkout", "systems/checkout.md", "Checkout")
    assert (system.owner, system.runbook) == (
        "Checkout team",
        "https://runbooks.example.com/checkout",
    )
    assert [(one.id, one.at.line, one.at.column) for one in system.aliases] == [
        ("checkout-api", 3, 11),
        ("cart", 4, 3),
    ]
    assert [(one.id, one.at.line, one.at.column) for one in system.depends_on] == [
        ("payments-db", 6, 5)
    ]
    assert found.defects == ()


def test_a_factor_has_names_and_a_group() -> None:
    text = "---\nname: Model gap\naliases: [picture]\ngroup: Detection\n---\n"
    factor = document("factors/model-gap.md", text).record
    assert isinstance(factor, Factor)
    assert (factor.id, factor.name, factor.group) == ("model-gap", "Model gap", "Detection")
    assert [one.id for one in factor.aliases] == ["picture"]


def test_a_path_has_readers_and_steps_with_a_reason() -> None:
    text = "---\ntitle: First week\nfor: Everyone\nsystems: [checkout]\nincidents:\n"
    text += "  - id: 2025-03-14-pool-wait\n    why: Shows a limit.\n---\n"
    path = document("paths/first-week.md", text).record
    assert isinstance(path, ReadingPath)
    assert (path.id, path.title, path.audience) == ("first-week", "First week", "Everyone")
    assert [one.id for one in path.systems] == ["checkout"]
    (step,) = path.steps
    assert (step.incident, step.why, step.at.line) == ("2025-03-14-pool-wait", "Shows a limit.", 6)


@pytest.mark.parametrize(
    ("uri", "text", "missing"),
    [
        ("systems/a.md", "---\nowner: B\n---\n", ["name"]),
        ("factors/a.md", "---\naliases: [B]\n---\n", ["name", "group"]),
        ("paths/a.md", "---\nfor: B\n---\n", ["title"]),
        ("systems/a.md", "---\n---\n", ["name"]),
    ],
)
def test_an_id_stands_in_for_a_missing_name(uri: str, text: str, missing: list[str]) -> None:
    found = document(uri, text)
    assert isinstance(found.record, System | Factor | ReadingPath)
    shown = found.record.title if isinstance(found.record, ReadingPath) else found.record.name
    assert shown == "a"
    wanting = [one.value for one in found.defects if one.problem is Problem.MISSING_VALUE]
    assert wanting == missing


def test_a_page_keeps_its_front_matter_as_it_is() -> None:
    found = document("guide/a.md", "---\ntitle: A\nhide: [toc, 010]\nempty:\n---\n\nText.\n")
    assert found.record is None
    assert found.meta == {"title": "A", "hide": ["toc", "010"]}
    assert found.source.slice(found.body) == "\nText.\n"


def test_a_page_needs_no_front_matter() -> None:
    found = document("guide/a.md", "# A\n")
    assert (found.meta, found.defects) == ({}, ())
    assert found.source.slice(found.body) == "# A\n"
