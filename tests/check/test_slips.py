"""The ordinary slips of an author: each is named once, at its place, with what to write instead."""

from __future__ import annotations

import pytest

from kb_plugin import pipeline
from kb_plugin.finding import Finding, Severity
from kb_plugin.settings import DEFAULT
from tests.samples import CONTENT, INCIDENT, edited, raw_files, replaced, section

DRAFT = {"status: published": "status: draft"}
BEGUN = "---\ntitle: A\nstatus: draft\n---\n\nText.\n"
DECISION = "- 09:40 **Decision:** roll back"


def told(text: str) -> list[Finding]:
    found = pipeline.findings(raw_files({**CONTENT, INCIDENT: text}), (), DEFAULT)
    return [one for one in found if one.severity is not Severity.QUESTION]


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


@pytest.mark.parametrize(
    ("old", "new", "meant"),
    [
        ("## Account: checkout-on-call", "## Account checkout-on-call", None),
        ("## Account: checkout-on-call", "## Account of the checkout-on-call", None),
        ("## Account: checkout-on-call", "## checkout-on-call", None),
        ("## Account: checkout-on-call", "## On-call engineer, Checkout", None),
        ("## Account: checkout-on-call", "# Account: checkout-on-call", None),
        ("## Account: database-engineer", "### Account: database-engineer", None),
        ("## Account: database-engineer", "##Account: database-engineer", None),
        ("## Summary", "##Summary", None),
        ("## Summary", "# Summary", None),
        ("## Summary", "## Sumary", None),
        ("## Lessons", "## Lessons learned", None),
        ("## Lessons", "## Lesson", None),
        ("## Follow-up", "## Follow up", None),
        ("### What I saw\n\n- 09:33", "## What I saw\n\n- 09:33", "### What I saw"),
        (
            "### How I understood it\n\n- 10",
            "#### How I understood it\n\n- 10",
            "### How I understood it",
        ),
    ],
    ids=lambda value: value or "",
)
def test_a_heading_that_is_nearly_one_of_the_format_is_named(
    old: str, new: str, meant: str | None
) -> None:
    text = edited({**DRAFT, old: new})
    assert [(one.code, one.at.line, one.help) for one in told(text)] == [
        ("KB120", line_of(text, f"\n{new}") + 1, f"write `{meant or old}`")
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "## Charts",
        "## Accounting",
        "## Timeline",
        "### Impact on us",
        "#### Effects",
        "## DNS",
    ],
)
def test_other_headings_are_the_authors_own(heading: str) -> None:
    text = replaced(
        "## What limited the harm\n", f"{heading}\n\nText.\n\n## What limited the harm\n"
    )
    assert told(text) == []


def test_a_heading_beside_the_one_it_resembles_is_the_authors_own() -> None:
    assert told(replaced("## Lessons\n", "## Lessons of others\n\nText.\n\n## Lessons\n")) == []


@pytest.mark.parametrize(
    ("old", "new", "code", "message"),
    [
        (
            "## Account: checkout-on-call",
            "## Account checkout-on-call",
            "KB114",
            "the narrator 'checkout-on-call' has no account",
        ),
        ("## Summary", "## Sumary", "KB106", "the section 'Summary' is missing"),
        ("## Lessons", "## Lessons learned", "KB301", "published without a lesson"),
    ],
)
def test_what_the_status_asks_for_is_missed_at_the_heading_with_the_slip(
    old: str, new: str, code: str, message: str
) -> None:
    text = replaced(f"{old}\n", f"{new}\n")
    ((found),) = told(text)
    assert (found.code, found.severity, found.help) == (code, Severity.ERROR, f"write `{old}`")
    assert found.message == f"{message}: '{new}' is read as a heading of your own"
    assert found.at.line == line_of(text, f"\n{new}\n") + 1


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("- [09:40] I raised it.", "'[09:40' is not read as a time"),
        ("- **09:40** I raised it.", "'**09:40' is not read as a time"),
        ("- ~09:40 I raised it.", "'~09:40' is not read as a time"),
        ("- 09.40 I raised it.", "'09.40' is not read as a time"),
        ("- 14.03.2025 09:40 I raised it.", "'14.03.2025 09:40' is not read as a time"),
        ("- Mar 14, 09:40 I raised it.", "'Mar 14, 09:40' is not read as a time"),
        ("- 09:32 I sat.\n• 09:40 I rose.", "'• 09:40' belongs to the item above and begins none"),
        ("- 09:32 I sat.\n09:40 I rose.", "'09:40' belongs to the item above and begins none"),
        ("\n-09:40 I raised it.\n", "'-09:40' begins no list item"),
        ("\n| 09:40 | raised |\n|---|---|\n", "the times of a table join no timeline"),
    ],
    ids=str,
)
def test_a_time_that_joins_no_timeline_is_named(entry: str, message: str) -> None:
    text = replaced("- 09:33 Latency rose", f"{entry}\n- 09:33 Latency rose")
    assert [(one.code, one.message) for one in told(text)] == [("KB121", message)]


