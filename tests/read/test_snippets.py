"""Snippets for Visual Studio Code: what they insert is what the format asks for."""

from __future__ import annotations

import re

import pytest

from kb_plugin.check.run import check
from kb_plugin.finding import Severity
from kb_plugin.read.catalogue import catalogue
from kb_plugin.read.corpus import RawFile, read_corpus
from kb_plugin.read.json_schema import Choices
from kb_plugin.read.snippets import snippets
from kb_plugin.settings import DEFAULT

CHOICES = Choices(
    systems={"checkout": "Checkout"},
    factors={"capacity-headroom": "Capacity headroom"},
    incidents={"2025-03-14-orders-wait": "Orders wait, and wait"},
    severities=("critical", "major", "minor", "low"),
)

WORDS = {
    "related": {"1": "2025-03-14-orders-wait", "3": "The same pool."},
    "action": {"1": "Ring the bell.", "2": "checkout-on-call", "3": "Checkout"},
    "factor": {"3": "The pool held 20."},
    "narrator": {"3": "2025-04-02"},
}
"""What someone puts into the places of a piece; others hold a word each."""


def inserted(name: str, indent: str = "") -> str:
    """Return what an editor makes of a snippet: first choices, words given or words to replace."""
    body = snippets(CHOICES)[f"kb {name}"]["body"]
    assert isinstance(body, list)
    text = "\n".join(body)
    for key, value in (("YEAR", "2025"), ("MONTH", "03"), ("DATE", "20")):
        text = text.replace(f"$CURRENT_{key}", value)
    text = re.sub(r"\$\{\d+\|([^,|]+)[^|]*\|\}", r"\1", text)
    text = re.sub(r"\$\{\d+:([^}]*)\}", r"\1", text)
    given = WORDS.get(name, {})
    text = re.sub(r"\$(\d+)", lambda place: given.get(place[1], "Words."), text)
    return text.replace("\n", f"\n{indent}")


def errors_in(text: str) -> list[str]:
    """Return the errors in an incident beside a system, a factor and an earlier incident."""
    files = {
        "incidents/2025-03-20-it.md": text,
        "incidents/2025-03-14-orders-wait.md": "---\ntitle: Orders wait\nstatus: draft\n---\n",
        "systems/checkout.md": "---\nname: Checkout\n---\n",
        "factors/capacity-headroom.md": "---\nname: Capacity headroom\ngroup: Capacity\n---\n",
    }
    raw = [RawFile(f"content/{uri}", uri, one.encode()) for uri, one in files.items()]
    corpus = read_corpus(raw, [], DEFAULT)
    found = check(corpus.documents, catalogue(corpus, DEFAULT), DEFAULT)
    return [str(one) for one in found if one.severity is Severity.ERROR]


def test_an_incident_made_of_all_pieces_is_one_that_can_be_checked() -> None:
    front = ["title: Orders wait again", *(inserted(one) for one in ("status", "severity"))]
    front += [f"systems: [{inserted('system checkout')}]", inserted("detection")]
    for key, piece in (("factors", "factor"), ("related", "related"), ("actions", "action")):
        front.append(f"{key}:\n  {inserted(piece, '  ')}")
    front.append(f"accounts:\n  {inserted('narrator', '  ')}")
    body = ["## Summary", "Orders waited.", inserted("account")]
    body += ["## Work as imagined, work as done", inserted("imagined")]
    body += ["## Lessons", inserted("lesson")]
    text = "\n".join(["---", *front, "---", "", *(f"{one}\n" for one in body)])
    assert errors_in(text) == []


def test_a_decision_is_an_entry_of_what_someone_did() -> None:
    assert inserted("decision") == "- 09:31 **Decision:** Words."


@pytest.mark.parametrize(
    ("prefix", "description"),
    [
        ("system checkout", "Checkout"),
        ("factor capacity-headroom", "Capacity headroom"),
        ("incident 2025-03-14-orders-wait", "Orders wait, and wait"),
    ],
)
def test_an_id_is_found_with_its_name_and_inserted_alone(prefix: str, description: str) -> None:
    snippet = snippets(CHOICES)[f"kb {prefix}"]
    assert snippet == {
        "scope": "markdown",
        "prefix": prefix,
        "description": description,
        "body": [prefix.partition(" ")[2]],
    }


def test_a_base_without_factors_has_places_instead_of_choices() -> None:
    body = snippets(Choices())["kb factor"]["body"]
    assert body == [
        "- term: $1",
        "  certainty: ${2|known,potential,ruled-out|}",
        '  evidence: "$3"',
    ]


def test_what_has_a_meaning_in_a_snippet_is_written_as_text() -> None:
    odd = Choices(factors={"a,b|c$d}": "Odd"})
    made = snippets(odd)
    assert made["kb factor a,b|c$d}"]["body"] == [r"a,b|c\$d\}"]
    body = made["kb factor"]["body"]
    assert isinstance(body, list)
    assert body[0] == r"- term: ${1|a\,b\|c\$d\}|}"
