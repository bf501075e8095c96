"""Takes the screenshots that README shows, from the sample site as it is: `make screenshots`."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import sync_playwright

from kb_plugin.layout import address, replay_pages
from tests.site.serving import ROOT, build, chromium, served

TARGET = ROOT / ".github" / "screenshots"
INCIDENT = "2024-01-18-locker-sessions-reconnect-together"


@dataclass(frozen=True, slots=True)
class Picture:
    """A page, and how far into it the picture is taken."""

    address: str
    top: str = ""
    """What is to stand at the top of the picture."""
    until: str = ""
    """What the key for the next step is pressed for."""


PICTURES = {
    "home": Picture(""),
    "perspectives": Picture(f"incidents/{INCIDENT}/", top="#perspectives"),
    "replay": Picture(address(replay_pages([INCIDENT])[INCIDENT]), until="[data-kb-decision]"),
}

_SIZE = {"width": 1280, "height": 820}
_MOST_BYTES = 200_000
_MOST_STEPS = 20


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
        for name, picture in PICTURES.items():
            page.goto(site + picture.address, wait_until="networkidle")
            for _ in range(_MOST_STEPS if picture.until else 0):
                if page.locator(picture.until).first.is_visible():
                    break
                page.keyboard.press("ArrowRight")
            if picture.top:
                # Below the header, which stays in sight.
                page.locator(picture.top).first.evaluate(
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
