"""The part of a file between two `---` lines, validated against a schema."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, ValidationError

from kb_plugin.read.document import Allowance, Defect, Problem
from kb_plugin.read.yaml_nodes import Node, compose
from kb_plugin.read.yaml_slips import cuts_in

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from kb_plugin.source import SourceText

Schema = TypeVar("Schema", bound=BaseModel)

_FENCE = re.compile(r"---[ \t]*\Z")
_END = re.compile(r"(?:---|\.\.\.)[ \t]*\Z")
_COMMENT = re.compile(r"\s*#\s*kb:\s*(?:allow\b\s*(?P<code>\S*)\s*(?P<reason>.*)|.*)")
_CHOICES = re.compile(r"'([^']*)'")
_OWN_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}"
    for name in ("str", "int", "float", "bool", "null", "timestamp", "seq", "map")
)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The tree of a file's front matter, and where the body begins."""

    root: Node | None
    """None where there is no front matter, or none that can be read."""
    body_line: int
    """The 1-based line at which the body begins."""
    allowances: tuple[Allowance, ...]
    defects: tuple[Defect, ...]


def read_front_matter(source: SourceText) -> FrontMatter:
    """Return the front matter's tree; `root` is None wherever a defect says why."""
    lines = source.text.split("\n")
    if not _FENCE.match(lines[0]):
        # Two of the nearest misses deserve to be named: hyphens look like many things.
        first = next((line.strip() for line in lines if line.strip()), "")
        near = first if len(first) < 9 and first and not first.strip("-—–‒―−") else ""
        defect = Defect(Problem.NO_FRONT_MATTER, source.at_line(1), near)
        return FrontMatter(None, 1, (), (defect,))
    end = next((n for n, line in enumerate(lines[1:], 1) if _END.match(line)), None)
    if end is None:
        defect = Defect(Problem.OPEN_FRONT_MATTER, source.at_line(1))
        return FrontMatter(None, len(lines) + 1, (), (defect,))
    front = "\n".join(lines[1:end]) + "\n"
    root, defects = compose(source, front, 2)
    defects += [
        Defect(Problem.CUT_SHORT, source.at_line(cut.line + 2, cut.column + 1), cut.rest)
        for cut in (cuts_in(front) if root else ())
    ]
    allowances = _allowances(source, lines[1:end])
    if root is None and not defects:
        root = Node(source.at_line(1), {})
    if root is not None and not isinstance(root.value, dict):
        detail = "front matter is a mapping of keys to values"
        defects.append(Defect(Problem.YAML, root.at, detail=detail))
        root = None
    if root is not None:
        defects += _foreign_tags(root)
    return FrontMatter(root, end + 2, allowances, tuple(defects))


def _allowances(source: SourceText, lines: list[str]) -> tuple[Allowance, ...]:
    """Return the allowances in lines of front matter, each for the next line that is none.

    Those above the first key speak of the file as a whole too.
    """
    found: list[Allowance] = []
    target = len(lines) + 2
    for number, line in reversed(list(enumerate(lines, 2))):
        comment = _COMMENT.fullmatch(line)
        if comment is None:
            target = number
            continue
        at = source.at_line(number, line.index("#") + 1)
        code, reason = comment["code"] or "", (comment["reason"] or "").strip()
        is_on_top = all(_COMMENT.fullmatch(above) for above in lines[: number - 2])
        found.append(Allowance(code, reason, target, None, at, is_on_top))
    return tuple(reversed(found))


def validate(schema: type[Schema], root: Node) -> tuple[Schema, tuple[Defect, ...]]:
    """Return what of a tree fits a schema, and a defect for all that does not.

    What does not fit is taken out of the tree, which afterwards has the shape of the result.
    Every field at the top of the schema must have a default.
    """
    defects: list[Defect] = []
    while True:
        try:
            return schema.model_validate(root.plain(with_empty=True)), tuple(defects)
        except ValidationError as problems:
            errors = problems.errors(include_url=False, include_input=True)
        # What is missing in a second round is what the first one took out, and said.
        is_first = not defects
        defects += [
            _defect(schema, root, error)
            for error in errors
            if is_first or error["type"] != "missing"
        ]
        root.remove_all(tuple(error["loc"] for error in errors))


