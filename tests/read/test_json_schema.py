"""The schema for editors: it lets stand what the reader and the rules let stand, and no more."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from kb_plugin import pipeline
from kb_plugin.draft import Draft, draft_text
from kb_plugin.read.document import Kind
from kb_plugin.read.json_schema import FORMS, Choices, json_schema
from kb_plugin.settings import DEFAULT
from tests.samples import CONTENT, INCIDENT, raw_files
from tests.site.serving import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

OTHER = "2024-11-02-search-pool-wait"
CHOICES = Choices(
    systems={"checkout": "Checkout", "payments-db": "Payments database"},
    factors={
        "fixed-limit": "Fixed limit",
        "load-amplification": "Load amplification",
        "capacity-headroom": "Capacity headroom",
        "model-gap": "Model gap",
    },
    incidents={OTHER: "Searches wait"},
    severities=DEFAULT.severities,
)
SCHEMAS = {kind: json_schema(kind, CHOICES) for kind in FORMS}
BODY = """
## Summary

A.

## Lessons

### B

C.
"""


class Core(yaml.SafeLoader):
    """Reads YAML 1.2 with its core schema, as editors do: `2025-03-14` is text there."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012


for name, pattern, first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", list("-+0123456789")),
    (
        "float",
        r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?",
        list("-+.0123456789"),
    ),
):
    Core.add_implicit_resolver(
        f"tag:yaml.org,2002:{name}",
        re.compile(f"(?:{pattern})\\Z"),
        first,
    )


def front_matter(text: str) -> Any:
    """Return the front matter of a file as an editor sees it."""
    return yaml.load(text.split("---\n")[1], Loader=Core)  # noqa: S506 - a safe loader


def problems(kind: Kind, front: Any) -> list[str]:
    """Return what the schema of a kind finds in front matter."""
    return [one.message for one in Draft7Validator(SCHEMAS[kind]).iter_errors(front)]


def findings(front: Any) -> list[str]:
    """Return what reader and rules find in the front matter of an incident."""
    # JSON is YAML.
    text = f"---\n{json.dumps(front, ensure_ascii=False)}\n---\n{BODY}"
    files = {**CONTENT, f"incidents/{OTHER}.md": "---\ntitle: S\nstatus: published\n---\n"}
    of_front_matter = {"KB104", "KB105", "KB106", "KB109"} | {
        "KB201",
        "KB202",
        "KB203",
        "KB204",
        "KB301",
        "KB302",
    }
    return [
        str(one)
        for one in pipeline.findings(raw_files({**files, INCIDENT: text}), (), DEFAULT)
        if one.at.path.endswith(INCIDENT) and one.code in of_front_matter
        if one.severity != "question"
    ]


DRAFT = {"title": "A title", "status": "draft"}
WRITTEN = {
    "title": "A title",
    "status": "published",
    "severity": 2,
    "systems": ["checkout"],
    "factors": ["fixed-limit"],
    "accounts": {"a": {"name": "A", "agreed": "2025-03-14"}},
}


