"""What an import would do: which drafts it writes from which sources, and what it asks."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from kb_plugin.commonmark import outline
from kb_plugin.importing.dating import find_day
from kb_plugin.importing.foreign import stem
from kb_plugin.importing.formats import UnreadableError, read_foreign
from kb_plugin.importing.marks import digest, is_edited, mark_of
from kb_plugin.importing.outcome import Outcome, State
from kb_plugin.importing.reading import read
from kb_plugin.importing.recognition import why_no_report
from kb_plugin.importing.systems import names_in, slug
from kb_plugin.importing.writing import Draft, Surroundings, write
from kb_plugin.importing.written_dates import is_month_first
from kb_plugin.read.document import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kb_plugin.importing.base import Base
    from kb_plugin.importing.dating import Dated
    from kb_plugin.importing.links import Copied
    from kb_plugin.importing.marks import Mark
    from kb_plugin.importing.reading import Reading, SourceFile
    from kb_plugin.importing.systems import SystemProposal

_LIKE_INDEX = frozenset(("index", "_index", "readme", "report", "postmortem", "post-mortem"))


@dataclass(frozen=True, slots=True)
class Plan:
    """New files, and an account of every source."""

    outcomes: tuple[Outcome, ...]
    drafts: tuple[tuple[str, str], ...]
    """Content paths and texts of drafts."""
    stubs: tuple[tuple[str, str], ...]
    """Content paths and texts of pages that the drafts name and the base lacks."""
    files: tuple[Copied, ...]
    new_systems: tuple[SystemProposal, ...]

    @property
    def has_failures(self) -> bool:
        """Tell whether a source could not be imported."""
        return any(one.state is State.UNREADABLE for one in self.outcomes)


@dataclass(slots=True)
class _Known:
    """Drafts of earlier imports, by what they were made from."""

    by_source: dict[str, tuple[str, Mark, str]] = field(default_factory=dict)
    by_id: dict[str, tuple[str, Mark | None]] = field(default_factory=dict)


def plan(
    sources: Iterable[SourceFile],
    base: Base,
    into: str,
    locate: Callable[[SourceFile, str], str | None],
) -> Plan:
    """Return what importing some sources comes to; `into` is a content path.

    Nothing that a source holds makes this raise, and no file that exists is written anew.
    """
    known = _known(base)
    outcomes: dict[str, Outcome] = {}
    readings: list[Reading] = []
    drafts: dict[str, str] = {}
    first_of: dict[str, SourceFile] = {}
    listed = list(sources)
    for source in listed:
        mark = digest(source.data)
        if mark in known.by_source:
            outcome = _already(source, *known.by_source[mark])
            drafts[source.key] = outcome.draft
        elif mark in first_of:
            outcome = Outcome(
                source.path, State.SAME, note=f"the same text as {first_of[mark].path}"
            )
        else:
            found = _read(source)
            if not isinstance(found, Outcome):
                first_of[mark] = source
                readings.append(found)
                continue
            outcome = found
        outcomes[source.path] = outcome
    named = _named(readings, known, into, outcomes)
    drafts |= {reading.source.key: uri for reading, _, uri, _ in named}
    for source in listed:
        same = outcomes.get(source.path)
        if same and same.state is State.SAME:
            same.draft = drafts.get(first_of[digest(source.data)].key, "")
    often = _often(readings)
    written: list[Draft] = []
    for reading, dated, uri, remarks in named:
        find = partial(locate, reading.source)
        around = Surroundings(base, uri, dated, often, drafts, find)
        draft = write(reading, around, remarks)
        written.append(draft)
        outcomes[reading.source.path] = draft.outcome
    new = _new_systems(written)
    return Plan(
        tuple(outcomes[one.path] for one in listed),
        tuple((one.uri, one.text) for one in written),
        tuple(base.stub_of_system(one) for one in new)
        + (base.stub_of_factor() if any(one.needs_factor for one in written) else ()),
        tuple(file for one in written for file in one.files),
        new,
    )


def _known(base: Base) -> _Known:
    known = _Known()
    for document in base.documents:
        if document.kind is Kind.INCIDENT:
            mark = mark_of(document.source.text)
            known.by_id[document.id] = (document.source.uri, mark)
            if mark:
                uri, text = document.source.uri, document.source.text
                known.by_source[mark.source] = (uri, mark, text)
    return known


def _already(source: SourceFile, uri: str, mark: Mark, text: str) -> Outcome:
    notes = []
    if mark.name != source.place:
        notes.append(f"it was imported under the name {mark.name}")
    if is_edited(text, mark):
        notes.append("the draft has been edited since and stays as it is")
    state = State.EDITED if is_edited(text, mark) else State.UNCHANGED
    return Outcome(source.path, state, uri, note="; ".join(notes))


def _read(source: SourceFile) -> Reading | Outcome:
    try:
        foreign = read_foreign(source.name, source.data)
    except UnreadableError as problem:
        return Outcome(source.path, State.UNREADABLE, note=str(problem))
    own = stem(source.name)
    names = (own, *source.folders)
    if own.casefold() in _LIKE_INDEX and source.folders:
        # A page in a folder of its own is called what its folder is called.
        names = (source.folders[0], own, *source.folders[1:])
    names += ("/".join((*reversed(source.folders[:3]), own)),)
    reading = read(source, foreign, names)
    folder = source.folders[0] if source.folders else ""
    reason = why_no_report(
        source.name, foreign, reading.blocks, siblings=source.siblings, folder=folder
    )
    if reason and not source.is_named:
        note = f"{reason.reason}; name the file itself to import it all the same"
        return Outcome(source.path, State.LEFT_OUT, note=note)
    return reading


def _often(readings: list[Reading]) -> frozenset[str]:
    """Return words that more than one report of the run has for a name in its title."""
    counts = Counter(
        name
        for reading in readings
        for name in {one.casefold() for one in names_in(reading.title.text, is_title=True)}
    )
    return frozenset(name for name, count in counts.items() if count > 1)


def _named(
    readings: list[Reading], known: _Known, into: str, outcomes: dict[str, Outcome]
) -> list[tuple[Reading, Dated, str, list[str]]]:
    """Return each reading with its day, the content path of its draft, and remarks about both."""
    order = is_month_first((*(label.value for one in readings for label in one.labels),))
    taken: dict[str, str] = {}
    named: list[tuple[Reading, Dated, str, list[str]]] = []
    for reading in readings:
        titles = (reading.title.whole, *_other_titles(reading))
        dated = find_day(
            reading.foreign, reading.labels, reading.blocks, titles, reading.names, order
        )
        words = slug(reading.title.text) or slug(reading.names[0]) or "report"
        wanted = f"{dated.day.isoformat() if dated.day else 'undated'}-{words}"
        uri, mark = known.by_id.get(wanted, ("", None))
        if mark and mark.name.rpartition("/")[2] == reading.source.name:
            note = (
                "the source has changed since it was imported; the draft stays as it is: compare "
                "the two, or take the draft away and import again"
            )
            outcomes[reading.source.path] = Outcome(
                reading.source.path, State.CHANGED, uri, note=note
            )
            continue
        identifier, number = wanted, 2
        while identifier in known.by_id or identifier in taken:
            identifier = f"{wanted}-{number}"
            number += 1
        remarks: list[str] = []
        if identifier != wanted:
            other = taken.get(wanted) or known.by_id[wanted][0]
            remarks.append(
                f"{other} has the id '{wanted}' too: both are kept; are they one incident?"
            )
        taken[identifier] = reading.source.path
        folder = f"{into}/{dated.day.year}" if dated.day else into
        named.append((reading, dated, f"{folder}/{identifier}.md", remarks))
    return named


def _other_titles(reading: Reading) -> tuple[str, ...]:
    first = outline(reading.foreign.body).headings[:1]
    return (*(one.text for one in first), reading.foreign.title)


def _new_systems(drafts: list[Draft]) -> tuple[SystemProposal, ...]:
    new = {one.id: one for draft in reversed(drafts) for one in draft.systems if one.is_new}
    return tuple(new[identifier] for identifier in sorted(new))