def test_a_paragraph_that_begins_with_a_time_may_be_a_story() -> None:
    text = replaced("- 09:33 Latency rose", "\n09:40 was quiet.\n\n- 09:33 Latency rose")
    found = pipeline.findings(raw_files({**CONTENT, INCIDENT: text}), (), DEFAULT)
    (one,) = (one for one in found if one.code == "KB121")
    assert one.severity is Severity.QUESTION
    assert one.message == "'09:40' stands outside a list and joins no timeline"


@pytest.mark.parametrize(
    "entry",
    [
        "- 10.15 was the version.",
        "- 10.15 s of waiting.",
        "- At 09:30 I slept.",
        "- (from memory) I slept.",
        "- May 2025 was quiet.",
        "> 09:30 I slept.",
        "09:30, a quiet minute.",
        "- 09:32 I sat until\n  09:40 had come.",
        "```\n09:30 logged\n```",
        "| Pods | 09 |\n|---|---|",
    ],
)
def test_other_text_of_an_account_is_no_time(entry: str) -> None:
    text = replaced("- 09:33 Latency rose", f"- 09:32 I sat.\n\n{entry}\n\n- 09:33 Latency rose")
    assert told(text) == []


@pytest.mark.parametrize(
    ("old", "new", "code", "message", "help_"),
    [
        (
            DECISION,
            "- 9:40 pm **Decision:** roll back",
            "KB109",
            "'9:40 pm' is a time of 12 hours",
            "write 21:40",
        ),
        (
            DECISION,
            "- 12:40 AM roll back",
            "KB109",
            "'12:40 AM' is a time of 12 hours",
            "write 00:40",
        ),
        (DECISION, "- 09:40 UTC roll back", "KB109", "'UTC' is no offset", "write 09:40Z"),
        (
            "## Account: database-engineer",
            "## Account: databse-engineer",
            "KB114",
            "the account of 'databse-engineer' has no narrator; did you mean 'database-engineer'?",
            "write `## Account: database-engineer`, or add another narrator to `accounts`",
        ),
        (
            "Learned by: checkout-on-call, database-engineer",
            "Learned by: checkout-on-call and database-engineer",
            "KB303",
            "'checkout-on-call and database-engineer' is no narrator of this incident",
            "part keys by commas: checkout-on-call, database-engineer",
        ),
        (
            "  - model-gap\n",
            "  - model-gap: a restart was taken to empty the queue\n",
            "KB104",
            "the factor 'model-gap' stands as a key",
            "write `term: model-gap`, and what stands behind it below, as `evidence: …`",
        ),
        (
            "ref: INC-4312",
            "date: 2025-03-14",
            "KB104",
            "unknown key 'date'",
            "the incident's day stands in its file name, and its hours in `times`",
        ),
        (
            "  - model-gap\n",
            "  - Model Gapp\n",
            "KB203",
            "unknown factor 'Model Gapp'; did you mean 'model-gap'?",
            "use an id of content/factors, or add 'model-gapp.md' there",
        ),
        (
            "    agreed: 2025-03-22\n",
            "    agreed: 2024-03-22\n",
            "KB111",
            "'database-engineer' agreed (2024-03-22) before the incident's day, 2025-03-14",
            "write the day on which the narrator agreed to the text",
        ),
        (
            "- Imagined: adding pods adds capacity.\n"
            "  - Done: adding pods adds capacity and connections.\n",
            "| Imagined | Done |\n|---|---|\n| A | B |\n",
            "KB116",
            "a table holds no pair for the page of work as done",
            "write `- Imagined: …` and indented below it `- Done: …`",
        ),
        (
            "A quiet Friday",
            "<<<<<<< HEAD\nA quiet Friday\n=======\nA loud one\n>>>>>>> other\n",
            "KB101",
            "a merge left its conflict here",
            "keep one of the two versions, and take out the lines of `<`, `=` and `>`",
        ),
        (
            "    name: Database engineer\n",
            "",
            "KB106",
            "'name' is missing",
            "write a role, or the person's name if they wish: `name: On-call engineer`",
        ),
        (
            "Checkouts waited for a database connection for two hours.\n",
            "",
            "KB106",
            "the section 'Summary' is empty",
            "say in a short paragraph what happened, for a reader who was not there",
        ),
    ],
    ids=lambda value: value if str(value).startswith("KB") else "",
)
def test_one_slip_is_one_finding_that_says_what_to_write(
    old: str, new: str, code: str, message: str, help_: str
) -> None:
    found = [(one.code, one.message, one.help) for one in told(replaced(old, new))]
    assert found == [(code, message, help_)]


