"""The Python-Markdown extension: what a page's Markdown becomes."""

from __future__ import annotations

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown.treeprocessors import InlineProcessor

from kb_plugin.markdown import EXTENSIONS, FragmentRenderer, PostmortemMarkdown, marked_time
from kb_plugin.render.page import html_block


def convert(text: str) -> str:
    """Return the HTML of a page."""
    configured = {name: options for name, options in EXTENSIONS.items() if options}
    return markdown.Markdown(extensions=list(EXTENSIONS), extension_configs=configured).convert(
        text
    )


def test_a_heading_with_a_class_groups_what_follows_up_to_the_next_of_its_level() -> None:
    html = convert("## One { #one .kb-account }\n\ntext\n\n### Part\n\nmore\n\n## Two\n\nend")
    section, _, behind = html.partition("</section>")
    assert '<section aria-labelledby="one" class="kb-account">' in section
    assert "more" in section
    assert "end" in behind


@pytest.mark.parametrize(
    ("heading", "kept"),
    [
        ("## Set {a, b}", "Set {a, b}"),
        ("## Ends { #a b }", "Ends { #a b }"),
        ("## `code` { #id }", "<code>code</code>"),
    ],
)
def test_only_our_own_attributes_are_taken_from_a_heading(heading: str, kept: str) -> None:
    assert kept in convert(heading)


def test_an_authors_closing_tag_in_code_closes_nothing() -> None:
    html = convert("## One { #one .kb-account }\n\nThe tag `</section>` is code.\n")
    assert html.count("</section>") == 1
    assert "&lt;/section&gt;" in html


def test_a_marked_time_becomes_an_element_with_anchor_and_instant() -> None:
    html = convert(f"- {marked_time('entry-a-1', '2025-03-14T08:31:00Z', '09:31')} I *looked*.")
    expected = (
        '<li class="kb-timed">'
        '<time class="kb-time" datetime="2025-03-14T08:31:00Z" id="entry-a-1">09:31</time> '
        "I <em>looked</em>.</li>"
    )
    assert sorted(expected) == sorted(html[html.index("<li ") : html.index("</li>") + 5])
    assert "<em>looked</em>" in html


def test_headings_that_each_account_repeats_are_not_in_the_table_of_contents() -> None:
    page = markdown.Markdown(extensions=["toc", PostmortemMarkdown()])
    html = page.convert(
        "## A { #a .kb-account }\n\n### What I did { #a-did .kb-element .kb-element--did }\n"
    )
    assert '<h3 id="a-did">What I did</h3>' in html
    assert "a-did" not in page.toc  # type: ignore[attr-defined]


def test_footnotes_are_numbered_and_are_no_list_items() -> None:
    html = convert("A claim.[^1]\n\n[^1]: Its source.\n")
    assert "<li" not in html
    assert "1. Its source." in html


def test_a_block_of_ours_is_left_as_it_is() -> None:
    block = html_block("<div class='x'>\n\n  <p>* no list</p>\n</div>")
    assert "<p>* no list</p>" in convert(f"before\n\n{block}\n\n* a list")


def test_a_single_tilde_is_no_subscript_and_two_strike_through() -> None:
    assert convert("about ~5 or ~6 minutes") == "<p>about ~5 or ~6 minutes</p>"
    assert "<del>gone</del>" in convert("~~gone~~")


def test_a_link_of_a_fragment_that_leads_nowhere_leaves_its_words() -> None:
    known = {"systems/a.md": "@/systems/a/"}
    html = FragmentRenderer(known.get).html("[one](kb:/systems/a.md) and [two](kb:/gone.md)")
    assert html == '<p><a href="@/systems/a/">one</a> and <a>two</a></p>'


MARKUP = st.lists(
    st.sampled_from([*"ab1 .:;,()`*_[]!<>&\\~#-+|\"'\n", "  \n", "[x](y)", "https://a.b"]),
    max_size=60,
).map("".join)


@given(MARKUP)
def test_text_without_markup_is_passed_over_with_the_same_result(text: str) -> None:
    quick = markdown.Markdown(extensions=[PostmortemMarkdown()])
    thorough = markdown.Markdown(extensions=[PostmortemMarkdown()])
    thorough.treeprocessors.register(InlineProcessor(thorough), "inline", 20)
    assert quick.convert(text) == thorough.convert(text)


def test_patterns_of_other_extensions_are_still_looked_for() -> None:
    html = markdown.markdown(
        "a ==marked== word", extensions=["pymdownx.mark", PostmortemMarkdown()]
    )
    assert "<mark>marked</mark>" in html
