"""Replays in Chromium: nothing of the outcome before its time, by hand, by keyboard, on paper."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from kb_plugin import layout, pipeline
from kb_plugin.cli.folder import read_folder
from kb_plugin.link.replay import steps
from kb_plugin.settings import DEFAULT
from tests.site.serving import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from kb_plugin.model import Incident

PLAYED = "2026-05-07-locker-sessions-reconnect-after-power-return"
_WORD = re.compile(r"[^\W_]+")


@cache
def _incidents() -> dict[str, Incident]:
    markdown, others = read_folder(ROOT / "content")
    base = pipeline.run(markdown, others, DEFAULT, with_drafts=False).base
    return {one.id: one for one in base.incidents if steps(one)}


def _address(identifier: str) -> str:
    return layout.address(layout.replay_pages([identifier])[identifier])


def _words(text: str) -> set[str]:
    found = {word.lower() for word in _WORD.findall(text)}
    # Two digits may be those of a time, or of a moment's number.
    return {word for word in found if not (word.isdigit() and len(word) < 3)}


def _told(incident: Incident) -> str:
    """Return all that a replay shows before its outcome."""
    source = (ROOT / "content" / incident.uri).read_text(encoding="utf-8")
    context = [
        source[one.body.start : one.body.end] for one in incident.sections if one.kind == "context"
    ]
    entries = [entry.text for account in incident.accounts for entry in account.entries]
    return " ".join([*context, *entries, *(one.name for one in incident.narrators)])


def _outcome(incident: Incident) -> str:
    """Return what only later parts tell: title, impact, cause, factors, lessons, duration."""
    source = (ROOT / "content" / incident.uri).read_text(encoding="utf-8")
    kinds = ("summary", "impact", "understanding", "limited-harm", "unclear", "work-as-done")
    later = [
        source[one.body.start : one.body.end] for one in incident.sections if one.kind in kinds
    ]
    later += [f"{one.term} {one.evidence}" for one in incident.factors]
    later += [f"{one.title} {one.text}" for one in incident.lessons]
    return " ".join([incident.title, incident.impact or "", incident.id, *incident.signals, *later])


def test_nothing_of_the_outcome_is_told_before_its_time(page: Page, site_url: str) -> None:
    seen: dict[str, set[str]] = {}
    before_outcome: dict[str, set[str]] = {}
    chosen = list(_incidents().values())[:14]
    assert len(chosen) >= 10
    for incident in chosen:
        page.goto(site_url + _address(incident.id), wait_until="domcontentloaded")
        page.locator("[data-kb-bar]").wait_for()
        texts = page.evaluate(
            """() => [document.title, document.querySelector('[name=description]').content,
                      location.href, document.body.innerText]"""
        )
        seen[incident.id] = _words(" ".join(texts))
        before_outcome[incident.id] = _words(
            page.evaluate(
                """() => {
                  const steps = [...document.querySelectorAll('[data-kb-turn]')].slice(0, -1);
                  for (const step of steps) step.open = true;
                  return document.body.innerText;
                }"""
            )
        )
    # What every replay says is the page's own wording.
    ours = set.intersection(*seen.values())
    ours_later = set.intersection(*before_outcome.values())
    for incident in chosen:
        told = _words(_told(incident)) | _words(page_title(incident))
        only_later = _words(_outcome(incident)) - told
        assert len(only_later) > 50
        assert (only_later - ours) & seen[incident.id] == set(), incident.id
        assert (only_later - ours_later) & before_outcome[incident.id] == set(), incident.id


def page_title(incident: Incident) -> str:
    """Return the title of a replay in the sample base."""
    markdown, others = read_folder(ROOT / "content")
    base = pipeline.run(markdown, others, DEFAULT, with_drafts=False).base
    assert incident.day
    day = f"{incident.day.day} {incident.day:%B %Y}"
    return f"{day}, {base.systems_of[incident.id][0].name}"


def test_no_replay_is_found_by_search(page: Page, site_url: str) -> None:
    page.goto(site_url)
    found = page.evaluate(
        """async (root) => {
          const index = await import(`${root}pagefind/pagefind.js`);
          const { results } = await index.search(null);
          return Promise.all(results.map(async (one) => (await one.data()).url));
        }""",
        site_url,
    )
    assert len(found) >= len(_incidents())
    assert [url for url in found if "replay" in url] == []


def test_the_list_tells_nothing_of_what_came_of_it(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}replay/")
    shown = page.locator("article").inner_text()
    for incident in _incidents().values():
        assert incident.title not in shown
        assert page.locator(f'article a[href$="{_address(incident.id)[7:]}"]').count() >= 1
    expect(page.get_by_role("link", name=page_title(_incidents()[PLAYED])).first).to_be_visible()


@pytest.fixture
def plain(browser: Browser, site_url: str) -> Iterator[Page]:
    """A replay in a browser without JavaScript."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + _address(PLAYED))
    yield page
    context.close()


