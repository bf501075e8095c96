"""Which groups of factors have a shape and a hue."""

from __future__ import annotations

from kb_plugin.render.groups import GROUPS, group_key
from tests.site.serving import ROOT


def test_each_group_of_the_vocabulary_that_comes_along_has_one_of_its_own() -> None:
    names = {
        line.removeprefix("group:").strip()
        for file in (ROOT / "content" / "factors").glob("*.md")
        for line in file.read_text(encoding="utf-8").splitlines()
        if line.startswith("group:")
    }
    assert sorted(map(group_key, names)) == sorted(GROUPS)


def test_a_group_is_known_by_a_word_of_its_name() -> None:
    assert group_key("Load") == "load"
    assert group_key("Tools, procedures and drills") == "tools"


def test_a_group_of_an_owners_own_has_none() -> None:
    assert group_key("Weather") == ""
    assert group_key("Unchanged") == ""
    assert group_key(None) == ""
