"""Real reports of four organisations, and what of them an import has right.

What is expected is read from the files in another, simpler way: from their names, their front
matter and their first headings.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from tests.importing.bring import bring
from tests.site.serving import SHARED

if TYPE_CHECKING:
    from kb_plugin.importing.plan import Plan

REAL = SHARED / "real"

_NO_REPORT = re.compile(r"template|^index\.|^LICENSE", re.IGNORECASE)
_DAY = re.compile(r"20\d\d-\d\d-\d\d")
_PREFIX = re.compile(
    r"^(?:incident on |incident date: )?20\d\d-\d\d-\d\d(?: \d+:\d+PM PST)?,?(?: -)? ?"
    r"|^\w+ \d+\w\w, 20\d\d (?:- )?",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_MARK = re.compile(r"^(?:#{1,6} |- \*\*)(?P<name>[^*\n]+)", re.MULTILINE)

_EXPECTED = {
    "summary": "Summary",
    "impact": "Impact",
    "context": "Context",
    "root cause": "What we understand now",
    "contributing factors": "What we understand now",
    "contributing factors (findings)": "What we understand now",
    "causes": "What we understand now",
    "what went well": "What limited the harm",
    "lessons learned": "Lessons",
    "lessons learnt": "Lessons",
    "action items": "Follow-up",
    "review actions": "Follow-up",
    "future actions": "Follow-up",
}
"""Headings of the four layouts, and where each belongs."""


@dataclass(frozen=True)
class Case:
    """A report with what is expected of its draft."""

    name: str
    text: str
    uri: str
    draft: str
    title: str

    @property
    def expected_title(self) -> str:
        """The title of the front matter, or the first heading, less a date before it."""
        stated = re.search(r"^title: (.*)$", self.text, re.MULTILINE)
        heading = re.search(r"^# (.*)$", self.text, re.MULTILINE)
        assert stated or heading
        whole = (stated or heading)[1].strip() if stated or heading else ""  # type: ignore[index]
        return _PREFIX.sub("", whole) or whole

    @property
    def expected_day(self) -> str | None:
        """The day of the file's name, or the first of its timeline."""
        found = _DAY.search(self.name) or _DAY.search(self.text.partition("## Timeline")[2])
        return found[0] if found else None


@cache
def plan_of_all() -> Plan:
    """Return the import of all real files."""
    files = {
        one.relative_to(REAL).as_posix(): one.read_bytes()
        for one in sorted(REAL.rglob("*"))
        if one.is_file() and not _NO_REPORT.search(one.name)
    }
    return bring(files)


@cache
def cases() -> tuple[Case, ...]:
    """Return all real reports beside their drafts."""
    drafts = dict(plan_of_all().drafts)
    found: list[Case] = []
    for outcome in plan_of_all().outcomes:
        file = REAL / outcome.source.removeprefix("reports/")
        title = next(one.value for one in outcome.understood if one.what == "title")
        text = file.read_text(encoding="utf-8")
        found.append(Case(file.name, text, outcome.draft, drafts[outcome.draft], title))
    return tuple(found)


@dataclass(frozen=True)
class Share:
    """How much is right, and what is not."""

    right: int
    of: int
    wrong: tuple[str, ...]

    @property
    def value(self) -> float:
        """The share of what is right."""
        return self.right / self.of


def _share(judged: list[tuple[bool, str]]) -> Share:
    wrong = tuple(what for is_right, what in judged if not is_right)
    return Share(len(judged) - len(wrong), len(judged), wrong)


def words() -> Share:
    """Return how many reports have every word of their source as often as it stands there."""
    lost = (Counter(_WORD.findall(one.text)) - Counter(_WORD.findall(one.draft)) for one in cases())
    return _share(
        [(not some, f"{one.name}: {list(some)}") for one, some in zip(cases(), lost, strict=True)]
    )


def titles() -> Share:
    """Return how many titles are those of the source, less a date before them."""
    return _share([(one.title == one.expected_title, one.title) for one in cases()])


def days() -> Share:
    """Return how many reports are dated as their file's name or their timeline says."""
    dated = [(one, one.expected_day) for one in cases() if one.expected_day]
    return _share([(one.uri.rpartition("/")[2].startswith(day), one.uri) for one, day in dated])


def sections() -> Share:
    """Return how many parts of the four layouts stand in the section that they belong to."""
    judged: list[tuple[bool, str]] = []
    for case in cases():
        seen: set[str] = set()
        for mark in _MARK.finditer(case.text):
            name = mark["name"].strip().rstrip(":")
            ours = _EXPECTED.get(name.casefold())
            # A second part of a kind keeps its own heading.
            if ours is None or ours in seen:
                continue
            seen.add(ours)
            section = re.search(rf"^## {ours}\n(.*?)(?=^## |\Z)", case.draft, re.M | re.S | re.I)
            found = section is not None and name.casefold() in f"{ours}\n{section[1]}".casefold()
            judged.append((found, f"{case.name}: {name}"))
    return _share(judged)
