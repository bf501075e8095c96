"""Strips of bars over quarters: static drawings, with the same numbers as a table beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from kb_plugin.link.periods import Period, Tally

MOST_QUARTERS = 24
"""Quarters that are drawn: as many as a phone has room for with a number on each bar."""
_HIGHEST = 56
"""Pixels of the highest bar of a chart."""
_LABEL = 13
"""Pixels above a bar for its number."""
_SHARE = 0.78
"""Width of a bar within its quarter."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One quarter of a strip; lengths across are percent of the width, those down are pixels."""

    x: float
    width: float
    middle: float
    y: float
    height: float
    count: int
    is_running: bool
    """Whether the quarter was not over on the day of the build."""


@dataclass(frozen=True, slots=True)
class Strip:
    """The bars of one kind."""

    kind: str | None
    """None for all kinds together."""
    total: int
    """Incidents of all time, those without a date included."""
    height: float
    """Pixels."""
    bars: tuple[Bar, ...]
    """Quarters without an incident have none."""


@dataclass(frozen=True, slots=True)
class Chart:
    """Strips under each other over one line of quarters, all to one scale."""

    strips: tuple[Strip, ...]
    years: tuple[tuple[float, int], ...]
    """Where each year begins, in percent of the width."""
    first: Period
    last: Period
    earlier: int
    """Incidents of quarters before the drawn ones."""
    is_running: bool
    """Whether the last quarter was not over on the day of the build."""


def chart_of(tally: Tally, today: date) -> Chart | None:
    """Return the drawing of a tally's last quarters, or None where no incident has a date."""
    line = tally.quarters[-MOST_QUARTERS:]
    if not line:
        return None
    before = len(tally.quarters) - len(line)
    undated = dict(tally.undated)
    sums = tuple(map(sum, zip(*(counts for _, counts in tally.counts), strict=True)))
    scale = _HIGHEST / max(1, *sums[before:])
    everything = sum(sums) + sum(undated.values())
    kinds = ((kind, counts, sum(counts) + undated.get(kind, 0)) for kind, counts in tally.counts)
    running = today <= line[-1].last
    return Chart(
        strips=(
            _strip(None, sums[before:], everything, scale, is_running=running),
            *(
                _strip(kind, counts[before:], total, scale, is_running=running)
                for kind, counts, total in kinds
            ),
        ),
        years=tuple(
            (round(100 * place / len(line), 2), quarter.year)
            for place, quarter in enumerate(line)
            # A year of which only an end is drawn leaves its label no room.
            if quarter.quarter == 1 or (place == 0 and (quarter.first.month < 7 or len(line) < 9))
        ),
        first=line[0],
        last=line[-1],
        earlier=sum(sums[:before]),
        is_running=running,
    )


def _strip(
    kind: str | None, counts: tuple[int, ...], total: int, scale: float, *, is_running: bool
) -> Strip:
    step = 100 / len(counts)
    height = _LABEL + scale * max(counts)
    bars = tuple(
        Bar(
            x=round(place * step + step * (1 - _SHARE) / 2, 2),
            width=round(step * _SHARE, 2),
            middle=round((place + 0.5) * step, 2),
            y=round(height - scale * count, 1),
            height=round(scale * count, 1),
            count=count,
            is_running=is_running and place == len(counts) - 1,
        )
        for place, count in enumerate(counts)
        if count
    )
    return Strip(kind, total, round(height, 1), bars)
