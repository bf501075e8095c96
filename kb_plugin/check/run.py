"""All rules over all files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin.check.rules import RULES
from kb_plugin.finding import Finding, Severity, in_reading_order
from kb_plugin.settings import OFF

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kb_plugin.read.catalogue import Catalogue
    from kb_plugin.read.document import Document
    from kb_plugin.settings import Settings


def unknown_codes(settings: Settings) -> tuple[str, ...]:
    """Return the codes to which settings give a severity, and that no rule has."""
    known = {rule.code for rule in RULES}
    return tuple(code for code in settings.checks if code not in known)


def check(
    documents: Iterable[Document], catalogue: Catalogue, settings: Settings
) -> tuple[Finding, ...]:
    """Return what the rules say of some files, in file, then line order.

    Left out are rules that the settings switch off and findings that an author accepted in
    place with a reason.
    """
    findings: list[Finding] = []
    for document in documents:
        for rule in RULES:
            chosen = settings.checks.get(rule.code)
            if chosen == OFF:
                continue
            for hit in rule.find(document, catalogue):
                if document.accepts(rule.code, hit.at.line):
                    continue
                severity = Severity(chosen) if chosen else hit.severity or rule.severity
                message, help_ = _one_line(hit.message), _one_line(hit.help)
                findings.append(Finding(rule.code, hit.at, message, help_, severity))
    return in_reading_order(findings)


def _one_line(text: str) -> str:
    """Return a text as a terminal may show it, whatever an author's value that it quotes holds."""
    return "".join(c if c.isprintable() else " " for c in text)
