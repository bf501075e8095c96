"""In which order the pages of a folder stand in the navigation, and where replays lie."""

from __future__ import annotations

from kb_plugin.layout import in_order, replay_pages

PAGES = ["guide/a.md", "guide/b.md", "guide/checks/index.md", "guide/index.md", "guide/z.md"]


def test_an_index_comes_first_and_orders_what_it_links_to() -> None:
    text = "Read [the last](z.md#part), then [checks](checks/index.md), then [it](z.md) again."
    assert in_order(PAGES, "guide/index.md", text) == [
        "guide/index.md",
        "guide/z.md",
        "guide/checks/index.md",
        "guide/a.md",
        "guide/b.md",
    ]


def test_without_an_index_pages_come_by_name() -> None:
    assert in_order(["b.md", "a.md"], "index.md", "") == ["a.md", "b.md"]


def test_links_to_elsewhere_order_nothing() -> None:
    text = "[Home](../index.md) and [a page](https://example.com/b.md)"
    assert in_order(PAGES, "guide/index.md", text)[1:3] == ["guide/a.md", "guide/b.md"]


def test_the_address_of_a_replay_does_not_name_its_incident() -> None:
    identifier = "2025-03-14-checkout-pool-wait"
    # The first 8 digits of `printf 2025-03-14-checkout-pool-wait | sha256sum`.
    assert replay_pages([identifier]) == {identifier: "replay/4543857a.md"}


def test_of_two_replays_whose_addresses_begin_alike_the_later_has_a_digit_more() -> None:
    earlier, later = "2025-03-25-incident-58824", "2025-03-27-incident-30210"
    assert replay_pages([later, earlier]) == {
        earlier: "replay/9b73dfb5.md",
        later: "replay/9b73dfb54.md",
    }
