"""Links and images of a body, with the places where they stand."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict, deque
from typing import TYPE_CHECKING
from urllib.parse import unquote

from kb_plugin.read.document import Link
from kb_plugin.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb_plugin.commonmark import Outline
    from kb_plugin.source import SourceText

_DESTINATION = re.compile(
    r"""\(\s*
    (?:<(?P<angled>[^<>\n]*)>|(?P<bare>[^\s<>()]*(?:\([^\s()]*\)[^\s<>()]*)*))
    (?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?
    \s*\)""",
    re.VERBOSE,
)
_REFERENCE = re.compile(r"\[(?P<label>[^\[\]]*)\]")
_ATTRIBUTE = re.compile(
    r"""<(?P<tag>a|img)\b[^<>]*?\s(?:href|src)\s*=\s*
    (?P<quote>["'])(?P<target>(?:(?!(?P=quote)).)*)(?P=quote)[^<>]*>""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_COMMENT_OF_BLOCK = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
"""A block of HTML that begins with a comment lasts until the comment ends, or the text does."""
_ESCAPE_OR_TICKS = re.compile(r"\\[!-/:-@\[-`{-~]|`+")


_EXTERNAL = re.compile(r"[a-z][a-z0-9+.-]*:|/", re.IGNORECASE)


def is_external(target: str) -> bool:
    """Tell whether a link leads out of the content folder, or is an absolute path."""
    return bool(_EXTERNAL.match(target))


def is_path_of_site(target: str) -> bool:
    """Tell whether a link is an absolute path, which depends on where the site is served."""
    return target.startswith("/") and not target.startswith("//")


def is_foreign_image(link: Link) -> bool:
    """Tell whether an image would be asked of another host."""
    return link.is_image and bool(re.match(r"(?:https?:)?//", link.target, re.IGNORECASE))


def resolve(uri: str, target: str) -> str:
    """Return the content path and fragment to which a relative target leads from a file."""
    path, hash_mark, fragment = target.partition("#")
    path = unquote(path.partition("?")[0])
    full = posixpath.normpath(posixpath.join(posixpath.dirname(uri), path)) if path else uri
    return full + hash_mark + fragment


def find_links(source: SourceText, first_line: int, outline: Outline) -> tuple[Link, ...]:
    """Return the links of the body that begins at a 1-based line, in the order of the text."""
    found: list[Link] = []
    for start, end in outline.html:
        span = _lines(source, first_line + start, first_line + end)
        text = _COMMENT_OF_BLOCK.sub(_blank, source.slice(span))
        found += _attributes(source, text, span.start)
    for block in outline.texts:
        span = _lines(source, first_line + block.start, first_line + block.end)
        text = source.slice(span)
        if "[" not in text and "<" not in text:
            continue
        masked = without_code(text)
        if "](" in masked or "][" in masked or (outline.definitions and "[" in masked):
            found += _markdown(source, masked, span.start, outline)
        if "<" in masked:
            found += _attributes(source, masked, span.start)
    return tuple(sorted(found, key=lambda link: link.written))


def _lines(source: SourceText, start: int, end: int) -> Span:
    return Span(source.line_start(start), source.line_start(end))


def without_code(text: str) -> str:
    """Return a text of the same length in which code spans, escapes and comments are blank."""
    text = _without_code_spans(text) if "`" in text or "\\" in text else text
    return _COMMENT.sub(_blank, text) if "<!--" in text else text


def _without_code_spans(text: str) -> str:
    # Inside a code span a backslash is a backslash, so closing runs are looked for in the text
    # as it stands, and escapes only outside of code.
    by_size: dict[int, deque[tuple[int, int]]] = defaultdict(deque)
    for run in re.finditer(r"`+", text):
        by_size[run.end() - run.start()].append(run.span())
    pieces: list[str] = []
    done = 0
    while found := _ESCAPE_OR_TICKS.search(text, done):
        start, end = found.span()
        pieces.append(text[done:start])
        if text[start] == "`":
            waiting = by_size[end - start]
            while waiting and waiting[0][0] < end:
                waiting.popleft()
            close = waiting.popleft()[1] if waiting else None
            pieces.append(text[start:end] if close is None else _blank(text[start:close]))
            done = close or end
        else:
            pieces.append(_blank(text[start:end]))
            done = end
    return "".join(pieces) + text[done:]


def _blank(text: str | re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", text if isinstance(text, str) else text[0])


def _markdown(source: SourceText, text: str, offset: int, outline: Outline) -> Iterator[Link]:
    opened: list[int] = []
    done = 0
    for match in re.finditer(r"[\[\]]", text):
        at = match.start()
        if at < done:  # the label of a reference, or a bracket of a target
            continue
        if match[0] == "[":
            opened.append(at)
            continue
        if not opened:
            continue
        start = opened.pop()
        label = text[start + 1 : at]
        is_image = start > 0 and text[start - 1] == "!"
        begin = start - 1 if is_image else start
        real_label = source.text[offset + start + 1 : offset + at]
        if inline := _DESTINATION.match(text, at + 1):
            group = "angled" if inline["angled"] is not None else "bare"
            destination = Span(offset + inline.start(group), offset + inline.end(group))
            end, target = inline.end(), source.slice(destination)
        else:
            reference = _REFERENCE.match(text, at + 1)
            name = reference["label"] if reference and reference["label"] else label
            folded = " ".join(name.split()).casefold()
            if folded not in outline.definitions:
                continue
            destination, target = None, outline.definitions[folded]
            end = reference.end() if reference else at + 1
        done = end
        written = Span(offset + begin, offset + end)
        place = source.position(written.start)
        yield Link(target, real_label, is_image, written, destination, place)


def _attributes(source: SourceText, text: str, offset: int) -> Iterator[Link]:
    for match in _ATTRIBUTE.finditer(text):
        span = Span(offset + match.start(), offset + match.end())
        destination = Span(offset + match.start("target"), offset + match.end("target"))
        yield Link(
            match["target"],
            "",
            match["tag"].lower() == "img",
            span,
            destination,
            source.position(span.start),
        )
