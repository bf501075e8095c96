"""Lanes in Chromium: from one narrator to six and from three entries to a hundred, nothing covers
anything, nothing is cut off, and one sees at any place who tells and when.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.site.lanes_base import ENTRIES, NARRATORS, incident_id, lanes_project
from tests.site.serving import build, served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Locator, Page

INCIDENTS = [(narrators, entries) for narrators in NARRATORS for entries in ENTRIES]

_FAULTS = """() => {
  const faults = [];
  const figure = document.querySelector('.kb-lanes');
  if (document.documentElement.scrollWidth > innerWidth) faults.push('the page scrolls sideways');
  const isCut = (part) => part.clientWidth && part.scrollWidth > part.clientWidth + 1;
  const covers = (a, b) =>
    a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  const notes = [...figure.querySelectorAll('.kb-lanes__entry')];
  const boxes = notes.map((note) => note.getBoundingClientRect());
  for (const [index, note] of notes.entries()) {
    const text = note.textContent.trim().slice(0, 30);
    if ([note, ...note.querySelectorAll('p, pre, code')].some(isCut)) faults.push('cut: ' + text);
    const cell = note.closest('td').getBoundingClientRect();
    if (boxes[index].right > cell.right + 1) faults.push('beyond its lane: ' + text);
    if (boxes.slice(index + 1).some((other) => covers(boxes[index], other)))
      faults.push('covered: ' + text);
  }
  for (const name of figure.querySelectorAll('th')) {
    const isForTheEar = getComputedStyle(name.closest('tr').parentElement).clipPath !== 'none';
    if (isCut(name) && !isForTheEar) faults.push('cut: ' + name.textContent);
  }
  return faults;
}"""


@pytest.fixture(scope="module")
def lanes_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site of incidents of all sizes."""
    folder = tmp_path_factory.mktemp("lanes")
    site = build(lanes_project(folder / "project"), folder / "site")
    with served(site) as address:
        yield address


def context_of(browser: Browser, width: int) -> BrowserContext:
    return browser.new_context(
        viewport={"width": width, "height": 800}, timezone_id="America/New_York"
    )


def opened(page: Page, url: str, narrators: int, entries: int) -> Page:
    page.goto(f"{url}incidents/{incident_id(narrators, entries)}/", wait_until="domcontentloaded")
    return page


@pytest.mark.parametrize("width", [360, 800, 1440])
def test_no_entry_is_covered_or_cut_off(browser: Browser, lanes_url: str, width: int) -> None:
    context = context_of(browser, width)
    page = context.new_page()
    for narrators, entries in INCIDENTS:
        opened(page, lanes_url, narrators, entries)
        assert page.locator(".kb-lanes__entry").count() == entries
        # Log lines behind a sentence are part of it.
        page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
        assert page.evaluate(_FAULTS) == [], f"{narrators} narrators, {entries} entries"
    context.close()


def test_six_lanes_scroll_by_keyboard_below_their_names_and_beside_the_time(
    browser: Browser, lanes_url: str
) -> None:
    context = context_of(browser, 1440)
    page = opened(context.new_page(), lanes_url, 6, 30)
    region = page.get_by_role("region", name="Lanes of 6 narrators")
    times = page.locator(".kb-lanes tbody tr[id] th")
    name = page.get_by_role("columnheader", name="Support")
    region.scroll_into_view_if_needed()
    region.focus()
    left, (x, y) = place_of(times.first)[0], place_of(name)
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('.kb-lanes__scroll').scrollLeft > 60")
    page.keyboard.press("End")
    page.wait_for_function("document.querySelector('.kb-lanes__scroll').scrollTop > 400")
    assert place_of(times.last)[0] == pytest.approx(left, abs=1)
    assert place_of(name)[0] < x - 60
    assert place_of(name)[1] == pytest.approx(y, abs=1)
    context.close()


def test_on_a_phone_the_name_and_the_time_stay_while_a_long_entry_passes(
    browser: Browser, lanes_url: str
) -> None:
    context = context_of(browser, 360)
    page = opened(context.new_page(), lanes_url, 4, 30)
    cell = page.locator("td[data-label]", has_text="any of the three panels").first
    bar = page.locator(".md-header").bounding_box()
    assert bar
    cell.evaluate("(cell) => scrollTo(0, cell.getBoundingClientRect().top + scrollY)")
    time = cell.locator("xpath=..").locator("th")
    assert place_of(time)[1] == pytest.approx(bar["height"], abs=2)
    name = cell.evaluate(
        "(cell) => { const held = getComputedStyle(cell, '::before');"
        " return [held.content, held.position, parseFloat(held.top)]; }"
    )
    assert name == ['"Support"', "sticky", pytest.approx(bar["height"], abs=2)]
    context.close()


def test_times_stand_in_the_readers_zone_on_demand_with_the_day_where_it_is_another(
    browser: Browser, lanes_url: str
) -> None:
    context = context_of(browser, 1440)
    page = opened(context.new_page(), lanes_url, 2, 100)
    times = page.locator(".kb-lanes tbody time")
    written = times.all_inner_texts()
    assert written[0] == "09:00"
    page.get_by_role("button", name="Show them in America/New_York").click()
    own = times.all_inner_texts()
    assert own[0] == "04:00"
    after_midnight = next(index for index, clock in enumerate(written) if clock < "04:00")
    assert own[after_midnight].startswith("14 Mar ")
    said = page.locator(".kb-lanes__zone").inner_text()
    assert said.startswith("Times are in America/New_York, where you are")
    page.get_by_role("button", name="Back to Europe/Berlin").click()
    assert times.all_inner_texts() == written
    context.close()


def place_of(element: Locator) -> tuple[float, float]:
    box = element.bounding_box()
    assert box
    return box["x"], box["y"]
