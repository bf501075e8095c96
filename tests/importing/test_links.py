"""Images and local links come along, to where the draft is."""

from __future__ import annotations

import pytest

from tests.importing.bring import TERMS, base, bring

FOLDER = "incidents/2020/2020-01-02-queue"


def text_of(body: str, *others: str, place: str = "a/2020-01-02.md") -> tuple[str, list[str]]:
    """Return a report's body as it was moved, and the files that came along."""
    made = bring({place: f"# Queue\n\n{body}\n"}, others=frozenset(others))
    (draft,) = [text for uri, text in made.drafts if uri == f"{FOLDER}.md"]
    line = draft.partition("\n---\n\n")[2].partition("\n\n## The original")[0]
    return line, [file.uri for file in made.files]


@pytest.mark.parametrize(
    ("written", "there", "moved", "file"),
    [
        ("![g](g.png)", "a/g.png", "![g](2020-01-02-queue/g.png)", "g.png"),
        (
            "![g](./images/g.png)",
            "a/images/g.png",
            "![g](2020-01-02-queue/images/g.png)",
            "images/g.png",
        ),
        ("![g](../i/g.png)", "i/g.png", "![g](2020-01-02-queue/i/g.png)", "i/g.png"),
        ("![g](<g h.png>)", "a/g h.png", "![g](<2020-01-02-queue/g h.png>)", "g h.png"),
        ("[l](log.txt#l3)", "a/log.txt", "[l](2020-01-02-queue/log.txt#l3)", "log.txt"),
        ("[l](page.html)", "a/page.html", "[l](2020-01-02-queue/page.html.txt)", "page.html.txt"),
        ('<img src="g.png">', "a/g.png", '<img src="2020-01-02-queue/g.png">', "g.png"),
        ("[g]\n\n[g]: g.png", "a/g.png", "[g]\n\n[g]: 2020-01-02-queue/g.png", "g.png"),
    ],
)
def test_files_come_along_beside_the_draft(written: str, there: str, moved: str, file: str) -> None:
    assert text_of(written, there) == (moved, [f"{FOLDER}/{file}"])


def test_names_that_differ_in_capitals_only_do_not_meet() -> None:
    body, files = text_of("![a](x/G.png) ![b](../x/g.png)", "a/x/G.png", "x/g.png")
    assert files == [f"{FOLDER}/x/G.png", f"{FOLDER}/x/g-2.png"]
    assert body == "![a](2020-01-02-queue/x/G.png) ![b](2020-01-02-queue/x/g-2.png)"


def test_a_file_named_twice_comes_once() -> None:
    assert text_of("![a](g.png) ![b](./g.png)", "a/g.png")[1] == [f"{FOLDER}/g.png"]


def test_a_picture_in_the_text_becomes_a_file() -> None:
    body, files = text_of("![g](data:image/png;base64,iVBORw0KGgo=)")
    assert (body, files) == ("![g](2020-01-02-queue/image-1.png)", [f"{FOLDER}/image-1.png"])


@pytest.mark.parametrize(
    "written",
    [
        "![g](https://x.example/g.png)",
        "[x](https://x.example/)",
        "[x](mailto:a@b.example)",
        "[x](#timeline)",
        "[gone](gone.md)",
        "`[x](g.png)`",
    ],
)
def test_other_links_stay_as_they_are(written: str) -> None:
    assert text_of(written, "a/g.png") == (written, [])


def test_a_link_to_another_report_leads_to_its_draft() -> None:
    made = bring(
        {
            "2020-01-02.md": "# Queue\n\n[b](sub/2019-05-06.md#impact) [again][b]\n\n"
            "[b]: sub/2019-05-06.md\n",
            "sub/2019-05-06.md": "# Beacon\n\n[a](../2020-01-02.md) [me](2019-05-06.md)\n",
        }
    )
    drafts = dict(made.drafts)
    first = drafts["incidents/2020/2020-01-02-queue.md"]
    assert '[b](../2019/2019-05-06-beacon.md "sub/2019-05-06.md impact")' in first
    assert '[b]: ../2019/2019-05-06-beacon.md "sub/2019-05-06.md"' in first
    second = drafts["incidents/2019/2019-05-06-beacon.md"]
    assert '[a](../2020/2020-01-02-queue.md "../2020-01-02.md")' in second
    assert made.outcomes[0].decide[-1].startswith("it links to incidents/2019/2019-05-06-beacon.md")


def test_links_in_html_are_moved_too() -> None:
    made = bring(
        {"2020-01-02.md": "# Queue\n\n<a href='b.md'>b</a>\n", "b.md": "# B\n\n2019-05-06\n"}
    )
    draft = dict(made.drafts)["incidents/2020/2020-01-02-queue.md"]
    assert "<a href='../2019/2019-05-06-b.md' title='b.md'>b</a>" in draft


def test_a_published_report_may_link_to_a_draft() -> None:
    made = bring(
        {"2020-01-02.md": "# Queue\n\n[b](b.md)\n", "b.md": "# Beacon\n\nOn 2019-05-06.\n"}
    )
    drafts = dict(made.drafts)
    uri = "incidents/2020/2020-01-02-queue.md"
    there = {**TERMS, **{one: text for one, text in drafts.items() if one != uri}}
    assert base(there).errors(uri, drafts[uri], made.stubs) == ()


def test_a_later_import_finds_earlier_drafts() -> None:
    old = {"b.md": "# Beacon\n\nOn 2019-05-06.\n"}
    first = bring(old)
    made = bring(
        {**old, "2020-01-02.md": "# Queue\n\n[b](b.md)\n"}, {**TERMS, **dict(first.drafts)}
    )
    assert '[b](../2019/2019-05-06-beacon.md "b.md")' in made.drafts[0][1]


@pytest.mark.parametrize(
    ("body", "question"),
    [
        ("![g](g.png)", "the image 'g.png' leads to nothing here: what was it?"),
        ("[x](gone.md)", "the link 'gone.md' leads to nothing here: what was it?"),
        ("[x](/abs/path)", "the link '/abs/path' leads to nothing here: what was it?"),
        (
            "![g](https://x.example/g.png)",
            "the image https://x.example/g.png lies at another host: keep a copy here?",
        ),
    ],
)
def test_what_leads_nowhere_is_a_question(body: str, question: str) -> None:
    made = bring({"2020-01-02.md": f"# Queue\n\n{body}\n"})
    assert question in made.outcomes[0].decide
    assert base().errors(made.drafts[0][0], made.drafts[0][1], made.stubs) == ()
