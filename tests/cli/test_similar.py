"""`kb similar` as it is run in a terminal, a runbook or a chat bot."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.samples import CONFIGURATION
from tests.site.serving import ROOT

if TYPE_CHECKING:
    from pathlib import Path

FIRST = "2024-01-18-locker-sessions-reconnect-together"
AGAIN = "2026-05-07-locker-sessions-reconnect-after-power-return"
KB = (sys.executable, "-c", "import sys; from kb_plugin.cli import main; sys.exit(main())")


def run(*arguments: str, at: Path = ROOT, said: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*KB, "similar", *arguments],
        cwd=at,
        input=said,
        capture_output=True,
        text=True,
        check=False,
    )


def answer(*arguments: str, at: Path = ROOT, said: str = "") -> list[dict[str, object]]:
    done = run(*arguments, "--format", "json", at=at, said=said)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert isinstance(found, list)
    return found


def test_an_incident_has_its_stated_recurrence_first_and_says_why() -> None:
    done = run(AGAIN)
    lines = done.stdout.splitlines()
    assert lines[0].split()[1] == FIRST
    assert "stated: one is a recurrence of the other" in lines[2]
    assert "both at Locker gateway" in lines[2]


def test_as_json_each_has_score_and_reasons_that_add_up() -> None:
    for one in answer(AGAIN):
        reasons = one["reasons"]
        assert isinstance(reasons, list)
        assert reasons
        assert all(set(reason) == {"kind", "value", "weight"} for reason in reasons)
        assert one["score"] == sum(reason["weight"] for reason in reasons)


def test_a_text_is_taken_from_the_command_line_or_from_standard_input() -> None:
    alert = "IdentityDeviceTokenRejectsHigh: lockers reconnect together"
    given = answer("--text", alert)
    assert given == answer("--text", "-", said=alert)
    assert given[0]["id"] == FIRST


def test_a_system_restricts_a_text() -> None:
    found = answer("--text", "a message to a locker", "--system", "notifications", "--weak")
    assert found
    assert FIRST not in {one["id"] for one in found}


def test_all_lists_every_incident_with_its_neighbours() -> None:
    everything = answer("--all", "-n", "2", "--weak")
    assert all(set(one) == {"id", "similar"} for one in everything)
    ids = [one["id"] for one in everything]
    assert ids == sorted(map(str, ids))
    for one in everything:
        similar = one["similar"]
        assert isinstance(similar, list)
        assert len(similar) == 2


def test_drafts_are_looked_at_where_asked_for() -> None:
    review = "2026-11-05-courier-app-starts-with-flags-off"
    refused = run(review)
    assert refused.returncode == 2
    assert "--drafts" in refused.stderr
    assert run(review, "--drafts").returncode == 0


def test_a_folder_elsewhere_needs_no_configuration(tmp_path: Path) -> None:
    folder = tmp_path / "base"
    (folder / "incidents").mkdir(parents=True)
    for number, words in enumerate(["Pool full again", "Pool was full", "Certificate expired"]):
        (folder / "incidents" / f"undated-{number}.md").write_text(
            f"---\ntitle: {words}\nstatus: published\norigin: imported\n---\n\n{words}.\n",
            encoding="utf-8",
        )
    found = answer("--all", "--content", "base", "--weak", at=tmp_path)
    similar = {one["id"]: one["similar"] for one in found}
    assert [one["id"] for one in similar["undated-0"]] == ["undated-1"]  # type: ignore[attr-defined]
    assert similar["undated-2"] == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("2024-01-18-locker-sessions-reconnect-togethr",), f"did you mean '{FIRST}'?"),
        (("--text", "x", "--system", "locker-gatway"), "did you mean 'locker-gateway'?"),
        (("--all", "--content", "nowhere"), "nowhere: there is no such folder"),
        (("--all", "-n", "0"), "-n"),
        ((), "one of the arguments"),
        ((FIRST, "--all"), "not allowed with"),
    ],
)
def test_what_cannot_be_done_says_what_to_do(arguments: tuple[str, ...], said: str) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_an_empty_base_has_nothing_similar(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(CONFIGURATION, encoding="utf-8")
    (tmp_path / "content").mkdir()
    assert answer("--all", at=tmp_path) == []
    assert answer("--text", "anything", at=tmp_path) == []
    assert "nothing similar" in run("--text", "anything", at=tmp_path).stdout
