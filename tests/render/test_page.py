"""The text of a page before a generator builds it."""

from __future__ import annotations

from html import unescape

import pytest
import yaml

from kb_plugin.markdown import GUARDED
from kb_plugin.render.page import html_block, page_text


@pytest.mark.parametrize(
    "title", ["Plain", 'With "quotes" and: a colon', "Ü and 漢字", "\N{PARTY POPPER} and \\ and #"]
)
def test_front_matter_says_the_title_to_any_reader_of_yaml(title: str) -> None:
    front = page_text({"title": title, "empty": None}, "words").split("---\n")[1]
    assert unescape(yaml.safe_load(front)["title"]) == title


def test_front_matter_is_html_since_themes_write_it_as_it_is() -> None:
    text = page_text({"title": '<b> & "c"', "hide": ["toc"]}, "words")
    assert yaml.safe_load(text.split("---\n")[1]) == {
        "title": "&lt;b&gt; &amp; &quot;c&quot;",
        "hide": ["toc"],
    }


def test_a_page_is_guarded_unless_its_owner_chose_otherwise() -> None:
    assert page_text({}, "words").endswith(f"---\n\n{GUARDED}\nwords\n")
    assert page_text({}, "words", is_guarded=False).endswith("---\n\nwords\n")


def test_a_block_has_no_blank_line_and_carries_our_mark() -> None:
    assert html_block("<div>\n\n   <p>a</p>\n</div>") == "<div data-kb>\n<p>a</p>\n</div>"
