"""Pages that look across all incidents: the matrix, the overview, follow-up and lessons."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from kb_plugin.link.follow_up import follow_up
from kb_plugin.link.matrix import Matrix, matrix_of

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from kb_plugin.link.graph import KnowledgeBase

Counts = dict[str, dict[str, int]]
"""Name of a factor to name of a system to a number of incidents."""

SHOWN = """table => {
  const names = [...table.tHead.rows[0].cells].map(cell => cell.textContent);
  const found = {};
  for (const row of table.querySelectorAll("tr[data-row]")) {
    const cells = [...row.cells].slice(2).flatMap((cell, place) => {
      const link = cell.querySelector("a:not([hidden])");
      return link ? [[names[place + 2], Number(link.lastChild.data)]] : [];
    });
    if (cells.length) found[row.cells[0].textContent] = Object.fromEntries(cells);
  }
  return found;
}"""
"""Reads the counts off the table, wherever its rows and columns stand."""


def counted(matrix: Matrix, base: KnowledgeBase, year: int | None = None) -> Counts:
    """Return the counts of a year, or of all, made from the incidents one by one."""
    found: Counts = {}
    for one in matrix.occurrences:
        if year and (one.day is None or one.day.year != year):
            continue
        for factor in one.factors:
            row = found.setdefault(base.factors[factor].name, {})
            for system in one.systems:
                name = base.systems[system].name
                row[name] = row.get(name, 0) + 1
    return found


@pytest.fixture(scope="module")
def matrix(base: KnowledgeBase) -> Matrix:
    """The matrix of the sample base."""
    return matrix_of(base)


def test_the_matrix_narrows_to_a_year_and_sorts_in_the_page(
    page: Page, site_url: str, matrix: Matrix, base: KnowledgeBase
) -> None:
    page.goto(f"{site_url}matrix/")
    period = page.get_by_label("Incidents of")
    expect(period).to_be_visible()
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    table = page.locator(".kb-heat table")
    assert table.evaluate(SHOWN) == counted(matrix, base)

    period.select_option("2025")
    expect(page.get_by_role("status").filter(has_text="of 2025")).to_be_visible()
    assert table.evaluate(SHOWN) == counted(matrix, base, 2025)
    total = sum(1 for one in matrix.occurrences if one.day and one.day.year == 2025)
    assert table.locator("tfoot td").first.inner_text() == str(total)

    page.get_by_label("Order").select_option("name")
    assert table.evaluate(SHOWN) == counted(matrix, base, 2025)
    names = [name.strip() for name in table.locator("thead th a").all_text_contents()]
    assert names == sorted(names, key=str.casefold)
    group = table.locator("tbody").first.locator("tr[data-row] th").all_text_contents()
    assert group == sorted(group, key=str.casefold)
    assert page.url.endswith("?period=2025&order=name")
    # A browser asks for the icon when it likes.
    assert [one for one in requests if "favicon" not in one] == []

    period.select_option("")
    page.get_by_label("Order").select_option("")
    assert table.evaluate(SHOWN) == counted(matrix, base)
    assert page.url.endswith("/matrix/")


def test_the_matrix_is_one_stop_of_tab_and_arrows_move_inside_it(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}matrix/?period=2025")
    expect(page.get_by_label("Incidents of")).to_have_value("2025")
    assert page.locator('.kb-heat table a[tabindex="0"]').count() == 1
    page.locator(".kb-heat__frame").focus()
    page.keyboard.press("Tab")
    where = "document.activeElement.closest('td, th')"
    start = page.evaluate(f"[{where}.parentElement.rowIndex, {where}.cellIndex]")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    row, column = page.evaluate(f"[{where}.parentElement.rowIndex, {where}.cellIndex]")
    assert row > start[0]
    assert column > start[1]
    heading = page.locator(".kb-heat thead th").nth(column)
    assert "kb-heat__here" in (heading.get_attribute("class") or "")
    # Neither the heading nor the first column covers what has the focus.
    covered = page.evaluate(
        "(() => { const box = document.activeElement.getBoundingClientRect();"
        "return document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)"
        " !== document.activeElement })()"
    )
    assert not covered
    page.keyboard.press("Home")
    name = page.evaluate("document.activeElement.textContent")
    assert page.evaluate(f"{where}.cellIndex") == 0
    page.keyboard.press("End")
    href = page.evaluate("document.activeElement.href")
    page.keyboard.press("Shift+Tab")
    assert "kb-heat__frame" in page.evaluate("document.activeElement.className")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(href)
    expect(page.locator(":target")).to_contain_text(name)


def test_without_javascript_the_matrix_is_whole_and_has_a_list_form(
    browser: Browser, site_url: str, matrix: Matrix, base: KnowledgeBase
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{site_url}matrix/")
    cells = page.locator("tr[data-row] td:has(a)")
    assert cells.count() == sum(map(len, counted(matrix, base).values()))
    assert not page.get_by_label("Incidents of").is_visible()
    first = page.locator("tr[data-row]").first
    assert first.locator("td a").first.is_visible()
    page.get_by_label("as a list").check()
    assert not page.locator(".kb-heat thead").is_visible()
    # System and number beside each other in the line of their factor.
    assert re.fullmatch(r"\w[\w ]*\s\d+", first.locator("td a").first.inner_text())
    context.close()


def test_follow_up_narrows_to_a_system_and_to_what_is_past_due(
    page: Page, site_url: str, base: KnowledgeBase
) -> None:
    today = datetime.now(tz=UTC).date()
    work = follow_up(base, today)
    at_ledger = [
        one
        for one in work.tasks
        if "ledger" in {system.id for system in base.systems_of[one.incident.id]}
    ]
    past_due = [one for one in at_ledger if one.is_overdue(today)]
    assert 0 < len(past_due) < len(at_ledger) < len(work.tasks)
    page.goto(f"{site_url}follow-up/?systems=ledger")
    status = page.get_by_role("status").filter(has_text="actions")
    expect(status).to_have_text(f"{len(at_ledger)} of {len(work.tasks)} actions")
    rows = page.locator(".kb-actions tbody tr:visible")
    assert rows.count() == len(at_ledger)
    marks = page.locator("[data-kb-shown]").evaluate_all(
        "all => all.map((one) => one.dataset.kbShown)"
    )
    assert sum(int(one.removesuffix(" shown")) for one in marks) == len(at_ledger)
    page.get_by_label("past due only").check()
    expect(status).to_have_text(f"{len(past_due)} of {len(work.tasks)} actions")
    assert all("ago" in text for text in rows.all_inner_texts())
    assert "past-due=yes" in page.url


@pytest.mark.parametrize("width", [360, 768, 1000, 1440])
def test_no_cell_of_follow_up_is_wider_than_its_place(
    browser: Browser, site_url: str, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    for address in ("follow-up/", "systems/ledger/"):
        page.goto(site_url + address)
        over = page.locator(".kb-table").evaluate_all(
            "all => all.filter((one) => one.scrollWidth > one.clientWidth).length"
        )
        assert over == 0, address
    context.close()


def test_pages_across_incidents_fit_a_narrow_phone(browser: Browser, site_url: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    for address in ("matrix/", "work-as-done/", "follow-up/", "lessons/"):
        page.goto(site_url + address)
        for details in page.locator("article details").all()[:3]:
            details.evaluate("one => one.open = true")
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, address
    context.close()


def test_an_incident_is_told_in_full_once_and_named_at_its_other_systems(
    sample_site: Path, base: KnowledgeBase
) -> None:
    html = (sample_site / "work-as-done" / "index.html").read_text(encoding="utf-8")
    several = [one for one in base.incidents if one.pairs and len(base.systems_of[one.id]) > 1]
    assert several
    for incident in several:
        assert html.count(f'id="pairs-{incident.id}"') == 1
        named = html.count(f'href="#pairs-{incident.id}"')
        assert named == len(base.systems_of[incident.id]) - 1


def test_no_page_across_incidents_counts_people(sample_site: Path, base: KnowledgeBase) -> None:
    html = (sample_site / "work-as-done" / "index.html").read_text(encoding="utf-8")
    overview = html[: html.index('id="pairs"')]
    people = {narrator.name for one in base.incidents for narrator in one.narrators}
    owners = {action.owner for one in base.incidents for action in one.actions if action.owner}
    systems = {one.name for one in base.systems.values()}
    assert people
    assert owners - systems
    assert [name for name in people | owners - systems if f">{name}<" in overview] == []


def test_each_action_has_an_anchor_and_its_age(sample_site: Path, base: KnowledgeBase) -> None:
    html = (sample_site / "follow-up" / "index.html").read_text(encoding="utf-8")
    anchors = re.findall(r'<tr id="(action-[^"]+)"', html)
    assert len(anchors) == len(set(anchors)) == sum(len(one.actions) for one in base.incidents)
    assert {one.rpartition("-")[0].removeprefix("action-") for one in anchors} == {
        one.id for one in base.incidents if one.actions
    }
