"""The lanes of an incident as HTML: who stands where, and how times read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from tests.link.told import incident_text
from tests.render.made import pages_of

if TYPE_CHECKING:
    from collections.abc import Mapping

Accounts = dict[str, dict[str, list[str]]]


def page_of(accounts: Mapping[str, Mapping[str, list[str]]], front: str = "") -> str:
    """The text of an incident's page."""
    files: dict[str, str | bytes] = {
        "incidents/2025-03-14-a.md": incident_text(accounts, front),
        "systems/checkout.md": "---\nname: Checkout\n---\n",
    }
    pages = pages_of(files, with_drafts=True)
    return pages["incidents/2025-03-14-a.md"]


def figure_of(accounts: Mapping[str, Mapping[str, list[str]]], front: str = "") -> ET.Element:
    """The figure on it; attributes without a value, which XML does not know, are left out."""
    text = page_of(accounts, front)
    html = text[text.index("<figure") : text.index("</figure>") + len("</figure>")]
    return ET.fromstring(re.sub(r" data-[\w-]+(?=[ >])", "", html))  # noqa: S314 - our own


def words_in(element: ET.Element) -> str:
    return " ".join("".join(element.itertext()).split())


def table_of(accounts: Mapping[str, Mapping[str, list[str]]], front: str = "") -> list[list[str]]:
    """The words of each cell of each row."""
    return [[words_in(cell) for cell in row] for row in figure_of(accounts, front).iter("tr")]


def test_each_narrator_has_a_lane_and_what_was_at_the_same_time_stands_in_one_row() -> None:
    assert table_of(
        {
            "one": {"did": ["14:02 I looked.", "14:05 I called."], "saw": ["14:02 Noise."]},
            "three": {"understood": ["14:02 It was late."]},
        }
    ) == [
        ["Time", "Narrator one", "Narrator three"],
        ["14:02", "did I looked. saw Noise.", "understood It was late."],
        ["14:05", "did I called.", ""],
    ]


def test_a_time_on_another_clock_is_said_once_a_moment_and_its_day_where_it_is_another() -> None:
    accounts = {
        "one": {"did": ["2025-03-15 00:30 A", "06:00 F"]},
        "two": {"did": ["19:30 B", "19:31 C", "2025-03-15 01:00 E"], "saw": ["19:30 D"]},
    }
    assert table_of(accounts)[1:] == [
        ["00:30", "did A", "did 14 March, 19:30 Toronto B saw D"],
        ["00:31", "", "did 19:31 Toronto C"],
        ["5 h 29 min"],
        ["06:00", "did F", "did 15 March, 01:00 Toronto E"],
    ]


def test_an_offset_that_was_written_is_shown_beside_the_time_and_seconds_too() -> None:
    accounts = {"one": {"did": ["14:02:10 A", "13:03Z B", "14:04 C"]}}
    assert [row[1] for row in table_of(accounts)[1:]] == [
        "did 14:02:10 A",
        "did 13:03 +00:00 B",
        "did C",
    ]


def test_a_decision_is_marked_in_place_of_its_word() -> None:
    accounts = {"one": {"did": ["14:02 **Decision:** wait or go? I went."]}}
    assert table_of(accounts)[1] == ["14:02", "did decision wait or go? I went."]


def test_silences_milestones_and_days_run_across_all_lanes() -> None:
    accounts = {"one": {"did": ["23:50 A"]}, "three": {"did": ["2025-03-15 00:30 B"]}}
    front = "times: {noticed: '2025-03-14 23:50', mitigated: '2025-03-15 00:35'}\n"
    assert table_of(accounts, front)[1:] == [
        ["14 March 2025"],
        ["23:50", "Noticed"],
        ["23:50", "did A", ""],
        ["40 minutes"],
        ["15 March 2025"],
        ["00:30", "", "did B"],
        ["00:35", "Mitigated"],
    ]
    spans = [
        cell.get("colspan") for cell in figure_of(accounts, front).iter() if cell.get("colspan")
    ]
    assert spans == ["3", "2", "3", "3", "2"]


def test_entries_lead_to_their_account_and_back() -> None:
    accounts = {"one": {"did": ["14:02 A"]}, "two": {"saw": ["09:02 B"]}}
    rows = list(figure_of(accounts).iter("tr"))
    assert rows[1].get("id") == "moment-20250314T1302Z"
    assert [link.get("href") for link in rows[1].iter("a")] == ["#entry-one-1", "#entry-two-1"]
    # `marked_time` makes the other half of it.
    marked = re.findall(r"\ue001(\S+) \S+ (\S+)\ue002", page_of(accounts))
    assert marked == [
        ("entry-one-1", "moment-20250314T1302Z"),
        ("entry-two-1", "moment-20250314T1302Z"),
    ]


def test_a_letter_joins_both_sides_and_says_for_the_ear_what_is_there() -> None:
    accounts = {"one": {"expected": ["14:02 quiet"]}, "three": {"saw": ["14:04 noise"]}}
    letters = [
        (link.text, link.get("href"), link.get("aria-label"))
        for link in figure_of(accounts).iter("a")
        if "kb-letter" in link.get("class", "")
    ]
    assert letters == [
        ("A", "#moment-20250314T1304Z", "A: at the same time Narrator three saw"),
        ("A", "#moment-20250314T1302Z", "A: at the same time Narrator one expected"),
    ]


def test_beyond_three_lanes_the_figure_scrolls_and_can_be_reached_by_keyboard() -> None:
    for number, scrolls in ((3, False), (4, True)):
        accounts: Accounts = {f"n{key}": {"did": ["14:02 A"]} for key in range(number)}
        regions = [one for one in figure_of(accounts).iter("div") if one.get("role") == "region"]
        assert [one.get("tabindex") for one in regions] == (["0"] if scrolls else [])


def test_who_tells_without_times_is_named_and_has_no_lane() -> None:
    figure = figure_of({"one": {"did": ["14:02 A"]}, "three": {"did": ["B"]}})
    assert "Narrator three tells without times." in words_in(figure)
    assert [words_in(cell) for cell in figure.iter("th")][:2] == ["Time", "Narrator one"]


def test_an_incident_without_timed_entries_has_no_perspectives() -> None:
    text = page_of({"one": {"did": ["A"]}}, "times: {began: '2025-03-14 09:00'}\n")
    assert "perspectives" not in text.lower()


@pytest.mark.parametrize(("lines", "is_folded"), [(1, False), (30, True)])
def test_many_log_lines_are_folded_behind_the_sentence_that_introduces_them(
    lines: int, is_folded: bool
) -> None:
    log = "    <out> of memory\n\n" * lines
    item = f"14:02 The end of the log:\n\n    ```\n{log}    ```\n"
    figure = figure_of({"one": {"saw": [item]}})
    assert words_in(figure).count("<out> of memory") == lines
    assert len(list(figure.iter("details"))) == is_folded


def test_links_of_an_entry_lead_from_the_page_that_shows_it() -> None:
    accounts = {"one": {"saw": ["14:02 [Checkout](../systems/checkout.md) was slow."]}}
    assert "../../systems/checkout/" in [a.get("href") for a in figure_of(accounts).iter("a")]
