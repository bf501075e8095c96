"""Every kind of page in Chromium: nothing asked of other hosts, no errors, readable as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from kb_plugin.kinds import RelationKind
from tests.site.kinds import INCIDENT, KINDS
from tests.site.serving import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, ConsoleMessage, Request

    from kb_plugin.link.graph import KnowledgeBase
    from kb_plugin.model import Incident

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


def _facts(incident: Incident, base: KnowledgeBase) -> Iterator[str]:
    """Yield every text that the front matter and the structure of an incident's file hold."""
    yield from (incident.title, incident.impact or "", incident.ref or "", *incident.signals)
    yield from (one.name for one in base.systems_of[incident.id])
    for factor, use in base.factors_of[incident.id]:
        yield from (factor.name, use.evidence or "")
    yield from (one.name for one in incident.narrators)
    yield incident.facilitator or ""
    for key in ("began", "noticed", "mitigated", "ended"):
        if moment := getattr(incident.times, key):
            yield moment.text
    for relation in base.related[incident.id]:
        # That two incidents are not alike is told in the one that says so.
        if relation.kind is not RelationKind.NOT_SIMILAR or relation.is_stated_here:
            yield from (relation.incident.title, relation.note or "")
    for action in incident.actions:
        yield from (action.do, action.owner or "", action.why or "")
    yield from incident.sources
    yield from (one.heading.text for one in incident.sections if one.narrator is None)
    yield from (one.title for one in incident.lessons)
    for account in incident.accounts:
        yield from (entry.moment.text for entry in account.entries if entry.moment)


def _letters(text: str) -> str:
    """Return what is left of a text on any page: no marks, no white space."""
    return "".join(one for one in text.casefold() if one.isalnum())


def test_no_fact_of_a_file_needs_javascript(
    browser: Browser, site_url: str, base: KnowledgeBase
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    richest = sorted(base.incidents, key=lambda one: len(one.actions) + len(one.relations))[-5:]
    for incident in richest:
        page.goto(f"{site_url}incidents/{incident.id}/")
        shown = _letters(page.locator("article").inner_text())
        facts = set(_facts(incident, base))
        assert len(facts) > 60
        assert {one for one in facts if _letters(one) not in shown} == set()
    context.close()


@pytest.mark.parametrize(("system", "chosen"), [("dark", "default"), ("light", "slate")])
def test_the_readers_system_chooses_the_palette_and_the_reader_another(
    browser: Browser, site_url: str, system: str, chosen: str
) -> None:
    context = browser.new_context(color_scheme=system)  # type: ignore[arg-type]
    page = context.new_page()
    body = page.locator("body")
    first = {"dark": "slate", "light": "default"}[system]
    page.goto(site_url)
    expect(body).to_have_attribute("data-md-color-scheme", first)
    page.get_by_role("button", name="Switch to").focus()
    page.keyboard.press("Enter")
    expect(body).to_have_attribute("data-md-color-scheme", chosen)
    expect(page.get_by_role("button", name="Switch to")).to_be_focused()
    page.goto(site_url + "incidents/")
    expect(body).to_have_attribute("data-md-color-scheme", chosen)
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
