"""Style sheets: no rule for what nobody writes, and one sheet for each part of a page."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest

import kb_plugin
from tests.site.serving import ROOT

PACKAGE = Path(kb_plugin.__file__).parent
SHEETS = {one.name: one for one in sorted(PACKAGE.glob("theme/assets/kb/*.css"))}
ACROSS = ("print.css", "type.css")
"""Sheets about all parts: how they print, and which figures of a font they take."""

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SELECTORS = re.compile(r"[^{};]+(?=\{)")
_COMMA = re.compile(r",(?![^(]*\))")
_FIRST = re.compile(r":is\([^()]*\.kb-[^()]*\)|\.kb-[\w-]+")
_OWN = re.compile(r"\.((?:kb|is)-[\w-]+)")
_WORD = re.compile(r"[\w-]+")
_MODIFIED = re.compile(r"""([\w-]+--)(?:\{|\$\{|"\s*~)""")


def selectors(sheet: str) -> list[str]:
    """Return every selector of a sheet."""
    css = _COMMENT.sub("", SHEETS[sheet].read_text(encoding="utf-8"))
    return [one.strip() for found in _SELECTORS.findall(css) for one in _COMMA.split(found)]


@pytest.fixture(scope="module")
def sources() -> str:
    """Whatever may write a class into a page."""
    files = [
        file
        for folder in (PACKAGE, ROOT / "overrides", ROOT / "content")
        for file in sorted(folder.rglob("*"))
        if file.suffix in (".py", ".j2", ".html", ".js", ".md")
    ]
    return "\n".join(one.read_text(encoding="utf-8") for one in files)


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_class_with_a_style_is_written_somewhere(sheet: str, sources: str) -> None:
    written = set(_WORD.findall(sources))
    # `kb-state--{{ action.state }}` writes one for each state.
    begun = tuple(_MODIFIED.findall(sources))
    styled = {one for selector in selectors(sheet) for one in _OWN.findall(selector)}
    assert {one for one in styled - written if not one.startswith(begun)} == set()


def test_a_part_of_a_page_has_its_styles_in_one_sheet() -> None:
    sheets = defaultdict(set)
    for sheet in SHEETS:
        if sheet in ACROSS:
            continue
        for selector in selectors(sheet):
            # What stands within another part is that part's to style.
            first = _FIRST.search(selector)
            for name in _OWN.findall(first[0] if first else ""):
                sheets[re.split("__|--", name)[0]].add(sheet)
    assert {part: found for part, found in sheets.items() if len(found) > 1} == {}