def test_without_javascript_one_opens_a_step_after_the_other(plain: Page) -> None:
    closed = plain.locator("details:not([open]) > summary:visible")
    bodies = plain.locator("details > section:visible")
    opened = 0
    while closed.count():
        assert closed.count() == 1, "the number of steps to come shows"
        assert bodies.count() == opened
        closed.click()
        opened += 1
        assert bodies.count() == opened
    assert opened == plain.locator("details").count()
    expect(plain.locator(".kb-outcome")).to_contain_text(_incidents()[PLAYED].title)
    # No button is there that does nothing, and nothing promises to keep notes.
    assert plain.locator("[data-kb-replay] button:visible").count() == 0
    expect(plain.get_by_text("gone when you leave it")).to_be_visible()
    expect(plain.get_by_text("stays in this browser")).to_be_hidden()


def test_on_paper_the_participants_sheet_comes_first_and_ends_before_the_outcome(
    plain: Page,
) -> None:
    incident = _incidents()[PLAYED]
    plain.emulate_media(media="print")
    participants = plain.locator(".kb-sheet--participant")
    facilitators = plain.locator(".kb-sheet--facilitator")
    expect(participants).to_be_visible()
    last = steps(incident)[-1].told[-1].entry.text
    assert last in participants.inner_text()
    assumed = [one for step in steps(incident) for one in step.held]
    for held in assumed:
        assert held.entry.text not in participants.inner_text()
    assert incident.title not in participants.inner_text()
    assert "I left it for ten minutes" not in participants.inner_text()
    assert participants.locator(".kb-lines > span:visible").count() > 3 * 3
    for text in (*(one.entry.text for one in assumed), "I left it for ten minutes", last):
        assert facilitators.get_by_text(text).first.is_visible()
    expect(facilitators.get_by_role("link", name=incident.title)).to_be_visible()
    expect(facilitators).to_contain_text("To talk about")
    assert facilitators.evaluate("it => getComputedStyle(it).breakBefore") == "page"
    assert plain.locator("[data-kb-replay] textarea:visible").count() == 0


@pytest.fixture
def replay(page: Page, site_url: str) -> Page:
    """A replay, opened and alive."""
    page.goto(site_url + _address(PLAYED))
    expect(page.locator("[data-kb-bar]")).to_be_visible()
    return page


def _focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent"))


def test_by_keyboard_from_start_to_end_and_back(replay: Page, site_url: str) -> None:
    total = replay.locator("[data-kb-turn]").count()
    opened = replay.locator("[data-kb-turn][open]")
    for number in range(total):
        replay.keyboard.press("ArrowRight")
        expect(opened).to_have_count(number + 1)
        heading = opened.last.locator("[tabindex]").first
        expect(heading).to_be_focused()
        assert heading.is_visible()
        if number < total - 1:
            assert replay.locator(".kb-outcome:visible").count() == 0
    assert _focused(replay) == "What came of it"
    expect(replay.get_by_role("link", name=_incidents()[PLAYED].title)).to_be_visible()
    replay.keyboard.press("ArrowRight")
    for number in range(1, 4):
        replay.keyboard.press("ArrowLeft")
        expect(opened).to_have_count(total - number)
    # Letters belong to those who speak to their machine.
    for letter in "njpk":
        replay.keyboard.press(letter)
    expect(opened).to_have_count(total - 3)
    expect(replay.locator("[data-kb-progress]")).to_have_text(
        f"{len(steps(_incidents()[PLAYED])) - 1} moments so far"
    )
    replay.keyboard.press("Escape")
    replay.wait_for_url(f"{site_url}replay/")


