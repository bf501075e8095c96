"""What becomes of a report's links when its text moves to another place."""

from __future__ import annotations

import base64
import binascii
import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from kb_plugin.commonmark import outline
from kb_plugin.read.excerpt import Edit, apply_edits
from kb_plugin.read.links import find_links, is_external, is_foreign_image, is_path_of_site
from kb_plugin.source import SourceText, Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kb_plugin.importing.foreign import Attached
    from kb_plugin.read.document import Link

Locate = Callable[[str], str | None]
"""Finds the file to which a target leads from a source; None where there is none to take along."""

_DEFINITION = re.compile(
    r"^(?P<head>[ ]{0,3}\[[^\[\]\n]+\]:[ \t]*)(?P<target><[^<>\n]*>|\S+)", re.MULTILINE
)
_DATA = re.compile(
    r"data:image/(?P<kind>[\w.+-]+);base64,(?P<data>[A-Za-z0-9+/=\s%]+)", re.IGNORECASE
)
_TEXTS = re.compile(r"\.(?:md|markdown|mdx|mdown|mkdn?|erb)\Z", re.IGNORECASE)
_RUNS = re.compile(r"\.(?:html?|xhtml|js|mjs|php|asp|jsp)\Z", re.IGNORECASE)
_KINDS = {"jpeg": "jpg", "svg+xml": "svg", "x-icon": "ico"}


@dataclass(frozen=True, slots=True)
class Copied:
    """A file that comes along."""

    uri: str
    """Where it lies in the content folder."""
    origin: str | bytes
    """The file to copy, or what the new one holds."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A text in its new place."""

    text: str
    files: tuple[Copied, ...]
    linked: tuple[str, ...]
    """Content paths of other drafts to which it leads."""
    questions: tuple[str, ...]


@dataclass(slots=True)
class _Mover:
    uri: str
    locate: Locate
    drafts: Mapping[str, str]
    attached: Mapping[str, Attached]
    files: dict[str, Copied] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    """Names that are taken in the draft's own folder, folded."""
    linked: list[str] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    written: dict[str, str] = field(default_factory=dict)
    """Paths as the source writes them, by file."""

    @property
    def folder(self) -> str:
        """The folder of the draft's own files, beside the draft."""
        return self.uri.removesuffix(".md")

    def target(self, link: Link) -> str | None:
        """Return what a link has to say in the new place, where that differs."""
        target = link.target
        if match := _DATA.match(unquote(target) if "%" in target[:40] else target):
            return self._picture(match)
        if is_foreign_image(link):
            self.questions.append(f"the image {target} lies at another host: keep a copy here?")
            return None
        if target.startswith("#") or not target or re.match(r"[a-z][a-z0-9+.-]*:|//", target, re.I):
            return None
        if found := self.attached.get(unquote(target)):
            return self._copy(found.name, found.name, found.data)
        path, _, fragment = target.partition("#")
        file = self.locate(path)
        if file is None:
            if not is_external(target) or is_path_of_site(target):
                what = "image" if link.is_image else "link"
                self.questions.append(f"the {what} '{target}' leads to nothing here: what was it?")
            return None
        if uri := self.drafts.get(file):
            if uri != self.uri:
                self.linked.append(uri)
            relative = posixpath.relpath(uri, posixpath.dirname(self.uri) or ".")
            return (
                f'{quote(relative)} "{path}"'
                if not fragment
                else f'{quote(relative)} "{path} {fragment}"'
            )
        if _TEXTS.search(file):
            self.questions.append(f"'{target}' was not imported: import it, or take the link out?")
            return None
        copied = self._copy(file, path, file)
        return f"{copied}#{fragment}" if fragment and not link.is_image else copied

    def _picture(self, match: re.Match[str]) -> str | None:
        try:
            data = base64.b64decode(re.sub(r"\s+", "", match["data"]), validate=False)
        except (binascii.Error, ValueError):
            return None
        kind = match["kind"].lower()
        number = sum(isinstance(one.origin, bytes) for one in self.files.values()) + 1
        name = f"image-{number}.{_KINDS.get(kind, kind)}"
        return self._copy(f"data:{hash(data)}", name, data)

    def _copy(self, key: str, path: str, origin: str | bytes) -> str:
        """Note a file to take along; return its address from the draft.

        The path stays as it is written, less the ways upwards, so that its words are kept.
        """
        path, mark, query = path.partition("?")
        if key not in self.files:
            written = _without_ways_up(path)
            name = self._unused(_clean(unquote(written)))
            self.files[key] = Copied(f"{self.folder}/{name}", origin)
            if name == unquote(written):
                self.written[key] = written
        folder = posixpath.basename(self.folder)
        name = self.files[key].uri.removeprefix(f"{self.folder}/")
        return f"{folder}/{self.written.get(key, quote(name))}{mark}{query}"

    def _unused(self, name: str) -> str:
        if _RUNS.search(name):
            # A page or script of others would run here; as text it can be read.
            name += ".txt"
        stem, dot, suffix = name.rpartition(".")
        chosen, number = name, 2
        # Some file systems hold `A.png` and `a.png` for one name.
        while chosen.casefold() in self.names:
            chosen = f"{stem}-{number}{dot}{suffix}" if dot else f"{name}-{number}"
            number += 1
        self.names.add(chosen.casefold())
        return chosen


