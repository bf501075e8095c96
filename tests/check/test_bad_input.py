"""`kb check` on broken files: every mistake at its place, nothing else, and never a traceback."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from kb_plugin.check.rules import RULES
from kb_plugin.cli import main
from kb_plugin.finding import Severity
from tests.check.broken import CASES, Case, Place
from tests.samples import write_base

if TYPE_CHECKING:
    from pathlib import Path


def mistakes(report: str) -> list[Place]:
    """Return path, code and line of all findings but questions, which fail nothing."""
    return sorted(
        (one["path"].removeprefix("content/"), one["code"], one["line"])
        for one in json.loads(report)
        if one["severity"] != Severity.QUESTION
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_broken_file_fails_with_exactly_its_mistakes(
    case: Case,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(write_base(tmp_path, case.files()))
    status = main(["check", "--format", "json"])
    assert (mistakes(capsys.readouterr().out), status) == (case.expected(), 1)


def test_the_table_has_a_case_for_each_rule_that_fails_a_build() -> None:
    errors = {rule.code for rule in RULES if rule.severity is Severity.ERROR}
    # Names to be kept out are configuration.
    assert errors - {"KB505"} <= {code for case in CASES for _, code, _ in case.expected()}