def test_an_account_without_words_is_no_account() -> None:
    account = section("Account: database-engineer")
    text = replaced(account, "## Account: database-engineer\n\n")
    assert [(one.code, one.message) for one in told(text)] == [
        ("KB114", "the account of 'database-engineer' is empty")
    ]


def test_lessons_without_headings_are_said_to_be_none() -> None:
    lessons = section("Lessons")
    found = told(replaced(lessons, "## Lessons\n\n- Look at the wait.\n\n"))
    assert [(one.code, one.message) for one in found] == [
        ("KB301", "the section 'Lessons' holds no lesson")
    ]


def test_two_narrators_in_one_section_are_told_to_have_one_each() -> None:
    both = "## Account: checkout-on-call, database-engineer"
    text = edited({"## Account: checkout-on-call": both, section("Account: database-engineer"): ""})
    assert [(one.code, one.message) for one in told(text)] == [
        ("KB114", "'checkout-on-call, database-engineer' are several narrators")
    ]


def at(uri: str, text: str) -> list[Finding]:
    files = {**CONTENT, uri: text}
    found = pipeline.findings(raw_files(files), (), DEFAULT)
    return [one for one in found if one.at.path.endswith(uri)]


@pytest.mark.parametrize("folder", ["incident/2025", "guide", "incidents-of-old"])
def test_an_incident_in_another_folder_is_told_where_it_belongs(folder: str) -> None:
    found = at(f"{folder}/2025-04-01-search-slow.md", BEGUN)
    assert [(one.code, one.help.partition(";")[0]) for one in found] == [
        ("KB122", "move it to content/incidents/2025/")
    ]


def test_a_page_may_have_a_status_of_its_own() -> None:
    assert at("guide/own-rules.md", BEGUN) == []


@pytest.mark.parametrize(
    ("uri", "text"),
    [
        (
            "incidents/2025/2025-04-01-search-slow.markdown",
            BEGUN,
        ),
        ("systems/search.mkd", "---\nname: Search\n---\n\nText.\n"),
    ],
)
def test_what_has_an_id_ends_in_md(uri: str, text: str) -> None:
    assert [one.code for one in at(uri, text)] == ["KB107"]


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("file:///home/me/waits.png", "lies on the disk of whoever wrote this"),
        ("C:\\Users\\me\\waits.png", "lies on the disk of whoever wrote this"),
        ("img\\waits.png", "is not there; did you mean 'img/waits.png'?"),
    ],
)
def test_an_image_by_the_path_of_ones_own_system_is_named(target: str, message: str) -> None:
    image = f"![Waits]({target})"
    text = replaced("Four hundred idle sessions.\n", f"Four hundred idle sessions. {image}\n")
    files = raw_files({**CONTENT, INCIDENT: text})
    found = pipeline.findings(files, ["incidents/2025/img/waits.png"], DEFAULT)
    shown = target.replace("\\\\", "\\")
    assert [(one.code, one.message) for one in found if one.severity is not Severity.QUESTION] == [
        ("KB603", f"the image '{shown}' {message}")
    ]


@pytest.mark.parametrize("word", ["Decision:", "*Decision:*", "_Decision_:", "decision :"])
def test_a_decision_without_its_mark_is_asked_about(word: str) -> None:
    text = replaced("**Decision:**", word)
    found = pipeline.findings(raw_files({**CONTENT, INCIDENT: text}), (), DEFAULT)
    assert [one.at.line for one in found if one.code == "KB123"] == [line_of(text, word)]


@pytest.mark.parametrize("word", ["**Decision:**", "Decisions were made:", "The decision:"])
def test_other_entries_are_no_unmarked_decisions(word: str) -> None:
    text = replaced("**Decision:**", word)
    found = pipeline.findings(raw_files({**CONTENT, INCIDENT: text}), (), DEFAULT)
    assert "KB123" not in {one.code for one in found}


@pytest.mark.parametrize(
    ("alias", "is_asked_about"),
    [
        ("2025-03-14-pool-wait", True),
        ("incidents/2025/2025-03-14-pool-wait.md", True),
        ("incidents/2025-03-14-pool-wait", False),
        ("/incidents/2025-03-14-pool-wait/", False),
        ("blog/pool-wait", False),
    ],
)
def test_an_alias_that_is_no_address_of_an_incident_is_asked_about(
    alias: str, is_asked_about: bool
) -> None:
    text = replaced("ref: INC-4312", f"aliases: [{alias}]")
    found = pipeline.findings(raw_files({**CONTENT, INCIDENT: text}), (), DEFAULT)
    helps = [one.help for one in found if one.code == "KB604"]
    asked = ["was it an incident of this site? Then write `incidents/2025-03-14-pool-wait`"]
    assert helps == (asked if is_asked_about else [])
