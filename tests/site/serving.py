"""Building a site by MkDocs as its user does, serving it, and reading its HTML."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from contextlib import contextmanager
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag, urljoin

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "data"
LEAST_CONFIGURATION = """\
site_name: Test base
docs_dir: content
theme:
  name: material
plugins:
  - postmortem-kb
"""


def mkdocs(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run MkDocs; its output is text, both streams in one."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", *arguments],
        cwd=cwd,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def build(project: Path, into: Path) -> Path:
    """Build a project with `--strict`; a failure shows MkDocs' output."""
    done = mkdocs("build", "--strict", "--site-dir", str(into), cwd=project)
    assert done.returncode == 0, done.stdout
    return into


def project_of(content: Path, into: Path) -> Path:
    """Lay out a project of the least configuration around a copy of a content folder."""
    shutil.copytree(content, into / "content", dirs_exist_ok=True)
    (into / "mkdocs.yml").write_text(LEAST_CONFIGURATION, encoding="utf-8")
    return into


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing; a failing test shows what matters."""


@contextmanager
def served(site: Path, prefix: str = "") -> Iterator[str]:
    """Serve a built site; yield its address, which ends in a slash."""
    handler = functools.partial(_Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/{prefix}"
        server.shutdown()


def chromium() -> str | None:
    """Return the browser to test with; None leaves the choice to Playwright's own."""
    if chosen := os.environ.get("KB_CHROMIUM"):
        return chosen
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    mac = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
    found = [path for name in names if (path := shutil.which(name))]
    return next(iter([*found, *([mac] if Path(mac).exists() else [])]), None)


class HtmlPage(HTMLParser):
    """The links, ids, text and list items of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.words: list[str] = []
        self.items: list[int] = []
        self._lists = 0
        self._silent = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what the tag links to, its id, and the depth of a list item."""
        given = dict(attrs)
        if tag in ("script", "style"):
            self._silent += 1
        if tag in ("ul", "ol"):
            self._lists += 1
        if tag == "li":
            self.items.append(self._lists)
        for key in ("href", "src"):
            if (target := given.get(key)) and tag != "base":
                self.links.append(target)
        for key in ("id", "name"):
            if value := given.get(key):
                self.ids.add(value)

    def handle_endtag(self, tag: str) -> None:
        """Leave lists and silent elements."""
        if tag in ("ul", "ol"):
            self._lists -= 1
        if tag in ("script", "style"):
            self._silent -= 1

    def handle_data(self, data: str) -> None:
        """Keep the text that a reader may see."""
        if not self._silent:
            self.words.append(data)


def pages_of(site: Path) -> dict[str, HtmlPage]:
    """Return every HTML page of a site by its address, such as `incidents/x/`."""
    return {
        file.relative_to(site).as_posix().removesuffix("index.html"): HtmlPage(
            file.read_text(encoding="utf-8")
        )
        for file in sorted(site.rglob("*.html"))
    }


def targets_of(pages: dict[str, HtmlPage], address: str) -> set[str]:
    """Return what a page links to, as addresses of the site without anchors."""
    here = f"http://site/{address}"
    return {
        urldefrag(urljoin(here, link))[0].removeprefix("http://site/")
        for link in pages[address].links
    }


def broken_links(site: Path, pages: dict[str, HtmlPage]) -> list[str]:
    """Return each internal link or anchor that leads nowhere, with the page it stands on."""
    broken: list[str] = []
    for address, page in pages.items():
        if address == "404.html":  # served at any depth, so its links are absolute
            continue
        for link in page.links:
            full, fragment = urldefrag(urljoin(f"http://site/{address}", link))
            if not full.startswith("http://site/"):
                continue
            path = unquote(full.removeprefix("http://site/").partition("?")[0])
            target = pages.get(path)
            if target is None and not (site / path).is_file():
                broken.append(f"{address}: {link}")
            elif fragment and target and unquote(fragment) not in target.ids:
                broken.append(f"{address}: {link} (no such anchor)")
    return broken
