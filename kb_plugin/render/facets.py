"""The facets of the search page: every value that an incident has, with its count."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from kb_plugin.render.words import NOTICED
from kb_plugin.search.attributes import NONE, UNDATED

if TYPE_CHECKING:
    from kb_plugin.render.site import Site


def facets(site: Site) -> list[dict[str, Any]]:
    """Return the facets in the order in which the search page shows them."""
    base = site.base
    years = Counter(str(one.day.year) if one.day else UNDATED for one in base.incidents)
    severities = Counter(str(one.severity) if one.severity else NONE for one in base.incidents)
    detections = Counter(str(one.detection or NONE) for one in base.incidents)
    return [
        _facet(
            "system",
            "System",
            [(one.id, one.name, len(base.at_system[one.id])) for one in base.systems.values()],
        ),
        _facet(
            "factor",
            "Contributing factor",
            [(one.id, one.name, len(base.with_factor[one.id])) for one in base.factors.values()],
        ),
        _facet(
            "severity",
            "Severity",
            [
                (key, site.severity_name(None if key == NONE else int(key)), severities[key])
                for key in sorted(severities)
            ],
        ),
        _facet(
            "year",
            "Year",
            [
                (key, "no date" if key == UNDATED else key, years[key])
                for key in sorted(years, key=lambda one: (one != UNDATED, one), reverse=True)
            ],
        ),
        _facet(
            "detection",
            "Noticed",
            [
                *((str(key), NOTICED[key], detections[key]) for key in NOTICED),
                (NONE, "not recorded", detections[NONE]),
            ],
        ),
    ]


def _facet(key: str, label: str, values: list[tuple[str, str, int]]) -> dict[str, Any]:
    return {
        "key": key,
        "label": label,
        "values": [
            {"id": identifier, "label": name, "count": count}
            for identifier, name, count in values
            if count
        ],
    }
