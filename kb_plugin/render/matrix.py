"""The page of systems against contributing factors."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from kb_plugin import layout
from kb_plugin.link.matrix import ground_of, matrix_of
from kb_plugin.link.periods import Period, quarters
from kb_plugin.render.groups import group_key
from kb_plugin.render.words import period

if TYPE_CHECKING:
    from kb_plugin.link.matrix import Matrix
    from kb_plugin.model import Factor, System
    from kb_plugin.render.page import Page
    from kb_plugin.render.site import Site

_MOST_NAMED = 6
"""Cells that stand in words above the table."""


@dataclass(frozen=True, slots=True)
class Span:
    """Days that the matrix can be narrowed to, first and last included."""

    label: str
    key: str
    """How the page's address names it."""
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Cell:
    """A count and its ground; a count of 0 has ground 0."""

    system: System
    count: int
    ground: int


@dataclass(frozen=True, slots=True)
class Row:
    """A factor with its counts in the order of the matrix' systems."""

    factor: Factor
    total: int
    cells: tuple[Cell, ...]


def matrix_page(site: Site) -> Page:
    """Return the page of systems against factors, with counts."""
    matrix = matrix_of(site.base)
    groups = [
        (group, group_key(group), [_row(matrix, factor) for factor in factors])
        for group, factors in matrix.groups
    ]
    return site.page(
        layout.MATRIX,
        "matrix.md.j2",
        {"title": "Matrix of systems and factors", "hide": ["navigation", "toc"]},
        matrix=matrix,
        groups=groups,
        legend=legend(matrix.bounds),
        most=_most(groups),
        occurrences=written(matrix),
        spans=spans(matrix, site.today),
    )


def _row(matrix: Matrix, factor: Factor) -> Row:
    cells = []
    for system in matrix.systems:
        count = matrix.counts.get((factor.id, system.id), 0)
        cells.append(Cell(system, count, ground_of(count, matrix.bounds) if count else 0))
    return Row(factor, matrix.with_factor[factor.id], tuple(cells))


def _most(groups: list[tuple[str, str, list[Row]]]) -> list[tuple[Factor, Cell]]:
    """Return the greatest counts above 1, greatest first."""
    cells = [
        (row.factor, cell)
        for _, _, rows in groups
        for row in rows
        for cell in row.cells
        if cell.count > 1
    ]
    cells.sort(key=lambda one: (-one[1].count, one[0].name, one[1].system.name))
    return cells[:_MOST_NAMED]


def legend(bounds: tuple[int, ...]) -> list[tuple[int, int, str]]:
    """Return ground, greatest count and counts in words of each step: `(2, 4, "3–4")`."""
    starts = [1, *(bound + 1 for bound in bounds)]
    return [
        (ground_of(last, bounds), last, str(last) if first == last else f"{first}–{last}")
        for first, last in zip(starts, bounds, strict=False)
    ]


def written(matrix: Matrix) -> str:
    """Return all occurrences for the page's script: `2025-03-14 0,4 2;…`.

    Day (or `-`), places of factors counted down the table, places of systems counted across it.
    """
    listed = (factor.id for _, factors in matrix.groups for factor in factors)
    rows = {identifier: place for place, identifier in enumerate(listed)}
    columns = {system.id: place for place, system in enumerate(matrix.systems)}
    return ";".join(
        " ".join(
            (
                one.day.isoformat() if one.day else "-",
                ",".join(str(rows[factor]) for factor in one.factors),
                ",".join(str(columns[system]) for system in one.systems),
            )
        )
        for one in matrix.occurrences
    )


def spans(matrix: Matrix, today: date) -> list[tuple[str, list[Span]]]:
    """Return what the matrix can be narrowed to, in groups, newest first."""
    days = [one.day for one in matrix.occurrences if one.day]
    line = quarters(days)[::-1]
    recent = Span("the last 12 months", "last-12-months", year_until(today), today)
    years = [_span(Period(year)) for year in dict.fromkeys(one.year for one in line)]
    by_quarter = [_span(one) for one in line]
    return [("Recent", [recent]), ("Years", years), ("Quarters", by_quarter)] if days else []


def _span(one: Period) -> Span:
    key = str(one.year) if one.quarter is None else f"{one.year}-q{one.quarter}"
    return Span(period(one), key, one.first, one.last)


def year_until(day: date) -> date:
    """Return the first day of the twelve months that end with a day."""
    # 29 February has no day of that name a year before.
    same_day = min(day.day, 28) if day.month == 2 else day.day
    return date(day.year - 1, day.month, same_day) + timedelta(days=1)
