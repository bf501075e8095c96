"""Reports of an invented ferry company, in the layouts that organisations have."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "strangers"


@dataclass(frozen=True)
class Stranger:
    """A report, and what a person who reads it would say of it."""

    place: str
    title: str
    day: str
    """Empty where the report has none."""
    sections: tuple[str, ...]
    """Our sections, in the order in which the report has them."""
    systems: tuple[str, ...] = ()
    """Systems that the report states."""
    severity: str | None = None
    times: tuple[str, ...] = ()
    files: int = 0
    encoding: str = "utf-8"


REPORTS = (
    Stranger(
        "confluence/98311.html",
        "Bow door sensor page",
        "2021-08-17",
        (
            "Summary",
            "Context",
            "Impact",
            "What we understand now",
            "Lessons",
            "Follow-up",
        ),
        ("bow-door-telemetry",),
        "2",
        files=1,
    ),
    Stranger(
        "gitlab/issue-3391.md",
        "Booking confirmations sent twice",
        "2021-11-30",
        ("Summary", "Impact", "What we understand now", "What limited the harm", "Follow-up"),
        ("booking-mailer",),
        "3",
    ),
    Stranger(
        "hugo/content/posts/radar/index.md",
        "Coastal radar offline for a night",
        "2020-03-07",
        ("Summary", "Follow-up"),
        files=1,
    ),
    Stranger(
        "jekyll/_posts/2018-11-05-mail.md",
        "mail to ports waits for hours",
        "2018-11-02",
        ("Summary", "Context", "What we understand now", "Follow-up"),
    ),
    Stranger(
        "mail/outage.eml",
        "crew roster shows last week",
        "2019-03-04",
        ("Summary", "IMPACT", "Follow-up"),
        files=1,
    ),
    Stranger(
        "morgue/412.md",
        "Parking barrier stays open over the weekend",
        "2016-10-14",
        ("Summary", "What we understand now", "Follow-up"),
        severity="4",
        times=(
            "began: 2016-10-14 17:30",
            "noticed: 2016-10-17 06:10",
            "ended: 2016-10-17 06:45",
        ),
    ),
    Stranger(
        "old wiki/harbour gates/2017-06-01 gates.html.md.erb",
        "Harbour gate opens late",
        "2017-06-01",
        ("Summary", "Impact", "Context", "Follow-up"),
    ),
    Stranger(
        "pagerduty/turnstiles.md",
        "Turnstiles at Vikby refuse paper tickets",
        "2020-01-24",
        ("Summary", "What we understand now", "Impact", "What limited the harm", "Follow-up"),
        severity="2",
        times=("began: 2020-01-24 06:20", "ended: 2020-01-24 08:05"),
        files=1,
    ),
    Stranger(
        "plain/latin.txt",
        "Café on deck 5 closed",
        "2011-10-02",
        ("Summary",),
        encoding="latin-1",
    ),
    Stranger(
        "plain/vhf.txt",
        "VHF relay on Storholm silent",
        "2015-07-03",
        ("SUMMARY", "What we understand now", "Lessons", "Follow-up"),
        ("vhf-relay",),
        "4",
    ),
    Stranger(
        "provider/review.md",
        "Card payments on board declined",
        "2022-12-10",
        ("Summary", "What we understand now", "Follow-up"),
    ),
    Stranger(
        "sre book/2019-04-09 Ticket search.md",
        "Ticket search answers with nothing (incident #465)",
        "2019-04-09",
        (
            "Summary",
            "Impact",
            "What we understand now",
            "Follow-up",
            "What limited the harm",
            "Lessons",
        ),
        files=1,
    ),
    Stranger(
        "status/content/issues/2021-02-03-boarding.md",
        "Boarding passes load slowly",
        "2021-02-03",
        ("Summary",),
        ("boarding-passes", "mobile-app"),
        "2",
        ("began: 2021-02-03 08:10", "ended: 2021-02-03 09:42"),
    ),
    Stranger("stories/ambiguous.md", "Gangway stuck", "", ("Summary", "What stays unclear")),
    Stranger("stories/exports.md", "How exports are named", "2018-03-11", ("Summary",)),
    Stranger("stories/nameless.md", "Nameless", "", ("Summary",)),
    Stranger(
        "wiki/Incidents_2022-05-14_timetable.html",
        "timetable",
        "2022-05-14",
        ("Summary", "What limited the harm", "Lessons", "Follow-up"),
        times=("began: 2022-05-14 04:00", "ended: 2022-05-14 05:31"),
    ),
)
LEFT_OUT = (
    "README.md",
    "old wiki/harbour gates/index.html.md.erb",
    "status/content/issues/_index.md",
    "template.md",
)
UNREADABLE = ("plain/binary.md",)
