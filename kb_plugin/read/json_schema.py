"""The schema of front matter for editors: JSON Schema of draft 7, with what a base itself holds.

Draft 7 is the one that every version of yaml-language-server reads. `schema` is the source; what
is added here are the ids and names of one knowledge base, and what a status asks for.
"""

from __future__ import annotations

import ast
import inspect
import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from zoneinfo import available_timezones

from kb_plugin.kinds import Origin, Status
from kb_plugin.read import schema
from kb_plugin.read.document import Kind
from kb_plugin.read.schema import FactorPageFront, IncidentFront, PathFront, SystemFront
from kb_plugin.read.schema_values import ONE_OF

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import BaseModel

JsonSchema = dict[str, Any]

_SYNTAX = re.compile(r"[\^$\\.*+?()\[\]{}|/]")
"""What has a meaning in a pattern; JavaScript refuses other characters behind a backslash."""

FORMS: Mapping[Kind, type[BaseModel]] = {
    Kind.INCIDENT: IncidentFront,
    Kind.SYSTEM: SystemFront,
    Kind.FACTOR: FactorPageFront,
    Kind.PATH: PathFront,
}
"""The front matter of each kind of file."""

_REQUIRED = {
    Kind.INCIDENT: ("title", "status"),
    Kind.SYSTEM: ("name",),
    Kind.FACTOR: ("name", "group"),
    Kind.PATH: ("title",),
}
"""What every file of a kind needs, whatever its status."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What one knowledge base lets stand in a value: ids with their names."""

    systems: Mapping[str, str] = field(default_factory=dict)
    factors: Mapping[str, str] = field(default_factory=dict)
    incidents: Mapping[str, str] = field(default_factory=dict)
    severities: tuple[str, ...] = ()
    """Names of the severities 1 to 4."""


def json_schema(kind: Kind, choices: Choices) -> JsonSchema:
    """Return the JSON Schema of the front matter of a kind of file."""
    model = FORMS[kind]
    made = {**model.model_json_schema(), "required": list(_REQUIRED[kind])}
    definitions = made.get("$defs", {})
    for name, text in _descriptions().items():
        _describe(made if name == model.__name__ else definitions.get(name), text)
    shape = _shape(made, definitions, _choices(choices))
    whole = {"$schema": "http://json-schema.org/draft-07/schema#", **shape}
    if kind is Kind.INCIDENT:
        whole["allOf"] = _by_status()
    return whole


def _descriptions() -> dict[str, dict[str, str]]:
    """Return class, then key of front matter, to the line that stands below the key in `schema`.

    Pydantic can keep such lines by itself, at a cost whenever the module is imported.
    """
    tree = ast.parse(inspect.getsource(schema))
    found: dict[str, dict[str, str]] = {}
    for one in tree.body:
        if not isinstance(one, ast.ClassDef):
            continue
        for key, line in pairwise(one.body):
            match key, line:
                case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(
                    value=ast.Constant(value=str(text))
                ):
                    field = getattr(schema, one.name).model_fields[name]
                    found.setdefault(one.name, {})[field.alias or name] = text
    return found


def _describe(made: JsonSchema | None, descriptions: Mapping[str, str]) -> None:
    """Add descriptions to the keys of pydantic's schema of one class, where it is used."""
    for shape in (made or {}).get("anyOf", [made or {}]):
        for key, one in shape.get("properties", {}).items():
            one["description"] = descriptions[key]


def _choices(choices: Choices) -> dict[str, JsonSchema]:
    levels = [1, 2, 3, 4]
    names = list(choices.severities)
    in_any_case = "|".join(_in_any_case(str(one)) for one in (*levels, *names))
    return {
        "system": _ids(choices.systems),
        "factor": _ids(choices.factors),
        "incident": _ids(choices.incidents),
        "zone": {"enum": sorted(available_timezones())},
        "severity": {
            "anyOf": [
                {"enum": [*levels, *names], "enumDescriptions": [*names, *map(str, levels)]},
                {"type": "string", "pattern": f"^({in_any_case})$"},
            ]
        },
    }


