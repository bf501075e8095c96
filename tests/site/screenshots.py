"""Takes the screenshots that README shows, from the sample site as it is: `make screenshots`."""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from kb_plugin.layout import address, replay_page
from tests.site.serving import ROOT, build, chromium, served

TARGET = ROOT / ".github" / "screenshots"
INCIDENT = "2024-01-18-locker-sessions-reconnect-together"
PICTURES = {
    "home": ("", ""),
    "perspectives": (f"incidents/{INCIDENT}/", "#perspectives"),
    "replay": (address(replay_page(INCIDENT)), ".kb-replay"),
}
"""Name of each picture to the address of its page, and what is to stand at its top."""

_SIZE = {"width": 1280, "height": 820}
_MOST_BYTES = 200_000


def main() -> None:
    """Build the sample, take each picture, and tell what it weighs."""
    TARGET.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        served(build(ROOT, Path(folder) / "site")) as site,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        page = browser.new_page(viewport=_SIZE, color_scheme="light", reduced_motion="reduce")  # type: ignore[arg-type]
        for name, (there, top) in PICTURES.items():
            page.goto(site + there, wait_until="networkidle")
            if top:
                # Below the header, which stays in sight.
                page.locator(top).first.evaluate(
                    "top => scrollTo(0, top.getBoundingClientRect().top + scrollY - 130)"
                )
            file = TARGET / f"{name}.png"
            page.screenshot(path=file)
            size = file.stat().st_size
            print(f"{file.relative_to(ROOT)}: {size // 1000} kB")
            if size > _MOST_BYTES:
                raise SystemExit(f"{file.name} weighs more than {_MOST_BYTES // 1000} kB")
        browser.close()


if __name__ == "__main__":
    main()
