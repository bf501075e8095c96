"""Ids, what was imported before, and what is no report."""

from __future__ import annotations

import pytest

from kb_plugin.importing.marks import is_edited, mark_of
from kb_plugin.importing.outcome import State
from kb_plugin.importing.recognition import is_candidate
from tests.importing.bring import TERMS, bring, sources

REPORT = "# Queue stuck\n\nOn 2020-01-02 the queue stood still for an hour.\n"
URI = "incidents/2020/2020-01-02-queue-stuck.md"


def test_a_draft_is_named_by_day_and_title() -> None:
    assert [uri for uri, _ in bring({"a.md": REPORT}).drafts] == [URI]
    undated = "# Queue stuck\n\nOne day the queue stood still.\n"
    assert [uri for uri, _ in bring({"a.md": undated}).drafts] == [
        "incidents/undated-queue-stuck.md"
    ]


def test_a_title_in_other_letters_takes_the_name_of_its_file() -> None:
    made = bring({"2020-01-02-fall.md": "# 事故\n\nx\n"})
    assert [uri for uri, _ in made.drafts] == ["incidents/2020/2020-01-02-2020-01-02-fall.md"]


def test_the_second_time_nothing_changes() -> None:
    first = bring({"a.md": REPORT})
    second = bring({"a.md": REPORT}, {**TERMS, **dict(first.drafts), **dict(first.stubs)})
    assert (second.drafts, second.stubs, second.files) == ((), (), ())
    assert [(one.state, one.draft) for one in second.outcomes] == [(State.UNCHANGED, URI)]


def test_an_edited_draft_stays_as_it_is() -> None:
    first = bring({"a.md": REPORT})
    edited = {uri: text.replace("status: draft", "status: review") for uri, text in first.drafts}
    second = bring({"a.md": REPORT}, {**TERMS, **edited})
    assert second.drafts == ()
    (outcome,) = second.outcomes
    assert (outcome.state, outcome.draft) == (State.EDITED, URI)
    assert "edited since" in outcome.note


def test_a_draft_may_be_renamed() -> None:
    ((_, text),) = bring({"a.md": REPORT}).drafts
    second = bring({"a.md": REPORT}, {**TERMS, "incidents/2020-01-03-queue-waits.md": text})
    assert second.drafts == ()
    assert second.outcomes[0].draft == "incidents/2020-01-03-queue-waits.md"


def test_a_renamed_source_is_known_and_said() -> None:
    first = bring({"a.md": REPORT})
    second = bring({"b c.md": REPORT}, {**TERMS, **dict(first.drafts)})
    assert second.drafts == ()
    assert "it was imported under the name a.md" in second.outcomes[0].note


def test_a_source_that_changed_leaves_the_draft() -> None:
    first = bring({"a.md": REPORT})
    second = bring({"a.md": f"{REPORT}\nMore.\n"}, {**TERMS, **dict(first.drafts)})
    assert second.drafts == ()
    (outcome,) = second.outcomes
    assert (outcome.state, outcome.draft) == (State.CHANGED, URI)
    assert "the source has changed since it was imported" in outcome.note


def test_a_log_of_several_incidents_is_one_draft_and_a_question() -> None:
    text = "# Doors\n\n## 2019-02-01 Door A\n\nOpen.\n\n## 2019-03-01 Door B\n\nShut.\n"
    (outcome,) = bring({"a.md": text}).outcomes
    asked = "it tells of 2 incidents (2019-02-01 Door A; 2019-03-01 Door B): one file for each?"
    assert asked in outcome.decide


def test_the_entries_of_a_timeline_are_no_incidents() -> None:
    entries = "### 2019-02-01 11:14 PM\n\nOpen.\n\n### 2019-02-01 11:20 Door shut\n\nShut.\n"
    (outcome,) = bring({"a.md": f"# Door\n\n## Timeline\n\n{entries}"}).outcomes
    assert not any("it tells of" in one for one in outcome.decide)


def test_two_reports_with_one_id_are_both_kept() -> None:
    made = bring({"a.md": REPORT, "b.md": f"{REPORT}\nTold by another.\n"})
    assert [uri for uri, _ in made.drafts] == [URI, URI.replace(".md", "-2.md")]
    assert any("both are kept" in one for one in made.outcomes[1].decide)


def test_an_id_that_the_base_has_already_is_not_taken() -> None:
    there = {**TERMS, URI: "---\ntitle: Queue\nstatus: draft\n---\n"}
    made = bring({"a.md": REPORT}, there)
    assert [uri for uri, _ in made.drafts] == [URI.replace(".md", "-2.md")]


def test_one_text_in_two_files_is_imported_once() -> None:
    made = bring({"a.md": REPORT, "b.md": REPORT})
    assert [uri for uri, _ in made.drafts] == [URI]
    assert [(one.state, one.draft) for one in made.outcomes] == [
        (State.IMPORTED, URI),
        (State.SAME, URI),
    ]


