"""An incident file becomes an `Incident`."""

from __future__ import annotations

import re
from datetime import UTC
from typing import TYPE_CHECKING

from kb_plugin.kinds import Origin, Status
from kb_plugin.model import (
    Action,
    FactorUse,
    Incident,
    Moment,
    Narrator,
    Reference,
    Relation,
    Times,
)
from kb_plugin.read.body import BodyReader
from kb_plugin.read.document import Defect, Problem
from kb_plugin.read.excerpt import without
from kb_plugin.read.front_matter import required, validate
from kb_plugin.read.schema import IncidentFront
from kb_plugin.read.times import TimeProblem, WrittenTime, day_of, local_time, written_time
from kb_plugin.source import Span

if TYPE_CHECKING:
    from datetime import date

    from kb_plugin.commonmark import Outline
    from kb_plugin.read.document import Link
    from kb_plugin.read.yaml_nodes import Node
    from kb_plugin.settings import Settings
    from kb_plugin.source import Position, SourceText

_NAME = re.compile(r"(?:(?P<day>\d{4}-\d{2}-\d{2})|undated)-[a-z0-9]+(?:-[a-z0-9]+)*")


def is_incident_name(identifier: str) -> bool:
    """Tell whether a file name is an id: a real date, or `undated`, and a slug."""
    found = _NAME.fullmatch(identifier)
    return bool(found) and (not found["day"] or day_of(identifier) is not None) if found else False


def read_incident(
    source: SourceText,
    identifier: str,
    root: Node,
    body_line: int,
    outline: Outline,
    links: tuple[Link, ...],
    comments: tuple[Span, ...],
    settings: Settings,
) -> tuple[Incident, tuple[Defect, ...]]:
    """Return the incident that a file tells of, and what of it could not be understood."""
    front, schema_defects = validate(IncidentFront, root)
    defects = [
        *schema_defects,
        *required(root, schema_defects, title=front.title, status=front.status),
    ]
    day = day_of(identifier)

    def moment_of(
        written: WrittenTime, at: Position, zone: str | None, day_before: date | None
    ) -> Moment | Defect | None:
        local = local_time(written, day_before or day, zone or front.timezone)
        if isinstance(local, TimeProblem):
            return Defect(local.problem, at, written.text, detail=local.detail)
        return None if local is None else Moment(written.text, local.astimezone(UTC), local, at)

    def moment(key: str, text: str | None) -> Moment | None:
        if text is None:
            return None
        at = root.place(("times", key))
        written = written_time(text)
        behind = text[len(written.text) :].strip() if written else text
        if written is None or (behind and not written.zone_name):
            example = "write it as 2025-03-14 09:05"
            defects.append(Defect(Problem.TIME_UNREADABLE, at, text, detail=example))
            return None
        found = moment_of(written, at, None, None)
        if isinstance(found, Defect):
            defects.append(found)
            return None
        return found

    def references(key: str, ids: list[str]) -> tuple[Reference, ...]:
        return tuple(Reference(one, root.place((key, n))) for n, one in enumerate(ids))

    narrators = tuple(
        Narrator(
            key, one.name, one.agreed, one.timezone, root.place(("accounts", key), of_key=True)
        )
        for key, one in front.accounts.items()
    )
    whole = Span(source.line_start(body_line), len(source.text))
    body = BodyReader(
        source,
        body_line,
        outline,
        links,
        comments,
        narrators,
        front.origin is Origin.IMPORTED,
        moment_of,
    ).read()
    incident = Incident(
        id=identifier,
        uri=source.uri,
        title=front.title or identifier,
        status=front.status or Status.DRAFT,
        severity=_severity(front.severity, root, settings, defects),
        day=day,
        systems=references("systems", front.systems),
        factors=tuple(
            FactorUse(one.term, one.certainty, one.evidence, root.place(("factors", n, "term")))
            for n, one in enumerate(front.factors)
        ),
        ref=front.ref,
        origin=front.origin,
        audience=front.audience,
        timezone=front.timezone,
        times=Times(**{key: moment(key, text) for key, text in front.times}),
        detection=front.detection,
        impact=front.impact,
        signals=tuple(front.signals),
        narrators=narrators,
        facilitator=front.facilitator,
        relations=tuple(
            Relation(one.id, one.kind, one.note, root.place(("related", n, "id")))
            for n, one in enumerate(front.related)
        ),
        actions=_actions(front, root),
        sources=tuple(front.sources),
        aliases=references("aliases", front.aliases),
        sections=body.sections,
        accounts=body.accounts,
        lessons=body.lessons,
        pairs=body.pairs,
        words=len(without(source, whole, comments).split()),
    )
    return incident, (*defects, *body.defects)


def _severity(
    text: str | None, root: Node, settings: Settings, defects: list[Defect]
) -> int | None:
    if text is None:
        return None
    named = {name.casefold(): level for level, name in enumerate(settings.severities, 1)}
    levels = {str(level): level for level in named.values()} | named
    if text.casefold() in levels:
        return levels[text.casefold()]
    at = root.place(("severity",))
    choices = ("1", "2", "3", "4", *settings.severities)
    defects.append(Defect(Problem.WRONG_VALUE, at, text, choices, "severity"))
    return None


def _actions(front: IncidentFront, root: Node) -> tuple[Action, ...]:
    return tuple(
        Action(
            do=one.do,
            proposed_by=Reference(one.proposed_by, root.place(("actions", n, "proposed_by")))
            if one.proposed_by
            else None,
            owner=one.owner,
            state=one.state,
            opened=one.opened,
            closed=one.closed,
            due=one.due,
            link=one.link,
            addresses=tuple(
                Reference(term, root.place(("actions", n, "addresses", m)))
                for m, term in enumerate(one.addresses)
            ),
            why=one.why,
            at=root.place(("actions", n)),
        )
        for n, one in enumerate(front.actions)
    )