def moved(
    text: str,
    uri: str,
    locate: Locate,
    drafts: Mapping[str, str],
    attached: tuple[Attached, ...] = (),
    there: frozenset[str] = frozenset(),
) -> Moved:
    """Return a body as it has to read at a content path.

    `drafts` maps files to the content paths of their drafts; `there` are content paths that are
    taken.
    """
    mover = _Mover(uri, locate, drafts, {one.name: one for one in attached})
    folder = f"{mover.folder}/"
    mover.names.update(
        one.removeprefix(folder).casefold() for one in there if one.startswith(folder)
    )
    source = SourceText(uri, uri, text)
    blocks = outline(text)
    edits: list[Edit] = []
    defined: dict[str, str] = {}
    for link in find_links(source, 1, blocks):
        found = mover.target(link)
        if found is None or found == link.target:
            continue
        if link.destination is None:
            defined[link.target] = found
        else:
            edits.append(_edit(source, link.destination, found))
    code = {line for start, end in blocks.code for line in range(start, end)}
    for definition in _DEFINITION.finditer(text):
        line = text.count("\n", 0, definition.start())
        target = definition["target"].strip("<>")
        if line not in code and target in defined:
            span = Span(definition.start("target"), definition.end("target"))
            rest = text[span.end :].partition("\n")[0].strip()
            edits.append(Edit(span, defined[target] if not rest else defined[target].split(" ")[0]))
    whole = Span(0, len(text))
    return Moved(
        apply_edits(source, whole, edits),
        tuple(mover.files.values()),
        tuple(dict.fromkeys(mover.linked)),
        tuple(dict.fromkeys(mover.questions)),
    )


def _edit(source: SourceText, span: Span, target: str) -> Edit:
    """Return the change of a destination; a title that is there already stays the only one."""
    before = source.text[span.start - 1 : span.start]
    address, _, title = target.partition(' "')
    title = title.rstrip('"')
    if before in ('"', "'"):
        return Edit(span, f"{address}{before} title={before}{title}" if title else address)
    if before == "<":
        # An address in brackets may hold spaces; what stands behind them is left alone.
        return Edit(span, address)
    rest = source.text[span.end :].lstrip(" \t\n")
    address = address if " " not in address else quote(address, safe="/%#")
    return Edit(span, f'{address} "{title}"' if title and rest.startswith(")") else address)


def _without_ways_up(path: str) -> str:
    """Return a path as it is written, without what leads upwards or to the root."""
    parts = path.replace("\\", "/").split("/")
    return "/".join(part for part in parts if part not in ("", ".", ".."))


def _clean(path: str) -> str:
    """Return a path in signs that every file system has; a site leaves out what begins so: `.x`."""
    kept = [re.sub(r"[\x00-\x1f<>:\"|?*\\]+", "-", part).lstrip(".") for part in path.split("/")]
    return "/".join(part.strip() or "file" for part in kept)
