"""Parts of the theme that pages share: made once where they would be the same."""

from __future__ import annotations

from functools import partial

from kb_plugin.kept_parts import KeptParts


def made_for(*addresses: str | None) -> list[str]:
    kept = KeptParts(frozenset(("incidents/", "guide/a/")))
    return [kept("nav", one, partial(str.format, "for {}", one)) for one in addresses]


def test_pages_of_one_folder_and_depth_share_a_part() -> None:
    assert made_for("incidents/a/", "incidents/b/") == ["for incidents/a/"] * 2


def test_other_depths_and_folders_have_their_own() -> None:
    addresses = ["incidents/a/", "systems/a/", "incidents/a/b/", "a.html"]
    assert made_for(*addresses) == [f"for {one}" for one in addresses]


def test_a_page_of_the_navigation_is_marked_in_it() -> None:
    assert made_for("guide/b/", "guide/a/", "guide/c/") == [
        "for guide/b/",
        "for guide/a/",
        "for guide/b/",
    ]


def test_a_page_without_an_address_shares_nothing() -> None:
    assert made_for(None, None, "x/") == ["for None", "for None", "for x/"]


def test_parts_do_not_mix() -> None:
    kept = KeptParts(frozenset())
    assert [kept(one, "x/", partial(str, one)) for one in ("nav", "tabs")] == ["nav", "tabs"]
