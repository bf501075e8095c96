"""Sections of foreign layouts become ours, in their order and with their own names kept."""

from __future__ import annotations

import pytest

from tests.importing.bring import body_of, draft_of, outcome_of


def sections(text: str, name: str = "a.md") -> list[str]:
    """Return the headings of a draft's body, with their levels."""
    body = body_of(draft_of(f"# Queue\n\n{text}", name))
    return [line for line in body.split("\n") if line.startswith("#")]


def test_our_own_name_stands_once() -> None:
    assert sections("## Summary\n\nx\n\n## IMPACT:\n\ny\n\n## Follow up\n\nz\n") == [
        "## Summary",
        "## IMPACT",
        "## Follow-up",
    ]


def test_another_name_is_kept_below_ours() -> None:
    text = "## Summary\n\nx\n\n## Root cause\n\n### The pool\n\ny\n"
    assert sections(text) == [
        "## Summary",
        "## What we understand now",
        "### Root cause",
        "#### The pool",
    ]


def test_neighbours_of_one_kind_share_a_section() -> None:
    text = "## Summary\n\nx\n\n## Root causes\n\ny\n\n## Trigger\n\nz\n\n## Impact\n\nw\n"
    assert sections(text) == [
        "## Summary",
        "## What we understand now",
        "### Root causes",
        "### Trigger",
        "## Impact",
    ]


def test_a_second_part_elsewhere_keeps_its_own_heading() -> None:
    text = "## Fault\n\nx\n\n## Timeline\n\ny\n\n## Root cause\n\nz\n"
    headings = sections(f"Words enough to be a summary here.\n\n{text}")
    assert headings == [
        "## Summary",
        "## Fault",
        "## Timeline",
        "## What we understand now",
        "### Root cause",
    ]


def test_what_has_no_place_stays_where_it_stood() -> None:
    text = "## Summary\n\nx\n\n## Stats\n\n### Deep\n\ny\n\n## Chat log\n\nz\n"
    assert sections(text) == ["## Summary", "## Stats", "### Deep", "## Chat log"]


@pytest.mark.parametrize("marks", ["#", "##", "###", "####"])
def test_sections_are_level_2_whatever_their_level_was(marks: str) -> None:
    text = f"{marks} Summary\n\nx\n\n{marks} Impact\n\ny\n\n{marks}# Detail\n\nz\n"
    assert sections(text) == ["## Summary", "## Impact", "### Detail"]


def test_sections_below_a_heading_that_says_nothing_rise() -> None:
    text = "## Post-mortem\n\n### Summary\n\nx\n\n### Root cause\n\ny\n\n## Chat\n\nz\n"
    assert sections(text) == [
        "## Post-mortem",
        "## Summary",
        "## What we understand now",
        "### Root cause",
        "## Chat",
    ]


def test_headings_below_a_timeline_stay_there() -> None:
    text = "## Timeline\n\n### 10:00\n\na\n\n## Summary\n\nx\n\n## Impact\n\ny\n"
    assert sections(text) == ["## Timeline", "### 10:00", "## Summary", "## Impact"]


def test_lessons_of_the_sre_book_are_taken_apart_in_their_order() -> None:
    text = (
        "## Summary\n\nx\n\n## Lessons Learned\n\n### What went well\n\na\n\n"
        "### What went wrong\n\nb\n\n### Where we got lucky\n\nc\n"
    )
    assert sections(text) == [
        "## Summary",
        "## What limited the harm",
        "### What went well",
        "## Lessons",
        "### Lessons Learned",
        "#### What went wrong",
        "#### Where we got lucky",
    ]


def test_lessons_that_begin_with_what_went_wrong_end_with_what_helped() -> None:
    text = (
        "## Summary\n\nx\n\n## Lessons\n\nOf all.\n\n### What went wrong\n\nb\n\n"
        "### What went well\n\na\n\n### Where we got lucky\n\nc\n"
    )
    assert sections(text) == [
        "## Summary",
        "## Lessons",
        "### What went wrong",
        "## What limited the harm",
        "### What went well",
        "### Where we got lucky",
    ]


