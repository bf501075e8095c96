"""`kb check`: what it prints, what it looks at, and its exit status."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from kb_plugin.cli import main
from tests.cli.terminal import Terminal
from tests.samples import CONFIGURATION, INCIDENT, block, draft, edited, replaced, write_base

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.samples import Files

MISSPELT = replaced("severity: 2", "severty: 2")
TECHNICAL = edited(
    {block("factors"): "factors: [fixed-limit]\n", "[load-amplification]": "[fixed-limit]"}
)


class Shell(Terminal):
    """A terminal in the folder of a base."""

    def check(self, *arguments: str) -> int:
        return self.run("check", *arguments)

    def found(self, *arguments: str) -> set[tuple[str, str]]:
        """Return code and severity of each finding."""
        self.check("--format", "json", *arguments)
        return {(one["code"], one["severity"]) for one in json.loads(self.out)}

    def write(self, changes: Files) -> None:
        write_base(self.folder, {**changes})

    def configure(self, *lines: str, text: str = CONFIGURATION) -> None:
        (self.folder / "mkdocs.yml").write_text("\n".join((text.rstrip(), *lines, "")), "utf-8")


@pytest.fixture
def shell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Shell:
    monkeypatch.chdir(write_base(tmp_path))
    return Shell(tmp_path, capsys)


def test_a_sound_base_has_no_findings(shell: Shell) -> None:
    assert (shell.check(), shell.out) == (0, "")
    assert shell.err == "0 errors, 0 warnings, 0 questions\n"


def test_a_sound_base_is_an_empty_list_for_machines(shell: Shell) -> None:
    assert (shell.check("--format", "json"), json.loads(shell.out)) == (0, [])


def test_text_says_where_what_and_what_to_do(shell: Shell) -> None:
    shell.write({INCIDENT: MISSPELT})
    assert shell.check() == 1
    where = re.escape(f"content/{INCIDENT}")
    place, help_, *_ = shell.out.splitlines()
    assert re.fullmatch(
        rf"{where}:1: KB106 'severity' is missing, which the status published asks for", place
    )
    assert help_.startswith("    error: add `severity`")
    assert (
        f"content/{INCIDENT}:4: KB104 unknown key 'severty'; did you mean 'severity'?" in shell.out
    )
    assert shell.err == "2 errors, 0 warnings, 0 questions\n"


def test_a_finding_is_one_line_whatever_it_quotes(shell: Shell) -> None:
    escape = "\x1b]0;x\x07"
    shell.write({INCIDENT: replaced("status: published", "status: |\n  one\n  two")})
    shell.check()
    assert "KB105 'one two ' is no value of status" in shell.out
    shell.write({INCIDENT: draft(body=f"[x](<{escape}.md>)\n")})
    shell.check()
    assert "KB601" in shell.out
    assert "\x1b" not in shell.out


def test_machines_get_every_part_of_a_finding(shell: Shell) -> None:
    shell.write({INCIDENT: replaced("status: published", "status: publishd")})
    assert shell.check("--format", "json") == 1
    assert json.loads(shell.out) == [
        {
            "code": "KB105",
            "severity": "error",
            "path": f"content/{INCIDENT}",
            "line": 3,
            "column": 9,
            "message": "'publishd' is no value of status; did you mean 'published'?",
            "help": "write one of: draft, review, published",
        }
    ]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        pytest.param(replaced("[checkout, pay", "[checkout-api, pay"), 0, id="warning"),
        pytest.param(TECHNICAL, 0, id="question"),
        pytest.param(MISSPELT, 1, id="error"),
    ],
)
def test_only_errors_fail(shell: Shell, text: str, status: int) -> None:
    shell.write({INCIDENT: text})
    assert shell.check() == status
    assert shell.out


@pytest.mark.parametrize(
    ("paths", "reported"),
    [
        pytest.param([], {"KB104", "KB106", "KB601"}, id="nothing named"),
        pytest.param(["content/guide/a.md"], {"KB601"}, id="one file"),
        pytest.param(["content/guide"], {"KB601"}, id="one folder"),
        pytest.param(
            ["content/guide", f"content/{INCIDENT}"], {"KB104", "KB106", "KB601"}, id="both"
        ),
        pytest.param(["content/systems"], set(), id="folder without mistakes"),
        pytest.param(["content"], {"KB104", "KB106", "KB601"}, id="all content"),
        pytest.param(["."], {"KB104", "KB106", "KB601"}, id="folder around all content"),
        pytest.param(["mkdocs.yml"], set(), id="file beside the content"),
        pytest.param(["./content/systems/../guide/a.md"], {"KB601"}, id="way with detours"),
    ],
)
def test_only_what_is_named_is_reported(
    shell: Shell, paths: Sequence[str], reported: set[str]
) -> None:
    shell.write({INCIDENT: MISSPELT, "guide/a.md": "[This](gone.md)\n"})
    assert {code for code, _ in shell.found(*paths)} == reported
    assert shell.check(*paths) == int(bool(reported))


def test_what_is_named_is_checked_against_all_that_exists(shell: Shell) -> None:
    shell.write({"guide/a.md": "[This](../systems/checkout.md)\n"})
    assert shell.check("content/guide/a.md") == 0


@pytest.mark.parametrize("name", [".notes/a.md", "guide/.a.md", "incidents/.trash/b.md"])
def test_what_begins_with_a_dot_is_left_alone_as_mkdocs_leaves_it(shell: Shell, name: str) -> None:
    shell.write({name: "[This](gone.md)\n"})
    assert shell.check() == 0


def test_files_beside_the_content_are_left_alone_and_said_to_be(shell: Shell) -> None:
    assert shell.check("mkdocs.yml") == 0
    assert "mkdocs.yml is not in content, left alone" in shell.err


def test_a_path_that_does_not_exist_cannot_be_checked(shell: Shell) -> None:
    assert shell.check("content/gone.md") == 2
    assert shell.err == "kb: content/gone.md: no such file or folder\n"


def test_without_mkdocs_yml_it_says_where_to_run(shell: Shell) -> None:
    (shell.folder / "mkdocs.yml").unlink()
    assert shell.check() == 2
    assert shell.err.startswith("kb: mkdocs.yml: ")
    assert "run this in the folder of mkdocs.yml" in shell.err


@pytest.mark.parametrize(
    ("configuration", "said"),
    [
        pytest.param("site_name: A\nnav: [\n", "mkdocs.yml:3: ", id="unclosed bracket"),
        pytest.param("site_name: A\ndocs_dir: a: b\n", "mkdocs.yml:2: ", id="colon in text"),
        pytest.param("- site_name\n", "mkdocs.yml:1: ", id="list"),
        pytest.param("site_name: A\nsite_url: \0\n", "mkdocs.yml:2: ", id="NUL"),
        pytest.param("", "mkdocs.yml:1: ", id="empty"),
        pytest.param("docs_dir: elsewhere\n", "docs_dir: there is no folder", id="no content"),
    ],
)
def test_a_mkdocs_yml_that_cannot_be_used_is_named(
    shell: Shell, configuration: str, said: str
) -> None:
    shell.configure(text=configuration)
    assert shell.check() == 2
    assert said in shell.err
    assert not shell.out


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ("checks: {KB207: loud}", "checks.KB207"),
        ("checks: {KB999: off}", "no rule KB999"),
        ("checks: KB207", "checks"),
        ("severities: [high, low]", "severities"),
        ("drafts: sometimes", "drafts"),
        ("audience: friends", "audience"),
        ("colour: green", "colour"),
    ],
)
def test_an_option_that_means_nothing_is_named(shell: Shell, option: str, said: str) -> None:
    shell.configure(f"      {option}", text=CONFIGURATION.rstrip() + ":")
    assert shell.check() == 2
    assert said in shell.err


@pytest.mark.parametrize(
    ("options", "found"),
    [
        pytest.param("{}", {("KB207", "question")}, id="by default"),
        pytest.param("checks: {KB207: off}", set(), id="off, which YAML 1.1 takes for false"),
        pytest.param("checks: {KB207: 'off'}", set(), id="off in quotes"),
        pytest.param("checks: {KB207: No}", set(), id="no"),
        pytest.param("checks: {KB207: error}", {("KB207", "error")}, id="error"),
        pytest.param("checks: {KB207: warning}", {("KB207", "warning")}, id="warning"),
        pytest.param("checks: {KB301: off}", {("KB207", "question")}, id="another rule off"),
    ],
)
def test_the_severity_of_a_rule_is_an_option(
    shell: Shell, options: str, found: set[tuple[str, str]]
) -> None:
    shell.write({INCIDENT: TECHNICAL})
    configuration = CONFIGURATION.replace("  - postmortem-kb", f"  - postmortem-kb: {{{options}}}")
    shell.configure(text=configuration.replace("{{}}", "{}"))
    assert shell.found() == found


def test_an_error_made_a_warning_fails_nothing(shell: Shell) -> None:
    shell.write({"guide/a.md": "[This](gone.md)\n"})
    shell.configure("      checks: {KB601: warning}", text=CONFIGURATION.rstrip() + ":")
    assert shell.check() == 0
    assert "KB601" in shell.out


@pytest.mark.parametrize("value", ["serve", "true", "yes", "Off", "false"])
def test_drafts_may_be_said_in_every_word_that_mkdocs_understands(shell: Shell, value: str) -> None:
    shell.configure(f"      drafts: {value}", text=CONFIGURATION.rstrip() + ":")
    assert shell.check() == 0


def test_names_of_severities_are_an_option(shell: Shell) -> None:
    shell.write({INCIDENT: replaced("severity: 2", "severity: Amber")})
    assert shell.check() == 1
    severities = "      severities: [red, amber, yellow, blue]"
    shell.configure(severities, text=CONFIGURATION.rstrip() + ":")
    assert shell.check() == 0


def test_an_internal_audience_may_read_what_is_internal(shell: Shell) -> None:
    other = "2025-03-10-search-slow"
    shell.write(
        {
            f"incidents/{other}.md": replaced("ref: INC-4312", "audience: internal").replace(
                "../../systems", "../systems"
            ),
            INCIDENT: replaced("ref: INC", f"related: [{{id: {other}, kind: similar}}]\nref: INC"),
        }
    )
    assert shell.found() == {("KB205", "error")}
    shell.configure("      audience: internal", text=CONFIGURATION.rstrip() + ":")
    assert shell.found() == set()


@pytest.mark.parametrize(
    "line",
    [
        "site_url: !ENV [SITE_URL, 'http://localhost:8000']",
        "extra: {build: !ENV BUILD}",
        "markdown_extensions: [{emoji: {index: !!python/name:material.extensions.emoji.twemoji }}]",
        "hooks: !relative hooks.py",
    ],
)
def test_tags_of_other_tools_are_left_alone(shell: Shell, line: str) -> None:
    shell.configure(line)
    assert shell.check() == 0


def test_options_may_be_inherited(shell: Shell) -> None:
    (shell.folder / "base.yml").write_text(
        CONFIGURATION.rstrip() + ":\n      checks: {KB207: off}\n", "utf-8"
    )
    shell.write({INCIDENT: TECHNICAL})
    shell.configure(text="INHERIT: base.yml\nsite_name: Child")
    assert shell.found() == set()


@pytest.mark.parametrize(
    "plugins",
    [
        "{postmortem-kb: {checks: {KB207: off}}}",
        "[search, {postmortem-kb: {checks: {KB207: off}}}]",
    ],
)
def test_plugins_may_be_a_mapping_or_a_list(shell: Shell, plugins: str) -> None:
    shell.write({INCIDENT: TECHNICAL})
    shell.configure(text=f"site_name: A\ndocs_dir: content\nplugins: {plugins}")
    assert shell.found() == set()


@pytest.mark.parametrize("arguments", [[], ["chek"], ["check", "--format", "xml"]])
def test_a_command_line_that_means_nothing_has_status_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2


@pytest.mark.parametrize(
    ("line", "address"),
    [
        ("site_url: https://kb.example.com/", "https://kb.example.com/guide/checks/kb105/"),
        (
            "site_url: https://kb.example.com/\nuse_directory_urls: false",
            "https://kb.example.com/guide/checks/kb105.html",
        ),
        ("site_url: !ENV SITE_URL", None),
        (
            "site_url: !ENV [SITE_URL, 'https://kb.example.com']",
            "https://kb.example.com/guide/checks/kb105/",
        ),
    ],
)
def test_reports_lead_to_the_rules_page_where_the_site_is_known(
    shell: Shell, line: str, address: str | None
) -> None:
    shell.write({INCIDENT: replaced("status: published", "status: publishd")})
    shell.configure(line)
    assert shell.check("--format", "github") == 1
    last = shell.out.rstrip("\n").rpartition("%0A")[2]
    assert (last if last.startswith("http") else None) == address


def test_annotations_name_files_from_the_root_of_the_repository(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.write({"guide/a.md": "[This](gone.md)\n"})
    monkeypatch.setenv("GITHUB_WORKSPACE", str(shell.folder.parent))
    shell.check("--format", "github")
    assert f"file={shell.folder.name}/content/guide/a.md," in shell.out
    monkeypatch.setenv("GITHUB_WORKSPACE", str(shell.folder / "content"))
    shell.check("--format", "github")
    assert "file=content/guide/a.md," in shell.out


def test_a_scan_is_one_log_whatever_was_found(shell: Shell) -> None:
    assert shell.check("--format", "sarif") == 0
    assert json.loads(shell.out)["runs"][0]["results"] == []
    shell.write({"guide/a.md": "[This](gone.md)\n"})
    assert shell.check("--format", "sarif") == 1
    (result,) = json.loads(shell.out)["runs"][0]["results"]
    assert result["ruleId"] == "KB601"


def test_the_help_names_the_commands(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--help"])
    assert stopped.value.code == 0
    assert "check" in capsys.readouterr().out
