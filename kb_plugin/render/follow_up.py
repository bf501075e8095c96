"""The page of every action, and of what no action addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin import layout
from kb_plugin.kinds import Certainty
from kb_plugin.link.follow_up import follow_up
from kb_plugin.render.actions import action_anchor, actions_table
from kb_plugin.render.overview import AGES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb_plugin.link.follow_up import FollowUp, Task
    from kb_plugin.model import Factor, Incident, System
    from kb_plugin.render.page import Page
    from kb_plugin.render.site import Site


_MOST_NAMED = 10
"""Lines under one factor; the tables have every action."""
_MOST_PAST_DUE = 40
"""Actions past due in the short list; the tables mark every one."""


def follow_up_page(site: Site) -> Page:
    """Return the page of every action: open ones by age, then done and dropped ones."""
    work = follow_up(site.base, site.today)
    parts = [
        (f"open-{age}", f"Open, {AGES[age]}", len(tasks), _table(site, tasks))
        for age, tasks in work.open_by_age
    ]
    for key, label, tasks in (
        ("done", "Done", work.done),
        ("dropped", "Dropped, and why", work.dropped),
    ):
        if tasks:
            parts.append((key, label, len(tasks), _table(site, tasks)))
    return site.page(
        layout.FOLLOW_UP,
        "follow_up.md.j2",
        {"title": "Follow-up", "hide": ["navigation", "toc"]},
        work=work,
        parts=parts,
        past_due=[one for one in work.open if one.is_overdue(site.today)],
        systems=_systems(site, work),
        factors=_factors(site, work),
        unaddressed=_unaddressed(site),
        aimless=[one for one in work.tasks if not one.action.addresses],
        action_anchor=action_anchor,
        most_named=_MOST_NAMED,
        most_past_due=_MOST_PAST_DUE,
    )


def _table(site: Site, tasks: Iterable[Task]) -> str:
    actions = [(one.incident, one.action) for one in tasks]
    return actions_table(actions, site, layout.FOLLOW_UP, with_incident=True, with_anchors=True)


def _systems(site: Site, work: FollowUp) -> list[tuple[System, list[Task]]]:
    """Return systems with any follow-up, each with what is open there."""
    touched = {system.id for one in work.tasks for system in site.base.systems_of[one.incident.id]}
    return [
        (system, [one for one in work.open if system in site.base.systems_of[one.incident.id]])
        for system in site.base.systems.values()
        if system.id in touched
    ]


def _factors(site: Site, work: FollowUp) -> list[tuple[Factor, list[Task]]]:
    """Return factors that any follow-up addresses, each with what is open about it."""
    open_about: dict[str, list[Task]] = {}
    for one in work.tasks:
        for factor in {ref.id for ref in one.action.addresses}:
            open_about.setdefault(factor, [])
    for one in work.open:
        for factor in {ref.id for ref in one.action.addresses}:
            open_about[factor].append(one)
    return [
        (factor, open_about[factor.id])
        for factor in site.base.factors.values()
        if factor.id in open_about
    ]


def _unaddressed(site: Site) -> list[tuple[Factor, list[Incident]]]:
    """Return each known factor with the incidents whose follow-up leaves it as it is."""
    found: list[tuple[Factor, list[Incident]]] = []
    for factor in site.base.factors.values():
        incidents = [
            incident
            for incident, use in site.base.with_factor[factor.id]
            if use.certainty is Certainty.KNOWN
            and factor.id not in site.base.addressed[incident.id]
        ]
        if incidents:
            found.append((factor, incidents))
    return found
