"""The knowledge base for machines: `/incidents.json`, and the names that the search offers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kb_plugin.kinds import Certainty

if TYPE_CHECKING:
    from kb_plugin.model import Incident
    from kb_plugin.render.site import Site


def incidents_json(site: Site, site_url: str) -> str:
    """Return all incidents as a JSON list, newest first; addresses are absolute where known."""
    incidents = (_incident(site, one, site_url) for one in site.base.incidents)
    # A line for each: one can be read, compared and cut out with a line's tools.
    lines = ",\n".join(json.dumps(one, ensure_ascii=False) for one in incidents)
    return f"[\n{lines}\n]\n" if lines else "[]\n"


def _incident(site: Site, incident: Incident, site_url: str) -> dict[str, Any]:
    times = {
        key: moment.instant.isoformat()
        for key in ("began", "noticed", "mitigated", "ended")
        if (moment := getattr(incident.times, key))
    }
    duration = incident.times.duration
    return {
        "id": incident.id,
        "url": absolute(site_url, site.incident_address(incident)),
        "title": incident.title,
        "date": incident.day.isoformat() if incident.day else None,
        "status": incident.status,
        "severity": incident.severity,
        "systems": [one.id for one in site.base.systems_of[incident.id]],
        "factors": [
            {"id": factor.id, "certainty": use.certainty}
            for factor, use in site.base.factors_of[incident.id]
        ],
        "ref": incident.ref,
        "origin": incident.origin,
        "times": times,
        "duration_seconds": int(duration.total_seconds()) if duration is not None else None,
        "detection": incident.detection,
        "impact": incident.impact,
        "signals": list(incident.signals),
        "related": [
            {"id": one.incident.id, "kind": one.kind, "stated_here": one.is_stated_here}
            for one in site.base.related[incident.id]
        ],
        "lessons": [one.title for one in incident.lessons],
        "actions": [
            {
                "do": one.do,
                "state": one.state,
                "owner": one.owner,
                "opened": (one.opened or incident.day or "") and str(one.opened or incident.day),
                "due": one.due and one.due.isoformat(),
                "closed": one.closed and one.closed.isoformat(),
                "addresses": [ref.id for ref in one.addresses],
            }
            for one in incident.actions
        ],
        "ruled_out": [
            factor.id
            for factor, use in site.base.factors_of[incident.id]
            if use.certainty is Certainty.RULED_OUT
        ],
    }


def absolute(site_url: str, address: str) -> str:
    """Return an address below the site's own, or relative to its root where that is unknown."""
    return f"{site_url.rstrip('/')}/{address}" if site_url else address


def names_json(site: Site) -> str:
    """Return names and aliases of systems and factors, so that a search for one offers its page."""
    names = [
        {
            "kind": kind,
            "id": one.id,
            "name": one.name,
            "aliases": [alias.id for alias in one.aliases],
            "url": site.address(one.uri),
        }
        for kind, terms in (("system", site.base.systems), ("factor", site.base.factors))
        for one in terms.values()
    ]
    return json.dumps(names, ensure_ascii=False) + "\n"
