"""Search as a reader meets it: in the header, on its page, by keyboard, on a phone."""

from __future__ import annotations

import json
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlencode, urlsplit
from urllib.request import urlopen

import pytest
import yaml
from playwright.sync_api import expect

from kb_plugin.search.identifiers import parts
from tests.site.serving import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page


def _published() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Give id, whole text and front matter of each published incident of the sample."""
    for file in sorted((ROOT / "content" / "incidents").rglob("*.md")):
        text = file.read_text(encoding="utf-8")
        front = yaml.safe_load(text.split("---\n")[1]) if text.startswith("---\n") else {}
        if front.get("status") == "published":
            yield file.stem, text, front


INCIDENTS = list(_published())
TITLES = [(id_, str(front["title"])) for id_, _, front in INCIDENTS]
SIGNALS = [(id_, str(one)) for id_, _, front in INCIDENTS for one in front.get("signals", [])]
OWN_SIGNALS = [
    (id_, signal) for id_, signal in SIGNALS if sum(signal in text for _, text, _ in INCIDENTS) == 1
]


def _own_part(id_: str) -> str | None:
    """Return the part of an incident's identifiers that the fewest other incidents hold."""
    own = {
        part
        for one, signal in SIGNALS
        for part in parts(signal)
        if one == id_ and " " not in signal and len(part) > 2 and part != signal.lower()
    }
    holders = {part: sum(part in text.lower() for _, text, _ in INCIDENTS) for part in own}
    return min(own, key=lambda part: (holders[part], part), default=None)


PARTS = [(part, id_) for id_, _, _ in INCIDENTS if (part := _own_part(id_))]

NONSENSE = "zxqvkjw"


@contextmanager
def _quiet(page: Page, site_url: str) -> Iterator[Page]:
    """Expect no error in the console, and no request to another host."""
    errors: list[str] = []
    asked: list[str] = []
    page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.context.on("request", lambda request: asked.append(urlsplit(request.url).netloc))
    yield page
    assert errors == []
    assert set(asked) <= {urlsplit(site_url).netloc}


@pytest.fixture
def page(page: Page, site_url: str) -> Iterator[Page]:
    """A fresh page that has to stay quiet."""
    with _quiet(page, site_url):
        yield page


def _search(page: Page, site_url: str, query: str = "", **facets: str | list[str]) -> None:
    given = {**({"q": query} if query else {}), **facets}
    page.goto(f"{site_url}search/?{urlencode(given, doseq=True)}")
    _answered(page)


def _answered(page: Page) -> None:
    """Wait until what is shown answers what was last asked."""
    expect(page.locator(".kb-find [data-kb-found]")).to_have_attribute("aria-busy", "false")


def _first(page: Page) -> Locator:
    return page.locator(".kb-find .kb-result__title a").first


def _total(page: Page) -> int:
    _answered(page)
    said = page.locator(".kb-find [role=status]").inner_text()
    found = re.match(r"\d+", said)
    return int(found[0]) if found else 0


def _all_results(page: Page) -> list[str]:
    """Return the ids of all results, after asking for more until there is no more."""
    _answered(page)
    more = page.locator("[data-kb-more]")
    links = page.locator(".kb-find .kb-result__title a")
    while more.is_visible():
        before = links.count()
        more.click()
        expect(links.nth(before)).to_be_attached()
    hrefs = [link.get_attribute("href") or "" for link in links.all()]
    return [href.rstrip("/").rsplit("/", 1)[-1] for href in hrefs]


def test_an_excerpt_says_where_it_was_cut(page: Page, site_url: str) -> None:
    _search(page, site_url, "connection")
    texts = page.locator(".kb-result__excerpt").all_inner_texts()
    assert texts
    assert all(re.match(r"… |[\"“]?[A-Z\d]", text) for text in texts)
    assert all(re.search(r'[.?!]["”)]?$| …$', text) for text in texts)


def _box(page: Page, facet: str, value: str) -> Locator:
    return page.locator(f'[data-kb-facet="{facet}"] input[value="{value}"]')


def _counts(page: Page, facet: str) -> dict[str, int]:
    labels = page.locator(f'[data-kb-facet="{facet}"] .kb-facet__value').all()
    return {
        label.locator("input").input_value(): int(label.locator("[data-kb-count]").inner_text())
        for label in labels
    }


def _expect_counts(page: Page, facet: str, counts: dict[str, int]) -> None:
    """Wait until the counts of a facet are these; they follow the results."""
    labels = page.locator(f'[data-kb-facet="{facet}"] [data-kb-count]')
    expect(labels).to_have_text([str(count) for count in counts.values()])


