"""An entry in its lane, as HTML.

A page has dozens of them. Written here they take a fifth of the time that a template takes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import escape

from kb_plugin.anchors import entry_anchor
from kb_plugin.kinds import ElementKind
from kb_plugin.render.paragraphs import paragraphs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kb_plugin.model import Entry
    from kb_plugin.render.lanes.letters import Letter
    from kb_plugin.render.site import Site

_SHOWN = 200
"""Characters of log lines and lists that stand open below an entry; more would part the rows."""
_TAG = re.compile(r"<[^>]+>")
_DECISION = re.compile(r"\*\*decision\s*:?\s*\*\*[\s:–—-]*", re.IGNORECASE)
"""The mark of a decision, which lanes show as a glyph."""


def entry_html(
    entry: Entry, narrator: str, own_time: str, letters: Sequence[Letter], site: Site
) -> str:
    """Return an entry with its glyph, its kind, and the way to its place in the account.

    `own_time` is the time on its narrator's clock, where that is to be said.
    """
    kind = entry.kind
    head = (
        f'<a class="kb-lanes__kind" href="#{escape(entry_anchor(narrator, entry.number))}">'
        f"{site.glyph(kind)}{kind}</a> "
    )
    if letters:
        head = _letters(letters, is_held=kind in (ElementKind.EXPECTED, ElementKind.ASSUMED)) + head
    if entry.is_decision:
        head += f'<span class="kb-lanes__fork">{site.glyph("decision")}decision</span> '
    if own_time:
        head += f'<span class="kb-lanes__own">{escape(own_time)}</span> '
    text = _DECISION.sub("", entry.text, count=1) if entry.is_decision else entry.text
    first, rest = map(str, paragraphs(site.fragment(text)))
    if first and len(_TAG.sub("", rest)) > _SHOWN:
        rest = f"\n<details><summary>more</summary>{rest}</details>"
    return f'<div class="kb-lanes__entry"><p>{head}{first}</p>{rest}</div>\n'


def _letters(letters: Sequence[Letter], *, is_held: bool) -> str:
    name = "kb-letter kb-letter--held" if is_held else "kb-letter"
    links = " ".join(
        f'<a class="{name}" href="{one.href}" aria-label="{one.name}: {escape(one.says)}">'
        f"{one.name}</a>"
        for one in letters
    )
    return f'<span class="kb-letters">{links}</span> '
