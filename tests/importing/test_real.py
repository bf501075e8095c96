"""Real reports of four organisations: how many titles, days and sections are right.

What is expected is read from the files in another, simpler way: from their names, their front
matter and their first headings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import pytest

from tests.importing.bring import bring
from tests.site.serving import SHARED

if TYPE_CHECKING:
    from kb_plugin.importing.plan import Plan

REAL = SHARED / "real"
pytestmark = pytest.mark.skipif(
    not REAL.is_dir(), reason="real reports are not part of the repository"
)

_NO_REPORT = re.compile(r"template|^index\.|^LICENSE", re.IGNORECASE)
_DAY = re.compile(r"20\d\d-\d\d-\d\d")
_PREFIX = re.compile(
    r"^(?:incident on |incident date: )?20\d\d-\d\d-\d\d(?: \d+:\d+PM PST)?,?(?: -)? ?"
    r"|^\w+ \d+\w\w, 20\d\d (?:- )?",
    re.IGNORECASE,
)
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


def share(right: list[bool]) -> float:
    """Return the share of what is right."""
    return sum(right) / len(right)


def test_every_report_is_imported() -> None:
    assert len(cases()) == 106
    assert not any("shown as it stands" in one for o in plan_of_all().outcomes for one in o.decide)


def test_titles_are_right_in_95_of_100() -> None:
    right = [one.title == one.expected_title for one in cases()]
    assert share(right) >= 0.95, [
        one.title for one, ok in zip(cases(), right, strict=True) if not ok
    ]


def test_days_are_right_in_95_of_100() -> None:
    dated = [one for one in cases() if one.expected_day]
    assert len(dated) >= 100
    right = [one.uri.rpartition("/")[2].startswith(one.expected_day or "-") for one in dated]
    assert share(right) >= 0.95, [one.uri for one, ok in zip(dated, right, strict=True) if not ok]


def test_sections_are_mapped_in_90_of_100() -> None:
    right: list[bool] = []
    wrong: list[str] = []
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
            right.append(found)
            wrong += [] if found else [f"{case.name}: {name}"]
    assert len(right) > 350
    assert share(right) >= 0.9, wrong


def test_systems_and_factors_are_proposed_for_each_with_their_words() -> None:
    for case, outcome in zip(cases(), plan_of_all().outcomes, strict=True):
        keys = {one.key for one in outcome.proposed}
        assert {"system", "factor"} <= keys
        for one in outcome.proposed:
            if one.key == "factor":
                told = set(re.findall(r"\w+", f"{case.text} {case.name}"))
                assert set(re.findall(r"\w+", one.passage)) <= told