@pytest.fixture(scope="module")
def open_search(browser: Browser, site_url: str) -> Iterator[Page]:
    """The search page, opened once: each query goes into its field."""
    context = browser.new_context()
    with _quiet(context.new_page(), site_url) as opened:
        _search(opened, site_url)
        yield opened
    context.close()


def _ask(opened: Page, query: str) -> None:
    opened.get_by_role("searchbox").fill(query)
    opened.get_by_role("searchbox").press("Enter")
    expect(opened.locator(".kb-find [role=status]")).to_contain_text(f"“{query}”")


@pytest.mark.parametrize(("id_", "title"), TITLES)
def test_a_title_finds_its_incident_first(open_search: Page, id_: str, title: str) -> None:
    _ask(open_search, title)
    expect(_first(open_search)).to_have_attribute("href", re.compile(rf"/{re.escape(id_)}/$"))


@pytest.mark.parametrize(("id_", "signal"), OWN_SIGNALS)
def test_a_signal_finds_the_only_incident_with_it_first(
    open_search: Page, id_: str, signal: str
) -> None:
    _ask(open_search, signal)
    expect(_first(open_search)).to_have_attribute("href", re.compile(rf"/{re.escape(id_)}/$"))


@pytest.mark.parametrize(("part", "id_"), PARTS)
def test_an_identifier_is_found_by_its_parts(open_search: Page, part: str, id_: str) -> None:
    _ask(open_search, part)
    assert id_ in _all_results(open_search)


def _modules(folder: Path, *names: str) -> set[str]:
    """Return modules and all that they import before they run."""
    found: set[str] = set()
    left = list(names)
    while left:
        if (name := left.pop()) not in found:
            found.add(name)
            text = (folder / name).read_text(encoding="utf-8")
            left += re.findall(r'^(?:import|\}) .*?from "\./([\w-]+\.js)";$', text, re.MULTILINE)
    return found


def test_the_search_page_names_every_module_that_other_pages_have_no_use_for(
    sample_site: Path,
) -> None:
    text = (sample_site / "search" / "index.html").read_text(encoding="utf-8")
    named = set(re.findall(r'<link[^>]* rel="modulepreload"[^>]* href="\.\./([^"]+)"', text))
    scripts = sample_site / "assets" / "kb"
    own = _modules(scripts, "search-page.js") - _modules(scripts, "kb.js")
    assert named == {*(f"assets/kb/{one}" for one in own), "pagefind/pagefind.js"}
    assert (sample_site / "pagefind" / "pagefind.js").is_file()


def test_nothing_of_the_index_is_loaded_before_search_opens(page: Page, site_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site_url)
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "/pagefind/" in url or "kb-names" in url] == []

    page.keyboard.press("/")
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "/pagefind/" in url] != []


def test_search_opens_from_the_header_and_closes_again(page: Page, site_url: str) -> None:
    page.goto(site_url)
    opener = page.locator("header").get_by_role("button", name="Search")
    opener.click()
    dialog = page.get_by_role("dialog", name="Search incidents")
    expect(dialog.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(opener).to_be_focused()


def test_the_slash_opens_search_except_in_a_field(page: Page, site_url: str) -> None:
    page.goto(site_url)
    page.keyboard.press("Control+/")
    dialog = page.get_by_role("dialog", name="Search incidents")
    expect(dialog).to_be_hidden()
    page.keyboard.press("/")
    field = dialog.get_by_role("searchbox")
    expect(field).to_be_focused()
    page.keyboard.press("/")
    expect(field).to_have_value("/")


def test_the_dialog_shows_results_reached_by_arrow_keys(page: Page, site_url: str) -> None:
    id_, title = TITLES[0]
    page.goto(site_url)
    page.keyboard.press("/")
    page.keyboard.type(title)
    first = page.locator("dialog .kb-result a").first
    expect(first).to_have_attribute("href", re.compile(rf"/{re.escape(id_)}/$"))
    first_link = page.locator("dialog a").first
    page.keyboard.press("ArrowDown")
    expect(first_link).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator("dialog").get_by_role("searchbox")).to_be_focused()

    first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(rf"/{re.escape(id_)}/$"))
    expect(page.locator("dialog.kb-quick")).to_be_hidden()


def test_the_dialog_leads_to_all_results(page: Page, site_url: str) -> None:
    page.goto(site_url)
    page.keyboard.press("/")
    page.keyboard.type("the")
    expect(page.locator("dialog .kb-result").first).to_be_visible()
    page.get_by_role("link", name="All results, with filters").click()
    page.wait_for_url(re.compile(r"/search/\?q=the$"))
    _answered(page)
    expect(page.get_by_role("searchbox")).to_have_value("the")


