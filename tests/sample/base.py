"""The sample base as its tests see it: the linked model, and the prose without code."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kb_plugin import pipeline
from kb_plugin.cli.folder import read_folder
from kb_plugin.model import Incident
from kb_plugin.settings import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kb_plugin.kinds import SectionKind
    from kb_plugin.link.graph import KnowledgeBase
    from kb_plugin.model import Account, Entry, Moment
    from kb_plugin.pipeline import Result

ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "content"

_FENCE = re.compile(r"^ *```.*?^ *```", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`[^`]*`")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")

CODE = "§"
"""What stands in the place of code, so that words on its two sides are not read as neighbours."""


@cache
def result() -> Result:
    """Return what the pipeline makes of `content/`; a run takes a second or two."""
    markdown, others = read_folder(CONTENT)
    return pipeline.run(markdown, others, DEFAULT, with_drafts=False)


def published() -> KnowledgeBase:
    """Return the base as its readers get it."""
    return result().base


@cache
def incidents() -> tuple[Incident, ...]:
    """Return every incident, drafts and those in review included, oldest first."""
    records = (document.record for document in result().corpus.documents)
    found = [record for record in records if isinstance(record, Incident)]
    return tuple(sorted(found, key=lambda one: one.id))


@cache
def by_day() -> dict[str, Incident]:
    """Return each incident by its day as its id writes it; no two share one."""
    return {incident.id[:10]: incident for incident in incidents()}


@cache
def _texts() -> dict[str, str]:
    return {document.source.uri: document.source.text for document in result().corpus.documents}


def written(incident: Incident) -> str:
    """Return an incident's file."""
    return _texts()[incident.uri]


def body(incident: Incident, kinds: Iterable[SectionKind | None] | None = None) -> str:
    """Return what stands in an incident's sections, or in those of some kinds, without headings."""
    whole = written(incident)
    return "\n\n".join(
        whole[section.body.start : section.body.end]
        for section in incident.sections
        if kinds is None or section.kind in kinds
    )


def prose(markdown: str) -> str:
    """Return what was written as sentences: without code, comments and targets of links."""
    for pattern in (_COMMENT, _FENCE, _CODE):
        markdown = pattern.sub(f" {CODE} ", markdown)
    return _LINK.sub(r"\1", markdown)


def names() -> list[str]:
    """Return the ids of all incidents, for tests that go through them one by one."""
    return [incident.id for incident in incidents()]


def named(identifier: str) -> Incident:
    """Return the incident with an id, or with the day that an id begins with."""
    return by_day()[identifier[:10]]


def entries(incident: Incident) -> Iterator[tuple[Account, Entry, Moment]]:
    """Yield what is told with a time."""
    for account in incident.accounts:
        for entry in account.entries:
            if entry.moment:
                yield account, entry, entry.moment
