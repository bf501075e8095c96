"""What a report is called, without the date and number that layouts put before a title."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb_plugin.importing.headings import folded, is_known, is_sure, is_timeline, words_of
from kb_plugin.importing.short_titles import (
    BEHIND_DATE,
    TYPE,
    is_generic,
    says_something,
    short_title,
    title_of_name,
)
from kb_plugin.importing.word_tables import names
from kb_plugin.importing.written_dates import written_dates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.commonmark import HeadingBlock, Outline
    from kb_plugin.importing.foreign import Foreign
    from kb_plugin.importing.labels import Label

_PLACEHOLDER = re.compile(
    rf"\W*(?:(?:{TYPE}) )?(?:name|title)\W*|\W*(?:name|title) of (?:the )?(?:{TYPE})\W*",
    re.IGNORECASE,
)
"""A heading of a template that asks for the title, which then stands below it."""
_STATED = names("labels", "title")
_ASKS = re.compile(r"(?:what|how|why|who|when|where)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_FACT = re.compile(r"(?P<name>[A-Za-z][\w /-]{1,30}):\s+\S")
_HTML_HEADING = re.compile(r"<h1\b[^<>]*>(?P<text>.*?)</h1>", re.IGNORECASE | re.DOTALL)
_LONGEST_LINE = 14
"""Words that a line may have to be a title."""


@dataclass(frozen=True, slots=True)
class Title:
    """A title, and where it was read."""

    text: str
    where: str
    whole: str
    """As it stands in the source, before anything was taken from it."""
    heading: HeadingBlock | None = None
    """The heading that it takes the place of."""


def find_title(foreign: Foreign, blocks: Outline, labels: tuple[Label, ...], name: str) -> Title:
    """Return a report's title; a name of its kind alone, such as `Postmortem`, is none."""
    heading = _first_heading(foreign, blocks)
    candidates = list(_candidates(foreign, blocks, labels, heading))
    for where, whole, block in candidates:
        if not is_generic(whole):
            return Title(short_title(whole), where, whole, block or _same(heading, whole))
    if heading is not None and told_incidents(blocks):
        return Title(words_of(heading.text), "heading", heading.text, heading)
    from_name = title_of_name(name)
    if says_something(from_name):
        return Title(from_name, "file name", from_name)
    for where, whole, block in candidates:
        if said := words_of(whole):
            return Title(said, where, whole, block or _same(heading, whole))
    return Title(words_of(name) or "Report", "file name", name)


def told_incidents(blocks: Outline) -> tuple[str, ...]:
    """Return the headings that each begin with a day and say what happened then, if several do.

    A log of incidents has them; the entries of a timeline begin with a day too, and with a time.
    """
    found: dict[int, list[str]] = {}
    course = 7
    for block in blocks.headings:
        if block.level <= course:
            course = block.level if is_timeline(block.text) else 7
        said = words_of(block.text)
        date = next(written_dates(said), None)
        if course < block.level or date is None or date.start > 0:
            continue
        if says_something(BEHIND_DATE.sub("", said[date.end :], count=1)):
            found.setdefault(block.level, []).append(said)
    several = next((found[level] for level in sorted(found) if len(found[level]) > 1), [])
    return tuple(several)


def _candidates(
    foreign: Foreign, blocks: Outline, labels: tuple[Label, ...], heading: HeadingBlock | None
) -> Iterator[tuple[str, str, HeadingBlock | None]]:
    for label in labels:
        if label.line is None and label.name in ("title", "incident title", "headline"):
            yield "front matter", label.value, None
    if heading is not None:
        yield "heading", heading.text, heading
        # A page named after its kind: `Example Postmortem`, and below it what it is about.
        following = next((one for one in blocks.headings if one.start >= heading.end), None)
        if (
            following
            and is_generic(heading.text)
            and not told_incidents(blocks)
            and not is_known(following.text)
            and not _ASKS.match(words_of(following.text))
            and not foreign.body.split("\n")[heading.end : following.start].count("\n")
        ):
            yield "heading", following.text, following
        if _PLACEHOLDER.fullmatch(heading.text) and (below := _line_below(foreign, heading)):
            yield "line below the heading", below, None
    if told := _heading_in_html(foreign, blocks):
        yield "heading", told, None
    for label in labels:
        if label.line is not None and _STATED.fullmatch(label.name):
            yield label.where, label.value, None
    if foreign.title and not _adds_the_site(foreign.title, heading):
        yield f"title of the {foreign.format}", foreign.title, None
    if line := _opening_line(foreign, blocks):
        yield "first line", line, None


