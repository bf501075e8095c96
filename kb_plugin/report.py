"""Findings as text for people, machines, forges and scanners; each format is a pure function."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from kb_plugin.check.rules import RULES
from kb_plugin.finding import Severity
from kb_plugin.layout import address, check_page

if TYPE_CHECKING:
    from collections.abc import Callable

    from kb_plugin.check.rule import Rule
    from kb_plugin.finding import Finding

SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"

_COMMANDS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.QUESTION: "notice",
}
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.QUESTION: "note"}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a report may say beside its findings."""

    version: str = ""
    """The version of this package."""
    site_url: str = ""
    """Where the knowledge base is served, if that is known."""
    directories: bool = True
    """Whether addresses of the site end in a slash."""
    folder: str = ""
    """The way from the repository's root to the folder that paths of findings start from."""

    def help_uri(self, code: str) -> str | None:
        """Return the address of a rule's page in the guide."""
        if not self.site_url:
            return None
        page = address(check_page(code), directories=self.directories)
        return f"{self.site_url.rstrip('/')}/{page}"

    def path(self, shown: str) -> str:
        """Return a finding's path from the repository's root."""
        return f"{self.folder}/{shown}" if self.folder else shown


def as_text(findings: tuple[Finding, ...], _: Surroundings) -> str:
    """Return two lines for each finding: where and what, then what to do."""
    return "".join(f"{one}\n    {one.severity}: {one.help}\n" for one in findings)


def as_json(findings: tuple[Finding, ...], _: Surroundings) -> str:
    """Return a JSON list with every part of each finding."""
    return json.dumps([one.as_dict() for one in findings], ensure_ascii=False, indent=1) + "\n"


def as_github(findings: tuple[Finding, ...], around: Surroundings) -> str:
    """Return a workflow command for each finding, which GitHub shows in the changed file.

    After "Workflow commands for GitHub Actions" in GitHub's documentation, and the escapes of
    `command.ts` in github.com/actions/toolkit, which the runner takes back.
    """
    return "".join(_command(one, around) for one in findings)


def _command(finding: Finding, around: Surroundings) -> str:
    properties = {
        "file": around.path(finding.at.path),
        "line": str(finding.at.line),
        "col": str(finding.at.column),
        "title": finding.code,
    }
    listed = ",".join(f"{key}={_escaped_property(value)}" for key, value in properties.items())
    lines = [finding.message, finding.help, around.help_uri(finding.code)]
    text = _escaped("\n".join(line for line in lines if line))
    return f"::{_COMMANDS[finding.severity]} {listed}::{text}\n"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escaped_property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def as_sarif(findings: tuple[Finding, ...], around: Surroundings) -> str:
    """Return a SARIF log (OASIS, Static Analysis Results Interchange Format 2.1.0)."""
    places = {rule.code: place for place, rule in enumerate(RULES)}
    driver: dict[str, Any] = {
        "name": "kb check",
        "rules": [_rule(rule, around) for rule in RULES],
    }
    if around.version:
        driver["version"] = around.version
    run = {
        "tool": {"driver": driver},
        # Columns count characters, and not the halves of those that UTF-16 writes as two.
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, places, around) for one in findings],
    }
    log = {"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _rule(rule: Rule, around: Surroundings) -> dict[str, Any]:
    described = {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.summary},
        "help": {"text": rule.text, "markdown": rule.text},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }
    if uri := around.help_uri(rule.code):
        described["helpUri"] = uri
    return described


def _result(finding: Finding, places: dict[str, int], around: Surroundings) -> dict[str, Any]:
    artifact = {"uri": quote(around.path(finding.at.path)), "uriBaseId": "%SRCROOT%"}
    region = {"startLine": finding.at.line, "startColumn": finding.at.column}
    return {
        "ruleId": finding.code,
        "ruleIndex": places[finding.code],
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message}\n{finding.help}"},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region}}],
    }


FORMATS: dict[str, Callable[[tuple[Finding, ...], Surroundings], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
    "sarif": as_sarif,
}
"""Format by the name that the command line gives it."""
