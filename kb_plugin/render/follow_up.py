"""The page of every action, and of what no action addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin import layout
from kb_plugin.kinds import ActionState, Certainty

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kb_plugin.model import Action, Factor, Incident
    from kb_plugin.render.page import Page
    from kb_plugin.render.site import Site

_STATES = (
    (ActionState.OPEN, "Open"),
    (ActionState.DONE, "Done"),
    (ActionState.DROPPED, "Dropped, and why"),
)


def follow_up_page(site: Site) -> Page:
    """Return the page of every action, and of what no action addresses."""
    base = site.base
    actions = [(incident, action) for incident in base.incidents for action in incident.actions]
    states = []
    for state, label in _STATES:
        chosen = [pair for pair in actions if pair[1].state is state]
        if chosen:
            chosen.sort(key=_oldest_first)
            block = site.block(
                "actions.html.j2", layout.FOLLOW_UP, actions=chosen, with_incident=True
            )
            states.append((state, f"{label} ({len(chosen)})", block))
    return site.page(
        layout.FOLLOW_UP,
        "follow_up.md.j2",
        {"title": "Follow-up"},
        states=states,
        unaddressed=_unaddressed(site, base.addressed),
        aimless=[pair for pair in actions if not pair[1].addresses],
    )


def _oldest_first(pair: tuple[Incident, Action]) -> tuple[str, str]:
    incident, action = pair
    opened = action.opened or incident.day
    return (opened.isoformat() if opened else "", incident.id)


def _unaddressed(
    site: Site, addressed: Mapping[str, frozenset[str]]
) -> list[tuple[Factor, list[Incident]]]:
    """Return each known factor with the incidents whose follow-up leaves it as it is."""
    found: list[tuple[Factor, list[Incident]]] = []
    for factor in site.base.factors.values():
        incidents = [
            incident
            for incident, use in site.base.with_factor[factor.id]
            if use.certainty is Certainty.KNOWN and factor.id not in addressed[incident.id]
        ]
        if incidents:
            found.append((factor, incidents))
    return found
