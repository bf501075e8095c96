"""The sample site, built once for each worker, and a browser to open it with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect, sync_playwright

from kb_plugin.pipeline import run
from kb_plugin.read.corpus import RawFile
from kb_plugin.settings import DEFAULT
from tests.site.serving import ROOT, HtmlPage, build, chromium, pages_of, served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from kb_plugin.link.graph import KnowledgeBase


# What a page shows after a moment on a quiet machine takes seconds on a busy one.
expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample knowledge base as it is published."""
    return build(ROOT, tmp_path_factory.mktemp("sample") / "site")


@pytest.fixture(scope="session")
def sample_pages(sample_site: Path) -> dict[str, HtmlPage]:
    """The HTML of the sample site by address."""
    return pages_of(sample_site)


@pytest.fixture(scope="session")
def base() -> KnowledgeBase:
    """The sample base as the pipeline links it."""
    content = ROOT / "content"
    files = [
        RawFile(str(one), one.relative_to(content).as_posix(), one.read_bytes())
        for one in content.rglob("*.md")
    ]
    return run(files, (), DEFAULT, with_drafts=False).base


@pytest.fixture(scope="session")
def site_url(sample_site: Path) -> Iterator[str]:
    """The address of the served sample site."""
    with served(sample_site) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium that stays quiet about itself."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=chromium(),
            args=[
                "--no-sandbox",  # CI runs as root
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-gpu",
            ],
        )
        yield launched
        launched.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page without cookies or history."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    yield page
    # A request still on its way when a test ends is nothing to the next one.
    page.unroute_all(behavior="ignoreErrors")
    context.unroute_all(behavior="ignoreErrors")
    context.close()
