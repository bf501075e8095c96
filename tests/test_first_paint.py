"""What a page asks for first and what waits, on the HTML that Material's templates make."""

from __future__ import annotations

import pytest

from kb_plugin.first_paint import ask_first, defer_scripts

CONFIGURATION = '<script id="__config" type="application/json">{}</script>'
HEAD = "<head><script>early()</script></head>"


def test_fonts_are_asked_for_before_the_first_style_sheet() -> None:
    html = '<link rel="stylesheet" href="a.css"><link rel="stylesheet" href="b.css">'
    shown = ask_first(html, ["../f.woff2"])
    assert shown.index('rel="preload" href="../f.woff2"') < shown.index("a.css")
    assert shown.count("preload") == 1


@pytest.mark.parametrize(
    ("written", "waits"),
    [
        pytest.param(
            '<script src="b.js"></script>', '<script defer src="b.js"></script>', id="plain"
        ),
        pytest.param(
            '<script src="b.js"></script><script src="own.js"></script>',
            '<script defer src="b.js"></script><script defer src="own.js"></script>',
            id="the owner's too, so that the order stays",
        ),
        pytest.param(
            '<script src="kb.js" type="module"></script>',
            '<script src="kb.js" type="module"></script>',
            id="a module waits already",
        ),
        pytest.param(
            '<script src="x.js" async></script>', '<script src="x.js" async></script>', id="async"
        ),
    ],
)
def test_scripts_at_the_end_wait(written: str, waits: str) -> None:
    assert defer_scripts(HEAD + CONFIGURATION + written) == HEAD + CONFIGURATION + waits


@pytest.mark.parametrize(
    "html",
    [
        pytest.param(
            f'{HEAD}{CONFIGURATION}<script src="b.js"></script><script>document$.next()</script>',
            id="a script in the page may need those before it",
        ),
        pytest.param(f'{HEAD}<script src="b.js"></script>', id="not a page of Material"),
    ],
)
def test_other_pages_stay_as_they_are(html: str) -> None:
    assert defer_scripts(html) == html
