"""What an incident's page tells the search index beside its text."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

NONE = "none"
"""The value of a facet that the incident does not record."""

UNDATED = "undated"
"""The year of an incident without a date."""

_BEFORE_ALL = "0000-00-00"  # sorts after every day, newest first


def record(
    *,
    title: str,
    day: date | None,
    systems: Sequence[str],
    factors: Sequence[str],
    severity: int | None,
    detection: str | None,
    severity_word: str = "",
    system_names: Sequence[str] = (),
    signals: Sequence[str] = (),
    names: Sequence[str] = (),
    words: Sequence[str] = (),
) -> str:
    """Return one hidden element, without a line break, that tells Pagefind what to know of a page.

    It belongs inside the page's `data-pagefind-body`. Ids in `systems`, `factors` and `detection`
    become values of facets; `severity_word` and `system_names` are what results show for them.
    `signals` are found whole and rank high; `names`, such as the aliases of systems and factors,
    and `words`, from `identifiers.index_words`, are found too. None of it shows in an excerpt.
    """
    newest_last = _BEFORE_ALL if day is None else day.isoformat()
    facets = [
        *(("system", one) for one in systems),
        *(("factor", one) for one in factors),
        ("severity", NONE if severity is None else str(severity)),
        ("year", UNDATED if day is None else newest_last[:4]),
        ("detection", detection or NONE),
    ]
    # Pagefind searches metadata as text, and would find a day kept there by `14`. A filter is not
    # searched, comes with each result, and is never fetched while nobody filters by it.
    shown = [
        ("day", newest_last),
        ("severity_word", severity_word),
        *(("system_name", name) for name in system_names),
    ]
    found = [
        ("title", title),
        ("signals", _without_lone_signs(" ".join(signals))),
        ("names", " ".join(names)),
        ("words", " ".join(words)),
    ]
    # Without the sort key a page would vanish from the results when they are sorted by day.
    attributes = (
        _pointing("filter", [*facets, *shown]),
        _pointing("meta", found),
        _pointing("sort", [("day", newest_last)]),
    )
    return f"<div hidden{''.join(attributes)}></div>"


def _pointing(kind: str, values: Iterable[tuple[str, str]]) -> str:
    """Write `values` as attributes of their own, and the attribute in which Pagefind names them.

    So they stay out of Pagefind's list, in which commas, colons and brackets have a meaning.
    """
    kept = [(key, " ".join(value.split())) for key, value in values if value.strip()]
    names = ",".join(f"{key}[data-{kind}-{n}]" for n, (key, _) in enumerate(kept))
    own = "".join(f' data-{kind}-{n}="{escape(value)}"' for n, (_, value) in enumerate(kept))
    return f' data-pagefind-{kind}="{names}"{own}' if kept else ""


def _without_lone_signs(text: str) -> str:
    # To Pagefind a dash between spaces is a word, and a phrase copied without it no phrase.
    return " ".join(word for word in text.split() if any(map(str.isalnum, word)))
