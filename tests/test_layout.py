"""In which order the pages of a folder stand in the navigation."""

from __future__ import annotations

from kb_plugin.layout import reading_order

PAGES = ["guide/a.md", "guide/b.md", "guide/checks/index.md", "guide/index.md", "guide/z.md"]


def test_an_index_comes_first_and_orders_what_it_links_to() -> None:
    text = "Read [the last](z.md#part), then [checks](checks/index.md), then [it](z.md) again."
    assert reading_order(PAGES, "guide/index.md", text) == [
        "guide/index.md",
        "guide/z.md",
        "guide/checks/index.md",
        "guide/a.md",
        "guide/b.md",
    ]


def test_without_an_index_pages_come_by_name() -> None:
    assert reading_order(["b.md", "a.md"], "index.md", "") == ["a.md", "b.md"]


def test_links_to_elsewhere_order_nothing() -> None:
    text = "[Home](../index.md) and [a page](https://example.com/b.md)"
    assert reading_order(PAGES, "guide/index.md", text)[1:3] == ["guide/a.md", "guide/b.md"]