def test_a_group_with_nothing_left_goes_with_its_first_part() -> None:
    text = "## Summary\n\nx\n\n## How'd We Do?\n\n### What went well?\n\na\n\n## Timeline\n\nb\n"
    assert sections(text) == [
        "## Summary",
        "## What limited the harm",
        "### How'd We Do?",
        "#### What went well?",
        "## Timeline",
    ]


def test_bold_names_before_their_text_open_sections() -> None:
    text = (
        "**Date:** 2020-01-02\n\n**Summary:** It was slow.\n\n**Impact:** All of us.\n\n"
        "**Root Causes:** A pool.\n\n**Detection:** By phone.\n\n## Timeline\n\nx\n"
    )
    draft = body_of(draft_of(f"# Queue\n\n{text}"))
    assert draft == (
        "**Date:** 2020-01-02\n\n## Summary\n\nIt was slow.\n\n## Impact\n\nAll of us.\n\n"
        "## What we understand now\n\n**Root Causes:** A pool.\n\n## Detection\n\nBy phone.\n\n"
        "## Timeline\n\nx"
    )


def test_bold_lines_are_headings_where_a_text_has_no_others() -> None:
    text = "**Summary**\n\nx\n\n**Impact**\n\ny\n\n**Root cause:**\n\nz\n"
    assert sections(text) == [
        "## Summary",
        "## Impact",
        "## What we understand now",
        "### Root cause",
    ]


def test_bold_items_of_a_list_open_sections_and_stay_items() -> None:
    text = (
        "- **Time to repair**: 1 h\n\n- **Impact**:\n  - Two ferries waited\n\n"
        "- **Context**: in spring\n\n- **Resolution**: by hand\n"
    )
    body = body_of(draft_of(f"# Queue\n\nWords enough to be a summary here.\n\n{text}"))
    assert body.endswith(
        "- **Time to repair**: 1 h\n\n## Impact\n\n- **Impact**:\n  - Two ferries waited\n\n"
        "## Context\n\n- **Context**: in spring\n\n## Resolution\n\n- **Resolution**: by hand"
    )


def test_bold_names_below_lessons_open_sections() -> None:
    text = (
        "## Summary\n\nx\n\n## **Lessons Learned**\n\n**What went well**\n\n* a\n\n"
        "**What went wrong**\n\n* b\n\n**Where we got lucky**\n\n* c\n"
    )
    assert sections(text) == [
        "## Summary",
        "## What limited the harm",
        "### What went well",
        "## Lessons",
        "### **Lessons Learned**",
        "#### What went wrong",
        "#### Where we got lucky",
    ]


def test_actions_that_end_another_part_are_the_follow_up() -> None:
    text = "## Summary\n\nx\n\n## Resolution\n\ny\n\n### Action items\n\nz\n\n## Timeline\n\nw\n"
    assert sections(text) == [
        "## Summary",
        "## Resolution",
        "## Follow-up",
        "### Action items",
        "## Timeline",
    ]


def test_attributes_of_a_heading_stay_with_it() -> None:
    text = "## Summary {#summary .unnumbered}\n\nx\n\n## Impact\n\ny\n"
    assert sections(text) == ["## Summary", "### Summary {#summary .unnumbered}", "## Impact"]


@pytest.mark.parametrize(
    "anchor",
    [
        '<a href="#summary" id="summary"></a>',
        '<a name="summary"></a>',
        "[¶](#summary)",
        "[#](https://ferries.example/report#summary)",
    ],
)
def test_an_anchor_in_a_heading_stands_below_ours(anchor: str) -> None:
    draft = draft_of(f"# Ferry late\n\n## Summary {anchor}\n\nx\n\n## {anchor}Root cause\n\ny\n")
    assert f"\n## Summary\n\n{anchor}\n\nx\n" in draft
    assert f"\n## What we understand now\n\n### {anchor}Root cause\n\ny\n" in draft


