"""The draft itself: front matter that can be read again, and what keeps a source whole."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kb_plugin.importing.draft import clean, scalar
from kb_plugin.read.front_matter import read_front_matter
from kb_plugin.source import SourceText
from tests.importing.bring import draft_of


def test_a_whole_draft() -> None:
    text = (
        "---\nweight: 3\ntitle: 'Incident 2020-01-02: Checkout hangs'\nseverity: major\n---\n\n"
        "# Incident 2020-01-02: Checkout hangs\n\n"
        "The quota of the checkout was reached on that day.\n"
    )
    draft, _, mark = draft_of(text).rpartition("<!-- ")
    assert draft == (
        "---\n"
        "title: Checkout hangs\n"
        "status: draft\n"
        "severity: 2\n"
        "systems: [checkout]\n"
        "factors:\n"
        "  - term: fixed-limit\n"
        "    certainty: potential\n"
        "    evidence: The quota of the checkout was reached on that day.\n"
        "origin: imported\n"
        "# To decide before this is published; take a line out once it is done:\n"
        "# - the factors were found by their words: which of them did play a part?\n"
        "---\n"
        "\n"
        "## Summary\n"
        "\n"
        "The quota of the checkout was reached on that day.\n"
        "\n"
        "## The original\n"
        "\n"
        "- File: `report.md`\n"
        "- Heading: Incident 2020-01-02: Checkout hangs\n"
        "\n"
        "```yaml\n"
        "weight: 3\n"
        "title: 'Incident 2020-01-02: Checkout hangs'\n"
        "severity: major\n"
        "```\n"
        "\n"
    )
    assert mark.startswith("imported from report.md: source ")


@given(st.text())
def test_any_text_is_a_value_of_front_matter(text: str) -> None:
    source = SourceText("a.md", "a.md", f"---\ntitle: {scalar(text)}\n---\n")
    front = read_front_matter(source)
    assert front.defects == ()
    assert front.root is not None
    assert front.root.plain(with_empty=True) == {"title": clean(text)}


def test_front_matter_that_says_only_the_title_is_not_repeated() -> None:
    draft = draft_of("---\ntitle: Checkout hangs\n---\n\ntext\n")
    assert "```yaml" not in draft


def test_front_matter_may_hold_fences() -> None:
    draft = draft_of("---\ntitle: T\nlog: |\n  ```\n  x\n  ```\n---\n\ntext\n")
    assert "\n````yaml\n" in draft


def test_stated_addresses_are_sources() -> None:
    draft = draft_of("---\ntitle: T\nurl: https://x.example/a\nlink: not an address\n---\n\ntext\n")
    assert 'sources: ["https://x.example/a"]\n' in draft


def test_what_nothing_else_brings_over_whole_is_shown_as_it_stands() -> None:
    text = "# T\n\n" + "[x" * 3000 + "\n\n## Impact\n\n~~~\ny\n~~~\n"
    draft = draft_of(text)
    assert f"~~~~text\n{text.strip()}\n~~~~\n" in draft
    assert "# - its text is shown as it stands, without sections: write them?" in draft
