"""The process that loads and parses files: ``python -m index.reading.worker``, for ``Reader``.

It reads requests on standard input and writes replies on what was standard output; what
libraries print goes to standard error. It ends when its input does.
"""

import faulthandler
import hashlib
import os
import signal
import sys
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import FrameType
from typing import BinaryIO, NoReturn

from index.errors import DocumentError
from index.loading.content import check_content
from index.loading.formats import ARCHIVE, load, suffix_of
from index.parsing.parse import parse
from index.reading.files import read_file
from index.reading.limits import Limits, allow_memory, memory, start_clock
from index.reading.messages import LIMITS, REPLY, REQUEST, Reply, Request


class Worker:
    """Answers requests one after the other, each within the limits."""

    def __init__(self, limits: Limits, replies: BinaryIO) -> None:
        self._limits = limits
        self._replies = replies
        self._seconds = 0.0  # that the file in hand may take without progress
        self._exhausted = False

    def serve(self, requests: BinaryIO) -> None:
        """Answer every line of ``requests``; returns at its end or when memory ran out."""
        self._send(Reply("done"))  # ready: whatever fails from now on is a file's doing
        for line in requests:
            request = REQUEST.validate_json(line)
            archive = suffix_of(request.source) == ARCHIVE
            read = self._read_archive if archive else self._read_document
            self._guarded(request.source, partial(read, request))
            if self._exhausted:
                return  # what a library was doing when its allocation failed may be half done
            self._seconds = 0.0
            self._send(Reply("done", held=memory("VmRSS")))

    def _read_document(self, request: Request) -> None:
        data = read_file(Path(request.path), request.source, self._limits.file_megabytes)
        self._parse(request, request.source, data)

    def _read_archive(self, request: Request) -> None:
        from index.loading.archive import members  # few folders hold an archive

        data = read_file(Path(request.path), request.source, self._limits.file_megabytes)
        check_content(data, ARCHIVE, request.source)
        for at, member in enumerate(members(data, request.source)):
            if at < request.skip:
                continue
            source = f"{request.source}/{member.name}"
            self._send(Reply("begin", source))
            if member.error:
                self._send(Reply("problem", source, member.error))
            else:
                self._guarded(source, partial(self._parse, request, source, member.data))
            if self._exhausted:
                return

    def _parse(self, request: Request, source: str, data: bytes) -> None:
        loaded = load(data, source, partial(self._page_done, source))
        digest = hashlib.sha256(data).hexdigest()
        document = parse(loaded, source, digest, request.entries.get(source))
        self._send(Reply("document", source, document=document))

    def _page_done(self, source: str, page: int, pages: int) -> None:
        if pages > self._limits.pages:
            raise DocumentError(
                f"页数太多 too many pages: {source} has {pages} of at most {self._limits.pages}; "
                "split it"
            )
        self._send(Reply("page", source, page=page, pages=pages))

    def _guarded(self, source: str, read: Callable[[], None]) -> None:
        """Read, and tell what went wrong: every error here is about one file."""
        reason = trace = ""
        self._seconds = self._limits.seconds_for(source)
        start_clock(self._seconds)
        allow_memory(self._limits.megabytes_for(source))
        try:
            read()
            return
        except DocumentError as error:
            reason = str(error)
        except MemoryError:
            self._exhausted = True
        except RecursionError:
            reason = f"嵌套太深 nested too deeply: {source}; save it again as plain text or PDF"
        except BrokenPipeError:
            raise  # the reader has gone, and so shall the worker
        except Exception as error:  # noqa: BLE001 - the edge of the process
            self._exhausted = "bad_alloc" in str(error)  # a MemoryError of C++, wrapped
            trace = traceback.format_exc()
            what = f"{type(error).__name__}: {str(error).strip()[-200:]}"
            reason = f"读取时出错 internal error on {source}: {what}; please report it"
        if self._exhausted:
            trace = ""
            reason = (
                f"内存不够 out of memory: {source} needs more than "
                f"{self._limits.megabytes_for(source)} MB; split it or raise "
                "TIAOWEN_PARSE_MEGABYTES"
            )
        self._send(Reply("problem", source, " ".join(reason.split()), trace))

    def _send(self, reply: Reply) -> None:
        start_clock(0)  # a reader that is slow to take the reply is not the file's fault
        self._replies.write(REPLY.dump_json(reply, exclude_defaults=True) + b"\n")
        self._replies.flush()
        start_clock(self._seconds)


def main() -> None:
    """Serve standard input until it ends."""
    faulthandler.enable()  # a crash in a C library leaves its stack in the log
    requests, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    signal.signal(signal.SIGTERM, _leave)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)  # a parent that ignores it hands that on
    os.dup2(2, 1)  # print() in a library shall not end up between the replies
    with Path(os.devnull).open() as nothing:
        os.dup2(nothing.fileno(), 0)
    try:
        Worker(LIMITS.validate_json(sys.argv[1]), replies).serve(requests)
    except BrokenPipeError:
        os._exit(1)  # nobody is left to be told


def _leave(number: int, frame: FrameType | None) -> NoReturn:
    """End by an exception, so that temporary files and LibreOffice are cleared away."""
    sys.exit(128 + number)


if __name__ == "__main__":
    main()
