"""Follow-up as a table: on the page of an incident, of a system, and of all follow-up.

Rows are written here and not in the template: a large base has thousands of them, and a template
takes several times as long.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from kb_plugin.kinds import ActionState
from kb_plugin.render import words
from kb_plugin.render.site import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb_plugin.model import Action, Incident
    from kb_plugin.render.site import Site


def actions_table(
    actions: Iterable[tuple[Incident, Action]],
    site: Site,
    uri: str,
    *,
    with_incident: bool = False,
    with_anchors: bool = False,
) -> str:
    """Return actions as a table for the page at a content path.

    `with_incident` says of each whose it is; `with_anchors` lets links and filters reach it.
    """
    rows = [
        _row(incident, action, site, with_incident=with_incident, with_anchors=with_anchors)
        for incident, action in actions
    ]
    html = Markup("".join(rows))  # noqa: S704 - of parts that were escaped or rendered
    return site.block("actions.html.j2", uri, rows=html, with_incident=with_incident)


def action_anchor(incident: Incident, action: Action) -> str:
    """Return the anchor of an action on the page of all follow-up."""
    return f"action-{incident.id}-{incident.actions.index(action) + 1}"


def _row(
    incident: Incident, action: Action, site: Site, *, with_incident: bool, with_anchors: bool
) -> str:
    what = words.inline(action.do)
    why = f' <span class="kb-note">{words.inline(action.why)}</span>' if action.why else ""
    ticket = f' <a href="{escape(action.link)}">Ticket</a>' if action.link else ""
    whose = ""
    if with_incident:
        whose = f'<td data-label="Incident">{site.snippets.link(incident)}</td>'
    return (
        f"<tr{_reached(incident, action, site) if with_anchors else ''}>\n"
        f'<th scope="row" data-label="What">{what}{why}{ticket}</th>\n{whose}'
        f'<td data-label="Proposed by">{_proposer(incident, action, site)}</td>\n'
        f'<td data-label="Owner">{escape(action.owner or "nobody yet")}</td>\n'
        f'<td data-label="State"><span><span class="kb-state kb-state--{action.state}">'
        f"{action.state}</span>{_when(action, site)}</span></td>\n"
        f"{_age(incident, action, site)}\n"
        f'<td data-label="Addresses" class="kb-tags">{_addressed(action, site)}</td>\n</tr>\n'
    )


def _is_overdue(action: Action, site: Site) -> bool:
    is_open = action.state is ActionState.OPEN
    return is_open and action.due is not None and action.due < site.today


def _reached(incident: Incident, action: Action, site: Site) -> str:
    """Return the attributes by which links and filters reach an action."""
    systems = " ".join(one.id for one in site.base.systems_of[incident.id])
    factors = " ".join(one.id for one in action.addresses)
    past_due = " data-past-due" if _is_overdue(action, site) else ""
    return (
        f' id="{escape(action_anchor(incident, action))}" data-systems="{escape(systems)}"'
        f' data-factors="{escape(factors)}"{past_due}'
    )


def _proposer(incident: Incident, action: Action, site: Site) -> str:
    proposer = incident.narrator(action.proposed_by.id) if action.proposed_by else None
    if proposer is None:
        return "not recorded"
    address = escape(f"{ROOT}{site.incident_address(incident)}#account-{proposer.key}")
    return f'<a href="{address}">{escape(proposer.name)}</a>'


def _when(action: Action, site: Site) -> str:
    if action.state is ActionState.OPEN and action.due:
        ago = ""
        if _is_overdue(action, site):
            age = words.age(action.due, site.today).replace(" ", "&nbsp;")
            ago = f", {age}&nbsp;ago"
        return f" <small>due {words.day(action.due)}{ago}</small>"
    return f" <small>{words.day(action.closed)}</small>" if action.closed else ""


def _age(incident: Incident, action: Action, site: Site) -> str:
    opened = action.opened or incident.day
    if opened is None:
        return '<td data-label="Age">not recorded</td>'
    until = action.closed or site.today
    days = (until - opened).days
    return f'<td data-label="Age" data-kb-value="{days}">{words.age(opened, until)}</td>'


def _addressed(action: Action, site: Site) -> str:
    if not action.addresses:
        return "no factor"
    tags: list[str] = []
    for one in action.addresses:
        factor = site.base.factors.get(one.id)
        tags.append(site.snippets.factor_tag(factor) if factor else f"{escape(one.id)} ")
    return "".join(tags)
