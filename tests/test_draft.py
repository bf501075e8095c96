"""The text of a new incident: whatever its title, a draft that reads and asks."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb_plugin import pipeline
from kb_plugin.draft import (
    LONGEST_SLUG,
    Draft,
    draft_text,
    identifier_of,
    plain_title,
    slug_of,
)
from kb_plugin.finding import Severity
from kb_plugin.kinds import ElementKind, SectionKind, Status
from kb_plugin.model import Incident
from kb_plugin.read.corpus import read_document
from kb_plugin.read.incident import is_incident_name
from kb_plugin.settings import DEFAULT
from tests.samples import CONTENT, raw_files

DAY = date(2025, 3, 14)
NASTY = ("null", "~", "- a", "a: b", "a #b", "[a", "{a", '"', "'", "\\", "---", "...", "!x", "&a")
titles = st.one_of(
    st.text(min_size=1),
    st.text(st.characters(codec="utf-8"), min_size=1),
    st.lists(
        st.sampled_from((*NASTY, "Orders", "wait", "漢字", "naïve", "\n", "\t")), min_size=1
    ).map(" ".join),
)


def read(draft: Draft) -> Incident:
    """Return the incident that a draft's text is read as, which no rule finds fault with."""
    uri = f"incidents/2025/{identifier_of(DAY, slug_of(draft.title))}.md"
    files = raw_files({**CONTENT, uri: draft_text(draft)})
    found = pipeline.findings(files, (), DEFAULT)
    assert [str(one) for one in found if one.severity is not Severity.QUESTION] == []
    record = read_document(files[-1], DEFAULT).record
    assert isinstance(record, Incident)
    return record


@given(titles)
@settings(deadline=None, print_blob=True)
def test_any_title_makes_a_file_that_checks_as_a_draft(text: str) -> None:
    title = plain_title(text)
    incident = read(Draft(title or "A title"))
    assert incident.title == (title or "A title")
    assert incident.status is Status.DRAFT


@given(st.lists(titles, min_size=1, max_size=4))
@settings(deadline=None, print_blob=True)
def test_any_names_make_narrators_with_accounts(names: list[str]) -> None:
    plain = tuple(name for one in names if (name := plain_title(one)))
    incident = read(Draft("Orders wait", narrators=plain))
    assert tuple(one.name for one in incident.narrators) == (plain or ("First narrator",))
    assert [one.narrator for one in incident.accounts] == [one.key for one in incident.narrators]


@given(titles)
def test_any_title_makes_an_id(text: str) -> None:
    slug = slug_of(text)
    assert is_incident_name(identifier_of(DAY, slug))
    assert len(slug) <= LONGEST_SLUG


@given(titles)
def test_a_title_is_one_line_and_stays_as_it_is(text: str) -> None:
    title = plain_title(text)
    assert plain_title(title) == title
    assert "\n" not in title


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Checkout requests wait", "checkout-requests-wait"),
        ("  Checkout: 50 % of requests wait!  ", "checkout-50-of-requests-wait"),
        ("Zählerstände können überlaufen", "zahlerstande-konnen-uberlaufen"),
        ("Straße, Øresund, Łódź", "strasse-oresund-lodz"),
        ("The cache that wasn’t there", "the-cache-that-wasnt-there"),
        ("`PoolTimeoutError` in payments-db", "pooltimeouterror-in-payments-db"),
        ("５０ ％", "50"),
        ("データベースが待つ", "incident"),
        ("!!!", "incident"),
        ("x" * 200, "x" * LONGEST_SLUG),
        ("word " * 50, "word-word-word-word-word-word-word-word-word-word-word-word"),
    ],
)
def test_a_slug_is_the_title_in_small_letters(title: str, slug: str) -> None:
    assert slug_of(title) == slug


def test_a_draft_asks_for_every_section_and_every_element() -> None:
    narrators = ("On-call engineer, Checkout", "Support engineer", "Support engineer")
    incident = read(Draft("Orders wait", narrators=narrators))
    kinds = [section.kind for section in incident.sections]
    assert list(dict.fromkeys(kinds)) == list(SectionKind)
    assert [one.key for one in incident.narrators] == [
        "on-call-engineer-checkout",
        "support-engineer",
        "support-engineer-2",
    ]
    for account in incident.accounts:
        assert [one.kind for one in account.elements] == list(ElementKind)


def test_below_every_heading_stands_a_question() -> None:
    lines = draft_text(Draft("Orders wait")).split("\n")
    for number, line in enumerate(lines):
        if line.startswith("#") and number > lines.index("---", 1):
            asked = lines[number + 2]
            assert asked.startswith("<!-- kb: ask ")
            assert asked.endswith(" -->")
            assert "?" in asked


def test_what_is_known_is_there() -> None:
    incident = read(
        Draft(
            "Orders wait",
            systems=("checkout", "payments-db"),
            factors=("fixed-limit",),
            timezone="Europe/Berlin",
            severities=DEFAULT.severities,
            schema="../../../.kb/incident.schema.json",
        )
    )
    assert [one.id for one in incident.systems] == ["checkout", "payments-db"]
    assert [one.term for one in incident.factors] == ["fixed-limit"]
    assert incident.timezone == "Europe/Berlin"


@pytest.mark.parametrize("identifier", ["null", "a, b", "10", "A b", "é"])
def test_an_id_that_yaml_would_take_for_something_else_is_quoted(identifier: str) -> None:
    text = draft_text(Draft("Orders wait", systems=(identifier,)))
    system = {f"systems/{identifier}.md": "---\nname: A\n---\n"}
    files = raw_files({**system, "incidents/2025-03-14-a.md": text})
    assert pipeline.findings(files, (), DEFAULT) == ()
    record = read_document(files[-1], DEFAULT).record
    assert isinstance(record, Incident)
    assert [one.id for one in record.systems] == [identifier]
