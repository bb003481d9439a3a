"""Files to parsed documents, each read by a worker process within limits of time and memory."""

import logging
import re
import signal
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

from index.clause import ParsedDocument
from index.errors import DocumentError
from index.loading.formats import ARCHIVE, suffix_of
from index.manifest import ManifestEntry
from index.reading.limits import Limits
from index.reading.messages import Reply, Request
from index.reading.process import WorkerProcess

_LOG = logging.getLogger(__name__)

_NO_NAME = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")  # surrogates stand for bytes

OnPage = Callable[[str, int, int], None]
"""Called with (source, pages done, pages in all) while a long document is read."""


@dataclass(frozen=True, slots=True)
class ReadResult:
    """The documents of a file, and for each part of an archive that cannot be read, why."""

    documents: tuple[ParsedDocument, ...]
    problems: Mapping[str, str] = field(default_factory=dict)


class Reader:
    """Reads one file after the other in a worker process, which is replaced when it dies.

    The worker is started by the first ``read`` and lives until the reader is closed; use it as a
    context manager. Threads may share a reader and then wait for each other.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._worker: WorkerProcess | None = None
        self._lock = threading.Lock()

    def read(
        self,
        path: Path,
        source: str,
        entries: Mapping[str, ManifestEntry] | None = None,
        on_page: OnPage | None = None,
    ) -> ReadResult:
        """The documents in a file: one, or those of an archive as ``source/name within``.

        ``source`` is the file's name in the corpus, which its documents get their ids from;
        ``entries`` are those of the manifest, by source.

        Raises:
            DocumentError: the file, or an archive as a whole, cannot be read; in one line that
                names it. The next file can be read all the same.
            TiaowenError: the worker cannot be started.
        """
        _check_name(source)
        reading = _Reading(path, source, _about(source, entries or {}), on_page, self._limits)
        with self._lock:
            try:
                while not reading.finished:
                    self._go_on(reading)
            except BaseException:
                self._stop()  # Ctrl+C as well: the worker is busy with a file nobody waits for
                raise
        return reading.result()

    def close(self) -> None:
        """End the worker; a later ``read`` starts another."""
        with self._lock:
            self._stop()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _go_on(self, reading: "_Reading") -> None:
        """Read until the end of the file or of the worker."""
        worker = self._running()
        worker.ask(reading.request())
        while reply := worker.answer():
            reading.take(reply)
            if reply.kind == "done":
                if reply.held > self._limits.megabytes:
                    self._stop()
                return
        reading.interrupted(worker.status())
        self._stop()

    def _running(self) -> WorkerProcess:
        if self._worker is None or not self._worker.alive:
            self._stop()
            self._worker = WorkerProcess(self._limits)
        return self._worker

    def _stop(self) -> None:
        worker, self._worker = self._worker, None
        if worker:
            worker.kill()


class _Reading:
    """What is known about the file that is being read, over all workers that it takes."""

    MOST_WORKERS = 4  # for one archive; each may take the whole time allowed

    def __init__(
        self,
        path: Path,
        source: str,
        entries: Mapping[str, ManifestEntry],
        on_page: OnPage | None,
        limits: Limits,
    ) -> None:
        self.finished = False
        self._path = path.absolute()
        self._source = self._current = source
        self._entries = entries
        self._on_page = on_page
        self._limits = limits
        self._begun = self._workers = 0
        self._documents: list[ParsedDocument] = []
        self._problems: dict[str, str] = {}

    def request(self) -> Request:
        self._workers += 1
        self._current = self._source
        return Request(str(self._path), self._source, self._entries, skip=self._begun)

    def take(self, reply: Reply) -> None:
        if reply.kind == "begin":
            self._begun += 1
            self._current = reply.source
        elif reply.kind == "page" and self._on_page:
            self._on_page(reply.source, reply.page, reply.pages)
        elif reply.document:
            self._documents.append(reply.document)
        elif reply.kind == "problem":
            if reply.trace:
                _LOG.error("%s\n%s", reply.reason, reply.trace)
            self._problems[reply.source] = reply.reason
        elif reply.kind == "done":
            self.finished = True

    def interrupted(self, status: int) -> None:
        """The worker ended before the file did; members of an archive may be left to read."""
        if status:
            self._problems[self._current] = _died(self._current, status, self._limits)
        if self._current == self._source:
            self.finished = True
        elif self._workers == self.MOST_WORKERS:
            self.finished = True
            self._problems[self._source] = (
                f"压缩包没有读完 not all of it was read: {self._source} has more than "
                f"{self.MOST_WORKERS} files that break off the reading; take them out"
            )

    def result(self) -> ReadResult:
        if not self._documents and list(self._problems) == [self._source]:
            raise DocumentError(self._problems[self._source])
        return ReadResult(tuple(self._documents), self._problems)


def _check_name(source: str) -> None:
    """A name that is no UTF-8 (mostly GBK, from an old archive) cannot be stored or shown."""
    if _NO_NAME.search(source):
        raise DocumentError(
            f"文件名不是有效的文字 the file name is no valid text: {source!a}; rename it"
        )


def _about(source: str, entries: Mapping[str, ManifestEntry]) -> Mapping[str, ManifestEntry]:
    """The entries that concern a file, or the members of an archive."""
    if suffix_of(source) == ARCHIVE:
        return {name: entry for name, entry in entries.items() if name.startswith(f"{source}/")}
    return {source: entries[source]} if source in entries else {}


def _died(source: str, status: int, limits: Limits) -> str:
    if status == -signal.SIGALRM:
        return (
            f"读取超时 too slow: {source} made no progress for "
            f"{limits.seconds_for(source):g} s; split it or raise TIAOWEN_PARSE_SECONDS"
        )
    how = signal.Signals(-status).name if status < 0 else f"exit status {status}"
    return (
        f"读取进程崩溃 the reading process died ({how}): {source} is damaged or too large; "
        "save it again from the program that made it"
    )