def test_without_a_query_all_incidents_come_newest_first(page: Page, site_url: str) -> None:
    _search(page, site_url)
    assert _total(page) == len(INCIDENTS)
    days = [id_[:10] if id_[0].isdigit() else "" for id_ in _all_results(page)]
    assert len(days) == len(INCIDENTS)
    assert days == sorted(days, reverse=True)


def test_values_of_one_facet_add_and_facets_narrow(page: Page, site_url: str) -> None:
    by_severity = {
        id_: (str(front.get("severity")), set(front.get("systems", [])))
        for id_, _, front in INCIDENTS
    }
    levels = sorted({level for level, _ in by_severity.values() if level.isdigit()})[:2]
    either = {id_ for id_, (level, _) in by_severity.items() if level in levels}
    system = sorted({one for id_ in either for one in by_severity[id_][1]})[0]

    _search(page, site_url, severity=levels)
    assert set(_all_results(page)) == either
    _box(page, "system", system).check()
    expect(page).to_have_url(re.compile(f"system={system}"))
    both = {id_ for id_ in either if system in by_severity[id_][1]}
    expect(page.locator(".kb-find [role=status]")).to_contain_text(f"{len(both)} incident")
    assert set(_all_results(page)) == both


def test_facets_are_used_by_keyboard_alone(page: Page, site_url: str) -> None:
    _search(page, site_url)
    for _ in range(80):
        if page.evaluate("document.activeElement.type") == "checkbox":
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    name, value = page.evaluate("[document.activeElement.name, document.activeElement.value]")
    assert page.evaluate("document.activeElement.checked")
    expect(page).to_have_url(re.compile(f"{name}={value}"))
    assert 0 < len(_all_results(page)) < len(INCIDENTS)


@pytest.mark.parametrize("facet", ["system", "factor", "severity", "year", "detection"])
def test_a_count_says_how_many_there_would_be(page: Page, site_url: str, facet: str) -> None:
    level = str(INCIDENTS[-1][2]["severity"])
    other = {"year": INCIDENTS[-1][0][:4]} if facet == "severity" else {"severity": level}
    _search(page, site_url, "the", **other)
    status = page.locator(".kb-find [role=status]")
    expect(page.locator(".kb-facet__value--none").first).to_be_attached()
    counts = _counts(page, facet)
    assert any(counts.values())
    for value, count in list(counts.items())[:4]:
        _box(page, facet, value).check()
        expect(status).to_contain_text(f"{count} incident" if count else "No incident")
        _expect_counts(page, facet, counts)
        _box(page, facet, value).uncheck()


def test_more_of_an_older_answer_never_lands_in_a_newer_one(page: Page, site_url: str) -> None:
    level = str(INCIDENTS[-1][2]["severity"])
    expected = {id_ for id_, _, front in INCIDENTS if str(front.get("severity")) == level}
    _search(page, site_url, severity=level)
    box = _box(page, "severity", level)
    box.uncheck()
    _answered(page)
    # What the filter shows is known by now, so its answer comes before that of the other.
    more = page.locator("[data-kb-more]").element_handle()
    box.evaluate("(box, more) => { more.click(); box.click(); }", more)
    found = _all_results(page)
    page.wait_for_load_state("networkidle")
    assert sorted(found) == sorted(expected)
    assert sorted(_all_results(page)) == sorted(expected)


def test_the_address_carries_words_facets_and_order(page: Page, site_url: str) -> None:
    _search(page, site_url)
    page.get_by_role("searchbox").fill("the")
    page.get_by_role("searchbox").press("Enter")
    expect(page).to_have_url(re.compile(r"\?q=the$"))
    _box(page, "severity", "2").check()
    page.get_by_label("Sort by").select_option("date")
    expect(page).to_have_url(re.compile("sort=date"))
    assert parse_qs(urlsplit(page.url).query) == {"q": ["the"], "severity": ["2"], "sort": ["date"]}

    newest = max(id_ for id_, _, front in INCIDENTS if front.get("severity") == 2)
    expect(_first(page)).to_have_attribute("href", re.compile(rf"/{newest}/$"))
    total = _total(page)
    found = _all_results(page)
    page.reload()
    _answered(page)
    expect(page.get_by_role("searchbox")).to_have_value("the")
    expect(_box(page, "severity", "2")).to_be_checked()
    assert _total(page) == total
    assert _all_results(page) == found


def test_sorting_by_date_keeps_every_result(page: Page, site_url: str) -> None:
    _search(page, site_url, "the")
    by_relevance = _all_results(page)
    _search(page, site_url, "the", sort="date")
    by_date = _all_results(page)
    assert set(by_date) == set(by_relevance)
    days = [id_[:10] if id_[0].isdigit() else "" for id_ in by_date]
    assert days == sorted(days, reverse=True)