@pytest.mark.parametrize("kind", FORMS)
def test_each_is_a_schema_of_draft_7(kind: Kind) -> None:
    Draft7Validator.check_schema(SCHEMAS[kind])
    assert SCHEMAS[kind]["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert "$ref" not in json.dumps(SCHEMAS[kind])
    assert "x-one-of" not in json.dumps(SCHEMAS[kind])


def properties(schema: Any, where: str = "") -> Iterator[tuple[str, Any]]:
    """Yield each key that a schema knows, with what it says of it."""
    if isinstance(schema, list):
        for one in schema:
            yield from properties(one, where)
    elif isinstance(schema, dict):
        for name, one in schema.get("properties", {}).items():
            yield f"{where}.{name}", one
        for key, one in schema.items():
            if key not in ("if", "then"):
                yield from properties(one, f"{where}.{key}")


@pytest.mark.parametrize("kind", FORMS)
def test_every_key_is_described(kind: Kind) -> None:
    described = {where: bool(one.get("description")) for where, one in properties(SCHEMAS[kind])}
    assert described
    assert [where for where, has_text in described.items() if not has_text] == []


@pytest.mark.parametrize("kind", FORMS)
def test_the_guide_knows_every_key(kind: Kind) -> None:
    guide = (ROOT / "content/guide/file-format.md").read_text(encoding="utf-8")
    keys = {where.rpartition(".")[2] for where, _ in properties(SCHEMAS[kind])}
    assert [key for key in sorted(keys) if not re.search(rf"\b{key}\b", guide)] == []


def test_ids_are_shown_with_their_names() -> None:
    systems = SCHEMAS[Kind.INCIDENT]["properties"]["systems"]["items"]
    assert dict(zip(systems["enum"], systems["enumDescriptions"], strict=True)) == CHOICES.systems
    relation = SCHEMAS[Kind.INCIDENT]["properties"]["related"]["items"]["properties"]
    assert relation["id"]["enum"] == [OTHER]
    assert relation["id"]["enumDescriptions"] == ["Searches wait"]


def test_a_severity_may_have_any_name_in_upper_or_lower_case() -> None:
    names = ("Sev 1 (all)", "sev-2", "C++", "Störung")
    schema = json_schema(Kind.INCIDENT, Choices(severities=names))["properties"]["severity"]
    fits = Draft7Validator(schema).is_valid
    assert all(fits(name.upper()) and fits(name) for name in names)
    assert not fits("Sev 1 .all.")
    # JavaScript knows no escapes of characters that need none.
    assert re.findall(r"\\.", schema["anyOf"][1]["pattern"]) == [r"\(", r"\)", r"\+", r"\+"]


def sample_files() -> list[Any]:
    folders = {"incidents": Kind.INCIDENT, "systems": Kind.SYSTEM, "factors": Kind.FACTOR}
    return [
        pytest.param(kind, file, id=file.stem)
        for folder, kind in folders.items()
        for file in sorted((ROOT / "content" / folder).rglob("*.md"))
    ]


@pytest.mark.parametrize(("kind", "file"), sample_files())
def test_the_front_matter_of_the_sample_is_valid(kind: Kind, file: Any) -> None:
    content = ROOT / "content"
    stems = {
        folder: {one.stem: one.stem for one in (content / folder).rglob("*.md")}
        for folder in ("systems", "factors", "incidents")
    }
    schema = json_schema(kind, Choices(**stems, severities=DEFAULT.severities))
    front = front_matter(file.read_text(encoding="utf-8"))
    assert [one.message for one in Draft7Validator(schema).iter_errors(front)] == []


@pytest.mark.parametrize("uri", [one for one in CONTENT if one != INCIDENT])
def test_the_front_matter_of_terms_is_valid(uri: str) -> None:
    kind = Kind(uri.partition("/")[0].removesuffix("s"))
    assert problems(kind, front_matter(CONTENT[uri])) == []


def test_a_new_draft_is_valid() -> None:
    text = draft_text(Draft("Orders wait", systems=("checkout",), schema="../x.json"))
    assert problems(Kind.INCIDENT, front_matter(text)) == []


ACCEPTED: dict[str, dict[str, Any]] = {
    "the least": DRAFT,
    "the least that is published": WRITTEN,
    "keys without a value": {
        **DRAFT,
        "severity": None,
        "systems": None,
        "times": None,
        "ref": None,
    },
    "numbers for text": {**DRAFT, "ref": 4312, "signals": [504, True, "a"]},
    "a year for a title": {**DRAFT, "title": 2038},
    "severity as text": {**DRAFT, "severity": "2"},
    "severity by name": {**DRAFT, "severity": "Major"},
    "factors in both forms": {
        **DRAFT,
        "factors": [
            "fixed-limit",
            {"term": "model-gap", "certainty": "ruled-out", "evidence": "A"},
        ],
    },
    "times": {**DRAFT, "times": {"began": "2025-03-14 09:05", "ended": "11:02+01:00"}},
    "narrators": {
        **DRAFT,
        "accounts": {"on-call": {"name": "A"}, "b2": {"name": "B", "timezone": "America/Toronto"}},
    },
    "an action": {
        **DRAFT,
        "actions": [{"do": "A", "link": "https://x.example/1", "due": "2025-04-15", "state": None}],
    },
    "a relation": {**DRAFT, "related": [{"id": OTHER, "kind": "similar"}]},
    "published from before": {
        **{key: one for key, one in WRITTEN.items() if key not in ("severity", "accounts")},
        "origin": "imported",
    },
    "in review": {
        "title": "A",
        "status": "review",
        "severity": 1,
        "systems": ["checkout"],
    },
}
REFUSED: dict[str, dict[str, Any]] = {
    "no title": {"status": "draft"},
    "title without a value": {"title": None, "status": "draft"},
    "empty title": {"title": "", "status": "draft"},
    "no status": {"title": "A"},
    "unknown status": {**DRAFT, "status": "publishd"},
    "unknown key": {**DRAFT, "severty": 2},
    "unknown key without a value": {**DRAFT, "severty": None},
    "severity out of range": {**DRAFT, "severity": 5},
    "severity by an unknown name": {**DRAFT, "severity": "bad"},
    "text for a list": {**DRAFT, "systems": "checkout"},
    "a list for text": {**DRAFT, "impact": ["a"]},
    "nothing in a list": {**DRAFT, "signals": [None]},
    "a mapping for a list": {**DRAFT, "actions": {"do": "A"}},
    "unknown system": {**DRAFT, "systems": ["chekout"]},
    "alias of a system": {**DRAFT, "systems": ["checkout-api"]},
    "unknown factor": {**DRAFT, "factors": ["capacty"]},
    "unknown factor in a mapping": {**DRAFT, "factors": [{"term": "capacty"}]},
    "factor without a term": {**DRAFT, "factors": [{"certainty": "known"}]},
    "unknown certainty": {**DRAFT, "factors": [{"term": "model-gap", "certainty": "sure"}]},
    "unknown time zone": {**DRAFT, "timezone": "Europe/Berlyn"},
    "abbreviation for a time zone": {**DRAFT, "timezone": "CEST"},
    "no time": {**DRAFT, "times": {"began": "yesterday"}},
    "words behind a time": {**DRAFT, "times": {"began": "09:05 or so"}},
    "unknown time": {**DRAFT, "times": {"started": "09:05"}},
    "narrator without a name": {**DRAFT, "accounts": {"on-call": {"agreed": "2025-03-14"}}},
    "narrator by name alone": {**DRAFT, "accounts": {"on-call": "A"}},
    "key in capitals": {**DRAFT, "accounts": {"On-call": {"name": "A"}}},
    "no day": {**DRAFT, "accounts": {"on-call": {"name": "A", "agreed": "last week"}}},
    "a day of no month": {**DRAFT, "accounts": {"on-call": {"name": "A", "agreed": "2025-13-01"}}},
    "relation without a kind": {**DRAFT, "related": [{"id": OTHER}]},
    "unknown incident": {**DRAFT, "related": [{"id": "2024-01-01-x", "kind": "similar"}]},
    "unknown kind of relation": {**DRAFT, "related": [{"id": OTHER, "kind": "like"}]},
    "action without words": {**DRAFT, "actions": [{"owner": "A"}]},
    "no web address": {**DRAFT, "actions": [{"do": "A", "link": "CHK-88"}]},
    "address with a space": {**DRAFT, "sources": ["https://x.example/a b"]},
    "unknown way of noticing": {**DRAFT, "detection": "luck"},
    "review without a system": {"title": "A", "status": "review", "severity": 2},
    "review with no value for systems": {
        "title": "A",
        "status": "review",
        "severity": 2,
        "systems": None,
    },
    "review without a severity": {"title": "A", "status": "review", "systems": ["checkout"]},
    "published without a factor": {**WRITTEN, "factors": []},
    "published without a narrator": {**WRITTEN, "accounts": {}},
    "published without an agreement": {**WRITTEN, "accounts": {"a": {"name": "A"}}},
    "published from before, without an agreement": {
        **WRITTEN,
        "origin": "imported",
        "accounts": {"a": {"name": "A", "agreed": None}},
    },
}


@pytest.mark.parametrize("front", ACCEPTED.values(), ids=ACCEPTED)
def test_what_the_rules_accept_is_valid(front: dict[str, Any]) -> None:
    assert findings(front) == []
    assert problems(Kind.INCIDENT, front) == []


@pytest.mark.parametrize("front", REFUSED.values(), ids=REFUSED)
def test_what_the_rules_refuse_is_invalid(front: dict[str, Any]) -> None:
    assert findings(front) != []
    assert problems(Kind.INCIDENT, front) != []


def values_of(key: str) -> st.SearchStrategy[Any]:
    """Return right and wrong values of a key, as the two tables have them."""
    tables = (*ACCEPTED.values(), *REFUSED.values())
    seen = [front[key] for front in tables if key in front]
    return st.sampled_from([json.loads(one) for one in sorted({json.dumps(v) for v in seen})])


KEYS = sorted({key for front in (*ACCEPTED.values(), *REFUSED.values()) for key in front})


@given(st.fixed_dictionaries({}, optional={key: values_of(key) for key in KEYS}))
@settings(max_examples=300, deadline=None, print_blob=True)
def test_schema_and_rules_agree_on_any_mixture(front: dict[str, Any]) -> None:
    assert bool(problems(Kind.INCIDENT, front)) == bool(findings(front))


@pytest.mark.parametrize(
    ("kind", "front"),
    [
        (Kind.SYSTEM, {"aliases": ["a"]}),
        (Kind.SYSTEM, {"name": "A", "depends_on": ["chekout"]}),
        (Kind.SYSTEM, {"name": "A", "runbook": "wiki"}),
        (Kind.FACTOR, {"name": "A"}),
        (Kind.FACTOR, {"name": "A", "group": "Software", "aliases": "a"}),
        (Kind.PATH, {"for": "A"}),
        (Kind.PATH, {"title": "A", "incidents": [{"id": OTHER}]}),
        (Kind.PATH, {"title": "A", "incidents": [OTHER]}),
        (Kind.PATH, {"title": "A", "readers": "B"}),
    ],
)
def test_what_is_wrong_in_other_files_is_invalid(kind: Kind, front: Any) -> None:
    assert problems(kind, front) != []


def test_a_path_may_be_for_someone_and_lead_through_incidents() -> None:
    front = {"title": "A", "for": "B", "incidents": [{"id": OTHER, "why": "C"}]}
    assert problems(Kind.PATH, front) == []


def test_a_factor_may_have_a_group_of_its_own() -> None:
    assert problems(Kind.FACTOR, {"name": "A", "group": "Weather"}) == []
