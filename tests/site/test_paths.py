"""Reading paths in Chromium: by keyboard, remembered in this browser, whole without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

PATH = "paths/first-week/"
FIRST = "incidents/2025-06-17-pick-up-messages-accepted-not-delivered/?path=first-week"
SECOND = "incidents/2024-01-18-locker-sessions-reconnect-together/?path=first-week"
NARROW = (
    "systems/",
    "systems/compute-platform/",
    "systems/parcel-api/",
    "factors/",
    "factors/signal-absent/",
    "paths/",
    PATH,
    "paths/system-ledger/",
    FIRST,
)


def reach(page: Page, target: Locator) -> None:
    """Move the focus on with the Tab key until a part of the page has it."""
    for _ in range(150):
        page.keyboard.press("Tab")
        if target.evaluate("one => one === document.activeElement"):
            return
    pytest.fail(f"the keyboard does not reach {target}")


def test_a_path_is_read_by_keyboard_and_remembered_until_it_is_forgotten(
    page: Page, site_url: str
) -> None:
    page.goto(site_url + PATH)
    steps = page.locator("[data-kb-stop]")
    reach(page, steps.nth(0).get_by_role("link").first)
    page.keyboard.press("Enter")
    page.wait_for_url(site_url + FIRST)

    foot = page.get_by_role("navigation", name="Reading paths with this incident")
    expect(foot.get_by_role("listitem").first).to_contain_text("Step 1 of 6 on Your first week")
    # The page before the foot is long; the links above it are no part of this.
    foot.scroll_into_view_if_needed()
    read = foot.get_by_role("checkbox", name="I have read this")
    page.locator(".kb-neighbours a").last.focus()
    reach(page, read)
    page.keyboard.press("Space")
    reach(page, foot.get_by_role("listitem").first.get_by_role("link").last)
    page.keyboard.press("Enter")
    page.wait_for_url(site_url + SECOND)

    page.goto(site_url + PATH)
    page.reload()
    boxes = page.get_by_role("checkbox", name="I have read this")
    expect(boxes.nth(0)).to_be_checked()
    expect(boxes.nth(1)).not_to_be_checked()
    boxes.nth(2).check()
    expect(page.locator("[data-kb-progress]")).to_contain_text("You have read 2; about")
    second = steps.nth(1).get_by_role("link").first
    expect(page.locator("[data-kb-progress] a")).to_have_text(second.inner_text())
    page.goto(site_url + "paths/")
    expect(page.locator("li", has_text="Your first week")).to_contain_text("2 read")

    page.goto(site_url + PATH)
    forget = page.get_by_role("button", name="Forget what I have read")
    boxes.last.focus()
    reach(page, forget)
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Forgotten.")
    assert forget.evaluate("one => one === document.activeElement")
    page.reload()
    expect(boxes.nth(0)).to_be_visible()
    assert page.locator("[data-kb-stop] input:checked").count() == 0
    kept = page.evaluate("Object.keys(localStorage).filter((one) => one.startsWith('kb-read'))")
    assert kept == []


def test_a_path_leads_on_without_javascript(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + PATH)
    assert page.get_by_role("checkbox").count() == 0
    assert page.get_by_role("button", name="Forget what I have read").count() == 0
    page.locator("[data-kb-stop] a").first.click()
    page.wait_for_url(site_url + FIRST)
    foot = page.get_by_role("navigation", name="Reading paths with this incident")
    step = foot.locator('[data-kb-path="first-week"]')
    expect(step).to_contain_text("Next: Locker sessions reconnect together")
    step.get_by_role("link").last.click()
    page.wait_for_url(site_url + SECOND)
    context.close()


def test_where_the_browser_keeps_nothing_nothing_is_offered(
    browser: Browser, site_url: str
) -> None:
    context = browser.new_context()
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('off'); } })"
    )
    page = context.new_page()
    page.goto(site_url + FIRST, wait_until="networkidle")
    expect(page.locator("[data-kb-came-by]")).to_contain_text("Your first week")
    assert page.get_by_role("checkbox", name="I have read this").count() == 0
    context.close()


def test_pages_of_places_fit_a_narrow_phone_and_have_no_errors(
    browser: Browser, site_url: str
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    wide = []
    for address in NARROW:
        page.goto(site_url + address)
        if page.evaluate("document.documentElement.scrollWidth") > 360:
            wide.append(address)
    assert wide == []
    assert errors == []
    context.close()
