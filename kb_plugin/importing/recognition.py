"""Whether a file of a folder is a report, or a template, a list of reports, a licence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb_plugin.importing.foreign import Format, stem
from kb_plugin.importing.headings import meaning
from kb_plugin.importing.word_tables import words
from kb_plugin.importing.written_dates import written_dates

if TYPE_CHECKING:
    from kb_plugin.commonmark import Outline
    from kb_plugin.importing.foreign import Foreign
    from kb_plugin.kinds import SectionKind

TEXTS = re.compile(
    r"\.(?:md|markdown|mdown|mkdn?|mdx|[qr]md|html?|xhtml|txt|text|eml|rst|adoc|asciidoc|org|wiki|"
    r"mediawiki)(?:\.(?:erb|j2|jinja2?|liquid|md|txt))*\Z",
    re.IGNORECASE,
)
"""Names of files that may be reports."""

_DOCUMENTS = re.compile(r"\.(?P<kind>pdf|docx?|odt|rtf|pages)\Z", re.IGNORECASE)

OUTSIDE = words("outside")
"""Folders that hold what makes a site, and no reports."""

_OTHERS = re.compile(
    r"(?:licen[cs]es?|copying|notice|changelog|changes|contributing|contributors|code[-_]of[-_]conduct|"
    r"security|codeowners|authors|maintainers|support|_sidebar|_navbar|_footer|_coverpage|"
    r"toc|404|search|tags|sitemap|robots|cname|makefile|dockerfile|gemfile|rakefile|procfile)",
    re.IGNORECASE,
)
_LISTS = re.compile(r"_?index|readme|home|_?toc|contents|overview|list", re.IGNORECASE)
_TEMPLATE = re.compile(
    r"(?:^|[\W_])(?:templates?|skeleton|boilerplate|archetype)(?=$|[\W_])", re.IGNORECASE
)
_HOLE = re.compile(
    r"\{\{\s*(?!<|%|#|/|site\.|page\.|[\"'.])[^{}<>|]{3,60}\}\}"
    r"|\b(?:yyyy|YYYY|xxxx)[-/.](?:mm|MM|xx)[-/.](?:dd|DD|xx)\b|\b(?:hh|HH):(?:mm|MM)\b"
    r"|(?<![\w\]`])\[(?:[A-Z][^\[\]\n]{3,80}|(?:your|insert|brief|name|title|date|link|describe|list)\b[^\[\]\n]{0,80})\](?![(\[:])"
    r"|(?<![\w`])<(?:insert|your|name|title|date|describe|link|list|incident|service|team|time|summary|start|end|owner)\b[^<>\n]{0,80}>"
    r"|\b(?:TODO|TBD|FIXME): (?:describe|add|fill)|lorem ipsum",
)
_TEMPLATE_TITLE = re.compile(
    r"^\W*(?:post-?mortem |incident |outage )*(?:report )?template\b|\btemplate(?: for .*)?\W*$|"
    r"^\W*(?:incident title|title of (?:the )?incident)\W*$",
    re.IGNORECASE,
)
_GUIDE = re.compile(
    r"^\W*(?:what (?:is|are) (?:an? )?(?:post-?mortem|incident)|how to|when to|why (?:we )?write)\b"
    r"|\b(?:guide(?:lines)?|process|policy|handbook|playbook|checklist|runbook|procedure)s?\W*$",
    re.IGNORECASE,
)

_FEWEST_WORDS = 40
"""Words of a text that tells something and does not only lead to others."""
_FEWEST_PARTS = 3
"""Sections that a text names which is a report though nothing else says so."""


@dataclass(frozen=True, slots=True)
class NoReport:
    """Why a file is left out."""

    reason: str


def is_list(name: str) -> bool:
    """Tell whether a file is named as lists of other pages are."""
    return bool(_LISTS.fullmatch(stem(name)))


def is_candidate(name: str, folders: tuple[str, ...]) -> bool:
    """Tell whether a file of a folder may be a report, by its name and those of its folders."""
    if name.startswith(".") or any(one.startswith(".") or one in OUTSIDE for one in folders):
        return False
    suffix = name.rpartition(".")[2] if "." in name else ""
    # Names such as `PM2022-009 - Bad AMI v1.2 causing trouble` have a point, and no suffix.
    has_suffix = bool(re.fullmatch(r"[A-Za-z][A-Za-z0-9]{0,7}", suffix))
    if _OTHERS.fullmatch(stem(name)) or name == "SUMMARY.md":
        return False
    return bool(TEXTS.search(name)) or not has_suffix


def as_document(name: str, folders: tuple[str, ...]) -> NoReport | None:
    """Return what to do with a file that may be a report, and that no text can be read from."""
    found = _DOCUMENTS.search(name)
    if found is None or name.startswith((".", "~")) or any(one in OUTSIDE for one in folders):
        return None
    kind = found["kind"].upper()
    return NoReport(f"a document of the kind {kind}: save it as HTML or text, and import that")


def why_no_report(
    name: str, foreign: Foreign, blocks: Outline, *, siblings: int, folder: str = ""
) -> NoReport | None:
    """Return why a file is no report, if it is none; `siblings` counts texts in its folder."""
    title = next((block.text for block in blocks.headings), foreign.title)
    given = next((values[0] for key, values in foreign.fields if key == "title"), "")
    if _TEMPLATE.search(stem(name)) or _TEMPLATE_TITLE.search(given or title):
        return NoReport("a template")
    holes = len(_HOLE.findall(foreign.body))
    length = len(foreign.body.split())
    is_dated = any(written_dates(foreign.body))
    if holes >= 3 and length < (20 if is_dated else 60) * holes:
        return NoReport("a template: it has places to fill in")
    is_page = foreign.format is not Format.MAIL
    if (
        is_page
        and _LISTS.fullmatch(stem(name))
        and (siblings or not _tells(foreign, blocks, folder))
    ):
        return NoReport("a list of other pages")
    if _GUIDE.search(given or title) and not is_dated and not foreign.fields:
        return NoReport("a guide: its title asks or tells how, and it names no day")
    if not re.search(r"\w{2}", foreign.body) and not given:
        return NoReport("nothing but a frame")
    if (
        "." not in name
        and not blocks.headings
        and not foreign.fields
        and len(_parts_named(foreign.body)) < _FEWEST_PARTS
    ):
        return NoReport("a file without a heading, of unknown kind")
    return None


def _tells(foreign: Foreign, blocks: Outline, folder: str) -> bool:
    """Tell whether a text is one report, though its name is that of a list."""
    sections = {found.kind for one in blocks.headings if (found := meaning(one.text))}
    keys = {key.lower() for key, _ in foreign.fields}
    has_day = "date" in keys or any(written_dates(f"{folder}\n{foreign.body}"))
    lines = [line for line in foreign.body.split("\n") if line.strip()]
    linked = sum(bool(re.match(r"\s*(?:[-*+]|\d+\.)?\s*\[", line)) for line in lines)
    told = len(foreign.body.split()) >= _FEWEST_WORDS and linked * 3 < len(lines)
    is_laid_out = len(sections) >= (2 if has_day else _FEWEST_PARTS)
    return is_laid_out or "resolved" in keys or ("date" in keys and told)


def _parts_named(body: str) -> set[SectionKind]:
    """Return the sections that a text names on lines of their own, as people write them by hand."""
    named = (meaning(line) for line in body.split("\n") if line.rstrip().endswith(":"))
    return {found.kind for found in named if found and found.is_strong}
