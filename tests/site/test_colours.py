"""The colours of the site hold what they promise to every reader, in both schemes."""

from __future__ import annotations

from itertools import combinations

import pytest

from kb_plugin.plugin_config import THEME
from kb_plugin.render.groups import GROUPS
from tests.site.colours import VISIONS, contrast, distance, schemes

SCHEMES = schemes((THEME / "assets/kb/tokens.css").read_text(encoding="utf-8"))

GROUNDS = ("paper", "raised", "sunken", "accent-soft")
TEXTS = ("ink", "soft", "accent")
HEATS = tuple(f"heat-{step}" for step in range(1, 6))
FAR_ENOUGH = 6.0
"""Three times what can just be told apart side by side: marks stand apart from each other."""


@pytest.fixture(params=["default", "slate"])
def scheme(request: pytest.FixtureRequest) -> str:
    """The light and the dark scheme."""
    return str(request.param)


def test_text_can_be_read_on_every_ground(scheme: str) -> None:
    tokens = SCHEMES[scheme]
    pairs = [(text, ground) for ground in GROUNDS for text in TEXTS]
    pairs += [(f"group-{group}", ground) for ground in GROUNDS[:3] for group in GROUPS]
    pairs += [("ink", heat) for heat in HEATS]
    # Words on buttons.
    pairs += [("paper", "ink"), ("paper", "accent")]
    faint = {
        f"{text} on {ground}": round(ratio, 2)
        for text, ground in pairs
        if (ratio := contrast(tokens[text], tokens[ground])) < 4.5
    }
    assert faint == {}


def test_the_edge_of_a_control_stands_out(scheme: str) -> None:
    tokens = SCHEMES[scheme]
    assert contrast(tokens["edge"], tokens["paper"]) >= 3
    assert contrast(tokens["edge"], tokens["raised"]) >= 3


@pytest.mark.parametrize("vision", VISIONS)
def test_groups_of_factors_stay_apart_for_every_reader(scheme: str, vision: str) -> None:
    tokens = SCHEMES[scheme]
    close = {
        f"{one} and {other}": round(far, 1)
        for one, other in combinations(GROUPS, 2)
        if (far := distance(tokens[f"group-{one}"], tokens[f"group-{other}"], vision)) < FAR_ENOUGH
    }
    assert close == {}


@pytest.mark.parametrize("vision", VISIONS)
def test_counts_grow_away_from_the_paper(scheme: str, vision: str) -> None:
    tokens = SCHEMES[scheme]
    away = [distance(tokens[heat], tokens["paper"], vision) for heat in HEATS]
    assert away == sorted(away)
    assert away[0] >= 2