def test_a_heading_that_is_a_link_keeps_its_address() -> None:
    text = "## [Summary](#top)\n\nx\n\n## Impact\n\ny\n"
    assert sections(text) == ["## Summary", "### [Summary](#top)", "## Impact"]


def test_a_section_that_opens_a_text_is_no_title() -> None:
    draft = draft_of("---\ntitle: Queue stuck\n---\n\n## Summary\n\nIt stopped.\n")
    assert "\n## Summary\n\nIt stopped.\n" in draft


def test_bold_words_inside_real_sections_are_left_alone() -> None:
    text = "## Summary\n\nx\n\n## Timeline\n\n**Impact:** 10:00 first errors\n\n**Update**\n\ny\n"
    assert sections(text) == ["## Summary", "## Timeline"]


def test_text_above_all_headings_is_the_summary_behind_its_facts() -> None:
    text = (
        "Date: 2020-01-02\nStatus: done\n\nAll times in UTC.\n\n"
        "The queue stood still for an hour.\n"
    )
    body = body_of(draft_of(f"# Queue\n\n{text}\n## Timeline\n\nx\n"))
    assert body == (
        "Date: 2020-01-02\nStatus: done\n\nAll times in UTC.\n\n## Summary\n\n"
        "The queue stood still for an hour.\n\n## Timeline\n\nx"
    )


def test_a_time_of_day_in_opening_words_names_no_fact() -> None:
    draft = draft_of(
        "# Gate\n\nAt around 14:30 UTC the gate stopped\nand stood open.\n\n## Impact\n\nx\n"
    )
    assert "\n## Summary\n\nAt around 14:30 UTC the gate stopped\nand stood open.\n" in draft


def test_a_text_without_opening_words_repeats_its_first_paragraph() -> None:
    text = "## What we saw\n\nThe queue stood still for an hour.\n\n## Timeline\n\nNothing else.\n"
    body = body_of(draft_of(f"# Queue\n\n{text}"))
    assert body.startswith("## Summary\n\n> The queue stood still for an hour.\n\n## What we saw\n")
    decide = outcome_of(f"# Queue\n\n{text}").decide
    assert "the summary repeats the first paragraph of 'What we saw': does it sum up?" in decide


def test_front_matter_may_hold_the_summary() -> None:
    text = "---\ntitle: T\ndescription: The queue stood still for an hour.\n---\n## Timeline\n\nx\n"
    assert body_of(draft_of(text)).startswith("## Summary\n\nThe queue stood still for an hour.\n")


def test_no_summary_is_invented() -> None:
    decide = outcome_of("# Queue\n\n## Timeline\n\n- 10:00 down\n").decide
    assert "no words for a summary were found: write one?" in decide


def test_what_happened_is_the_summary_only_without_another() -> None:
    assert sections("## What happened\n\nx\n\n## Impact\n\ny\n")[:2] == [
        "## Summary",
        "### What happened",
    ]
    both = sections("## Overview\n\nx\n\n## What happened\n\ny\n\n## Impact\n\nz\n")
    assert both == ["## Summary", "### Overview", "## What happened", "## Impact"]


def test_a_heading_that_looks_like_an_account_is_none() -> None:
    draft = draft_of("# Queue\n\n## Account: billing\n\nThe account was closed on that day.\n")
    assert "## Account&#58; billing" in draft


def test_a_line_that_looks_like_a_lesson_of_ours_is_none() -> None:
    draft = draft_of("# Queue\n\n## Lessons\n\n### One\n\nx\n\nLearned by: the team\n")
    assert "Learned by&#58; the team" in draft


def test_headings_in_code_are_code() -> None:
    text = "## Summary\n\nx\n\n```\n# Impact\n```\n\n    ## Root cause\n"
    body = body_of(draft_of(f"# Queue\n\n{text}"))
    assert body == "## Summary\n\nx\n\n```\n# Impact\n```\n\n    ## Root cause"


