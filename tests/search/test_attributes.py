"""What an incident's page tells the search index."""

from __future__ import annotations

from datetime import date
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from kb_plugin.search.attributes import record


class _Element(HTMLParser):
    """The one element of a record, as an HTML parser reads it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: dict[str, str | None] = {}
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.update(attrs)

    def handle_data(self, data: str) -> None:
        self.text += data

    def told(self, kind: str) -> list[tuple[str, str | None]]:
        """Follow Pagefind's `key[attribute],…` to the values."""
        listed = self.attributes.get(f"data-pagefind-{kind}") or ""
        pairs = [one.removesuffix("]").split("[") for one in listed.split(",") if one]
        return [(key, self.attributes[attribute]) for key, attribute in pairs]


def _checkout() -> str:
    return record(
        title='Checkout "waits" & waits',
        day=date(2025, 3, 14),
        systems=["checkout", "payments-db"],
        factors=["fixed-limit"],
        severity=2,
        detection="alert",
        severity_word="Major",
        system_names=["Checkout", "Payments, old: [db]"],
        signals=["PoolTimeoutError", "ERROR - connection   refused"],
        names=["checkout-api"],
        words=["p99", "2xx"],
    )


def test_a_record_is_one_hidden_element_without_text_or_line_break() -> None:
    element = _Element(_checkout())
    assert element.tags == ["div"]
    assert "hidden" in element.attributes
    assert element.text == ""
    assert "\n" not in _checkout()


def test_facet_values_are_ids() -> None:
    assert _Element(_checkout()).told("filter")[:6] == [
        ("system", "checkout"),
        ("system", "payments-db"),
        ("factor", "fixed-limit"),
        ("severity", "2"),
        ("year", "2025"),
        ("detection", "alert"),
    ]


def test_what_results_show_comes_with_them_whatever_signs_it_holds() -> None:
    assert _Element(_checkout()).told("filter")[6:] == [
        ("day", "2025-03-14"),
        ("severity_word", "Major"),
        ("system_name", "Checkout"),
        ("system_name", "Payments, old: [db]"),
    ]


def test_title_signals_names_and_words_are_searched() -> None:
    assert _Element(_checkout()).told("meta") == [
        ("title", 'Checkout "waits" & waits'),
        ("signals", "PoolTimeoutError ERROR connection refused"),
        ("names", "checkout-api"),
        ("words", "p99 2xx"),
    ]


def test_the_sort_key_is_the_day() -> None:
    assert _Element(_checkout()).told("sort") == [("day", "2025-03-14")]


def test_what_is_not_recorded_has_a_value_of_its_own_and_sorts_last() -> None:
    bare = record(title="Old", day=None, systems=[], factors=[], severity=None, detection=None)
    element = _Element(bare)
    assert element.told("filter") == [
        ("severity", "none"),
        ("year", "undated"),
        ("detection", "none"),
        ("day", "0000-00-00"),
    ]
    assert element.told("meta") == [("title", "Old")]
    assert element.told("sort") == [("day", "0000-00-00")]
    assert element.told("sort")[0][1] < date.min.isoformat()  # type: ignore[operator]


@given(st.text(), st.lists(st.text()), st.lists(st.text()))
def test_any_text_stays_inside_its_attribute(
    title: str, names: list[str], words: list[str]
) -> None:
    html = record(
        title=title,
        day=None,
        systems=names,
        factors=words,
        severity=None,
        detection=title,
        system_names=names,
        signals=words,
        names=names,
        words=words,
    )
    element = _Element(html)
    assert element.tags == ["div"]
    assert element.text == ""
    assert len(html.splitlines()) == 1
