"""axe-core on every kind of page, in both schemes, as narrow as a phone and as wide as a desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from tests.site.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

WIDTHS = (360, 800, 1440)

_SHORTEN = """() => {
  const parts = "li, tr, td, dd, section, article, div, details, fieldset, figure, label, option";
  for (const parent of document.querySelectorAll("article, article *:not(svg *)")) {
    const alike = {};
    for (const child of [...parent.children]) {
      if (!child.matches(parts)) continue;
      const kind = `${child.tagName} ${child.className}`;
      alike[kind] = (alike[kind] ?? 0) + 1;
      if (alike[kind] > 4) child.remove();
    }
  }
}"""
"""Four parts of a kind stand for all of them: an audit takes as long as a page."""

_AUDIT = """async (rules) => {
  const found = await axe.run({ resultTypes: ["violations"], ...(rules && { runOnly: rules }) });
  return found.violations.map(({ id, nodes }) =>
    `${id}: ${nodes.map((node) => node.target.join(" ")).slice(0, 3).join(", ")}`);
}"""
_OF_COLOUR = ["color-contrast", "link-in-text-block"]
"""The rules whose outcome a scheme can change."""


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[Page]:
    """One page for all kinds: opening a browser's context anew for each costs more than they do."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    context.add_init_script(AXE_SCRIPT)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("address", KINDS)
def test_no_rule_of_accessibility_is_broken(reader: Page, site_url: str, address: str) -> None:
    # What scripts add is a part of the page too: parts of them are loaded once it stands.
    reader.goto(site_url + address, wait_until="networkidle")
    reader.wait_for_function("!document.querySelector('.md-code__nav:not([role])')")
    reader.evaluate(_SHORTEN)
    broken = []
    for scheme, rules in (("default", None), ("slate", _OF_COLOUR)):
        reader.evaluate("scheme => document.body.dataset.mdColorScheme = scheme", scheme)
        for width in WIDTHS:
            reader.set_viewport_size({"width": width, "height": 900})
            broken += [f"{scheme}, {width} px: {one}" for one in reader.evaluate(_AUDIT, rules)]
    assert broken == []
