"""Every kind of page in Chromium: nothing asked of other hosts, no errors, readable as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.site.kinds import INCIDENT, KINDS
from tests.site.serving import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Request

SCREENS = {
    "wide": ({"width": 1440, "height": 900}, "light"),
    "phone, dark": ({"width": 390, "height": 844}, "dark"),
}


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("address", KINDS)
def test_a_page_asks_no_other_host_and_has_no_errors(
    browser: Browser, site_url: str, address: str, screen: str
) -> None:
    size, scheme = SCREENS[screen]
    context = browser.new_context(viewport=size, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    foreign: list[str] = []
    errors: list[str] = []

    def note_request(request: Request) -> None:
        if not request.url.startswith((site_url, "data:", "blob:")):
            foreign.append(request.url)

    def note_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            errors.append(message.text)

    page.on("request", note_request)
    page.on("console", note_console)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(site_url + address, wait_until="networkidle")
    assert foreign == []
    assert errors == []
    overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert overflow <= 0, "the page scrolls sideways"
    assert page.locator("h1:visible").count() == 1
    context.close()


def test_everything_of_an_incident_is_readable_without_javascript(
    browser: Browser, site_url: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + INCIDENT)
    shown = " ".join(page.locator("article").inner_text().split())
    for expected in (
        "What we understand now",
        "Engineer running the broker upgrade",
        "What I assumed",
        "What limited the harm",
        "IdentityDeviceTokenRejectsHigh",
        "Considered and ruled out",
        "Learned by",
    ):
        assert expected.casefold() in shown.casefold()
    context.close()


def test_each_account_stands_under_its_narrator(browser: Browser, site_url: str) -> None:
    page = browser.new_page()
    page.goto(site_url + INCIDENT)
    accounts = page.locator("section.kb-account")
    assert accounts.count() == 3
    for number in range(3):
        account = accounts.nth(number)
        assert account.locator("h2").inner_text().startswith("Account: ")
        assert account.locator("section.kb-element").count() == 5
        assert account.locator("time[datetime]").count() > 5
    page.close()


def test_the_sample_says_that_the_company_is_invented() -> None:
    assert "invented" in (ROOT / "overrides" / "home.html").read_text(encoding="utf-8")
