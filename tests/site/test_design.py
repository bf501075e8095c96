"""What the frame of each page promises: little to fetch, nothing jumps, every page in reach."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

from kb_plugin import layout
from kb_plugin.plugin_config import PRELOADED, THEME
from tests.site.kinds import INCIDENT
from tests.site.serving import targets_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Response

    from tests.site.serving import HtmlPage

FONTS = THEME / "assets/kb/fonts"
_SHIFTS = """() => { window.shifted = 0; new PerformanceObserver((list) => {
  for (const one of list.getEntries()) if (!one.hadRecentInput) window.shifted += one.value;
}).observe({ type: "layout-shift", buffered: true }); }"""


def test_all_fonts_together_weigh_at_most_120_kilobytes() -> None:
    assert sum(file.stat().st_size for file in FONTS.glob("*.woff2")) <= 120_000
    assert all((THEME / font).is_file() for font in PRELOADED)


def test_each_face_brings_its_licence() -> None:
    licences = list(FONTS.glob("*-OFL.txt"))
    assert len(licences) == 3
    for licence in licences:
        assert "SIL Open Font License" in licence.read_text(encoding="utf-8")
    assert len(list(FONTS.glob("*-OFL.txt"))) == 3


def test_an_incident_is_light_on_a_first_visit_and_lighter_on_the_next(
    browser: Browser, site_url: str
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.add_init_script(f"({_SHIFTS})()")
    weights: dict[str, int] = {}

    def weigh(response: Response) -> None:
        if response.url.startswith("http") and response.ok:
            body = response.body()
            packed = body if response.url.endswith(".woff2") else gzip.compress(body, 6)
            weights[response.url] = len(packed)

    page.on("response", weigh)
    page.goto(site_url + INCIDENT, wait_until="networkidle")
    assert sum(weights.values()) <= 250_000
    # Well below 0.1, which is still called good.
    assert page.evaluate("window.shifted") < 0.02
    sheets = [one for one in weights if "/assets/kb/" in one and one.endswith(".css")]
    assert len(sheets) == 1, "each style sheet is one more to wait for"
    first = set(weights)
    weights.clear()
    page.goto(site_url + "incidents/2026-08-11-two-compartments-answer-to-one-code/")
    page.wait_for_load_state("networkidle")
    new = {one: weight for one, weight in weights.items() if one not in first}
    assert sum(new.values()) <= 40_000, new
    context.close()


def test_every_page_of_the_navigation_is_led_to_from_an_incident(
    sample_pages: dict[str, HtmlPage],
) -> None:
    led_to = targets_of(sample_pages, INCIDENT)
    missing = [uri for uri in layout.NAVIGATION if layout.address(uri) not in led_to]
    assert missing == []


def test_a_table_sorts_by_keyboard_and_stays_where_it_is(page: Page, site_url: str) -> None:
    page.goto(site_url + "follow-up/")
    header = page.locator("table.kb-sortable").first.get_by_role("columnheader", name="Owner")
    header.get_by_role("button").focus()
    before = page.evaluate("scrollY")
    page.keyboard.press("Enter")
    owners = page.locator("table.kb-sortable").first.locator("td[data-label=Owner]")
    ascending = owners.all_inner_texts()
    assert ascending == sorted(ascending, key=str.casefold)
    assert header.get_attribute("aria-sort") == "ascending"
    page.keyboard.press("Enter")
    assert header.get_attribute("aria-sort") == "descending"
    assert owners.all_inner_texts() == sorted(ascending, key=str.casefold, reverse=True)
    assert page.evaluate("scrollY") == before


def test_the_failure_door_of_the_home_page_leads_to_results(page: Page, site_url: str) -> None:
    page.goto(site_url)
    page.get_by_label("An error, an alert, a metric, a system").fill(
        "IdentityDeviceTokenRejectsHigh"
    )
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=IdentityDeviceTokenRejectsHigh")
    page.locator(".kb-result__title", has_text="Locker sessions").first.wait_for()