def test_a_filter_in_use_can_be_removed_where_it_is_shown(page: Page, site_url: str) -> None:
    _search(page, site_url, severity=["1", "2"])
    chosen = page.get_by_role("list", name="Filters in use")
    chosen.get_by_role("button", name=re.compile("remove this filter")).first.click()
    expect(_box(page, "severity", "1")).not_to_be_checked()
    expect(chosen.get_by_role("button")).to_be_focused()
    chosen.get_by_role("button").click()
    expect(page).to_have_url(f"{site_url}search/")
    expect(page.locator(".kb-find [role=status]")).to_be_focused()


def test_words_that_no_incident_has_together_are_searched_singly(page: Page, site_url: str) -> None:
    _search(page, site_url, f"{TITLES[0][1].split()[0]} {NONSENSE}")
    note = page.get_by_text("No incident has all of these words")
    expect(note).to_be_visible()
    expect(note).to_contain_text(f"“{NONSENSE}”")
    expect(_first(page)).to_be_visible()


def test_where_nothing_is_found_the_next_step_is_offered(page: Page, site_url: str) -> None:
    _search(page, site_url, NONSENSE)
    expect(page.locator(".kb-find [role=status]")).to_have_text(f"No incident for “{NONSENSE}”.")
    expect(page.get_by_role("link", name="all incidents by date")).to_be_visible()
    expect(page.get_by_role("link", name="by system and factor in the matrix")).to_be_visible()
    expect(page.locator(".kb-find .kb-result")).to_have_count(0)


def test_filters_that_leave_nothing_can_be_removed_at_once(page: Page, site_url: str) -> None:
    id_, title = TITLES[0]
    other = next(
        str(level)
        for level in (1, 2, 3, 4)
        if level != next(front.get("severity") for one, _, front in INCIDENTS if one == id_)
    )
    _search(page, site_url, title, severity=other, year=id_[:4], system="no-such-value")
    if _total(page):
        pytest.skip("another incident of that severity has these words")
    page.get_by_role("button", name="Remove all filters").last.click()
    expect(_first(page)).to_have_attribute("href", re.compile(rf"/{re.escape(id_)}/$"))


def test_the_name_of_a_system_leads_to_its_page(page: Page, site_url: str) -> None:
    with urlopen(f"{site_url}kb-names.json") as answer:  # noqa: S310  # the test's own server
        named = next(one for one in json.load(answer) if one["kind"] == "system")
    _search(page, site_url, named["name"])
    link = page.locator(".kb-find .kb-names").get_by_role("link", name=named["name"], exact=True)
    expect(link.first).to_have_attribute("href", re.compile(re.escape(named["url"]) + "$"))


def test_search_outlives_moving_between_pages(page: Page, site_url: str) -> None:
    _search(page, site_url, "the")
    found = _all_results(page)
    _first(page).click()
    page.wait_for_url(re.compile(rf"/{re.escape(found[0])}/$"))
    page.keyboard.press("/")
    page.keyboard.type("the")
    expect(page.locator("dialog .kb-result a").first).to_be_visible()
    page.keyboard.press("Escape")
    page.go_back()
    _answered(page)
    expect(page.get_by_role("searchbox")).to_have_value("the")
    assert _all_results(page) == found


def test_search_works_on_a_phone(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    _search(page, site_url, "the")
    expect(_box(page, "severity", "2")).to_be_hidden()
    page.get_by_role("button", name="Filters").click()
    _box(page, "severity", "2").check()
    expect(page.get_by_role("button", name="Filters (1 in use)")).to_be_visible()
    wider = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert not page.evaluate(wider)


def test_without_javascript_the_lists_are_offered(page: Page, site_url: str) -> None:
    browser = page.context.browser
    assert browser
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(site_url)
    plain.locator("header").get_by_role("link", name="Search").click()
    expect(plain).to_have_url(f"{site_url}search/")
    expect(plain.get_by_role("link", name="all incidents by date")).to_be_visible()
    expect(plain.get_by_role("link", name="by system and factor in the matrix")).to_be_visible()
    context.close()


def test_search_works_below_a_sub_path(page: Page, site_url: str) -> None:
    below = f"{site_url}library/of/incidents/"
    page.context.route(
        f"{below}**",
        lambda route: route.fulfill(
            response=route.fetch(url=route.request.url.replace(below, site_url))
        ),
    )
    id_, title = TITLES[0]
    _search(page, below, title)
    expect(_first(page)).to_have_attribute("href", f"{urlsplit(below).path}incidents/{id_}/")


def test_search_is_not_printed(page: Page, site_url: str) -> None:
    _search(page, site_url)
    page.emulate_media(media="print")
    expect(page.locator(".kb-find form")).to_be_hidden()
    expect(page.locator("header .kb-open")).to_be_hidden()
