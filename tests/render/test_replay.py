"""Pages of replays: which there are, and what they tell outside their steps."""

from __future__ import annotations

import pytest

from kb_plugin.layout import REPLAYS, replay_pages
from tests.render.made import pages_of
from tests.samples import CONTENT, ID, INCIDENT, INCIDENT_TEXT, edited, section

PAGE = replay_pages([ID])[ID]


def pages_with(text: str, *, with_drafts: bool = False) -> dict[str, str]:
    """The pages of a base with this text for its incident."""
    return pages_of({**CONTENT, INCIDENT: text}, with_drafts=with_drafts)


def test_title_and_description_are_neutral() -> None:
    front = pages_with(INCIDENT_TEXT)[PAGE].split("---")[1]
    assert 'title: "14 March 2025, Checkout"' in front
    assert "pool" not in front.lower()
    assert '"toc"' in front


def test_the_outcome_stands_in_the_last_step_alone() -> None:
    text = pages_with(INCIDENT_TEXT)[PAGE]
    before, outcome = text.rsplit("<details", 1)
    for told in ("full connection pool", "117 minutes", "Watch the time", "reached 30 s"):
        assert told not in before
        assert told in outcome
    assert "usual load on" in before


@pytest.mark.parametrize("with_drafts", [True, False])
def test_an_unpublished_incident_is_replayed_only_where_drafts_are_shown(
    with_drafts: bool,
) -> None:
    pages = pages_with(edited({"status: published": "status: review"}), with_drafts=with_drafts)
    assert (PAGE in pages) is with_drafts
    assert ("14 March 2025, Checkout" in pages[REPLAYS]) is with_drafts


def test_an_incident_without_moments_has_no_replay_and_no_link_to_one() -> None:
    text = edited(
        {section("Account: checkout-on-call"): "", section("Account: database-engineer"): ""}
    )
    pages = pages_with(text, with_drafts=True)
    assert PAGE not in pages
    assert "Replay it" not in pages[f"incidents/{ID}.md"]
    assert "nothing to replay yet" in pages[REPLAYS]
    assert "Replay it" in pages_with(INCIDENT_TEXT)[f"incidents/{ID}.md"]


def test_a_decision_that_does_not_ask_opens_whole_behind_the_questions() -> None:
    text = edited({"roll back the morning's release, or raise the pool size? I raised": "I raised"})
    page = pages_with(text)[PAGE]
    asked, chosen = page.split("kb-turn--choice")
    assert "tells question and choice in one" in asked
    assert "I raised the size" not in asked
    assert "I raised the size" in chosen


def test_a_narrator_elsewhere_has_both_clocks() -> None:
    page = pages_with(INCIDENT_TEXT)[PAGE]
    # 04:15 in Toronto; Europe has not changed its clocks yet.
    assert ">09:15</time>" in page
    assert "Database engineer <small>04:15 where they are</small>" in page


def test_without_context_nothing_is_said_of_that_day() -> None:
    assert "That day" in pages_with(INCIDENT_TEXT)[PAGE]
    assert "That day" not in pages_with(edited({section("Context"): ""}))[PAGE]
