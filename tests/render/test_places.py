"""Pages of systems, factors and reading paths: what they say of few incidents, many and none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from kb_plugin.render.words import first_sentence
from tests.render.made import pages_of

if TYPE_CHECKING:
    from collections.abc import Mapping

TERMS: dict[str, str | bytes] = {
    "systems/db.md": "---\nname: A <b>DB</b>\ndepends_on: [disk]\n---\n\nKeeps rows. Slowly.\n",
    "systems/disk.md": "---\nname: Disk\n---\n",
    "factors/limit.md": "---\nname: Fixed limit\ngroup: Software\n---\n",
    "factors/gap.md": "---\nname: Model gap\ngroup: Organisation\n---\n",
}
PERSON = "accounts:\n  {0}: {{name: {0}}}\n"
TOLD = "\n## Account: {0}\n\n### What I did\n\nI looked.\n"


def at_db(factors: str, front: str = "", body: str = "") -> str:
    return (
        "---\ntitle: Rows wait\nstatus: published\norigin: imported\nsystems: [db]\n"
        f"factors: [{factors}]\n{front}---\n{body}"
    )


def pages(
    incidents: Mapping[str, str], more: Mapping[str, str] | None = None, *, directories: bool = True
) -> dict[str, str]:
    files = {**TERMS, **{f"incidents/{one}.md": text for one, text in incidents.items()}}
    files |= more or {}
    return pages_of(files, with_drafts=True, shows_errors=False, directories=directories)


def section(page: str, anchor: str) -> str:
    found = re.search(rf"^## [^\n]*\{{ #{anchor} \}}\n(.*?)(?=^## |\Z)", page, re.M | re.S)
    return found[1] if found else ""


DAYS = ("2025-01-01-a", "2025-01-02-b", "2025-01-03-c")
LIMIT = '{term: limit, evidence: "The queue held `80`."}'


def test_a_factor_that_recurs_stands_with_its_evidence_and_a_link_to_each_incident() -> None:
    texts = (at_db(f"{LIMIT}, gap"), at_db(LIMIT), at_db("{term: limit, certainty: ruled-out}"))
    tends = section(pages(dict(zip(DAYS, texts, strict=True)))["systems/db.md"], "factors")
    recurring, _, once = tends.partition('id="once"')
    assert "in 2 of 3" in recurring
    assert recurring.count("The queue held <code>80</code>.") == 2
    assert [name in recurring for name in DAYS] == [True, True, False]
    assert 'id="factor-gap"' in once


def test_where_nothing_recurs_the_page_says_so() -> None:
    page = pages({DAYS[0]: at_db("limit")})["systems/db.md"]
    assert "Nothing recurs here yet" in section(page, "factors")
    assert "a reading path is chosen from 3 on" in section(page, "read-first")


def test_a_system_without_incidents_has_its_map_and_those_of_its_neighbours() -> None:
    page = pages({DAYS[0]: at_db("limit")})["systems/disk.md"]
    assert "No incident names Disk yet" in page
    assert section(page, "factors") == ""
    assert "which depends on it" in section(page, "nearby")
    assert "<svg" in section(page, "around")


def test_a_name_is_text_in_a_map() -> None:
    for page in ("systems/disk.md", "systems/index.md"):
        assert "<b>DB" not in pages({})[page]


def test_of_many_incidents_all_are_linked_and_few_are_quoted() -> None:
    names = [f"2025-{month:02}-{day:02}-x" for month in range(1, 5) for day in range(1, 21)]
    made = pages(dict.fromkeys(names, at_db(LIMIT)))
    assert all(f"incidents/{one}/" in section(made["systems/db.md"], "incidents") for one in names)
    tends = section(made["systems/db.md"], "factors")
    assert tends.count("<q ") == 5
    assert "search/?system=db&amp;factor=limit" in tends
    showed_up = section(made["factors/limit.md"], "incidents")
    assert all(f"incidents/{one}/" in showed_up for one in names)
    assert showed_up.count("<q ") == 24


def test_a_factor_says_what_it_came_together_with_more_than_once() -> None:
    texts = (at_db("limit, gap"), at_db("limit, gap"), at_db("{term: limit, certainty: potential}"))
    page = pages(dict(zip(DAYS, texts, strict=True)))["factors/limit.md"]
    together = section(page, "together")
    assert "systems/db/#factor-limit" in together
    assert re.search(r"Model gap</a> <small>2 incidents", together)
    assert "possibly a factor" in section(page, "incidents")


TWO_STEPS = {
    DAYS[0]: at_db("limit, gap", PERSON.format("one"), TOLD.format("one")),
    DAYS[1]: at_db("gap", "detection: alert\n"),
    DAYS[2]: at_db("limit", "detection: alert\n"),
}


def test_a_system_gets_a_path_whose_steps_say_why() -> None:
    made = pages(TWO_STEPS)
    page = made["paths/system-db.md"].replace("\u00a0", " ")
    assert re.findall(r'data-kb-stop="([^"]*)"', page) == [DAYS[0], DAYS[2]]
    assert "Shows model gap (2 of 3) and fixed limit (2 of 3)." in page
    assert "Noticed by an alert (2 of 3)." in page
    for leading in ("paths/index.md", "systems/db.md"):
        assert "paths/system-db/" in made[leading]


@pytest.mark.parametrize(
    ("directories", "address"),
    [
        pytest.param(True, f"incidents/{DAYS[2]}/?path=system-db", id="folders"),
        pytest.param(False, f"incidents/{DAYS[2]}.html?path=system-db", id="files"),
    ],
)
def test_the_foot_of_an_incident_leads_on_along_the_path(directories: bool, address: str) -> None:
    made = pages(TWO_STEPS, directories=directories)
    foot = made[f"incidents/{DAYS[0]}.md"].rpartition("data-kb-next")[2]
    assert "Step 1 of 2" in foot
    assert address in foot
    assert "The last step." in made[f"incidents/{DAYS[2]}.md"]
    assert "data-kb-next" not in made[f"incidents/{DAYS[1]}.md"]


def test_the_path_that_calls_itself_the_first_is_where_newcomers_begin() -> None:
    steps = f"incidents:\n  - {{id: {DAYS[0]}, why: It is short.}}\n"
    named = {"paths/a-topic.md": "A topic", "paths/first-day.md": "Your first day"}
    made = pages(TWO_STEPS, {at: f"---\ntitle: {one}\n{steps}---\n" for at, one in named.items()})
    for page in ("index.md", "paths/index.md"):
        text = made[page]
        assert 0 < text.index("Your first day") < text.index("A topic"), page


def test_learners_whose_names_hold_commas_are_told_apart() -> None:
    accounts = "accounts:\n  a: {name: 'Engineer, Parcels'}\n  b: {name: 'Agent, Lisbon'}\n"
    lesson = "\n## Lessons\n\n### Ask\n\nWe ask.\n\nLearned by: a, b\n"
    made = pages({DAYS[0]: at_db("limit", accounts, TOLD.format("a") + TOLD.format("b") + lesson)})
    assert "Learned by Engineer, Parcels; Agent, Lisbon in " in made["lessons.md"]
    links = r"Learned by <a [^>]*>Engineer, Parcels</a>; <a [^>]*>Agent, Lisbon</a>"
    assert re.search(links, made[f"incidents/{DAYS[0]}.md"])


@pytest.mark.parametrize("file", ["paths/system-db.md", "paths/system-db/index.md"])
def test_an_authors_file_takes_the_place_of_a_generated_path(file: str) -> None:
    own = f"---\ntitle: My own\nincidents:\n  - {{id: {DAYS[1]}, why: It is short.}}\n---\n"
    made = pages(TWO_STEPS, {file: own})
    assert not any("How these were chosen" in text for text in made.values())


def test_a_path_shows_what_this_build_shows() -> None:
    steps = "incidents:\n  - {id: 2020-01-01-gone, why: It is not here.}\n"
    made = pages({}, {"paths/a.md": f"---\ntitle: A way\n{steps}---\n"})
    assert "None of the incidents on this path is published yet" in made["paths/a.md"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Keeps rows. Slowly.\n", "Keeps rows."),
        ("# A heading\n\nA pool of 0.5 GB,\nsay. It [ends](x.md).", "A pool of 0.5 GB, say."),
        ("The *first* [word](a.md) and `a.B` here! Then", "The first word and `a.B` here!"),
        ("<!-- note -->\n\n- a list\n\nAfter it", "After it"),
        ("", ""),
    ],
)
def test_the_first_sentence_of_a_text(text: str, sentence: str) -> None:
    assert first_sentence(text) == sentence
