"""Severity, detection, number and times: only where they are stated plainly."""

from __future__ import annotations

import pytest

from kb_plugin.commonmark import outline
from kb_plugin.importing.labels import body_labels
from tests.importing.bring import draft_of, outcome_of


def proposed(text: str, key: str) -> str | None:
    """Return the value that is proposed for a key."""
    found = [one.value for one in outcome_of(f"# Queue\n\n{text}\n").proposed if one.key == key]
    return found[0] if found else None


@pytest.mark.parametrize(
    "line",
    [
        "Severity: 2",
        "**Severity:** 2",
        "**Severity**: 2",
        "- **Severity** - 2",
        "* Severity: 2",
        "> **Severity:** 2",
        "1. Severity: 2",
        "Severity: 2  ",
        "Severity: 2 \\",
        "| Severity | 2 |",
        "| Incident | X | Severity | 2 |",
        "**Incident:** X | **Severity:** 2 | **Status:** done",
        "## Severity\n\n- [ ] 1\n- [x] 2",
        "| Date | Severity |\n|---|---|\n| today | 2 |",
        "## Severity\n\n2",
    ],
)
def test_a_fact_beside_its_name(line: str) -> None:
    labels = list(body_labels(line.split("\n"), outline(line)))
    assert ("severity", "2") in [(one.name, one.value) for one in labels]


def test_code_and_sentences_state_no_facts() -> None:
    text = "```\nSeverity: 1\n```\nWhat we saw that morning in the log was this severity: 1\n"
    assert [one.name for one in body_labels(text.split("\n"), outline(text))] == []


@pytest.mark.parametrize(
    ("value", "severity"),
    [
        ("1", "1"),
        ("SEV-2", "2"),
        ("Sev 3 (minor)", "3"),
        ("SEV\u20112", "2"),
        ("P1", "1"),
        ("S4", "4"),
        ("Critical", "1"),
        ("High", "2"),
        ("major", "2"),
        ("medium", "3"),
        ("low", "4"),
        ("down", "1"),
        ("disrupted", "2"),
        ("notice", "4"),
        ("widespread", "1"),
        ("SEV0", "1"),
        ("SEV5", None),
        ("9 of 10", None),
        ("n/a", None),
        ("bad", None),
    ],
)
def test_severity_on_many_scales(value: str, severity: str | None) -> None:
    assert proposed(f"Severity: {value}", "severity") == severity


def test_an_unknown_scale_is_a_question() -> None:
    decide = outcome_of("# Queue\n\nSeverity: SEV5\n").decide
    assert "'Severity: SEV5' is on another scale: which of 1 (widest) to 4 is it?" in decide
    assert not any("scale" in one for one in outcome_of("# Queue\n\nSeverity: n/a\n").decide)


def test_a_severity_in_the_title_counts() -> None:
    assert "\nseverity: 2\n" in draft_of("# [SEV2] Queue stuck\n\ntext\n")
    assert "\nseverity:" not in draft_of("# Queue stuck for p50 of users\n\ntext\n")


@pytest.mark.parametrize(
    ("line", "way"),
    [
        ("Detection: Pingdom alert", "alert"),
        ("Detected by: customer report", "customer-report"),
        ("Reported by: an engineer of the team", "colleague"),
        ("Detection: no alert fired", None),
        ("Detection: a customer, then an alert", None),
        ("Detection: somebody", None),
    ],
)
def test_detection_is_one_way_or_none(line: str, way: str | None) -> None:
    assert proposed(line, "detection") == way


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("Incident ID: INC-42", "INC-42"),
        ("| Task | [T3081](https://t.example/T3081) |", "T3081"),
        ("Ticket: #4312", "#4312"),
        ("Incident: 2020-01-02", None),
        ("Issue: a long story", None),
    ],
)
def test_the_number_of_a_ticket(text: str, ref: str | None) -> None:
    assert proposed(text, "ref") == ref


@pytest.mark.parametrize(
    ("lines", "times"),
    [
        ("Start: 2021-01-02 10:03 UTC", {"began": "2021-01-02 10:03"}),
        ("Start: 2021-01-02T10:03Z", {"began": "2021-01-02 10:03"}),
        ("Start: 2021-01-02 10:03+01:00", {"began": "2021-01-02 10:03+01:00"}),
        ("Start: 2 January 2021, 10:03 pm GMT", {"began": "2021-01-02 22:03"}),
        ("Start: 2021-07-02 10:03 Europe/London", {"began": "2021-07-02 10:03+01:00"}),
        ("All times in UTC.\n\n- Start: 2021-01-02 10:03", {"began": "2021-01-02 10:03"}),
        (
            "Date: 2021-01-02\n\n- Start: 10:03 UTC\n- Detected: 10:10 UTC\n- End: 11:00 UTC",
            {
                "began": "2021-01-02 10:03",
                "noticed": "2021-01-02 10:10",
                "ended": "2021-01-02 11:00",
            },
        ),
        (
            "Duration: 2021-01-02 10:00 - 11:30 UTC",
            {"began": "2021-01-02 10:00", "ended": "2021-01-02 11:30"},
        ),
        (
            "Start: 2021-01-02 10:00 UTC\n\nDuration: 1 hour 20 minutes",
            {"began": "2021-01-02 10:00", "ended": "2021-01-02 11:20"},
        ),
        ("Start: 2021-01-02 10:03", {}),
        ("Start: 2021-01-02 10:03 PST", {}),
        ("Start: 10:03 UTC", {}),
        ("Duration: 47 minutes", {}),
        ("Start: 2021-01-02 10:00 UTC\n\nDuration: about the usual", {"began": "2021-01-02 10:00"}),
    ],
)
def test_times_need_a_day_and_an_offset(lines: str, times: dict[str, str]) -> None:
    found = outcome_of(f"# Queue\n\n{lines}\n").proposed
    given = {one.key.removeprefix("times."): one.value for one in found if "times" in one.key}
    assert given == times


def test_a_time_without_a_zone_is_a_question() -> None:
    decide = outcome_of("# Queue\n\n- Start: 2021-01-02 10:03 PST\n").decide
    expected = "which moments are these, with date and offset: Start: 2021-01-02 10:03 PST?"
    assert expected in decide


def test_times_in_an_order_that_cannot_be_are_left_out_and_asked() -> None:
    text = "# Queue\n\n- Start: 2021-01-02 10:03 UTC\n- End: 2021-01-02 09:00 UTC\n"
    assert "times:" not in draft_of(text)
    assert any("lies before" in one for one in outcome_of(text).decide)


def test_a_status_page_gives_beginning_and_end() -> None:
    draft = draft_of(
        "---\ntitle: Slow\ndate: 2021-02-03 08:10:00\nresolvedWhen: 2021-02-03 09:42:00\n---\nx\n"
    )
    assert "times:\n  began: 2021-02-03 08:10\n  ended: 2021-02-03 09:42\n" in draft


def test_the_date_of_a_post_is_no_beginning() -> None:
    assert "times:" not in draft_of("---\ntitle: Slow\ndate: 2021-02-03 08:10:00\n---\nx\n")


def test_where_the_source_has_none_nothing_is_recorded() -> None:
    draft = draft_of("# Queue stuck\n\nIt was slow for a while that day.\n")
    front = draft.partition("\n---\n")[0]
    assert not any(key in front for key in ("severity:", "times:", "detection:", "ref:", "impact:"))
