"""Markdown of the plainest kind, rendered without a Markdown parser.

Four entries of a timeline in five are a sentence or two with some code in them. Rendering
thousands of those by Python-Markdown takes seconds of a build.
"""

from __future__ import annotations

import re

from markupsafe import Markup, escape

_PIECE = re.compile(
    r"(?P<ticks>`+)(?P<code>[^`\n]+)(?P=ticks)(?!`)|\*\*(?P<bold>[^*`\s](?:[^*`\n]*[^*`\s])?)\*\*"
)
_MARKUP = re.compile(
    r"[`*_\\\[\]<&|\x02\x03]|~~|[ ]\n|\n\n|^[ \t]|^(?:[#>=:+-]|\d+[.)])", re.MULTILINE
)


def light(text: str) -> Markup | None:
    """Return the HTML of one paragraph that holds no more than words, code and bold words.

    It has no `<p>` around it. None says that the text needs a Markdown parser.
    """
    pieces: list[Markup] = []
    plain: list[str] = []
    done = 0
    for found in _PIECE.finditer(text):
        between = text[done : found.start()]
        plain.append(between)
        pieces.append(escape(between))
        if (code := found["code"]) is not None:
            pieces.append(Markup("<code>{}</code>").format(code.strip()))
        else:
            plain.append(found["bold"])
            pieces.append(Markup("<strong>{}</strong>").format(found["bold"]))
        # Code stands for words where a line begins with it.
        plain.append("c")
        done = found.end()
    plain.append(text[done:])
    if _MARKUP.search("".join(plain)):
        return None
    pieces.append(escape(text[done:]))
    return Markup("").join(pieces)
