"""An index generation on disk: written beside, fsynced, then named in one line.

    var/index/CURRENT                  one line: the generation's id; after it the id of the one
                                       before, where that may answer when this one is damaged
    var/index/<id>/manifest.json       sha256 of every file, embedder, parser version, probes
                   vectors.npy         float16 (rows, dimension), L2-normalised
                   rows.npy            int32 (rows, 2): clause number, sentence number or -1 - part
                   corpus.sqlite       documents, clauses, sentences
                   places.npy          where each clause stands: document, start, length
                   letters/            what clauses say, as numbers: codes, bounds
                   lexical/            BM25 arrays: bounds, holders, weights, vocabulary
                   vocabulary/         counts of neighbouring characters, to put slips right

A reader holds one generation, which never changes. Nothing here is ever pickled. A generation that
holds a document which was removed since is never fallen back to: removed means removed.
"""

import hashlib
import json
import os
import re
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import ClassVar

from pydantic import ConfigDict, TypeAdapter, ValidationError

from index.errors import IndexDamaged, IndexMissing

CURRENT = "CURRENT"
MANIFEST = "manifest.json"
LAYOUT = 6  # version of the files named above
_REBUILD = "请重建索引：python -m index build （rebuild the index）"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation says about itself; ``files`` maps a relative path to its sha256."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid", strict=True)

    id: str
    layout: int
    parser: str
    embedder: str
    embedder_sha256: str
    dimension: int
    documents: dict[str, str]  # name -> sha256 of the file
    rows: int
    clauses: int
    probes: dict[str, list[float]]  # a sentence -> its vector's first numbers
    files: dict[str, str]
    entries: dict[str, str] = field(default_factory=dict)  # name -> digest of its manifest entry
    unreadable: dict[str, str] | None = None  # file -> why it was left out
    sha256: str = ""  # of all other fields; "" where it was not yet written


def sha256_of(path: Path) -> str:
    """Hex sha256 of a file, read in pieces."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def current_id(root: Path) -> str:
    """The id in ``CURRENT``; IndexMissing when no index has been built."""
    return _pointer(root)[0]


def fallback_id(root: Path) -> str:
    """The generation that may answer when the current one is damaged, "" when there is none."""
    return _pointer(root)[1]


def _pointer(root: Path) -> tuple[str, str]:
    try:
        line = (root / CURRENT).read_text(encoding="ascii").strip()
    except FileNotFoundError:
        raise IndexMissing(
            f"还没有索引：{root}；请运行 python -m index build （no index yet）"
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise IndexDamaged(f"索引指针不可读：{root / CURRENT}：{error}；{_REBUILD}") from error
    ids = re.fullmatch(r"([0-9a-f]{16})(?: ([0-9a-f]{16}))?", line)
    if not ids:
        raise IndexDamaged(f"索引指针 {root / CURRENT} 不是代号：{line[:40]!r}；{_REBUILD}")
    return ids[1], ids[2] or ""


def read_manifest(folder: Path) -> Manifest:
    """The manifest of one generation; IndexDamaged when it is absent or not understood."""
    try:
        manifest = _MANIFEST.validate_json((folder / MANIFEST).read_bytes())
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise IndexDamaged(
            f"索引清单不可读：{folder / MANIFEST}：{where} {first['msg']}；{_REBUILD}"
        ) from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise IndexDamaged(f"索引清单不可读：{folder / MANIFEST}：{error}；{_REBUILD}") from error
    if manifest.layout != LAYOUT:
        raise IndexDamaged(f"索引版式为 {manifest.layout}，需要 {LAYOUT}：{folder}；{_REBUILD}")
    if manifest.sha256 not in {"", _digest(manifest)}:
        raise IndexDamaged(f"索引清单已损坏（sha256 不符）：{folder / MANIFEST}；{_REBUILD}")
    return manifest


_MANIFEST = TypeAdapter(Manifest)


def _digest(manifest: Manifest) -> str:
    """Hex sha256 of all fields but the digest itself."""
    fields = json.dumps(asdict(replace(manifest, sha256="")), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(fields.encode()).hexdigest()


def check_files(folder: Path, manifest: Manifest) -> None:
    """Hold every file against its sha256; IndexDamaged names the first that differs."""
    paths = {folder / name: expected for name, expected in manifest.files.items()}
    for path in paths:
        if not path.is_file():
            raise IndexDamaged(f"索引文件缺失：{path}；{_REBUILD}")
    with ThreadPoolExecutor() as pool:  # hashing leaves the interpreter to others
        found = list(pool.map(sha256_of, paths))
    for (path, expected), digest in zip(paths.items(), found, strict=True):
        if digest != expected:
            raise IndexDamaged(f"索引文件已损坏（sha256 不符）：{path}；{_REBUILD}")


def hash_files(folder: Path) -> dict[str, str]:
    """sha256 of every file of a generation that is being written, its manifest excepted."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST)
    return {path.relative_to(folder).as_posix(): sha256_of(path) for path in paths}


def publish(root: Path, staged: Path, manifest: Manifest, fallback: str = "") -> Path:
    """Make a staged folder the current generation, atomically.

    ``fallback`` is the generation that may answer when this one is damaged; all others go away.
    """
    fields = asdict(replace(manifest, sha256=_digest(manifest)))
    (staged / MANIFEST).write_text(
        json.dumps(fields, ensure_ascii=False, indent=1), encoding="utf-8"
    )
    for path in [*staged.rglob("*"), staged]:
        _fsync(path)
    final = root / manifest.id
    if final.exists():  # the same content, found damaged: the fresh copy takes its place
        shutil.rmtree(final)
    staged.rename(final)
    pointer = root / f"{CURRENT}.new"
    pointer.write_text(f"{manifest.id} {fallback}".strip() + "\n", encoding="ascii")
    _fsync(pointer)
    pointer.replace(root / CURRENT)
    _fsync(root)
    remove_others(root)
    return final


def withdraw(root: Path) -> None:
    """Take all generations away: nothing that they hold may be found any more."""
    (root / CURRENT).unlink(missing_ok=True)
    _fsync(root)
    _remove_generations(root, keep=set())


def remove_others(root: Path) -> None:
    """Remove every generation that ``CURRENT`` does not name, whole or half written."""
    _remove_generations(root, keep=set(_pointer(root)))


def _remove_generations(root: Path, keep: set[str]) -> None:
    for folder in root.iterdir():
        if folder.is_dir() and folder.name not in keep:
            shutil.rmtree(folder, ignore_errors=True)  # a reader may hold it open on some systems


def _fsync(path: Path) -> None:
    if os.name == "nt" and path.is_dir():
        return  # Windows writes folders by itself and opens none
    handle = os.open(path, os.O_RDWR if path.is_file() else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