def _in_any_case(text: str) -> str:
    """Return a pattern of a text in lower and upper case; JSON Schema has no other way."""
    both = (
        f"[{c.lower()}{c.upper()}]" if c.isalpha() else _SYNTAX.sub(r"\\\g<0>", c) for c in text
    )
    return "".join(both)


def _ids(names: Mapping[str, str]) -> JsonSchema:
    """Return what lets one of some ids stand; editors show the name beside each."""
    return {"enum": list(names), "enumDescriptions": list(names.values())}


def _shape(made: Any, definitions: Mapping[str, Any], choices: Mapping[str, JsonSchema]) -> Any:
    """Return a part of pydantic's schema with nothing referred to elsewhere in it.

    Draft 7 takes no notice of what stands beside a `$ref`, a description for instance.
    """
    if isinstance(made, list):
        return [_shape(one, definitions, choices) for one in made]
    if not isinstance(made, dict):
        return made
    beside = {key: one for key, one in made.items() if key not in ("$ref", "$defs", "title")}
    if "$ref" in made:
        target = definitions[made["$ref"].rpartition("/")[2]]
        return {**_shape(target, definitions, choices), **beside}
    if chosen := beside.pop(ONE_OF, None):
        return {**choices[chosen], **beside}
    if not isinstance(beside.get("default"), str):
        beside.pop("default", None)
    if {"type": "null"} in beside.get("anyOf", ()):
        rest = [one for one in beside.pop("anyOf") if one != {"type": "null"}]
        return {**_shape(rest[0], definitions, choices), **beside}
    shape = {
        key: _shape(one, definitions, choices)
        for key, one in beside.items()
        if key not in ("properties", "patternProperties")
    }
    for key in ("properties", "patternProperties"):
        if key in beside:
            shape[key] = {
                name: _shape(one, definitions, choices) for name, one in beside[key].items()
            }
    if "properties" in shape:
        for name, one in shape["properties"].items():
            if name not in shape.get("required", ()):
                shape["properties"][name] = _or_empty(one)
    if "patternProperties" in shape:
        shape["additionalProperties"] = False
    return shape


def _or_empty(shape: JsonSchema) -> JsonSchema:
    """Return a schema that also lets a key stand without a value."""
    if "anyOf" in shape:
        return {**shape, "anyOf": [*shape["anyOf"], {"type": "null"}]}
    shape = {**shape}
    if "type" in shape:
        types = shape["type"] if isinstance(shape["type"], list) else [shape["type"]]
        shape["type"] = [*types, "null"]
    if "enum" in shape:
        shape["enum"] = [*shape["enum"], None]
    return shape


def _by_status() -> list[JsonSchema]:
    """Return what a status asks for of front matter, as the rules KB106, KB301 and KB302 do."""
    some: JsonSchema = {"type": "array", "minItems": 1}
    level: JsonSchema = {"type": ["integer", "string"]}
    agreed: JsonSchema = {
        "additionalProperties": {
            "type": "object",
            "properties": {"agreed": {"type": "string"}},
            "required": ["agreed"],
        }
    }
    told: JsonSchema = {"type": "object", "minProperties": 1}
    written = {
        "not": {"properties": {"origin": {"const": Origin.IMPORTED}}, "required": ["origin"]}
    }
    review = _status(Status.REVIEW, Status.PUBLISHED)
    published = _status(Status.PUBLISHED)
    return [
        {"if": review, "then": _needs(systems=some)},
        {"if": {"allOf": [review, written]}, "then": _needs(severity=level)},
        {"if": published, "then": _needs(factors=some)},
        {"if": published, "then": {"properties": {"accounts": agreed}}},
        {"if": {"allOf": [published, written]}, "then": _needs(accounts=told)},
    ]


def _status(*statuses: Status) -> JsonSchema:
    return {"properties": {"status": {"enum": list(statuses)}}, "required": ["status"]}


def _needs(**properties: JsonSchema) -> JsonSchema:
    return {"properties": properties, "required": list(properties)}