def test_buttons_and_steps_can_be_clicked(replay: Page) -> None:
    opened = replay.locator("[data-kb-turn][open]")
    replay.get_by_role("button", name="Next", exact=True).click()
    replay.get_by_text("Next moment").locator("visible=true").click()
    expect(opened).to_have_count(2)
    expect(replay.locator("[data-kb-progress]")).to_have_text("2 moments so far")
    replay.get_by_role("button", name="Back", exact=True).click()
    expect(opened).to_have_count(1)
    replay.get_by_text("Back to before this").locator("visible=true").click()
    expect(opened).to_have_count(0)
    expect(replay.get_by_role("heading", level=1)).to_be_focused()


def test_notes_stay_in_the_browser_until_they_are_cleared(replay: Page, site_url: str) -> None:
    sent: list[str] = []
    replay.context.on("request", lambda one: sent.append(f"{one.url} {one.post_data or ''}"))
    opened = replay.locator("[data-kb-turn][open]")
    field = replay.locator("[data-kb-decision] textarea").first
    while not field.is_visible():
        replay.keyboard.press("ArrowRight")
    before = opened.count()
    field.fill("")
    # No key moves the replay while someone writes.
    field.press_sequentially("nk pj zaphod")
    field.press("ArrowLeft")
    expect(opened).to_have_count(before)
    replay.get_by_label("Anything you want to keep in mind").fill("zaphod too")
    replay.keyboard.press("Escape")
    assert "replay/" in replay.url
    expect(opened).to_have_count(before)

    replay.reload()
    expect(opened).to_have_count(before)
    expect(field).to_have_value("nk pj zaphod")
    free = replay.get_by_label("Anything you want to keep in mind")
    expect(free).to_have_value("zaphod too")
    assert not any("zaphod" in one for one in sent)
    assert replay.evaluate("Object.keys(localStorage).filter(k => k.startsWith('kb-replay'))") == [
        "kb-replay-19bedd57"
    ]
    other = next(one for one in _incidents() if one != PLAYED)
    replay.goto(site_url + _address(other))
    expect(replay.locator("[data-kb-bar]")).to_be_visible()
    expect(free).to_have_value("")

    replay.go_back()
    expect(free).to_have_value("zaphod too")
    replay.get_by_role("button", name="Clear notes and place").click()
    expect(replay.get_by_role("status").filter(has_text="Cleared")).to_be_visible()
    assert "zaphod" not in replay.evaluate("JSON.stringify({...localStorage})")
    replay.reload()
    expect(replay.locator("[data-kb-bar]")).to_be_visible()
    expect(free).to_have_value("")
    expect(opened).to_have_count(0)


@pytest.mark.parametrize("sheet", ["participant", "facilitator"])
def test_a_reader_chooses_which_sheet_to_print(replay: Page, sheet: str) -> None:
    replay.evaluate("window.print = () => { window.printed = true; }")
    replay.locator(f'[data-kb-print="{sheet}"]').click()
    assert replay.evaluate("window.printed")
    replay.emulate_media(media="print")
    for name in ("participant", "facilitator"):
        assert replay.locator(f".kb-sheet--{name}").is_visible() is (name == sheet)
    assert replay.locator(".kb-outcome").is_visible() is (sheet == "facilitator")
    replay.emulate_media(media="screen")
    replay.evaluate("dispatchEvent(new Event('afterprint'))")
    assert replay.locator("[data-kb-turn][open]").count() == 0
    assert replay.locator("html[data-kb-printing]").count() == 0


def test_an_incident_leads_to_its_replay(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}incidents/{PLAYED}/")
    page.get_by_role("link", name="Replay it without the outcome").click()
    page.wait_for_url(site_url + _address(PLAYED))
    expect(page.get_by_role("heading", level=1)).to_have_text(page_title(_incidents()[PLAYED]))
