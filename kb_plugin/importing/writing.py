"""From one report to its draft."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from kb_plugin.commonmark import outline
from kb_plugin.importing import facts
from kb_plugin.importing.arrangement import NAMES, arrange, written
from kb_plugin.importing.draft import Front, clean, front_matter, is_whole, original, verbatim
from kb_plugin.importing.factors import NOT_YET_NAMED, propose_factors
from kb_plugin.importing.headings import words_of
from kb_plugin.importing.links import moved
from kb_plugin.importing.marks import marked
from kb_plugin.importing.moments import times
from kb_plugin.importing.outcome import Outcome, Proposed, State, Understood
from kb_plugin.importing.parts import parts_of
from kb_plugin.importing.prose import sentences
from kb_plugin.importing.summary import with_summary
from kb_plugin.importing.systems import NOT_NAMED, propose_systems
from kb_plugin.importing.titles import told_incidents
from kb_plugin.importing.word_tables import names
from kb_plugin.kinds import SectionKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kb_plugin.importing.base import Base
    from kb_plugin.importing.dating import Dated
    from kb_plugin.importing.factors import FactorProposal
    from kb_plugin.importing.labels import Label
    from kb_plugin.importing.links import Copied, Locate, Moved
    from kb_plugin.importing.parts import Part
    from kb_plugin.importing.reading import Reading
    from kb_plugin.importing.systems import SystemProposal

_SUMMARY = names("labels", "summary")
_ADDRESS = names("labels", "address")
_LONGEST_IMPACT = 300
_LEARNED = re.compile(r"^([ \t]*(?:\*\*)?learned by):", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a report is written into."""

    base: Base
    uri: str
    dated: Dated
    often: frozenset[str]
    drafts: Mapping[str, str]
    """Files of this and earlier imports to the content paths of their drafts."""
    locate: Locate


@dataclass(frozen=True, slots=True)
class Draft:
    """A new incident file with what belongs to it."""

    uri: str
    text: str
    files: tuple[Copied, ...]
    systems: tuple[SystemProposal, ...]
    needs_factor: bool
    outcome: Outcome


def write(reading: Reading, around: Surroundings, remarks: list[str]) -> Draft:
    """Return the draft of a report, which can be published as it stands."""
    outcome = Outcome(
        reading.source.path, State.IMPORTED, around.uri, format=str(reading.foreign.format)
    )
    title = clean(reading.title.text) or "Report"
    outcome.understood.append(Understood("title", title, reading.title.where))
    dated = around.dated
    if dated.day:
        where = f"{dated.where}: {dated.passage}"
        outcome.understood.append(Understood("date", dated.day.isoformat(), where))
    body = _body(reading, outcome)
    if not dated.day and all(ours == NAMES[SectionKind.SUMMARY] for _, ours in outcome.sections):
        outcome.decide.append("it names no day, and no part that reports have: is it a report?")
    place = moved(
        body,
        around.uri,
        around.locate,
        around.drafts,
        reading.foreign.attached,
        around.base.corpus.files,
    )
    front = _front(reading, title, place.text, around, outcome)
    outcome.decide += [*dated.questions, *remarks, *reading.foreign.remarks, *place.questions]
    if several := told_incidents(reading.blocks):
        listed = "; ".join(several[:4]) + ("; …" if len(several) > 4 else "")
        outcome.decide.append(
            f"it tells of {len(several)} incidents ({listed}): one file for each?"
        )
    if place.linked:
        outcome.decide.append(
            f"it links to {', '.join(place.linked)}, and shows plain text until that is published"
        )
    return _checked(reading, around, front, place, outcome)


def _checked(
    reading: Reading, around: Surroundings, front: Front, place: Moved, outcome: Outcome
) -> Draft:
    """Return the draft, or where it could not be published, one that shows the source as it is."""
    needs_factor = any(one.is_new for one in front.factors)
    beside = [around.base.stub_of_system(one) for one in front.systems if one.is_new]
    beside += around.base.stub_of_factor() if needs_factor else ()
    beside += [(file.uri, "") for file in place.files]
    beside += [(uri, _LINKED) for uri in place.linked if uri not in around.base.corpus.files]
    text = _joined(reading, front, place.text, outcome)
    files = place.files
    whole = is_whole(reading, text)
    if not whole or around.base.errors(around.uri, text, beside):
        outcome.decide.append("its text is shown as it stands, without sections: write them?")
        outcome.sections.clear()
        files = ()
        text = _joined(reading, front, verbatim(reading), outcome)
    outcome.files = [file.uri for file in files]
    return Draft(around.uri, text, files, front.systems, needs_factor, outcome)


_LINKED = "---\ntitle: Another draft\nstatus: published\norigin: imported\n---\n"


def _joined(reading: Reading, front: Front, body: str, outcome: Outcome) -> str:
    end = original(reading, front.title)
    text = "\n".join((front_matter(front, outcome.decide), body.strip("\n"), "", end))
    return marked(text, reading.source.place, reading.source.data)


