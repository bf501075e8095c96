"""Which parts of a report become which of our sections, with nothing moved that has no place."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from kb_plugin.importing.headings import is_lessons, is_wrapper, words_of
from kb_plugin.importing.parts import Part, is_item
from kb_plugin.importing.pseudo_headings import Style
from kb_plugin.kinds import SectionKind
from kb_plugin.read.section_names import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMES = {kind: (name[0].upper() + name[1:]) for name, kind in SECTIONS.items()}
"""Our headings."""

_WORD = re.compile(r"\w+")
_ANCHOR = re.compile(r"<a\b[^<>]*>\s*</a>|(?<!!)\[[^\w\[\]]*\]\([^()\s]*\)")
"""What a heading holds only so that links lead to it."""
_ACCOUNT = re.compile(r"(?i)\A(account\s*):")
_PAIRS = re.compile(r"(?i)(?<=work as imagined),(?= work as done)")
_LAST = frozenset((SectionKind.FOLLOW_UP, SectionKind.LESSONS))
"""What reports end with, wherever they put it."""
_MAPPED = frozenset(NAMES) - {SectionKind.WORK_AS_DONE}


def arrange(parts: list[Part]) -> list[Part]:
    """Return the parts in the order to write them, each with the section it belongs to."""
    parts = _hoisted(parts)
    _settle(parts)
    for is_strong in (True, False):
        _assign(parts, is_strong=is_strong)
    return parts


def written(parts: list[Part]) -> str:
    """Return arranged parts as Markdown, with sections at level 2."""
    pieces: list[str] = []
    shift = 0
    for part in parts:
        lines = list(part.lines)
        heads: list[str] = []
        if part.depth == 1:
            heads, lines, shift = _section(part, lines)
        elif part.depth > 1:
            level = min(6, part.depth + 1 + shift)
            heads, lines = [f"{'#' * level} {safe(part.heading)}"], _without_name(part, lines)
        text = "\n".join(lines).strip("\n")
        pieces += [*heads, *([text] if text.strip() else [])]
    return "\n\n".join(pieces) + "\n"


def _section(part: Part, lines: list[str]) -> tuple[list[str], list[str], int]:
    """Return the headings and lines of a section, and how much deeper its own headings go."""
    spelling = _own_spelling(part)
    heads: list[str] = []
    if part.opens and part.kind:
        heads.append(f"## {spelling or NAMES[part.kind]}")
        level = 3
    else:
        level = 3 if part.kind else 2
    for one in part.carried:
        heads.append(f"{'#' * level} {safe(one)}")
        level += 1
    if part.opens and spelling:
        anchors = " ".join(_ANCHOR.findall(part.heading))
        below = "\n".join(_without_name(part, lines)).lstrip("\n").split("\n")
        return heads, [anchors, "", *below] if anchors else below, level - 3
    if part.pseudo and part.pseudo.style is not Style.WHOLE and part.kind:
        # The name stays before its text, where it stood.
        return heads, lines, level - 3
    heads.append(f"{'#' * level} {safe(part.heading)}")
    return heads, _without_name(part, lines), level - 2


def _own_spelling(part: Part) -> str | None:
    """Return our heading as the source spells it, if the source has no other word in its own."""
    named = _ANCHOR.sub("", part.heading)
    spelt = " ".join(words_of(named).split()).rstrip(" :.")
    # Attributes and addresses of a heading have words too: it stays whole, below ours.
    if part.kind is None or Counter(_WORD.findall(named)) - Counter(_WORD.findall(spelt)):
        return None
    if SECTIONS.get(spelt.casefold()) is part.kind:
        return spelt
    ours = Counter(_WORD.findall(NAMES[part.kind]))
    return None if Counter(_WORD.findall(spelt)) - ours else NAMES[part.kind]


def _without_name(part: Part, lines: list[str]) -> list[str]:
    if part.pseudo is None or is_item(part):
        return lines
    return [part.pseudo.rest, *lines[1:]]


def safe(heading: str) -> str:
    """Return a heading that nobody takes for an account or for pairs, which are written here."""
    return _PAIRS.sub("&#44;", _ACCOUNT.sub(r"\1&#58;", heading, count=1))


def _settle(parts: list[Part]) -> None:
    """Decide what went wrong: beside what went well it is a lesson, by itself a cause."""
    sections = [part for part in parts if part.depth == 1]
    if not any(_kind_of(part) is SectionKind.LIMITED_HARM for part in sections):
        return
    for part in sections:
        kinds = {one.kind for one in part.meanings if not one.is_strong}
        if {SectionKind.UNDERSTANDING, SectionKind.LESSONS} <= kinds:
            part.meanings = tuple(
                one for one in part.meanings if one.kind is not SectionKind.UNDERSTANDING
            )


def _hoisted(parts: list[Part]) -> list[Part]:
    """Return parts in which what a review groups under one heading stands by itself.

    Only what begins or ends the group is taken out, so that the order stays and no part comes to
    lie in a section that it does not belong to. Of a part that is no group, only what reports end
    with is: action items below the resolution.
    """
    covered = {
        one.kind for part in parts if part.depth == 1 for one in part.meanings if one.is_strong
    }
    result: list[Part] = []
    number = 0
    while number < len(parts):
        part = parts[number]
        end = next((n for n in range(number + 1, len(parts)) if parts[n].depth <= 1), len(parts))
        if part.depth == 1:
            is_group = is_lessons(part.heading) or is_wrapper(part.heading)
            kinds = frozenset(SectionKind) if is_group else _LAST
            result += _taken_apart(part, parts[number + 1 : end], covered, kinds)
        else:
            result += parts[number:end]
        number = max(end, number + 1)
    return result


def _taken_apart(
    group: Part, inside: list[Part], covered: set[SectionKind], kinds: frozenset[SectionKind]
) -> list[Part]:
    """Return a group without the parts of some kinds that begin or end it, and those parts."""
    children: list[list[Part]] = []
    for part in inside:
        if part.depth == 2 or not children:
            children.append([])
        children[-1].append(part)
    own = {one.kind for one in group.meanings if one.is_strong}
    kind_of = _kind_in_review if group.has_text else _kind_of
    found = [kind_of(child[0]) for child in children]
    free = [kind if kind in kinds and kind not in covered | own else None for kind in found]
    leading = 0
    if not group.has_text and kinds is not _LAST:
        while leading < len(free) and free[leading] and free[leading] == free[0]:
            leading += 1
    taken = {free[0]} if leading else set()
    trailing = len(free)
    while trailing > leading and free[trailing - 1] and free[trailing - 1] not in taken:
        trailing -= 1
    before = [_risen(child) for child in children[:leading]]
    after = [_risen(child) for child in children[trailing:]]
    middle = children[leading:trailing]
    rest = [group, *(part for child in middle for part in child)]
    if not middle and not group.has_text and (before or after):
        # Nothing is left below the heading of the group, which goes on top of its first part.
        (before or after)[0][0].carried.append(group.heading)
        rest = []
    elif before or after:
        left = {one.kind for child in middle for one in child[0].meanings}
        group.meanings = tuple(
            one
            for one in group.meanings
            if one.is_strong or not is_wrapper(group.heading) or one.kind in left
        )
    return (
        [part for child in before for part in child]
        + rest
        + [part for child in after for part in child]
    )


def _kind_of(part: Part) -> SectionKind | None:
    strong = [one.kind for one in part.meanings if one.is_strong]
    return strong[0] if strong else None


def _kind_in_review(part: Part) -> SectionKind | None:
    """Return the section of a part of a review, in which what went wrong is a lesson."""
    kinds = {one.kind for one in part.meanings}
    return _kind_of(part) or (SectionKind.LESSONS if SectionKind.LESSONS in kinds else None)


def _risen(child: list[Part]) -> list[Part]:
    for part in child:
        part.depth -= 1
    return child


def _assign(parts: list[Part], *, is_strong: bool) -> None:
    """Give each section of ours that has none yet its first run of parts, of strong names first."""
    assigned = {part.kind for part in parts}
    sections = [part for part in parts if part.depth == 1]
    for kind in SectionKind:
        if kind in assigned or kind not in _MAPPED:
            continue
        runs = _runs(sections, kind, is_strong=is_strong)
        # Of several runs, the one with the plainest name has the first claim.
        run = min(runs, key=lambda one: _rank(one, kind), default=[])
        if kind is SectionKind.SUMMARY:
            # A summary is short; what happened in full is a part of its own.
            run = run[:1]
            if not is_strong and run and sections.index(run[0]) > 2:
                continue
        for number, part in enumerate(run):
            part.kind, part.opens = kind, number == 0


def _runs(sections: list[Part], kind: SectionKind, *, is_strong: bool) -> Iterator[list[Part]]:
    """Yield the parts of a kind that stand next to each other.

    A name that is less plain by itself is plain enough beside one that is.
    """
    run: list[Part] = []
    for part in (*sections, None):
        if part is not None and part.kind is None and _may_be(part, kind, is_strong=is_strong):
            run.append(part)
            continue
        if any(_names(one, kind, is_strong=is_strong) for one in run):
            yield run
        run = []


def _may_be(part: Part, kind: SectionKind, *, is_strong: bool) -> bool:
    likeliest = part.meanings[0].kind if part.meanings else None
    return _names(part, kind, is_strong=is_strong) or likeliest is kind


def _names(part: Part, kind: SectionKind, *, is_strong: bool) -> bool:
    return any(one.kind is kind and (one.is_strong or not is_strong) for one in part.meanings)


def _rank(run: list[Part], kind: SectionKind) -> tuple[bool, int]:
    return min(
        (not one.is_strong, one.rank) for part in run for one in part.meanings if one.kind is kind
    )
