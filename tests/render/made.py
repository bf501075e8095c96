"""What is built from a few files, on one day for all tests."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kb_plugin import pipeline
from kb_plugin.render.build import build
from kb_plugin.settings import DEFAULT
from tests.samples import raw_files

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kb_plugin.pipeline import Result
    from kb_plugin.render.build import Build
    from kb_plugin.settings import Settings

TODAY = date(2025, 6, 1)


def build_of(
    result: Result,
    settings: Settings = DEFAULT,
    *,
    shows_errors: bool = True,
    site_url: str = "",
    directories: bool = True,
) -> Build:
    """Return what becomes of a base; files with errors become lists of them, or pages as usual."""
    return build(
        result.base,
        result.corpus,
        result.findings if shows_errors else (),
        result.similarity,
        settings,
        today=TODAY,
        site_name="Base",
        site_url=site_url,
        directories=directories,
    )


def pages_of(
    files: Mapping[str, str | bytes],
    settings: Settings = DEFAULT,
    *,
    with_drafts: bool = False,
    shows_errors: bool = True,
    directories: bool = True,
) -> dict[str, str]:
    """Return the text of every page that is built from some files, by content path."""
    result = pipeline.run(raw_files(files), (), settings, with_drafts=with_drafts)
    built = build_of(result, settings, shows_errors=shows_errors, directories=directories)
    return {one.uri: one.text for one in built.pages}
