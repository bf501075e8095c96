"""The body of a generated incident."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tests.bench.local_time import local_day, local_time
from tests.bench.phrases import FACTORS, SENTENCES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.bench.draw import Draw
    from tests.bench.plan import Narrator, Plan

_HEADINGS = {
    "did": ("What I did", "Actions"),
    "saw": ("What I saw", "Effects"),
    "expected": ("What I expected", "Expectations"),
    "assumed": ("What I assumed", "Assumptions"),
    "understood": ("How I understood it", "Timeline"),
}


def body(draw: Draw, plan: Plan) -> str:
    """Return the body, a draft's in fewer sections."""
    return "\n\n".join(_Teller(draw, plan).blocks()) + "\n"


class _Teller:
    def __init__(self, draw: Draw, plan: Plan) -> None:
        self._draw = draw
        self._plan = plan
        self._scene = plan.scene

    def blocks(self) -> Iterator[str]:
        draw, scene = self._draw, self._scene
        yield "## Summary"
        mechanisms = draw.some(self._plan.family.mechanisms, 4)
        told = [scene.say(sentence) for sentence in mechanisms]
        yield self._text([*scene.several("summary", 2), *told[:2], scene.one("summary-end")])
        yield "## Context"
        yield self._text([*scene.several("context", draw.between(2, 4)), *self._free(0, 1)])
        yield "## Impact"
        yield self._text([*scene.several("impact", draw.between(2, 4)), *self._free(0, 1)])
        if draw.chance(25) and self._plan.status != "draft":
            yield from self._figures()
        for narrator in self._plan.narrators:
            yield from self._account(narrator)
        if self._plan.status == "draft":
            return
        yield "## What we understand now"
        yield self._text([*told[2:], *scene.several("understand", 2), *self._free(0, 2)])
        if draw.chance(75):
            yield self._neighbourhood()
        if draw.chance(70):
            yield "## Work as imagined, work as done"
            yield "\n".join(self._pairs())
        if draw.chance(80):
            yield "## What limited the harm"
            yield self._text(scene.several("limited", draw.between(1, 3)))
        if draw.chance(60):
            yield "## What stays unclear"
            yield self._text(scene.several("unclear", draw.between(1, 3)))
        yield "## Lessons"
        yield from self._lessons()
        if draw.chance(80):
            yield "## Follow-up"
            yield self._text(scene.several("follow-up", draw.between(1, 3)))

    @staticmethod
    def _text(sentences: list[str]) -> str:
        return " ".join(sentences)

    def _free(self, low: int, high: int) -> list[str]:
        return self._scene.several("free", self._draw.between(low, high))

    def _figures(self) -> Iterator[str]:
        draw, scene = self._draw, self._scene
        yield "## Figures"
        if draw.chance(50):
            lines = (scene.one("log") for _ in range(draw.between(3, 6)))
            yield "```text\n" + "\n".join(lines) + "\n```"
            return
        rows = (
            f"| `{metric}` | {draw.between(1, 90)} | {draw.between(100, 9_000)} |"
            for metric in scene.metrics[: draw.between(2, 4)]
        )
        yield "\n".join(("| Metric | The day before | That day |", "|---|---|---|", *rows))

    def _account(self, narrator: Narrator) -> Iterator[str]:
        draw = self._draw
        by_name = draw.chance(10)
        yield f"## Account: {narrator.name if by_name else narrator.key}"
        second_form = int(draw.chance(10))
        for kind, low, high in (
            ("did", 2, 3),
            ("saw", 1, 3),
            ("expected", 1, 2),
            ("assumed", 1, 1),
            ("understood", 1, 2),
        ):
            yield f"### {_HEADINGS[kind][second_form]}"
            texts = self._told(kind, draw.between(low, high))
            if kind == "did" and draw.chance(70):
                texts[draw.between(1, len(texts) - 1)] = self._decision()
            if kind == "understood" and draw.chance(75):
                yield self._text(texts + self._free(0, 1))
            else:
                yield "\n".join(self._entries(narrator, texts))

    def _told(self, kind: str, count: int) -> list[str]:
        draw, scene = self._draw, self._scene
        texts = scene.several(kind, count)
        for place in range(len(texts)):
            if draw.chance(50):
                texts[place] = scene.one(f"{kind}-free")
            if draw.chance(5):
                texts[place] += f" {scene.one('aside')}"
        return texts

    def _decision(self) -> str:
        first, second = self._draw.some(SENTENCES["options"], 2)
        (ask, done), (other, _) = first.split("|"), second.split("|")
        asked = (ask, other) if self._draw.chance(50) else (other, ask)
        return self._scene.say(f"**Decision:** {asked[0]}, or {asked[1]}? {done}.")

    def _entries(self, narrator: Narrator, texts: list[str]) -> Iterator[str]:
        draw, plan = self._draw, self._plan
        zone = narrator.timezone or plan.timezone
        length = int((plan.ended - plan.began).total_seconds()) // 60
        day = plan.day
        for minute, text in zip(draw.moments(-15, length + 20, len(texts)), texts, strict=True):
            if draw.chance(6):
                # Not everything has a time; such an item is part of the account's text only.
                yield f"- {text}"
                continue
            moment = plan.began + timedelta(minutes=minute)
            clock = local_time(moment, zone, day)
            if len(clock) == 5 and draw.chance(5):
                clock += f":{draw.between(0, 59):02}"
            day = local_day(moment, zone)
            yield f"- {clock} {text}"

    def _neighbourhood(self) -> str:
        draw, plan, scene = self._draw, self._plan, self._scene
        systems = " and ".join(
            f"[{system.name}](../../systems/{system.id}.md)" for system in plan.systems[:2]
        )
        sentences = [f"The pages of {systems} show where this stands in the whole."]
        if draw.chance(35):
            term = draw.pick(plan.known)
            name = FACTORS[term].name.lower().replace("dns", "DNS")
            sentences.append(f"We see here [{name}](../../factors/{term}.md) from inside.")
        for relation in plan.relations[:2]:
            earlier = relation.earlier
            link = f"[{earlier.title}](../{earlier.id[:4]}/{earlier.id}.md)"
            mention = draw.pick(SENTENCES["mention"]).replace("{link}", link)
            sentences.append(scene.say(mention))
        return self._text(sentences)

    def _pairs(self) -> Iterator[str]:
        draw, scene = self._draw, self._scene
        indent = "  " if draw.chance(20) else "    "
        for pair in scene.several("imagined", draw.between(1, 3)):
            imagined, done = pair.split("|")
            yield f"- Imagined: {imagined}"
            yield f"{indent}- Done: {done}"

    def _lessons(self) -> Iterator[str]:
        draw, scene = self._draw, self._scene
        titles = scene.several("lesson-title", draw.between(1, 3))
        for title, text in zip(titles, scene.several("lesson", len(titles)), strict=True):
            yield f"### {title}"
            yield self._text([text, *self._free(0, 1)])
            learners = draw.some(self._plan.narrators, draw.between(1, 2))
            yield f"Learned by: {', '.join(learner.key for learner in learners)}"
