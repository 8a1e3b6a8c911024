"""Work that goes on when this process is killed.

Input: a function. Output: its work, done in a process of its own: a fork, in a session of its own so that what ends
this one and all it started (Ctrl-C, a time limit, `kill -9`) does not reach it, with all signals blocked.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import NoReturn

_DONE = b"."


class Vanished(Exception):
    """The process ended before its work, which only the system itself can bring about."""


def run_apart(work: Callable[[], None]) -> bool:
    """Do the work in a process of its own, and wait for it. False where there can be none, and nothing was done.

    Raises what the work raises, and `Vanished`. A process with several threads is not forked: another thread may
    hold what the work needs, and nobody would let go of it in the fork.
    """
    if sys.platform == "win32" or threading.active_count() > 1:
        return False
    receiving, sending = os.pipe()
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
    try:
        child = os.fork()
        if not child:
            os.close(receiving)
            _work_and_exit(work, sending)
    except OSError:  # no process can be had
        os.close(receiving)
        os.close(sending)
        return False
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
    os.close(sending)
    with open(receiving, "rb") as pipe:
        told = pipe.read()
    with suppress(ChildProcessError):  # where SIGCHLD is ignored, nobody waits
        os.waitpid(child, 0)
    if not told:
        raise Vanished
    if told != _DONE:
        _raise(told)
    return True


def _work_and_exit(work: Callable[[], None], sending: int) -> NoReturn:
    gc.disable()  # it would touch, and so copy, all memory
    told = _DONE
    try:
        os.setsid()
        work()
    except BaseException as error:
        told = b""  # should even that fail
        told = _in_bytes(error)
    finally:
        try:
            while told:
                told = told[os.write(sending, told) :]
        finally:
            os._exit(0)


def _in_bytes(error: BaseException) -> bytes:
    import pickle
    import traceback

    error.add_note("".join(traceback.format_exception(error)))
    try:
        return pickle.dumps(error)
    except Exception:
        return pickle.dumps(RuntimeError(*error.__notes__))


def _raise(told: bytes) -> NoReturn:
    import pickle

    error: BaseException = pickle.loads(told)
    raise error
