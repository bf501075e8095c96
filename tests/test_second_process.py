"""Work in a second process gives what it would give here, whatever becomes of that process."""

from __future__ import annotations

import subprocess
import sys
from textwrap import dedent

import pytest

# Only Linux has such processes here; elsewhere all is done in the one there is.
forks = pytest.mark.skipif(sys.platform != "linux", reason="copies of a process are for Linux")

ALLOWED = """
import os, signal, threading
from kb_plugin.second_process import NotDoneError, beside, in_copy
os.sched_getaffinity = lambda _: {0, 1}
here = os.getpid()
"""


def _run(script: str) -> str:
    """Run a script in a process of its own: that of the tests has threads."""
    done = subprocess.run(
        [sys.executable, "-c", ALLOWED + dedent(script)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.strip()


@forks
def test_the_work_is_done_in_another_process() -> None:
    assert _run("print(beside(os.getpid)() not in (here, 0))") == "True"


@forks
def test_a_result_may_be_larger_than_what_fits_between_two_processes() -> None:
    assert _run("print(len(beside(lambda: 'x' * 5_000_000)()))") == "5000000"


@forks
def test_what_a_copy_changes_stays_in_it() -> None:
    script = """
        seen = []
        print(in_copy(lambda: seen.append(1) or len(seen))(), seen)
    """
    assert _run(script) == "1 []"


@pytest.mark.parametrize(
    "first_time",
    [
        pytest.param("raise ValueError", id="fails"),
        pytest.param("return lambda: 0", id="gives what cannot be sent"),
        pytest.param("os._exit(3)", id="ends"),
        pytest.param("os.kill(os.getpid(), signal.SIGKILL)", id="is killed"),
    ],
)
def test_work_that_comes_to_nothing_there_is_done_here(first_time: str) -> None:
    script = f"""
        def work():
            if os.getpid() != here:
                {first_time}
            return "here"
        print(beside(work)())
    """
    assert _run(script) == "here"


def test_a_failure_is_met_where_the_result_is_asked_for() -> None:
    script = """
        begun = beside(lambda: int("x"))
        try:
            begun()
        except ValueError as error:
            print(error)
    """
    assert _run(script) == "invalid literal for int() with base 10: 'x'"


@pytest.mark.parametrize(
    "circumstance",
    [
        pytest.param("os.sched_getaffinity = lambda _: {0}", id="one processor"),
        pytest.param(
            "threading.Thread(target=threading.Event().wait, daemon=True).start()", id="threads"
        ),
        pytest.param("import sys; sys.platform = 'darwin'", id="another system"),
    ],
)
def test_there_is_no_copy_where_it_would_be_unsafe_or_of_no_use(circumstance: str) -> None:
    script = f"""
        {circumstance}
        print(beside(os.getpid)() == here)
        try:
            in_copy(os.getpid)()
        except NotDoneError:
            print("not done")
    """
    assert _run(script).split("\n") == ["True", "not done"]
