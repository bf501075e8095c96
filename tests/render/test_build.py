"""What a build makes of a content folder, and what it leaves out."""

from __future__ import annotations

import pytest

from kb_plugin import pipeline
from kb_plugin.settings import DEFAULT
from tests.render.made import build_of
from tests.samples import CONTENT, INCIDENT, draft, raw_files

FOLDER = INCIDENT.removesuffix(".md")


@pytest.mark.parametrize(
    ("with_drafts", "left_out"),
    [
        pytest.param(False, (INCIDENT, f"{FOLDER}/graph.png"), id="published"),
        pytest.param(True, (), id="with drafts"),
    ],
)
def test_pictures_of_a_draft_are_published_with_it_and_not_before(
    with_drafts: bool, left_out: tuple[str, ...]
) -> None:
    files = {**CONTENT, INCIDENT: draft(body="![A](2025-03-14-checkout-pool-wait/graph.png)\n")}
    others = (f"{FOLDER}/graph.png", f"{FOLDER}-2/graph.png", "images/graph.png")
    result = pipeline.run(raw_files(files), others, DEFAULT, with_drafts=with_drafts)
    built = build_of(result)
    assert built.left_out == left_out
