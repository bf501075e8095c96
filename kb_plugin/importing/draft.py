"""A draft of an incident, written from what a report says and what is proposed for it."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kb_plugin.importing.factors import FactorProposal
    from kb_plugin.importing.reading import Reading
    from kb_plugin.importing.systems import SystemProposal

_WORD = re.compile(r"\w+")
_PLAIN = re.compile(r"[A-Za-z](?:[\w ().,'/+&%-]|:(?=\S))*(?<! )")
_NOT_PLAIN = re.compile(r"(?i)(?:null|true|false|yes|no|on|off|y|n|~)\Z")
_NO_TEXT = re.compile(
    r"[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]+"
)
_PICTURE = re.compile(r"data:image/[\w.+-]+;base64,[\w+/=%]*", re.IGNORECASE)

ORIGINAL = "The original"
"""The heading of what a report's file says of itself, at the end."""


@dataclass(frozen=True, slots=True)
class Front:
    """What goes into the front matter of a draft."""

    title: str
    systems: tuple[SystemProposal, ...]
    factors: tuple[FactorProposal, ...]
    severity: str | None = None
    detection: str | None = None
    ref: str | None = None
    impact: str | None = None
    times: Mapping[str, str] | None = None
    sources: tuple[str, ...] = ()


def front_matter(front: Front, questions: Iterable[str]) -> str:
    """Return front matter; what a person has to decide stands in it as comments."""
    lines = [f"title: {scalar(front.title)}", "status: draft"]
    if front.severity:
        lines.append(f"severity: {front.severity}")
    lines.append(f"systems: [{', '.join(scalar(one.id) for one in front.systems)}]")
    lines.append("factors:")
    for factor in front.factors:
        lines += [f"  - term: {scalar(factor.id)}", "    certainty: potential"]
        if evidence := clean(factor.evidence):
            lines.append(f"    evidence: {scalar(evidence)}")
    if front.ref:
        lines.append(f"ref: {scalar(front.ref)}")
    lines.append("origin: imported")
    if front.times:
        lines.append("times:")
        lines += [f"  {key}: {text}" for key, text in front.times.items()]
    if front.detection:
        lines.append(f"detection: {front.detection}")
    if front.impact:
        lines.append(f"impact: {scalar(front.impact)}")
    if front.sources:
        lines.append(f"sources: [{', '.join(json.dumps(one) for one in front.sources)}]")
    asked = [f"# - {clean(question)}" for question in questions]
    if asked:
        lines += ["# To decide before this is published; take a line out once it is done:", *asked]
    return "\n".join(("---", *lines, "---", ""))


def scalar(text: str) -> str:
    """Return a text as a scalar of YAML, quoted where it has to be; JSON strings are YAML too."""
    text = clean(text)
    if _PLAIN.fullmatch(text) and not _NOT_PLAIN.match(text):
        return text
    return json.dumps(text, ensure_ascii=False)


def clean(text: str) -> str:
    """Return a text on one line, without what front matter cannot hold."""
    return " ".join(_NO_TEXT.sub(" ", text).split())


def original(reading: Reading, title: str) -> str:
    """Return the section that keeps what of the source has no place elsewhere."""
    source, foreign = reading.source, reading.foreign
    name = clean(source.name).replace("`", "'")
    lines = [f"## {ORIGINAL}", "", f"- File: `{name}`"]
    kept = Counter(_WORD.findall(title))
    named = [("Heading", reading.title.heading.text if reading.title.heading else "")]
    named.append((f"Title of the {foreign.format}", foreign.title))
    for label, text in named:
        if lost_words(text, kept):
            lines.append(f"- {label}: {' '.join(text.split())}")
    if foreign.front.strip() and not _only_title(foreign.fields, title):
        fence = "`" * max(3, *(len(run) + 1 for run in re.findall(r"`+", foreign.front)), 3)
        lines += ["", f"{fence}{foreign.language}", foreign.front.strip("\n"), fence]
    return "\n".join(lines) + "\n"


def _only_title(fields: tuple[tuple[str, tuple[str, ...]], ...], title: str) -> bool:
    return [key for key, _ in fields] == ["title"] and fields[0][1] == (title,)


def lost_words(text: str, kept: Mapping[str, int]) -> list[str]:
    """Return the words of a text that others lack, counting how often each stands there."""
    return list((Counter(_WORD.findall(text)) - Counter(kept)).elements())


def is_whole(reading: Reading, draft: str) -> bool:
    """Tell whether a draft holds every word of its source as often as the source does."""
    foreign, kept = reading.foreign, Counter(_WORD.findall(draft))
    # A picture that was written into the text is a file of its own now.
    body = _PICTURE.sub("", foreign.written or foreign.body)
    told = (f"{body}\n{foreign.front}", foreign.title)
    return not any(lost_words(text, kept) for text in told)


def verbatim(reading: Reading) -> str:
    """Return a body that shows the source as it stands: for what no other way brings over whole."""
    text = reading.foreign.body.strip("\n")
    longest = max((len(run) for run in re.findall(r"~{3,}", text)), default=3)
    fence = "~" * (longest + 1)
    return f"{fence}text\n{text}\n{fence}\n"
