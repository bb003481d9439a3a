"""A file of JSON lines that several processes append to and nothing ever rewrites.

A lock beside the file (``NAME.lock``) keeps one writer's line whole; each line is synced before the
lock is let go. A power cut can tear the last line only. A torn or otherwise damaged line stays in
the file, is named in a warning and skipped; the next line starts on a line of its own.
"""

import json
import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from index.errors import FeedbackError

LARGEST_LINE = 256 * 1024  # bytes; an answer with its citations has a few thousand
LARGEST_FILE = 256 * 1024 * 1024  # bytes; so that a page open to all cannot fill the disk
_WAIT_S = 5.0  # for the other writers

logger = logging.getLogger("tiaowen.journal")


class Journal:
    """The rows of one file, oldest first."""

    def __init__(
        self, path: Path, *, largest_line: int = LARGEST_LINE, largest_file: int = LARGEST_FILE
    ) -> None:
        self.path = path
        self._largest_line = largest_line
        self._largest_file = largest_file

    def append(self, row: Mapping[str, Any]) -> None:
        """Add a row; when this returns it is on the disk.

        Raises:
            FeedbackError: the row or the file is too large, the file cannot be written, or another
                process holds its lock for too long; the file is then as it was.
        """
        # A lone surrogate, which a browser can send, has no place in UTF-8: it becomes "?".
        line = json.dumps(row, ensure_ascii=False).encode("utf-8", "replace") + b"\n"
        if len(line) > self._largest_line:
            raise FeedbackError(
                f"这条记录太大：{len(line)} 字节，最多 {self._largest_line} "
                f"(row too large for {self.path}; shorten it)"
            )
        with self._locked():
            try:
                self._write(line)
            except OSError as error:
                raise FeedbackError(
                    f"不能写入 {self.path}：{error} (cannot write; see to the folder or the disk)"
                ) from error

    def rows(self) -> tuple[tuple[int, dict[str, Any]], ...]:
        """All rows with their line's number; damaged lines are skipped, each with a warning.

        Raises:
            FeedbackError: the file is there and cannot be read.
        """
        if not self.path.is_file():
            return ()
        with self._locked():
            try:
                data = self.path.read_bytes()
            except OSError as error:
                raise FeedbackError(
                    f"不能读取 {self.path}：{error} (cannot read; see to its permissions)"
                ) from error
        return tuple(self._parsed(data))

    def _parsed(self, data: bytes) -> Iterator[tuple[int, dict[str, Any]]]:
        for number, line in enumerate(data.split(b"\n"), start=1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except ValueError as error:  # JSONDecodeError and UnicodeDecodeError
                self.warn(number, str(error))
                continue
            if isinstance(row, dict):
                yield number, row
            else:
                self.warn(number, "no JSON object")

    def warn(self, number: int, why: str) -> None:
        """Say that a line was skipped."""
        logger.warning(
            "%s:%d 已跳过，原样保留 (line skipped and left as it is): %s", self.path, number, why
        )

    def _write(self, line: bytes) -> None:
        """Append under the lock, after a line of its own was begun; whole or not at all."""
        flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
        handle = os.open(self.path, flags, 0o600)  # what readers wrote is not everybody's
        with os.fdopen(handle, "r+b", buffering=0) as file:
            size = file.seek(0, os.SEEK_END)
            if size:
                file.seek(size - 1)
                line = line if file.read(1) == b"\n" else b"\n" + line
            if size + len(line) > self._largest_file:
                raise FeedbackError(
                    f"{self.path} 已满：{size} 字节，最多 {self._largest_file} "
                    "(file full; move it away to begin anew)"
                )
            try:
                left = memoryview(line)
                while left:
                    left = left[file.write(left) :]
                os.fsync(file.fileno())
            except OSError:
                file.truncate(size)
                raise

    @contextmanager
    def _locked(self) -> Iterator[None]:
        lock = FileLock(self.path.with_name(self.path.name + ".lock"), timeout=_WAIT_S)
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            lock.acquire()
        except Timeout as error:
            raise FeedbackError(
                f"{self.path} 正被别的进程占用 (locked by another process; try again)"
            ) from error
        except OSError as error:
            raise FeedbackError(
                f"不能写入 {self.path.parent}：{error} (cannot write there; set TIAOWEN_HOME)"
            ) from error
        try:
            yield
        finally:
            lock.release()
