"""Which files there are: everything below the documents folder and the uploads folder.

A file is named by its path below its folder, with "/" on every system: ``sub/甲.txt``. What cannot
be a document is told with why, so that nobody looks for it in the index in vain.
"""

import os
import stat
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from index.errors import DocumentError
from index.loading.formats import ARCHIVE, SUFFIXES, suffix_of
from index.manifest import MANIFEST, ManifestEntry, load_manifest

_LEFT_BY_SYSTEMS = frozenset({"thumbs.db", "desktop.ini", "__macosx"})  # .DS_Store is hidden


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to be read: where it lies, its name in the corpus, what manifests say about it.

    ``entries`` holds the file's own entry and, for an archive, those of its members
    (``a.zip/甲.txt``), by name in the corpus.
    """

    path: Path
    source: str
    entries: Mapping[str, ManifestEntry] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Corpus:
    """The files to read, by name, and for each that cannot be a document, why."""

    files: tuple[SourceFile, ...]
    problems: Mapping[str, str]


def find_files(folders: Sequence[Path]) -> Corpus:
    """All files below ``folders``, which share one space of names: the first to have one keeps it.

    Hidden files and what office programs and systems leave behind are passed over in silence. A
    ``manifest.toml`` speaks for the files of its folder and below; the one nearer to a file wins.

    Raises:
        DocumentError: a folder is missing, or a manifest cannot be understood.
    """
    found: dict[str, SourceFile] = {}
    problems: dict[str, str] = {}
    for folder in folders:
        if not folder.is_dir():
            raise DocumentError(f"文档文件夹不存在：{folder} （no such folder）")
        walk = _Walk(folder)
        for source, path in walk.files():
            if source in found:
                problems[str(path)] = _clash(path, found[source].path, source)
            else:
                found[source] = SourceFile(path, source, walk.entries_of(source))
        problems.update(walk.problems)
    return Corpus(tuple(found[source] for source in sorted(found)), problems)


def _clash(path: Path, other: Path, source: str) -> str:
    return (
        f"{path} 与 {other} 在索引中同名 {source}，未读；请改名 （same name; rename one of them）"
    )


class _Walk:
    """One walk through a folder; links are followed, each folder is entered once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._manifest: dict[str, ManifestEntry] = {}
        self._entered: set[tuple[int, int]] = set()
        self.problems: dict[str, str] = {}

    def files(self) -> Iterator[tuple[str, Path]]:
        """(name in the corpus, path) of every file that may be a document."""
        state = self._folder.stat()
        self._entered.add((state.st_dev, state.st_ino))
        yield from self._below(self._folder, "")

    def entries_of(self, source: str) -> dict[str, ManifestEntry]:
        """What the manifests say about a file and what is packed in it."""
        own = {source: self._manifest[source]} if source in self._manifest else {}
        if suffix_of(source) != ARCHIVE:
            return own
        inside = {n: e for n, e in self._manifest.items() if n.startswith(f"{source}/")}
        return own | inside

    def _below(self, folder: Path, prefix: str) -> Iterator[tuple[str, Path]]:
        try:
            # Links last: a folder that is here and is linked to has its own name.
            names = sorted(os.scandir(folder), key=lambda entry: (entry.is_symlink(), entry.name))
        except OSError as error:
            self.problems[prefix or str(folder)] = f"文件夹不可读：{folder}：{error.strerror}"
            return
        if (folder / MANIFEST).is_file():
            nearer = {prefix + _composed(n): e for n, e in load_manifest(folder).items()}
            self._manifest.update(nearer)
        for entry in names:
            if _is_left_over(entry.name) or entry.name == MANIFEST:
                continue
            source = prefix + _composed(entry.name)
            try:
                kind = self._kind(entry, source)
            except OSError as error:
                broken = "链接指向的文件不存在 （broken link）" if entry.is_symlink() else ""
                self.problems[_printable(source)] = f"{source}：{broken or error.strerror}"
                continue
            if kind == "folder":
                yield from self._below(Path(entry.path), f"{source}/")
            elif kind == "file":
                yield source, Path(entry.path)

    def _kind(self, entry: os.DirEntry[str], source: str) -> str:
        """ "folder", "file", or "" for what was noted as a problem."""
        state = entry.stat()
        problem = ""
        if not _is_text(source):
            problem = "文件名不是 UTF-8，请改名 （its name is not UTF-8; rename it）"
        elif stat.S_ISDIR(state.st_mode):
            # DirEntry.stat has no inode on Windows, os.stat has.
            whole = Path(entry.path).stat()
            if (whole.st_dev, whole.st_ino) not in self._entered:
                self._entered.add((whole.st_dev, whole.st_ino))
                return "folder"
            problem = "链接指向已读过的文件夹 （a link to a folder that was read already）"
        elif not stat.S_ISREG(state.st_mode):
            problem = "不是普通文件 （not a regular file）"
        elif suffix_of(source) not in SUFFIXES:
            suffix = suffix_of(source) or "无扩展名"
            known = " ".join(sorted(SUFFIXES))
            problem = f"不读这种文件：{suffix}；可读 {known} （kind of file not read）"
        if not problem:
            return "file"
        self.problems[_printable(source)] = f"{_printable(source)}：{problem}"
        return ""


def _is_left_over(name: str) -> bool:
    return name.startswith((".", "~$")) or name.lower() in _LEFT_BY_SYSTEMS


def _composed(name: str) -> str:
    """A name as people type it: macOS may keep é as e and an accent."""
    return unicodedata.normalize("NFC", name)


def _is_text(name: str) -> bool:
    return name == _printable(name)


def _printable(name: str) -> str:
    """A name that can be written as UTF-8; Linux allows any bytes in one."""
    return name.encode("utf-8", "backslashreplace").decode()
