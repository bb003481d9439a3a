"""A running worker process and the pipes to it."""

import contextlib
import logging
import os
import signal
import subprocess
import sys
import tempfile
from typing import IO

from pydantic import ValidationError

from index.errors import TiaowenError
from index.reading.limits import Limits
from index.reading.messages import LIMITS, REPLY, REQUEST, Reply, Request
from index.settings import ROOT

_LOG = logging.getLogger(__name__)
_SECONDS_TO_LEAVE = 1.0
_COMMAND = (sys.executable, "-P", "-m", "index.reading.worker")


class WorkerProcess:
    """Started at once; TiaowenError when it does not start."""

    def __init__(self, limits: Limits) -> None:
        self._log: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - as long as the process
        paths = (str(ROOT), os.environ.get("PYTHONPATH", ""))
        self._process = subprocess.Popen(
            [*_COMMAND, LIMITS.dump_json(limits).decode()],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, paths))},
            process_group=0,  # with what it starts itself; Ctrl+C comes to the reader alone
        )
        if self.answer() is None:
            status = self.status()
            last = self.last_words().rpartition("\n")[2]
            self.kill()
            raise TiaowenError(
                f"读取进程无法启动 the reading process does not start (exit status {status}): "
                f"{last}; check the installation"
            )

    @property
    def alive(self) -> bool:
        """Whether the process can be asked."""
        return self._process.poll() is None

    def ask(self, request: Request) -> None:
        """Send a request."""
        assert self._process.stdin
        try:
            self._process.stdin.write(REQUEST.dump_json(request) + b"\n")
            self._process.stdin.flush()
        except BrokenPipeError:
            pass  # it died: ``answer`` finds no reply, ``status`` says why

    def answer(self) -> Reply | None:
        """The next reply; None when the process has ended, be it in the midst of one."""
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line.endswith(b"\n"):
            return None
        try:
            return REPLY.validate_json(line)
        except ValidationError:  # a worker that talks nonsense is as good as dead
            self._process.kill()
            return None

    def status(self) -> int:
        """The exit status of a worker that has ended, negative for a signal."""
        status = self._process.wait()
        self._end_group()
        if status:
            _LOG.warning("the reading process ended with %d: %s", status, self.last_words())
        return status

    def last_words(self) -> str:
        """The end of what it and its libraries printed."""
        self._log.seek(max(self._log.seek(0, os.SEEK_END) - 4000, 0))
        return self._log.read().decode("utf-8", "backslashreplace").strip()

    def kill(self) -> None:
        """End the process, with a moment to clear up, and whatever it leaves in its group."""
        if self._process.returncode is None:
            self._process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(_SECONDS_TO_LEAVE)
            self._end_group()
            self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout, self._log):
            if pipe:
                with contextlib.suppress(BrokenPipeError):  # a request that was not taken
                    pipe.close()

    def _end_group(self) -> None:
        # Only while the process lives or has just been waited for: its number is used again.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
