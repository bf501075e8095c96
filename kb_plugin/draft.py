"""A new incident as its authors first see it: what is known already, and open questions."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb_plugin.kinds import Detection

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

LONGEST_SLUG = 60
"""Characters of a slug that is made from a title; an id is part of addresses and never changes."""

_WHOLE_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
"""Letters of the Latin script that Unicode does not take apart."""

_PLAIN = re.compile(r"[A-Za-z][\w.,;()/%'-]*(?: [\w.,;()/%'-]+)+", re.ASCII)
"""Two words or more, which no reader of YAML takes for anything but text."""

_ID = re.compile(r"(?!(?:null|true|false|yes|no|on|off|y|n)\Z)[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
"""An id that no reader of YAML takes for anything but text."""


_FIRST_NARRATOR = "First narrator"

_OPENING = (
    "What can you tell already? Each comment like this one is a question: write below it, then "
    "delete it. No page shows them."
)
_BEFORE_ACCOUNTS = (
    ("Summary", "What happened, for a reader who was not there, in three or four sentences?"),
    (
        "Context",
        "What was normal work like that day: load, staffing, goals, pressure? What was unusual?",
    ),
    ("Impact", "Who noticed what, in their own terms, and for how long?"),
)
_ACCOUNT = (
    "Who tells this, and what were you doing before it began? It is best written before reading "
    "what others wrote."
)
_ELEMENTS = (
    (
        "What I did",
        "What did you do, and when? A list item such as `- 09:31 I opened the dashboard.` joins "
        "the timeline.",
    ),
    (
        "What I saw",
        "What reached you, and when: figures, messages, error strings, someone's words?",
    ),
    ("What I expected", "What did you think would come next, and what made that likely?"),
    ("What I assumed", "What did you take as given, so that your next step was sensible?"),
    ("How I understood it", "What story did you have at the time, and how did it change?"),
)
_AFTER_ACCOUNTS = (
    (
        "What we understand now",
        "Which conditions together made this possible: in the situation, the tools, the goals, "
        "the organisation?",
    ),
    (
        "Work as imagined, work as done",
        "Where did the work differ from the picture of it? As a pair: `- Imagined: …`, and "
        "indented below it `- Done: …`",
    ),
    ("What limited the harm", "What went right, and what made that possible?"),
    ("What stays unclear", "What is still not known, and how could it be found out?"),
    (
        "Lessons",
        "What did each of you learn? One line as a heading (`### …`), a few sentences, and a "
        "line `Learned by:` with keys of accounts.",
    ),
    (
        "Follow-up",
        "What should change goes into `actions` at the top, each with who proposes it. What will "
        "stay as it is, and why?",
    ),
)


@dataclass(frozen=True, slots=True)
class Draft:
    """What is known of an incident when its file is begun."""

    title: str
    systems: tuple[str, ...] = ()
    factors: tuple[str, ...] = ()
    narrators: tuple[str, ...] = ()
    """Roles or names of those who will tell it."""
    timezone: str = "UTC"
    severities: tuple[str, ...] = ()
    """Names of the severities 1 to 4."""
    schema: str | None = None
    """Where an editor finds the schema of the front matter, relative to the file's folder."""


def plain_title(text: str) -> str:
    """Return a title as front matter can hold it: one line of text, without control characters,
    halves of surrogate pairs, and characters for private use or for none.
    """
    return " ".join("".join(" " if _is_no_text(c) else c for c in text).split())


def slug_of(title: str, otherwise: str = "incident") -> str:
    """Return a slug for a title, of lower-case ASCII letters, digits and hyphens.

    Accents are dropped. A title without Latin letters or digits gives what it is otherwise to be.
    """
    folded = unicodedata.normalize("NFKD", title.casefold().translate(_WHOLE_LETTERS))
    kept = re.sub(r"[\u0300-\u036f'’`]", "", folded)
    words = re.findall(r"[a-z0-9]+", kept)
    slug = words[0][:LONGEST_SLUG] if words else otherwise
    for word in words[1:]:
        if len(slug) + 1 + len(word) > LONGEST_SLUG:
            break
        slug += f"-{word}"
    return slug


def identifier_of(day: date, slug: str) -> str:
    """Return the id of the incident of a day."""
    return f"{day.isoformat()}-{slug}"


def draft_text(draft: Draft) -> str:
    """Return the file of a new incident: front matter, then headings with questions below."""
    narrators = _keyed(draft.narrators or (_FIRST_NARRATOR,))
    lines = ["---", *_front_matter(draft, narrators), "---", "", _ask(_OPENING)]
    for heading, question in _BEFORE_ACCOUNTS:
        lines += _section(f"## {heading}", question)
    for key in narrators:
        lines += _section(f"## Account: {key}", _ACCOUNT)
        for heading, question in _ELEMENTS:
            lines += _section(f"### {heading}", question)
    for heading, question in _AFTER_ACCOUNTS:
        lines += _section(f"## {heading}", question)
    return "\n".join((*lines, ""))


def _is_no_text(character: str) -> bool:
    is_noncharacter = ord(character) & 0xFFFE == 0xFFFE
    return is_noncharacter or unicodedata.category(character) in ("Cc", "Co", "Cs")


def _front_matter(draft: Draft, narrators: dict[str, str]) -> Iterator[str]:
    if draft.schema:
        yield f"# yaml-language-server: $schema={draft.schema}"
    levels = ", ".join(f"{n} {name}" for n, name in enumerate(draft.severities, 1))
    yield f"title: {_scalar(draft.title)}"
    yield "status: draft"
    yield f"severity:        # how widely was it felt: {plain_title(levels) or '1 to 4'}?"
    yield f"systems: {_flow(draft.systems)}"
    yield f"factors: {_flow(draft.factors)}      # which conditions, by id, played a part?"
    yield "ref:             # which ticket does it have?"
    yield f"timezone: {draft.timezone}"
    yield "times:           # what is known, such as 2025-03-14 09:05?"
    yield "  began:"
    yield "  noticed:"
    yield "  mitigated:"
    yield "  ended:"
    yield f"detection:       # how was it noticed: {', '.join(Detection)}?"
    yield "impact:          # what did it mean for those who rely on this, in one line?"
    yield "signals: []      # which alerts, error strings, metrics would someone search for?"
    yield "accounts:        # who was there? a role, or the person's name if they wish"
    for key, name in narrators.items():
        yield f"  {_id(key)}:"
        yield f"    name: {_scalar(name)}"
        yield "    agreed:      # on which day did this person agree to the text?"
    yield "actions: []      # what should change? a list of `do: …`, each with `proposed_by: key`"
    yield "facilitator:     # who helps the accounts together?"


def _keyed(names: tuple[str, ...]) -> dict[str, str]:
    """Return narrators by key, each key once."""
    found: dict[str, str] = {}
    for name in names:
        key = unused = slug_of(name, "narrator")
        number = 2
        while unused in found:
            unused = f"{key}-{number}"
            number += 1
        found[unused] = name
    return found


def _section(heading: str, question: str) -> tuple[str, ...]:
    return ("", heading, "", _ask(question))


def _ask(question: str) -> str:
    return f"<!-- kb: ask {question} -->"


def _flow(ids: tuple[str, ...]) -> str:
    return f"[{', '.join(_id(one) for one in ids)}]"


def _id(text: str) -> str:
    return text if _ID.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def _scalar(text: str) -> str:
    """Return text as a YAML scalar; a JSON string is one too."""
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