def _adds_the_site(title: str, heading: HeadingBlock | None) -> bool:
    """Tell whether a page's title is a numbered heading, `Incident 5`, and the name of the site."""
    said = folded(heading.text) if heading is not None else ""
    return any(sign.isdigit() for sign in said) and folded(title).startswith(said)


def _first_heading(foreign: Foreign, blocks: Outline) -> HeadingBlock | None:
    """Return the heading that names the whole text: the first of level 1, or what opens it."""
    # A page's head says which of its headings is the page's own, and which that of the site.
    named = folded(foreign.title)
    ours = [
        block
        for block in blocks.headings
        if (said := folded(block.text)) and said in named and not is_generic(said)
    ]
    if ours := [block for block in ours if not is_known(block.text)]:
        return min(
            ours,
            key=lambda one: (-len(folded(one.text).split()), named.find(folded(one.text))),
        )
    for block in blocks.headings:
        if is_sure(block.text) or (is_known(block.text) and not is_generic(block.text)):
            if block.level > 1:
                return None
            continue
        if block.level == 1:
            return block
        above = words_of(" ".join(foreign.body.split("\n")[: block.start]))
        # Banners and the name of its kind may stand above a title.
        if not says_something(above):
            return block
        return next((one for one in blocks.headings if one.level == 1), None)
    return None


def _line_below(foreign: Foreign, heading: HeadingBlock) -> str:
    line = foreign.body.split("\n")[heading.end : heading.end + 1]
    told = words_of(" ".join(line)).rstrip(".")
    return told if 2 <= len(told.split()) <= _LONGEST_LINE and "|" not in told else ""


def _heading_in_html(foreign: Foreign, blocks: Outline) -> str:
    """Return the heading that a text writes in HTML above those of Markdown."""
    lines = foreign.body.split("\n")
    until = blocks.headings[0].start if blocks.headings else len(lines)
    for start, end in blocks.html:
        if start < until and (found := _HTML_HEADING.search("\n".join(lines[start:end]))):
            return words_of(found["text"])
    return ""


def _same(heading: HeadingBlock | None, whole: str) -> HeadingBlock | None:
    """Return the heading where it says the title once more."""
    if heading is None:
        return None
    ours, theirs = set(_WORD.findall(folded(whole))), set(_WORD.findall(folded(heading.text)))
    return heading if heading.level == 1 or ours & theirs or is_generic(heading.text) else None


def _opening_line(foreign: Foreign, blocks: Outline) -> str | None:
    """Return a short line that stands by itself above everything else."""
    lines = foreign.body.split("\n")
    first = next((n for n, line in enumerate(lines) if line.strip()), None)
    if first is None or any(block.start == first for block in blocks.headings):
        return None
    line = words_of(lines[first])
    if (fact := _FACT.match(line)) and not re.fullmatch(TYPE, fact["name"], re.IGNORECASE):
        return None
    below = lines[first + 1].strip() if first + 1 < len(lines) else ""
    # A line that a text was wrapped at is longer, and a sentence goes on below it.
    is_cut = len(line) < 50 and below[:1].isupper()
    alone = not below or is_cut
    is_text = not re.match(r"\s*(?:[-*+>|`]|\d+[.)]|<)", lines[first].replace("**", ""))
    is_short = 2 <= len(line.split()) <= _LONGEST_LINE and not line.endswith((".", ":", ";"))
    return line if alone and is_text and is_short and not is_known(line) else None
