"""Pages of contributing factors: where one showed up and what it looked like from inside."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kb_plugin import layout
from kb_plugin.kinds import Certainty
from kb_plugin.render.incidents import by_year
from kb_plugin.render.systems import lessons_of, noticed, quoted_first, strip
from kb_plugin.render.words import first_sentence
from kb_plugin.vocabulary import GROUPS

if TYPE_CHECKING:
    from kb_plugin.model import Factor
    from kb_plugin.render.page import Page
    from kb_plugin.render.site import Site

_MOST_QUOTED = 24
"""Incidents that a factor's page quotes the evidence of; the rest are listed by title."""
_MOST_TOGETHER = 12
_LEAST_TOGETHER = 2
"""Incidents from which coming together is worth a word."""


def factors_page(site: Site) -> Page:
    """Return the page of all contributing factors by group."""
    by_group: dict[str, list[tuple[Factor, str]]] = {}
    for factor in site.base.factors.values():
        definition = first_sentence(site.words_of.get(factor.uri, ""))
        by_group.setdefault(factor.group, []).append((factor, definition))
    order = [*(one for one in GROUPS if one in by_group), *sorted(set(by_group) - set(GROUPS))]
    return site.page(
        layout.FACTORS,
        "factors.md.j2",
        {"title": "Contributing factors"},
        groups=[(group, by_group[group]) for group in order],
    )


def factor_page(site: Site, factor: Factor) -> Page:
    """Return the page of one factor: where it showed up and what it looked like from inside."""
    base = site.base
    uses = quoted_first(base.with_factor[factor.id])
    incidents = [incident for incident, _ in base.with_factor[factor.id]]
    age = {one.id: place for place, one in enumerate(incidents)}
    quoted = sorted(uses[:_MOST_QUOTED], key=lambda pair: age[pair[0].id])
    rest = {incident.id for incident, _ in uses[_MOST_QUOTED:]}
    systems = Counter(one.id for each in incidents for one in base.systems_of[each.id])
    factors = Counter(
        other.id
        for each in incidents
        for other, use in base.factors_of[each.id]
        if use.certainty is not Certainty.RULED_OUT and other is not factor
    )
    return site.page(
        f"factors/{factor.id}.md",
        "factor.md.j2",
        {"title": factor.name},
        places_words=True,
        factor=factor,
        incidents=incidents,
        years=by_year(quoted, lambda pair: pair[0]),
        rest=[one for one in incidents if one.id in rest],
        systems=[
            (base.systems[one], count)
            for one, count in systems.most_common(_MOST_TOGETHER)
            if count >= _LEAST_TOGETHER
        ],
        factors=[
            (base.factors[one], count)
            for one, count in factors.most_common(_MOST_TOGETHER)
            if count >= _LEAST_TOGETHER
        ],
        strip=strip(site, incidents),
        noticed=noticed(incidents),
        ruled_out=base.without_factor[factor.id],
        lessons=lessons_of(incidents),
    )
