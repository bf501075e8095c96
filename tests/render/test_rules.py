"""The reference of checks in the guide: a table of all rules, and a page for each."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kb_plugin import pipeline
from kb_plugin.check.rules import RULES
from kb_plugin.layout import CHECKS, check_page
from kb_plugin.render.rules import GROUPS
from kb_plugin.settings import DEFAULT, Settings
from tests.render.made import pages_of
from tests.samples import CONTENT, raw_files

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kb_plugin.check.rule import Rule


def pages(settings: Settings = DEFAULT, files: Mapping[str, str] | None = None) -> dict[str, str]:
    return pages_of({**CONTENT, **(files or {})}, settings)


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    return pages()


def test_the_table_leads_to_every_rule(made: dict[str, str]) -> None:
    for rule in RULES:
        assert f'href="../../guide/checks/{rule.code.lower()}/">{rule.code}</a>' in made[CHECKS]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_each_rule_has_a_page_with_all_that_it_says(rule: Rule, made: dict[str, str]) -> None:
    text = made[check_page(rule.code)]
    assert f"<h1>{rule.code}: " in text
    for line in rule.text.splitlines()[1:]:
        assert re.sub(r"^[A-Z][a-z]+:", "", line).strip() in text
    assert "**Example:**" in text
    assert "**Instead:**" in text


def test_every_rule_belongs_to_a_group() -> None:
    assert {rule.code[:3] for rule in RULES} <= set(GROUPS)


def test_the_weight_shown_is_that_of_this_base(made: dict[str, str]) -> None:
    uri = check_page("KB207")
    assert "<dd>question</dd>" in made[uri]
    assert "has chosen" not in made[uri]
    chosen = pages(replace(DEFAULT, checks={"KB207": "off", "KB301": "warning"}))
    assert "<dd>switched off</dd>" in chosen[uri]
    assert "by default it is a question" in chosen[uri]
    assert "by default it is an error" in chosen[check_page("KB301")]


def test_an_authors_words_stand_above(made: dict[str, str]) -> None:
    text = pages(files={"guide/checks/kb203.md": "We name factors after talks.\n"})
    own = text[check_page("KB203")]
    assert own.index("We name factors") < own.index("**Example:**")
    assert "We name factors" not in made[check_page("KB203")]


def test_pages_may_be_linked_from_anywhere() -> None:
    words = f"[A](../{CHECKS}) and [B](checks/kb203.md)\n"
    found = pipeline.findings(raw_files({**CONTENT, "guide/a.md": words}), (), DEFAULT)
    assert found == ()