def required(root: Node, defects: tuple[Defect, ...], **values: object) -> tuple[Defect, ...]:
    """Return a defect for each value that is absent and of which no other defect speaks."""
    spoken_of = {one.detail.partition(":")[0] for one in defects}
    return tuple(
        Defect(Problem.MISSING_VALUE, root.place((key,)), key)
        for key, value in values.items()
        if value is None and key not in spoken_of
    )


def _defect(schema: type[BaseModel], root: Node, error: ErrorDetails) -> Defect:
    loc = error["loc"]
    value = error["input"] if isinstance(error["input"], str) else ""
    match error["type"]:
        case "extra_forbidden":
            fields = _schema_at(schema, loc[:-1]).model_fields
            known = tuple(field.alias or name for name, field in fields.items())
            at = root.place(loc, of_key=True)
            return Defect(Problem.UNKNOWN_KEY, at, str(loc[-1]), known)
        case "missing":
            # pydantic names the absent key as the last step; the place is its owner's.
            at, owner = root.place(loc[:-1]), _key(loc[:-1])
            return Defect(Problem.MISSING_VALUE, at, str(loc[-1]), detail=owner)
        case "enum" | "literal_error":
            choices = tuple(_CHOICES.findall(str(error.get("ctx", {}).get("expected", ""))))
            return Defect(Problem.WRONG_VALUE, root.place(loc), value, choices, _key(loc))
        case _:
            detail = f"{_key(loc)}: {_sentence(error, loc)}"
            return Defect(Problem.WRONG_VALUE, root.place(loc), value, detail=detail)


def _key(loc: tuple[int | str, ...]) -> str:
    """Return a path of keys as people write it: `actions[2].due`."""
    text = ""
    for step in loc:
        if step == "[key]":  # pydantic's way to say that the key itself does not fit
            continue
        text += f"[{step + 1}]" if isinstance(step, int) else f".{step}"
    return text.lstrip(".")


_MAPPINGS = {
    "accounts": "for each narrator a key, and below it `name: …`",
    "actions": "`do: …`, with the other keys below it",
    "related": "`id: …`, and below it `kind: …`",
    "incidents": "`id: …`, and below it `why: …`",
    "times": "`began:`, `noticed:`, `mitigated:`, `ended:` below it",
}


def _sentence(error: ErrorDetails, loc: tuple[int | str, ...]) -> str:
    mapping = _MAPPINGS.get(str(loc[0]) if loc else "", "a mapping of keys to values")
    plain = {
        "list_type": "write a list, such as `[one, two]`",
        "dict_type": f"write {mapping}",
        "model_type": f"write {mapping}",
        "model_attributes_type": f"write {mapping}",
        "string_type": "write one text and no list"
        if isinstance(error["input"], list)
        else "write plain text, in quotes where it holds ': '",
        "string_too_short": "the text is empty",
    }
    message = plain.get(error["type"], error["msg"])
    return message.removeprefix("Value error, ")


def _schema_at(schema: type[BaseModel], loc: tuple[int | str, ...]) -> type[BaseModel]:
    """Return the schema of the mapping to which a path of keys and indices leads."""
    for step in loc:
        if not isinstance(step, str) or step not in schema.model_fields:
            continue
        for part in _models_in(schema.model_fields[step].annotation):
            schema = part
    return schema


def _models_in(annotation: object) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    found: list[type[BaseModel]] = []
    for part in getattr(annotation, "__args__", ()):
        found += _models_in(part)
    return found


def _foreign_tags(node: Node) -> list[Defect]:
    defects: list[Defect] = []
    if node.tag is not None and node.tag != "!" and node.tag not in _OWN_TAGS:
        detail = f"the tag {node.tag} has no meaning here; write plain text"
        defects.append(Defect(Problem.WRONG_VALUE, node.at, node.tag, detail=detail))
    children = node.value.values() if isinstance(node.value, dict) else node.value
    if not isinstance(children, str) and children is not None:
        for child in children:
            defects += _foreign_tags(child)
    return defects
