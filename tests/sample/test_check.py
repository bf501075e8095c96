"""The sample base passes its own checks, questions included."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb_plugin.cli import main
from tests.sample.base import ROOT

if TYPE_CHECKING:
    import pytest


def test_nothing_is_left_to_say(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is accepted in place has its reason there, or KB118 asks for one."""
    monkeypatch.chdir(ROOT)
    assert main(["check", "--strict"]) == 0
    said = capsys.readouterr()
    assert "0 errors, 0 warnings, 0 questions" in said.out + said.err
