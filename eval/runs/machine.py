"""Where a run was made: processor, memory, versions, commit."""

import os
import platform
import resource
import subprocess
from importlib.metadata import version
from pathlib import Path

from index.settings import ROOT

_PACKAGES = ("torch", "sentence-transformers", "faiss-cpu", "xllamacpp", "langchain-core")


def machine() -> dict[str, str]:
    """Processor, usable cores, memory, system, and the versions that bear on answers."""
    facts = {
        "processor": _processor(),
        "cores": str(len(os.sched_getaffinity(0))),
        "memory": f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GiB",
        "system": platform.platform(aliased=True, terse=True),
        "python": platform.python_version(),
    }
    return facts | {name: version(name) for name in _PACKAGES}


def peak_megabytes() -> float:
    """The most memory this process has held, in MB, its finished children not counted."""
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)


def commit() -> tuple[str, bool]:
    """The commit that is checked out, and whether files differ from it; ("", False) outside one."""
    try:
        head = _git("rev-parse", "HEAD")
        return head.strip(), bool(_git("status", "--porcelain", "--untracked-files=no").strip())
    except (OSError, subprocess.CalledProcessError):
        return "", False


def _git(*arguments: str) -> str:
    return subprocess.run(
        ["git", *arguments], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()
