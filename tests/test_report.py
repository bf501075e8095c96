"""Findings in each of the formats: what stands where, and what is escaped."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb_plugin.check.rules import RULES
from kb_plugin.finding import Finding, Severity
from kb_plugin.report import FORMATS, Surroundings, as_github, as_json, as_sarif, as_text
from kb_plugin.source import Position

NOWHERE = Surroundings()
SERVED = Surroundings(version="1.2.3", site_url="https://kb.example.com/incidents/")


def finding(
    message: str = "unknown factor 'capacty'",
    *,
    path: str = "content/incidents/x.md",
    severity: Severity = Severity.ERROR,
    help_: str = "use an id of content/factors",
) -> Finding:
    return Finding("KB203", Position(path, 14, 5), message, help_, severity)


def test_text_is_two_lines() -> None:
    assert as_text((finding(), finding(severity=Severity.QUESTION)), NOWHERE).splitlines() == [
        "content/incidents/x.md:14: KB203 unknown factor 'capacty'",
        "    error: use an id of content/factors",
        "content/incidents/x.md:14: KB203 unknown factor 'capacty'",
        "    question: use an id of content/factors",
    ]


def test_json_has_every_part() -> None:
    assert json.loads(as_json((finding(severity=Severity.WARNING),), SERVED)) == [
        {
            "code": "KB203",
            "severity": "warning",
            "path": "content/incidents/x.md",
            "line": 14,
            "column": 5,
            "message": "unknown factor 'capacty'",
            "help": "use an id of content/factors",
        }
    ]


@pytest.mark.parametrize(("name", "empty"), [("text", ""), ("json", "[]\n"), ("github", "")])
def test_nothing_found_is_nothing_said(name: str, empty: str) -> None:
    assert FORMATS[name]((), SERVED) == empty


@pytest.mark.parametrize(
    ("found", "command"),
    [
        pytest.param(
            finding(),
            "::error file=content/incidents/x.md,line=14,col=5,title=KB203"
            "::unknown factor 'capacty'%0Ause an id of content/factors",
            id="error",
        ),
        pytest.param(
            finding("a", severity=Severity.WARNING, help_="b"),
            "::warning file=content/incidents/x.md,line=14,col=5,title=KB203::a%0Ab",
            id="warning",
        ),
        pytest.param(
            finding("a", severity=Severity.QUESTION, help_="b"),
            "::notice file=content/incidents/x.md,line=14,col=5,title=KB203::a%0Ab",
            id="question",
        ),
        pytest.param(
            finding("100 %, a:b", path="a,b:c%d.md", help_="x\r\ny"),
            "::error file=a%2Cb%3Ac%25d.md,line=14,col=5,title=KB203::100 %25, a:b%0Ax%0D%0Ay",
            id="escapes",
        ),
    ],
)
def test_github_gets_a_command_for_each_finding(found: Finding, command: str) -> None:
    assert as_github((found,), NOWHERE) == f"{command}\n"


def test_github_is_told_the_page_of_the_rule_and_the_way_from_the_root() -> None:
    around = Surroundings(site_url="https://kb.example.com", folder="docs/kb")
    said = as_github((finding(),), around)
    assert said.startswith("::error file=docs/kb/content/incidents/x.md,line=14")
    assert said.endswith("%0Ahttps://kb.example.com/guide/checks/kb203/\n")


@given(st.text(), st.text(), st.text(min_size=1))
def test_a_command_is_one_line_and_loses_nothing(message: str, help_: str, path: str) -> None:
    said = as_github((finding(message, path=path, help_=help_),), NOWHERE)
    assert said.count("\n") == 1
    assert "\r" not in said
    properties, _, text = said[2:-1].partition("::")
    assert unquote(text, errors="strict") == "\n".join(one for one in (message, help_) if one)
    pairs = dict(one.split("=", 1) for one in properties.partition(" ")[2].split(","))
    assert unquote(pairs["file"]) == path
    assert pairs["line"] == "14"


def sarif(*found: Finding, around: Surroundings = SERVED) -> dict[str, Any]:
    log: dict[str, Any] = json.loads(as_sarif(found, around))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    return dict(run)


def test_sarif_describes_every_rule() -> None:
    driver = sarif()["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("kb check", "1.2.3")
    assert [one["id"] for one in driver["rules"]] == [rule.code for rule in RULES]
    for described, rule in zip(driver["rules"], RULES, strict=True):
        assert set(described) == {
            "id",
            "name",
            "shortDescription",
            "fullDescription",
            "help",
            "helpUri",
            "defaultConfiguration",
        }
        assert described["name"].isalnum()
        assert described["shortDescription"]["text"] == rule.title
        assert described["fullDescription"]["text"].startswith(rule.title)
        assert "Instead:" not in described["fullDescription"]["text"]
        assert described["helpUri"].endswith(f"/guide/checks/{rule.code.lower()}/")
        assert described["defaultConfiguration"]["level"] in ("error", "warning", "note")


def test_sarif_leaves_out_what_is_not_known() -> None:
    driver = sarif(around=NOWHERE)["tool"]["driver"]
    assert "version" not in driver
    assert all("helpUri" not in one for one in driver["rules"])


@pytest.mark.parametrize(
    ("severity", "level"),
    [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.QUESTION, "note")],
)
def test_sarif_says_of_each_finding_which_rule_where_and_what(
    severity: Severity, level: str
) -> None:
    run = sarif(finding(path="content/a b/ü%.md", severity=severity))
    (result,) = run["results"]
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "KB203"
    assert result["level"] == level
    assert result["message"]["text"] == "unknown factor 'capacty'\nuse an id of content/factors"
    (location,) = result["locations"]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "content/a%20b/%C3%BC%25.md", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 14, "startColumn": 5},
    }


@pytest.mark.parametrize(
    ("around", "address"),
    [
        (NOWHERE, None),
        (SERVED, "https://kb.example.com/incidents/guide/checks/kb203/"),
        (
            Surroundings(site_url="https://kb.example.com", directories=False),
            "https://kb.example.com/guide/checks/kb203.html",
        ),
    ],
)
def test_a_rules_page_is_where_the_site_has_it(around: Surroundings, address: str | None) -> None:
    assert around.help_uri("KB203") == address
