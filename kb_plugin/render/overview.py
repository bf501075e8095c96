"""The page for those who decide: what work as imagined missed, and how things stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb_plugin import layout
from kb_plugin.kinds import Detection
from kb_plugin.link.by_system import by_system
from kb_plugin.link.follow_up import Age, follow_up
from kb_plugin.link.periods import quarter_of, tally
from kb_plugin.render import words
from kb_plugin.render.charts import chart_of

if TYPE_CHECKING:
    from kb_plugin.link.periods import Tally
    from kb_plugin.render.page import Page
    from kb_plugin.render.site import Site

AGES = {
    Age.UNDER_ONE: "under a month",
    Age.ONE_TO_THREE: "1 to 3 months",
    Age.THREE_TO_SIX: "3 to 6 months",
    Age.OVER_SIX: "over 6 months",
    Age.UNKNOWN: "age not recorded",
}
_UNKNOWN = "not recorded"


@dataclass(frozen=True, slots=True)
class Recent:
    """The last four quarters in a sentence, the running one included."""

    incidents: int
    by_customers: int
    """Incidents that customers noticed first."""
    by_alert: int


def work_as_done_page(site: Site) -> Page:
    """Return the page of work as imagined beside work as done, with an overview before it."""
    told = [one for one in site.base.incidents if one.pairs]
    by_severity, by_noticed = severities(site), noticed(site)
    return site.page(
        layout.WORK_AS_DONE,
        "work_as_done.md.j2",
        {"title": "Work as done"},
        by_system=by_system(site.base, told),
        pairs=sum(len(one.pairs) for one in told),
        told=told,
        figures=[
            ("severity", "By severity", chart_of(by_severity, site.today), by_severity),
            ("noticed", "By how they were noticed", chart_of(by_noticed, site.today), by_noticed),
        ],
        work=follow_up(site.base, site.today),
        recent=recent(site),
        AGES=AGES,
    )


def recent(site: Site) -> Recent:
    """Return what was told of the last four quarters."""
    this = quarter_of(site.today)
    start = this.last.replace(year=this.year - 1)
    chosen = [one for one in site.base.incidents if one.day and start < one.day <= site.today]
    by = [one.detection for one in chosen]
    return Recent(len(chosen), by.count(Detection.CUSTOMER_REPORT), by.count(Detection.ALERT))


def severities(site: Site) -> Tally:
    """Return incidents per quarter by severity, the widest first."""
    # Two levels of one name are one kind.
    names = tuple(dict.fromkeys((*site.settings.severities, _UNKNOWN)))
    told = [(one.day, site.severity_name(one.severity)) for one in site.base.incidents]
    return tally(told, names, site.today)


def noticed(site: Site) -> Tally:
    """Return incidents per quarter by how they were noticed."""
    told = [
        (one.day, words.NOTICED[one.detection] if one.detection else _UNKNOWN)
        for one in site.base.incidents
    ]
    return tally(told, [*words.NOTICED.values(), _UNKNOWN], site.today)
