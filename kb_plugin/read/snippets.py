"""Pieces of an incident for Visual Studio Code, which shows no schema inside Markdown.

Its snippets work in any language: each has a prefix that is typed, and a body with places to fill
in, some of them with choices.
Source: https://code.visualstudio.com/docs/editing/userdefinedsnippets
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kb_plugin.kinds import ActionState, Certainty, Detection, RelationKind, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kb_plugin.read.json_schema import Choices

_SCOPE = "markdown"


def snippets(choices: Choices) -> dict[str, dict[str, object]]:
    """Return the content of a `.code-snippets` file: names to snippets.

    An id is found by its kind and by itself (`system checkout`), and inserted alone.
    """
    found = {
        f"kb {prefix}": _snippet(prefix, description, body)
        for prefix, description, body in _pieces(choices)
    }
    for kind, named in (
        ("system", choices.systems),
        ("factor", choices.factors),
        ("incident", choices.incidents),
    ):
        for identifier, name in named.items():
            prefix = f"{kind} {identifier}"
            found[f"kb {prefix}"] = _snippet(prefix, name, (_plain(identifier),))
    return found


def _snippet(prefix: str, description: str, body: Iterable[str]) -> dict[str, object]:
    return {"scope": _SCOPE, "prefix": prefix, "description": description, "body": list(body)}


def _pieces(choices: Choices) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield prefix, description and lines of what an incident is put together from."""
    yield "status", "How far it is on its way to its readers", (f"status: {_one_of(1, Status)}",)
    levels = ", ".join(f"{number} {name}" for number, name in enumerate(choices.severities, 1))
    numbers = map(str, range(1, len(choices.severities) + 1))
    yield "severity", f"How widely it was felt: {levels}", (f"severity: {_one_of(1, numbers)}",)
    yield "detection", "How it was noticed", (f"detection: {_one_of(1, Detection)}",)
    yield (
        "factor",
        "A condition that contributed",
        (
            f"- term: {_one_of(1, choices.factors)}",
            f"  certainty: {_one_of(2, Certainty)}",
            '  evidence: "$3"',
        ),
    )
    yield (
        "narrator",
        "Someone who tells it",
        ("${1:checkout-on-call}:", "  name: ${2:On-call engineer, Checkout}", "  agreed: $3"),
    )
    yield (
        "related",
        "A tie to another incident",
        ("- id: $1", f"  kind: {_one_of(2, RelationKind)}", "  note: $3"),
    )
    yield (
        "action",
        "Follow-up, or what was decided against",
        (
            "- do: $1",
            "  proposed_by: $2",
            "  owner: $3",
            f"  state: {_one_of(4, ActionState)}",
            "  opened: $CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE",
            f"  addresses: [{_one_of(5, choices.factors)}]",
        ),
    )
    yield (
        "account",
        "What one person did, saw, expected, assumed and understood",
        (
            "## Account: ${1:checkout-on-call}",
            "",
            "### What I did",
            "",
            "- ${2:09:31} $3",
            "",
            "### What I saw",
            "",
            "- ${4:09:31} $5",
            "",
            "### What I expected",
            "",
            "$6",
            "",
            "### What I assumed",
            "",
            "$7",
            "",
            "### How I understood it",
            "",
            "$0",
        ),
    )
    yield "decision", "A decision, as it looked then", ("- ${1:09:31} **Decision:** $0",)
    yield (
        "lesson",
        "A lesson by those who were there",
        ("### $1", "", "$2", "", "Learned by: ${3:checkout-on-call}"),
    )
    yield (
        "imagined",
        "Work as imagined, work as done",
        ("- Imagined: $1", "    - Done: $0"),
    )


def _one_of(place: int, values: Iterable[str]) -> str:
    """Return a place to fill in with choices; without any, it is an empty one."""
    listed = ",".join(_plain(one).replace(",", r"\,").replace("|", r"\|") for one in values)
    return f"${{{place}|{listed}|}}" if listed else f"${place}"


def _plain(text: str) -> str:
    """Return text that has no meaning in a snippet."""
    return text.replace("\\", r"\\").replace("$", r"\$").replace("}", r"\}")


def snippets_text(choices: Choices) -> str:
    """Return the text of a `.code-snippets` file."""
    made: Mapping[str, object] = snippets(choices)
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"
