"""Builds that die: run in processes of their own, forked off a server with the imports."""

import multiprocessing
import os
import signal
import sys
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path

from tests.index.building.small_build import small_build

_CHANGES = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "shutil.rmtree", "sqlite3.connect"}
_STATEMENTS = {"execute", "executemany", "executescript"}
_CONTEXT = multiprocessing.get_context("forkserver")
_CONTEXT.set_forkserver_preload([__name__])


def die_at_change(documents: Path, root: Path, number: int) -> bool:
    """Build in a process that kills itself just before its ``number``-th change to the disk.

    Every statement to a database counts as one.

    Returns whether it was killed; False when the build came to its end before.
    """
    process = _CONTEXT.Process(target=_build_until, args=(documents, root, number))
    process.start()
    return _was_killed(process)


def die_after(documents: Path, root: Path, seconds: float) -> bool:
    """Build in a process that is killed ``seconds`` after it began, wherever it is."""
    began, child = _CONTEXT.Pipe(duplex=False)
    process = _CONTEXT.Process(target=_build_saying_when, args=(documents, root, child))
    process.start()
    child.close()
    began.recv()
    process.join(seconds)
    process.kill()
    return _was_killed(process)


def _was_killed(process: ForkServerProcess) -> bool:
    process.join()
    assert process.exitcode in {0, -signal.SIGKILL}, f"the build failed: {process.exitcode}"
    return process.exitcode != 0


def _build_until(documents: Path, root: Path, number: int) -> None:
    left = number

    def count(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        if event in _CHANGES or (event == "open" and _writes(arguments, root)):
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    def count_statements(_: object, event: str, called: object) -> None:
        if event == "c_call" and getattr(called, "__name__", "") in _STATEMENTS:
            count("sqlite3.connect", ())

    sys.addaudithook(count)
    sys.setprofile(count_statements)
    small_build(documents, root)


def _writes(arguments: tuple[object, ...], root: Path) -> bool:
    path, _, flags = arguments
    writing = isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR))
    return writing and str(path).startswith(str(root))


def _build_saying_when(documents: Path, root: Path, began: Connection) -> None:
    began.send("began")
    small_build(documents, root)
