"""Imports without a disk: sources given as text, and a base of a few terms."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from kb_plugin.importing.base import base_of
from kb_plugin.importing.plan import plan
from kb_plugin.importing.reading import SourceFile
from kb_plugin.read.corpus import RawFile
from kb_plugin.settings import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kb_plugin.importing.base import Base
    from kb_plugin.importing.outcome import Outcome
    from kb_plugin.importing.plan import Plan

TERMS: Mapping[str, str] = {
    "systems/checkout.md": "---\nname: Checkout\naliases: [checkout-api]\n---\n\nTakes orders.\n",
    "systems/identity.md": "---\nname: Identity\n---\n\nKnows who is who.\n",
    "factors/fixed-limit.md": "---\nname: Fixed limit\naliases: [quota]\ngroup: Software\n---\n\n"
    "A constant is reached: a pool, a quota, a cap.\n",
    "factors/signal-absent.md": "---\nname: Signal absent\n"
    "group: Detection and understanding\n---\n\n"
    "Nothing observes the condition; no alert compares it with anything.\n",
    "factors/model-gap.md": "---\nname: Model gap\ngroup: Detection and understanding\n---\n\n"
    "The understanding that people share differs from how the system behaves now.\n",
}
"""A base with two systems and three factors."""


def base(files: Mapping[str, str] = TERMS) -> Base:
    """Return a base that holds some files."""
    markdown = [RawFile(f"content/{uri}", uri, text.encode()) for uri, text in files.items()]
    return base_of(markdown, [], DEFAULT)


def sources(files: Mapping[str, str | bytes], *, is_named: bool = False) -> list[SourceFile]:
    """Return sources as the command hands them over."""
    return [
        SourceFile(
            f"reports/{place}",
            place,
            f"/reports/{place}",
            data.encode() if isinstance(data, str) else data,
            is_named,
        )
        for place, data in files.items()
    ]


def bring(
    files: Mapping[str, str | bytes],
    into: Mapping[str, str] = TERMS,
    *,
    others: frozenset[str] = frozenset(),
    is_named: bool = False,
) -> Plan:
    """Return what importing some files comes to; `others` exist beside them."""
    known = {f"/reports/{place}" for place in files} | {f"/reports/{place}" for place in others}

    def locate(source: SourceFile, target: str) -> str | None:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(source.key), target))
        return path if path in known else None

    return plan(sources(files, is_named=is_named), base(into), "incidents", locate)


def draft_of(text: str, name: str = "report.md", into: Mapping[str, str] = TERMS) -> str:
    """Return the draft of one report."""
    made = bring({name: text}, into, is_named=True)
    assert made.drafts, made.outcomes
    return made.drafts[0][1]


def outcome_of(text: str | bytes, name: str = "report.md") -> Outcome:
    """Return what is said of one report."""
    return bring({name: text}, is_named=True).outcomes[0]


def body_of(draft: str) -> str:
    """Return a draft's text between its front matter and what is said of the original."""
    return draft.partition("\n---\n")[2].partition("\n## The original\n")[0].strip("\n")
