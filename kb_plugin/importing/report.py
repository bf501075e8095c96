"""The account of an import, for people and for machines."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from kb_plugin.importing.outcome import Outcome, State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.importing.plan import Plan

_SAYS = {
    State.IMPORTED: "{draft}",
    State.UNCHANGED: "{draft}, imported before",
    State.EDITED: "{draft}, imported before and edited since",
    State.CHANGED: "{draft}, from an earlier state of this file",
    State.SAME: "{draft}, from another file",
    State.LEFT_OUT: "left out",
    State.UNREADABLE: "could not be imported",
}
_COUNTED = {
    State.IMPORTED: "imported",
    State.UNCHANGED: "imported before",
    State.EDITED: "imported before and edited since",
    State.CHANGED: "changed since they were imported",
    State.SAME: "the same as another",
    State.LEFT_OUT: "left out",
    State.UNREADABLE: "could not be imported",
}
_NEXT = (
    "Each draft begins with what a person should decide. Read it beside its source, take out what "
    "is decided, then set `status: published`."
)


def as_text(plan: Plan, content: str) -> str:
    """Return the report for people; `content` is the content folder as they see it."""
    blocks = ["\n".join(_of_source(one, content)) for one in plan.outcomes]
    if plan.new_systems:
        lines = ["New pages of systems, each to be checked and written:"]
        lines += [f"  {content}/systems/{one.id}.md   {one.name}" for one in plan.new_systems]
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)


def _of_source(one: Outcome, content: str) -> Iterator[str]:
    draft = f"{content}/{one.draft}" if one.draft else "another file"
    yield f"{one.source} → {_SAYS[one.state].format(draft=draft)}"
    if one.note:
        yield f"  {one.note}"
    for fact in one.understood:
        yield f"  {fact.what:<9} {fact.value} ({fact.where})"
    moved = [f"{theirs} → {ours}" for theirs, ours in one.sections if theirs != ours]
    if moved:
        yield f"  sections  {'; '.join(moved)}"
    for proposal in one.proposed:
        yield f"  proposed  {proposal.key}: {proposal.value}"
        yield f"            “{proposal.passage}”"
    if one.files:
        yield f"  files     {', '.join(one.files)}"
    for question in one.decide:
        yield f"  decide    {question}"


def summary(plan: Plan, *, is_dry: bool) -> str:
    """Return one line that counts what became of the sources."""
    counts = Counter(one.state for one in plan.outcomes)
    parts = [f"{counts[state]} {text}" for state, text in _COUNTED.items() if counts[state]]
    if plan.new_systems:
        number = len(plan.new_systems)
        parts.append(f"{number} new page{'' if number == 1 else 's'} of systems")
    told = ", ".join(parts) or "nothing to import"
    if is_dry:
        return f"{told} (nothing was written)"
    return f"{told}\n{_NEXT}" if counts[State.IMPORTED] else told


def as_data(plan: Plan, *, is_dry: bool) -> dict[str, Any]:
    """Return the report for machines."""
    return {
        "written": not is_dry,
        "sources": [one.as_dict() for one in plan.outcomes],
        "systems": [
            {"id": one.id, "name": one.name, "path": f"systems/{one.id}.md", "passage": one.passage}
            for one in plan.new_systems
        ],
        "counts": dict(Counter(str(one.state) for one in plan.outcomes)),
    }
