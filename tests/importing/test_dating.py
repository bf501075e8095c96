"""On which day an incident was, from the most reliable place down."""

from __future__ import annotations

import pytest

from tests.importing.bring import bring, outcome_of


def day_of(text: str, name: str = "a.md") -> tuple[str, str]:
    """Return the day that is read, and where."""
    for fact in outcome_of(text, name).understood:
        if fact.what == "date":
            return fact.value, fact.where.partition(":")[0]
    return "", ""


@pytest.mark.parametrize(
    ("text", "name", "day", "where"),
    [
        ("---\ndate: 2020-01-02\n---\n# Queue\n", "2019-05-06-x.md", "2020-01-02", "front matter"),
        (
            "+++\ndate = 2020-01-02T23:59:00-08:00\n+++\n# Queue\n",
            "a.md",
            "2020-01-02",
            "front matter",
        ),
        ("# Queue\n\nDate: 2020-01-02\n", "2019-05-06-x.md", "2019-05-06", "file name"),
        ("# Queue\n\nOn 2020-01-02.\n", "017-2019-05-06-x.md", "2019-05-06", "file name"),
        ("# Queue\n\nOn 2020-01-02.\n", "3_20190506.md", "2019-05-06", "file name"),
        (
            "# Queue\n\n| Date of incident | 2 Jan 2020 |\n",
            "2019-05-06-x.md",
            "2020-01-02",
            "line 3",
        ),
        ("# Queue stuck on January 2, 2020\n\nDate: 2021-01-01\n", "a.md", "2020-01-02", "heading"),
        ("# Queue\n\n**Date:** 2nd of January 2020\n", "a.md", "2020-01-02", "line 3"),
        ("# Queue\n\n- Start: 2020-01-02 10:00\n", "a.md", "2020-01-02", "line 3"),
        ("# Queue\n\n## Date\n\n2020-01-02\n", "a.md", "2020-01-02", "line 5"),
        (
            "# Queue\n\n## Timeline\n\n| 2020-01-02 10:00 | down |\n",
            "a.md",
            "2020-01-02",
            "timeline",
        ),
        (
            "# Queue\n\n## Timeline\n\n### Jan 2 2020 10:00\n\ndown\n",
            "a.md",
            "2020-01-02",
            "timeline",
        ),
        ("# Queue\n\nOn January 2nd, 2020 all was slow.\n", "a.md", "2020-01-02", "summary"),
        ("# Queue\n\nOn 2. January it was slow.\n", "PM2020-009.md", "2020-01-02", "summary"),
        ("# Queue\n\nSlow on 2 January.\n\nIn 2020.\n", "a.md", "2020-01-02", "summary"),
        ("# Queue\n\nLast updated: 2020-01-02\n", "a.md", "2020-01-02", "line 3"),
        (
            "# Queue\n\nPublished: 2020-01-05\n\nOn 2020-01-02 slow.\n",
            "a.md",
            "2020-01-02",
            "summary",
        ),
    ],
)
def test_places_in_the_order_of_their_weight(text: str, name: str, day: str, where: str) -> None:
    assert day_of(text, name) == (day, where)


def test_the_day_of_the_summary_wins_over_what_led_up_to_it() -> None:
    text = (
        "# Queue\n\nSlow on 2020-01-09.\n\n## Timeline\n\n- 2020-01-02 merged\n- 2020-01-09 slow\n"
    )
    assert day_of(text) == ("2020-01-09", "summary")


@pytest.mark.parametrize(
    ("place", "text", "day"),
    [
        ("2020/01/02/queue.md", "# Queue\n\nIt was slow.\n", "2020-01-02"),
        ("2020/01-02-queue.md", "# Queue\n\nIt was slow.\n", "2020-01-02"),
        ("2020-01/01-02-queue.md", "# Queue\n\nIt was slow.\n", "2020-01-02"),
        ("2020/2 January.md", "# Queue\n\nSince 2018 it had been fast.\n", "2020-01-02"),
        ("2020_01_02 queue.md", "# Queue\n\nIt was slow.\n", "2020-01-02"),
        ("2020/01/queue.md", "# Queue\n\nIt was slow.\n", ""),
    ],
)
def test_folders_and_names_together_give_a_day(place: str, text: str, day: str) -> None:
    assert day_of(text, place)[0] == day


