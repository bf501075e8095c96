"""Work that a second processor does meanwhile."""

from __future__ import annotations

import os
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, NoReturn, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

T = TypeVar("T")


class NotDoneError(Exception):
    """No second process did the work."""


def beside(work: Callable[[], T]) -> Callable[[], T]:
    """Begin work that only reads in a second process; return what waits for its result.

    Where no second process can do it, or it fails there, it is done here when the result is asked
    for, once: what it gives and raises is the same.
    """
    done = in_copy(work)

    def result() -> T:
        try:
            return done()
        except NotDoneError:
            return work()

    return result


def in_copy(work: Callable[[], T]) -> Callable[[], T]:
    """Begin work in a copy of this process; return what waits for its result, to be called once.

    The copy may change whatever it has, nothing of it is seen here. The result has to be
    picklable. What is returned raises `NotDoneError` where there can be no copy, or it failed.
    """
    if not _can_fork():
        return _not_done
    # Checking one file needs none of it, and a hook waits for that.
    import multiprocessing

    forking = multiprocessing.get_context("fork")
    receiving, sending = forking.Pipe(duplex=False)
    # A daemon does not outlive a build that ends before its time.
    process = forking.Process(target=_do, args=(work, sending), daemon=True)
    try:
        process.start()
    except OSError:
        receiving.close()
        return _not_done
    finally:
        # With this end open here, the end of the other process would go unseen.
        sending.close()

    def result() -> T:
        try:
            done: T = receiving.recv()
        except (EOFError, OSError) as problem:
            raise NotDoneError from problem
        finally:
            receiving.close()
            process.join()
        return done

    return result


def _not_done() -> NoReturn:
    raise NotDoneError


def _can_fork() -> bool:
    """Whether a copy of this process is safe and of use.

    A copy has no other threads, so that what they hold stays locked for ever; elsewhere than on
    Linux the system's own libraries have some.
    """
    if sys.platform != "linux" or threading.active_count() > 1:
        return False
    return len(os.sched_getaffinity(0)) > 1


def _do(work: Callable[[], T], sending: Connection) -> None:
    # Whoever waits is told by the end of this process, which has no one else to tell.
    with suppress(BaseException):
        sending.send(work())
