"""What differs between two incidents, in words that a reader can take in at once."""

from __future__ import annotations

import pytest

from kb_plugin import pipeline
from kb_plugin.render.likeness import difference
from kb_plugin.settings import DEFAULT
from tests.samples import raw_files

TERMS = {
    **{f"systems/{one}.md": f"---\nname: {one.upper()}\n---\n" for one in ("db", "disk", "dns")},
    "factors/limit.md": "---\nname: Fixed limit\ngroup: Software\n---\n",
    "factors/timing.md": "---\nname: Timing and concurrency\ngroup: Software\n---\n",
    "factors/gap.md": "---\nname: Model gap\ngroup: Organisation\n---\n",
}
HERE, THERE = "2025-01-01-here", "2025-01-02-there"


def text(systems: str, factors: str) -> str:
    return (
        "---\ntitle: Rows wait\nstatus: published\norigin: imported\n"
        f"systems: [{systems}]\nfactors: [{factors}]\n---\n"
    )


@pytest.mark.parametrize(
    ("here", "there", "said"),
    [
        pytest.param(("db", "limit"), ("db", "limit"), "", id="nothing"),
        pytest.param(
            ("db", "limit"), ("db, disk", "limit"), "at DISK", id="another system as well"
        ),
        pytest.param(("db, disk", "limit"), ("db", "limit"), "not at DISK", id="a system less"),
        pytest.param(
            ("db", "limit"),
            ("db", "limit, timing, gap"),
            "with timing and concurrency, model gap",
            id="a name that holds an and",
        ),
        pytest.param(
            ("db", "limit, gap"), ("dns", "limit"), "at DNS; without model gap", id="both"
        ),
    ],
)
def test_a_difference_says_at_what_and_with_what(
    here: tuple[str, str], there: tuple[str, str], said: str
) -> None:
    incidents = {f"incidents/{HERE}.md": text(*here), f"incidents/{THERE}.md": text(*there)}
    base = pipeline.run(raw_files(TERMS | incidents), (), DEFAULT, with_drafts=True).base
    by_id = {one.id: one for one in base.incidents}
    assert difference(base, by_id[HERE], by_id[THERE]) == said
