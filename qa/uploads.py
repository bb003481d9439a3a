"""The folder of documents that were added through the page, and what its last change replaced.

var/uploads/甲.pdf          a document
var/uploads/.undo/kept/     what the last change replaced or took out
var/uploads/.undo/added     the names that it added, one a line
"""

import re
import shutil
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path, PurePosixPath

from index.errors import DocumentError
from index.loading.formats import SUFFIXES

_LONGEST_NAME = 200  # bytes; file systems take 255, and a suffix is added while a file is written
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f<>:"|?*\u202a-\u202e\u2066-\u2069]')


class Uploads:
    """A folder of documents whose last change can be taken back."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._undo = folder / ".undo"

    @property
    def names(self) -> tuple[str, ...]:
        """The documents' file names, sorted."""
        if not self._folder.is_dir():
            return ()
        return tuple(sorted(p.name for p in self._folder.iterdir() if not p.name.startswith(".")))

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return self._undo.is_dir()

    def put(self, files: Mapping[str, Path]) -> tuple[str, ...]:
        """Copy files in under these names, replacing what has the name; the names they got.

        Raises DocumentError, before anything is copied, for a name that no document can have.
        """
        named: dict[str, Path] = {}
        for name, path in files.items():
            safe = safe_name(name)
            if safe in named:
                raise DocumentError(f"两份文件同名，请改名 two files have one name: {safe}")
            named[safe] = path
        self._begin(named)
        for name, path in named.items():
            part = self._folder / f".{name}.part"
            shutil.copyfile(path, part)
            part.replace(self._folder / name)
        return tuple(named)

    def take_out(self, name: str) -> None:
        """Remove one document; DocumentError when it is not here."""
        if name not in self.names:
            raise DocumentError(f"没有上传过这份文件 not among the uploads: {name}")
        self._begin([name])

    def forget(self, names: Iterable[str]) -> None:
        """Drop files of the last change that turned out to be no documents."""
        gone = set(names)
        for name in gone:
            (self._folder / name).unlink(missing_ok=True)
            kept = self._undo / "kept" / name
            if kept.exists():  # the version before was a document
                kept.replace(self._folder / name)
        self._note(name for name in self._added() if name not in gone)

    def undo(self) -> None:
        """Take the last change back; DocumentError when there is none."""
        if not self.can_undo:
            raise DocumentError("没有可以撤销的改动 （nothing to undo）")
        for name in self._added():
            (self._folder / name).unlink(missing_ok=True)
        for path in (self._undo / "kept").iterdir():
            path.replace(self._folder / path.name)
        shutil.rmtree(self._undo)

    def _added(self) -> list[str]:
        return (self._undo / "added").read_text(encoding="utf-8").splitlines()

    def _note(self, names: Iterable[str]) -> None:
        (self._undo / "added").write_text("\n".join(names), encoding="utf-8")

    def _begin(self, names: Collection[str]) -> None:
        """Set aside what a change will replace, and note what it will add."""
        shutil.rmtree(self._undo, ignore_errors=True)
        kept = self._undo / "kept"
        kept.mkdir(parents=True)
        self._note(names)
        for name in names:
            if (self._folder / name).exists():
                (self._folder / name).replace(kept / name)


def safe_name(name: str) -> str:
    """A file name as a user sends it, as one that names a file of this folder and no other.

    Raises DocumentError when nothing is left of it or when it is no document's.

    >>> safe_name("../../甲 办法.PDF")
    '甲 办法.PDF'
    """
    last = PurePosixPath(unicodedata.normalize("NFC", name).replace("\\", "/")).name
    bare = _NOT_IN_NAMES.sub("", last).strip(" .")
    suffix = PurePosixPath(bare).suffix
    stem = bare.removesuffix(suffix)
    if not stem or suffix.lower() not in SUFFIXES:
        kinds = " ".join(sorted(SUFFIXES))
        raise DocumentError(f"不能作为文件上传 cannot be taken: {name!r}; kinds: {kinds}")
    room = _LONGEST_NAME - len(suffix.encode())
    return stem.encode()[:room].decode(errors="ignore") + suffix
