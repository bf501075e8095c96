"""The front matter of a generated incident."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tests.bench.local_time import local_time
from tests.bench.phrases import WORDS
from tests.bench.yaml_text import flow, scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.bench.draw import Draw
    from tests.bench.plan import FactorUse, Plan

_SEVERITIES = ("3", "2", "4", "1", "moderate", "major", "minor", "widespread")
_DETECTIONS = (
    "alert",
    "customer-report",
    "colleague",
    "routine-check",
    "automated-test",
    "provider",
    "other",
)


def front_matter(draw: Draw, plan: Plan) -> str:
    """Return the front matter between its fences."""
    return "\n".join(("---", *_lines(draw, plan), "---", ""))


def _lines(draw: Draw, plan: Plan) -> Iterator[str]:
    yield f"title: {scalar(plan.title)}"
    yield f"status: {plan.status}"
    if plan.status != "draft":
        if not (plan.is_imported and draw.chance(50)):
            yield f"severity: {draw.zipf(_SEVERITIES)}"
        yield f"systems: {flow(system.id for system in plan.systems)}"
        yield "factors:"
        for use in plan.factors:
            yield from _factor(use)
    if draw.chance(80):
        yield f"ref: INC-{1000 + plan.number}"
    if plan.is_imported:
        yield "origin: imported"
    if plan.audience != "public":
        yield f"audience: {plan.audience}"
    if plan.timezone != "UTC":
        yield f"timezone: {plan.timezone}"
    if plan.status != "draft" and not (plan.is_imported and draw.chance(50)):
        yield "times:"
        for name in ("began", "noticed", "mitigated", "ended"):
            yield f"  {name}: {local_time(getattr(plan, name), plan.timezone)}"
        yield f"detection: {draw.zipf(_DETECTIONS)}"
    yield f"impact: {scalar(plan.scene.one('impact-line'))}"
    signals = (*draw.some(plan.scene.metrics, 2), *draw.some(plan.scene.errors, 2))
    yield f"signals: {flow(dict.fromkeys(signals))}"
    yield "accounts:"
    for narrator in plan.narrators:
        agreed = f", agreed: {narrator.agreed}" if narrator.agreed else ""
        zone = f", timezone: {narrator.timezone}" if narrator.timezone else ""
        yield f"  {narrator.key}: {{name: {scalar(narrator.name)}{agreed}{zone}}}"
    if draw.chance(70):
        team = draw.pick(WORDS["teams"])
        yield f"facilitator: {scalar(f'Someone from {team}, not involved')}"
    if plan.relations:
        yield "related:"
        for relation in plan.relations:
            yield f"  - id: {relation.earlier.id}"
            yield f"    kind: {relation.kind}"
            if draw.chance(80):
                yield f"    note: {scalar(relation.note)}"
    yield from _actions(draw, plan)
    if draw.chance(20):
        yield f"sources: [https://status.example.com/history/{plan.number}]"
    if draw.chance(8):
        yield f"aliases: [postmortems/{plan.day.year}/inc-{1000 + plan.number}]"


def _factor(use: FactorUse) -> Iterator[str]:
    if use.certainty == "known" and not use.evidence:
        yield f"  - {use.term}"
        return
    yield f"  - term: {use.term}"
    if use.certainty != "known":
        yield f"    certainty: {use.certainty}"
    if use.evidence:
        yield f"    evidence: {scalar(use.evidence)}"


def _actions(draw: Draw, plan: Plan) -> Iterator[str]:
    scene = plan.scene
    texts = scene.several("action", draw.between(2, 5))
    yield "actions:"
    for place, text in enumerate(texts):
        state = draw.zipf(("done", "open", "dropped"))
        opened = plan.day + timedelta(days=draw.between(1, 10))
        yield f"  - do: {scalar(text)}"
        # One action at least comes from those who were there.
        if place == 0 or draw.chance(80):
            yield f"    proposed_by: {draw.pick(plan.narrators).key}"
        yield f"    owner: {scalar(draw.zipf(plan.scene.systems).owner)}"
        yield f"    state: {state}"
        if draw.chance(60):
            yield f"    opened: {opened}"
        if state != "open":
            yield f"    closed: {opened + timedelta(days=draw.between(3, 90))}"
        if draw.chance(50):
            yield f"    due: {opened + timedelta(days=draw.between(14, 120))}"
        if draw.chance(40):
            yield f"    link: https://tracker.example.com/{plan.number}-{place + 1}"
        # Every known factor is addressed: the texts take turns.
        if addressed := plan.known[place :: len(texts)]:
            yield f"    addresses: {flow(addressed)}"
        if state == "dropped":
            yield f"    why: {scalar(scene.one('why-dropped'))}"
