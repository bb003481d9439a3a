"""What reading one file may cost, and how a process is held to it by the kernel."""

import resource
import signal
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

from index.loading.formats import PAGED, suffix_of

if TYPE_CHECKING:  # the worker starts without them
    from index.settings import IndexSettings

_MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may take before it is given up.

    ``seconds`` without progress (a page done and an archive's member begun are progress),
    ``megabytes`` of memory, ``file_megabytes`` of the file itself, ``pages`` in all.

    Files of pages have more of both, since any page may have to be recognised: that takes 5 to
    15 s on two cores and 0.7 to 1.3 GB, which is the recogniser's own and no sign of a bad file.
    """

    seconds: float = 20
    megabytes: int = 1024
    file_megabytes: int = 100
    pages: int = 3000
    recognition_seconds: float = 40
    recognition_megabytes: int = 1024

    @classmethod
    def of(cls, settings: "IndexSettings") -> Self:
        """The limits that the settings give."""
        return cls(seconds=settings.parse_seconds, megabytes=settings.parse_megabytes)

    def seconds_for(self, source: str) -> float:
        """How long a file of this name may take without progress."""
        return self.seconds + (self.recognition_seconds if _has_pages(source) else 0)

    def megabytes_for(self, source: str) -> int:
        """How much memory a file of this name may take."""
        return self.megabytes + (self.recognition_megabytes if _has_pages(source) else 0)


def _has_pages(source: str) -> bool:
    return suffix_of(source) in PAGED


def start_clock(seconds: float) -> None:
    """End this process by SIGALRM after so many seconds, unless the clock is started again.

    The signal's default action is left in place: no handler of Python would run while a regular
    expression or a C library holds the interpreter. And since the clock is in the process itself,
    it also ends one whose parent was killed. 0 stops the clock.
    """
    signal.setitimer(signal.ITIMER_REAL, seconds)


def allow_memory(megabytes: int) -> None:
    """Let this process take so much more memory than it holds now; beyond, allocation fails.

    RLIMIT_DATA, which on Linux counts every private writable mapping: malloc's and numpy's too.
    RLIMIT_AS would also count what is only reserved or mapped from files: 540 MB of address space
    for the recogniser before its first page, of which 280 MB are data. A watcher of the resident
    size comes too late for a bomb that takes a gigabyte between two looks. Where there is no
    /proc the limit is not set.
    """
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    held = memory("VmData")
    if held:
        resource.setrlimit(resource.RLIMIT_DATA, ((held + megabytes) * _MEBIBYTE, hard))


def memory(field: str) -> int:
    """A figure of this process in MiB: VmData, VmRSS; 0 on a system that does not tell."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return 0
    value = status.partition(f"{field}:")[2].split(maxsplit=1)[0]
    return int(value) // 1024
