"""Front matter of other tools is taken apart, and no line of it is lost."""

from __future__ import annotations

import pytest

from kb_plugin.read.foreign_front_matter import split_front_matter

YAML = """---
title: Boarding passes load slowly
date: 2021-02-03 08:10:00
resolved: true
affected:
  - Boarding passes
  - Mobile app
place: {pier: Vikby, gate: 3}
empty:
---
Body
"""
TOML = """+++
title = "Radar offline"
date = 2020-03-07T22:15:00+01:00
tags = ["incident", "radar"]
[extra]
ticket = "HSF-207"
+++
Body
"""


def test_yaml_keeps_values_as_they_are_written() -> None:
    front = split_front_matter(YAML)
    assert (front.language, front.body) == ("yaml", "Body\n")
    assert front.text == YAML[4:].partition("\n---")[0]
    assert front.fields == (
        ("title", ("Boarding passes load slowly",)),
        ("date", ("2021-02-03 08:10:00",)),
        ("resolved", ("true",)),
        ("affected", ("Boarding passes", "Mobile app")),
        ("pier", ("Vikby",)),
        ("gate", ("3",)),
    )


def test_toml_gives_its_dates_as_text() -> None:
    front = split_front_matter(TOML)
    assert (front.language, front.body) == ("toml", "Body\n")
    assert front.fields == (
        ("title", ("Radar offline",)),
        ("date", ("2020-03-07 22:15:00+01:00",)),
        ("tags", ("incident", "radar")),
        ("ticket", ("HSF-207",)),
    )


def test_a_fence_may_name_its_language() -> None:
    front = split_front_matter('---toml\ntitle = "Radar offline"\n---\nBody\n')
    assert (front.language, front.body) == ("toml", "Body\n")
    assert front.fields == (("title", ("Radar offline",)),)
    assert split_front_matter("---yaml\ntitle: Radar offline\n---\nBody\n").fields == front.fields


def test_json_ends_where_its_braces_close() -> None:
    front = split_front_matter('{"title": "Gate stuck", "sev": 2}\n\n# Gate\n')
    assert (front.language, front.body) == ("json", "\n\n# Gate\n")
    assert front.fields == (("title", ("Gate stuck",)), ("sev", ("2",)))


def test_what_is_no_valid_yaml_is_read_line_by_line() -> None:
    front = split_front_matter("---\ntitle: A: b: c\nauthor: {{ site.author }}\ntags:\n- x\n---\nB")
    assert not front.is_whole
    assert front.fields == (
        ("title", ("A: b: c",)),
        ("author", ("{{ site.author }}",)),
        ("tags", ("x",)),
    )
    assert front.body == "B"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("# Heading\n\ntext\n", id="no front matter"),
        pytest.param("---\nnever closed\n", id="an open block"),
        pytest.param("---\nJust words.\n---\nMore.\n", id="text between two rules"),
        pytest.param("{not json}\n", id="a brace"),
        pytest.param("", id="nothing"),
    ],
)
def test_other_text_is_all_body(text: str) -> None:
    front = split_front_matter(text)
    assert (front.language, front.fields, front.body) == ("", (), text)


def test_blank_lines_before_the_fence_are_passed_over() -> None:
    assert split_front_matter("\n\n---\ntitle: x\n---\n").fields == (("title", ("x",)),)


def test_nesting_without_end_is_no_error() -> None:
    deep = "---\na: " + "[" * 500 + "\n---\nbody"
    assert split_front_matter(deep).body == "body"