def _body(reading: Reading, outcome: Outcome) -> str:
    foreign, labels = reading.foreign, reading.labels
    parts = arrange(
        parts_of(foreign.body, reading.blocks, reading.title.heading, is_plain=reading.is_plain)
    )
    parts, summary = with_summary(parts, _first(labels, "summary"))
    _note_sections(parts, outcome)
    if summary is None:
        outcome.decide.append("no words for a summary were found: write one?")
    elif summary.is_copy:
        outcome.proposed.append(Proposed("section", "Summary", summary.where))
        outcome.decide.append(f"the summary repeats the {summary.where}: does it sum up?")
    elif summary.where != "section":
        outcome.understood.append(Understood("summary", "its opening words", summary.where))
    # A lesson belongs to a narrator by that line, and a report from before has none.
    return _LEARNED.sub(r"\1&#58;", written(parts))


def _note_sections(parts: list[Part], outcome: Outcome) -> None:
    for part in parts:
        if part.kind and part.heading:
            outcome.sections.append((words_of(part.heading), NAMES[part.kind]))


def _front(
    reading: Reading, title: str, body: str, around: Surroundings, outcome: Outcome
) -> Front:
    labels, base = reading.labels, around.base
    told = sentences(outline(body))
    # What only a file is called says little about what it speaks of.
    named = "" if reading.title.where == "file name" else title
    systems = propose_systems(labels, named, told, base.catalogue.systems, around.often)
    factors = propose_factors(title, told, base.factors)
    for system in systems:
        new = ", a new page" if system.is_new else ""
        passage = system.passage or reading.source.name
        outcome.proposed.append(Proposed("system", f"{system.id}{new}", passage))
    for factor in factors:
        outcome.proposed.append(Proposed("factor", factor.id, factor.evidence))
    _ask_about_terms(systems, factors, outcome)
    front = Front(title, systems, factors)
    return replace(front, **_stated(reading, around, outcome))


def _ask_about_terms(
    systems: tuple[SystemProposal, ...], factors: tuple[FactorProposal, ...], outcome: Outcome
) -> None:
    read = [one.id for one in systems if not one.is_sure]
    if read == [NOT_NAMED[0]]:
        outcome.decide.append("no system is stated, and none could be read: which was it?")
    elif read:
        were = "was read from its words: is it?" if len(read) == 1 else "were read: are they?"
        outcome.decide.append(f"no system is stated; {', '.join(read)} {were}")
    elif new := [one.id for one in systems if one.is_new]:
        has = "has no page yet; one was begun: who can write it?"
        have = "have no page yet; each was begun: who can write them?"
        outcome.decide.append(f"{', '.join(new)} {has if len(new) == 1 else have}")
    ids = ", ".join(one.id for one in factors)
    if ids == NOT_YET_NAMED[0]:
        asked = "no word of the vocabulary of factors was found; which conditions made it possible?"
    elif not any(one.is_found for one in factors):
        asked = f"only a word in passing speaks of {ids}: which conditions made it possible?"
    else:
        asked = "the factors were found by their words: which of them did play a part?"
    outcome.decide.append(asked)


def _stated(reading: Reading, around: Surroundings, outcome: Outcome) -> dict[str, Any]:
    """Return what the report states plainly, with what is doubtful about it asked."""
    labels = reading.labels
    stated: dict[str, Any] = {}

    def take(key: str, fact: facts.Fact | str | None) -> None:
        if isinstance(fact, str):
            outcome.decide.append(fact)
        elif fact is not None:
            stated[key] = clean(fact.value)
            outcome.proposed.append(Proposed(key, fact.value, fact.passage))
            if fact.question:
                outcome.decide.append(fact.question)

    take("severity", facts.severity(labels, reading.title.whole, around.base.settings))
    take("detection", facts.detection(labels))
    titles = (reading.names[0], reading.title.whole)
    take("ref", facts.reference(labels, titles))
    moments, questions = times(labels, around.dated.day, reading.foreign.body, None)
    outcome.decide += questions
    if moments:
        stated["times"] = {key: fact.value for key, fact in moments.items()}
        outcome.proposed += [
            Proposed(f"times.{key}", fact.value, fact.passage) for key, fact in moments.items()
        ]
    if impact := _first(labels, "impact"):
        stated["impact"] = clean(impact) if len(impact) <= _LONGEST_IMPACT else None
    addresses = (one.value for one in labels if one.line is None and _ADDRESS.fullmatch(one.name))
    stated["sources"] = tuple(dict.fromkeys(one for one in addresses if _is_address(one)))
    return stated


def _first(labels: tuple[Label, ...], name: str) -> str:
    """Return what front matter says beside a name of the tables or a plain one."""
    known = _SUMMARY if name == "summary" else re.compile(name)
    stated = (one.value for one in labels if one.line is None and known.fullmatch(one.name))
    return next(stated, "")


def _is_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and " " not in value
