"""axe-core on every kind of page, in both schemes, as narrow as a phone and as wide as a desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from tests.site.test_reading import INCIDENT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

KINDS = (
    "",
    "incidents/",
    INCIDENT,
    "systems/",
    "systems/locker-gateway/",
    "factors/",
    "factors/load-amplification/",
    "matrix/",
    "lessons/",
    "work-as-done/",
    "follow-up/",
    "paths/",
    "paths/first-week/",
    "search/",
    "seen-before/",
    "guide/",
    "guide/file-format/",
    "guide/checks/kb203/",
    "404.html",
)
"""One page of each kind."""

WIDTHS = (360, 800, 1440)
SCHEMES = ("default", "slate")

_SHORTEN = """() => {
  for (const list of document.querySelectorAll("article :is(ul, ol, dl, tbody, .kb-facet__values)"))
    while (list.children.length > 4) list.lastElementChild.remove();
}"""
"""The items of a list are alike, so that four stand for all; an audit takes as long as a page."""

_AUDIT = """async () => {
  const found = await axe.run({ resultTypes: ["violations"] });
  return found.violations.map(({ id, nodes }) =>
    `${id}: ${nodes.map((node) => node.target.join(" ")).slice(0, 3).join(", ")}`);
}"""


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[Page]:
    """One page for all kinds: opening a browser's context anew for each costs more than they do."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    context.add_init_script(AXE_SCRIPT)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("address", KINDS)
def test_no_rule_of_accessibility_is_broken(reader: Page, site_url: str, address: str) -> None:
    reader.goto(site_url + address)
    reader.evaluate(_SHORTEN)
    broken = []
    for scheme in SCHEMES:
        reader.evaluate("scheme => document.body.dataset.mdColorScheme = scheme", scheme)
        for width in WIDTHS:
            reader.set_viewport_size({"width": width, "height": 900})
            broken += [f"{scheme}, {width} px: {one}" for one in reader.evaluate(_AUDIT)]
    assert broken == []