def test_a_mark_tells_an_edit_from_none() -> None:
    ((_, text),) = bring({"a -- b.md": REPORT}).drafts
    mark = mark_of(text)
    assert mark is not None
    assert mark.name == "a -- b.md"
    assert not is_edited(text, mark)
    assert is_edited(text.replace("hour", "day"), mark)
    assert "--" not in text.rpartition("<!--")[2].removesuffix("-->\n").removesuffix("--")


@pytest.mark.parametrize(
    ("place", "text", "reason"),
    [
        ("template.md", "# T\n\ntext\n", "a template"),
        ("PMyyyy - Postmortem template.md", "# T\n\ntext\n", "a template"),
        ("a.md", "# Postmortem template\n\ntext\n", "a template"),
        (
            "a.md",
            "# [Title]\n\n## X\n\n[What happened]\n\nYYYY-MM-DD\n",
            "a template: it has places",
        ),
        ("README.md", "# Reports\n\n- [a](a.md)\n", "a list of other pages"),
        ("x/_index.md", "---\ntitle: Issues\n---\n", "a list of other pages"),
        ("a.md", "# What is a postmortem?\n\nA text.\n", "a guide"),
        ("a.md", "# Incident review process\n\nFirst, meet.\n", "a guide"),
        ("a.md", "---\nlayout: x\n---\n", "nothing but a frame"),
        ("notes", "all: that\n", "a file without a heading"),
    ],
)
def test_what_is_no_report_is_left_out_and_said(place: str, text: str, reason: str) -> None:
    made = bring({place: text})
    assert made.drafts == ()
    assert made.outcomes[0].state is State.LEFT_OUT
    assert made.outcomes[0].note.startswith(reason)
    assert not made.has_failures


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("# Queues\n\nThey hold what waits.\n", True),
        ("# Queue\n\nIt hung.\n\n## Root cause\n\nA pool.\n", False),
        ("# Queue\n\nIt hung on 2020-01-02.\n", False),
    ],
)
def test_what_may_be_no_report_is_asked(text: str, *, asked: bool) -> None:
    (outcome,) = bring({"a.md": text}).outcomes
    question = "it names no day, and no part that reports have: is it a report?"
    assert (question in outcome.decide) == asked


def test_what_is_asked_for_by_name_is_imported() -> None:
    assert len(bring({"template.md": "# T\n\ntext\n"}, is_named=True).drafts) == 1


@pytest.mark.parametrize(
    "text",
    [
        "# Queue\n\n## Summary\n\nOn 2020-01-02 it hung.\n\n## Root cause\n\nA pool.\n",
        "---\ntitle: Queue\ndate: 2020-01-02\n---\n" + "It hung for an hour that day. " * 10,
        "# Queue\n\n## Summary\n\nIt hung for an hour.\n\n## Root cause\n\nA pool.\n",
    ],
)
def test_a_page_in_a_folder_of_its_own_is_a_report(text: str) -> None:
    made = bring({"2020-01-02-queue/index.md": text})
    assert [uri for uri, _ in made.drafts] == ["incidents/2020/2020-01-02-queue.md"]


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (
            "bow-door/README.md",
            "# Bow door\n\n## Summary\n\nx\n\n## Root cause\n\ny\n\n## Next steps\n\nz\n",
        ),
        (
            "0-bow-door",
            "The bow door stayed open\n\nSummary:\nIt was windy.\n\nRoot cause:\nA switch.\n\n"
            "Next steps:\nAnother switch.\n",
        ),
    ],
)
def test_a_text_that_names_three_parts_of_a_report_is_one(place: str, text: str) -> None:
    assert len(bring({place: text}).drafts) == 1


@pytest.mark.parametrize(
    ("name", "folders", "is_one"),
    [
        ("a.md", (), True),
        ("a b.html.md.erb", ("x",), True),
        ("PM2022-009 - Bad AMI causing trouble", (), True),
        ("a.eml", (), True),
        ("graph.png", (), False),
        ("data.json", (), False),
        ("LICENSE", (), False),
        ("CHANGELOG.md", (), False),
        (".hidden.md", (), False),
        ("a.md", (".git",), False),
        ("a.md", ("node_modules", "x"), False),
        ("post.html", ("_layouts",), False),
    ],
)
def test_which_files_of_a_folder_may_be_reports(
    name: str, folders: tuple[str, ...], is_one: bool
) -> None:
    assert is_candidate(name, folders) is is_one


def test_the_rest_is_imported_where_one_cannot_be_read() -> None:
    made = bring({"a.md": b"\xff\xfe\0", "b.md": REPORT})
    assert [one.state for one in made.outcomes] == [State.UNREADABLE, State.IMPORTED]
    assert made.has_failures


def test_sources_know_their_folders() -> None:
    (one,) = sources({"a/b/c.md": "x"})
    assert (one.name, one.folders) == ("c.md", ("b", "a"))