_POST = "---\ntitle: {title}\nauthor: The team\ndate: 2020-01-09\n---\n\n{text}\n"


@pytest.mark.parametrize(
    ("title", "text", "day"),
    [
        ("Outage of January 2, 2020", "It was slow.", "2020-01-02"),
        ("Outage of January 2nd", "It was slow.", "2020-01-02"),
        ("Outage", "On Thursday, January 2nd, all was slow.", "2020-01-02"),
        ("Outage", "On December 30th all was slow.", "2019-12-30"),
        ("Outage", "On **January 2** it was slow.\n\n## Summary\n\nA pool.", "2020-01-02"),
        ("Outage", "It was slow.", "2020-01-09"),
        ("Outage", "In the review of March 3, 2015 it was fast.", "2020-01-09"),
        ("Outage", "On 2020-01-20 there is more to read.", "2020-01-09"),
    ],
)
def test_a_post_tells_of_a_day_before_its_own(title: str, text: str, day: str) -> None:
    outcome = outcome_of(_POST.format(title=title, text=text))
    assert {one.what: one.value for one in outcome.understood}["date"] == day
    asked = any(f"was the incident on {day}" in one for one in outcome.decide)
    assert asked == (day != "2020-01-09")


def test_the_day_of_a_status_page_is_that_of_the_notice() -> None:
    text = _POST.format(title="Outage", text="On January 2nd the disk came.").replace(
        "author: The team", "severity: down\nresolved: true"
    )
    assert day_of(text)[0] == "2020-01-09"


def test_american_zones_put_the_month_first() -> None:
    assert day_of("# Queue\n\nDate: 04/05/2014 3:15pm EST\n")[0] == "2014-04-05"


def test_numbers_that_can_mean_two_days_are_no_day() -> None:
    outcome = outcome_of("# Queue\n\nDate: 04/05/2014\n")
    assert outcome.draft == "incidents/undated-queue.md"
    assert "'04/05/2014' is 2014-05-04 or 2014-04-05: which of the two was it?" in outcome.decide


def test_a_day_in_the_name_counts_where_a_label_can_mean_two_others() -> None:
    outcome = outcome_of("# 2014-09-07 Queue\n\nDate: 04/05/2014\n")
    assert outcome.draft == "incidents/2014/2014-09-07-queue.md"
    assert "'04/05/2014' is 2014-05-04 or 2014-04-05: which of the two was it?" in outcome.decide


@pytest.mark.parametrize(
    "more",
    [
        "Again on 25/05/2014.",
        "It was the 4th of May.",
        "On Sunday 04/05/2014.",
        "## Timeline\n\n- 2014-05-04 10:00 down",
    ],
)
def test_what_else_the_text_says_settles_the_doubt(more: str) -> None:
    text = f"# Queue\n\nDate: 04/05/2014\n\n{more}\n"
    text = text.replace("Date: 04/05/2014\n\nOn S", "On S")
    assert day_of(text)[0] == "2014-05-04"


def test_other_reports_of_the_run_settle_the_doubt() -> None:
    made = bring(
        {"a.md": "# Anchor\n\nDate: 04/05/2014\n", "b.md": "# Beacon\n\nDate: 25/05/2014\n"}
    )
    assert [uri for uri, _ in made.drafts] == [
        "incidents/2014/2014-05-04-anchor.md",
        "incidents/2014/2014-05-25-beacon.md",
    ]


def test_two_places_that_disagree_are_a_question() -> None:
    outcome = outcome_of("# 2018-01-11, Warning\n", "2018-01-18-ssl.md")
    assert outcome.draft == "incidents/2018/2018-01-18-warning.md"
    assert any("2018-01-18" in one and "2018-01-11" in one for one in outcome.decide)


@pytest.mark.parametrize(
    "text", ["# Queue\n\nNo day.\n", "# Queue\n\nSee https://x.example/2020/01/02/y\n"]
)
def test_without_a_day_a_report_is_undated(text: str) -> None:
    outcome = outcome_of(text)
    assert outcome.draft == "incidents/undated-queue.md"
    assert "no day was found: when was it?" in outcome.decide