@pytest.mark.parametrize(
    ("beside", "kind"),
    [
        ("## What went well\n\nx\n", "## Lessons"),
        ("## Timeline\n\nx\n", "## What we understand now"),
    ],
)
def test_what_went_wrong_is_a_lesson_beside_what_went_well_and_else_a_cause(
    beside: str, kind: str
) -> None:
    found = sections(f"## Summary\n\nx\n\n{beside}\n## What went wrong\n\ny\n")
    assert found[found.index("### What went wrong") - 1] == kind


def test_what_went_wrong_leaves_a_stated_cause_and_stated_lessons_alone() -> None:
    text = "## Root cause\n\nx\n\n## Timeline\n\ny\n\n## What went wrong\n\nz\n\n## Chat\n\nw\n"
    assert sections(f"## Summary\n\nx\n\n{text}\n## Lessons\n\nv\n")[1:] == [
        "## What we understand now",
        "### Root cause",
        "## Timeline",
        "## What went wrong",
        "## Chat",
        "## Lessons",
    ]


def test_a_less_plain_name_goes_with_a_plain_one_beside_it() -> None:
    text = "## Summary\n\nx\n\n## Symptoms\n\ny\n\n## Impact\n\nz\n\n## Prevention\n\nw\n"
    assert sections(f"{text}\n## Action items\n\nv\n") == [
        "## Summary",
        "## Impact",
        "### Symptoms",
        "### Impact",
        "## Follow-up",
        "### Prevention",
        "### Action items",
    ]


def test_a_review_with_words_of_its_own_stands_before_its_parts() -> None:
    text = "## How'd we do?\n\nFilled in together.\n\n### What went well?\n\na\n\n"
    assert sections(f"## Summary\n\nx\n\n{text}### What didn't go so well?\n\nb\n") == [
        "## Summary",
        "## How'd we do?",
        "## What limited the harm",
        "### What went well?",
        "## Lessons",
        "### What didn't go so well?",
    ]


def test_what_remains_of_conclusions_are_lessons_where_it_went_poorly() -> None:
    text = "## Conclusions\n\n### What went well?\n\na\n\n### What went poorly?\n\nb\n"
    assert sections(f"## Summary\n\nx\n\n{text}") == [
        "## Summary",
        "## What limited the harm",
        "### What went well?",
        "## Lessons",
        "### Conclusions",
        "#### What went poorly?",
    ]


def test_parts_before_those_of_a_higher_level_stand_beside_each_other() -> None:
    text = "# Root cause\n\nz\n\n## Pool\n\nw\n\n# Next steps\n\nv\n"
    assert sections(f"## Summary\n\nx\n\n## Impact\n\ny\n\n{text}") == [
        "## Summary",
        "## Impact",
        "## What we understand now",
        "### Root cause",
        "#### Pool",
        "## Follow-up",
        "### Next steps",
    ]


def test_headings_that_skip_a_level_stand_beside_each_other() -> None:
    text = "## Root cause\n\n#### First\n\nx\n\n#### Second\n\ny\n\n### Third\n\nz\n"
    assert sections(f"## Summary\n\nx\n\n{text}")[2:] == [
        "### Root cause",
        "#### First",
        "#### Second",
        "#### Third",
    ]


def test_the_plainer_name_opens_a_section_though_it_is_no_heading() -> None:
    text = "**Summary**: x\n\n**Root causes**: y\n\n**Trigger**: z\n\n## Timeline\n\nw\n"
    assert sections(f"{text}\n## Diagnosis\n\nv\n") == [
        "## Summary",
        "## What we understand now",
        "## Timeline",
        "## Diagnosis",
    ]


def test_a_second_timeline_is_no_follow_up() -> None:
    text = "## Summary\n\nx\n\n## Follow-up timeline\n\ny\n\n## Action items\n\nz\n"
    assert sections(text) == [
        "## Summary",
        "## Follow-up timeline",
        "## Follow-up",
        "### Action items",
    ]
