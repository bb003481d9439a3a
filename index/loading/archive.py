"""ZIP archives: the files inside, read in memory one by one and never written to disk.

An archive comes from outside. Each member is held to limits by the bytes that really come out of
it, whatever its header says, and a name that points outside the archive is refused; what is wrong
with one member is told of that member, and the others go on.
"""

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from index.errors import DocumentError

_SUFFIX = ".zip"
_CHUNK = 1 << 20
_RATIO_FROM = 10_000_000  # bytes; a small file of blanks compresses as well as a bomb
_UTF8_FLAG = 0x800
_ENCRYPTED_FLAG = 0x1
_LEFT_BY_SYSTEMS = {"__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini"}


@dataclass(frozen=True, slots=True)
class ArchiveLimits:
    """How much may come out of an archive: bytes a member, bytes in all, members.

    ``ratio`` is how many times its compressed size a member may have. Text and Word files come
    to some 10 times, a bomb to 1,000.
    """

    member: int = 200_000_000
    total: int = 500_000_000
    members: int = 10_000
    ratio: int = 200


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive: its bytes, or the line that says why it was not read.

    ``name`` is its path in the archive with ``/``; that of a file in an archive inside it begins
    with the inner archive's: ``附件.zip/甲.docx``.
    """

    name: str
    data: bytes = b""
    error: str = ""


def members(data: bytes, name: str, limits: ArchiveLimits | None = None) -> Iterator[Member]:
    """The files of a ZIP by its bytes, and those of the ZIPs directly inside it.

    Folders and what operating systems leave behind (``__MACOSX``, ``.DS_Store``) are passed over.
    The members come in the archive's order, always the same.

    Raises:
        DocumentError: the archive itself cannot be read: damaged, empty, too many members.
    """
    yield from _Reading(name, limits or ArchiveLimits()).over(data, "")


class _Reading:
    """What has come out of one archive so far, the archives inside it included."""

    def __init__(self, name: str, limits: ArchiveLimits) -> None:
        self._name = name
        self._limits = limits
        self._bytes = 0
        self._members = 0

    def over(self, data: bytes, folder: str) -> Iterator[Member]:
        """The members of an archive; ``folder`` is "" or the path of the inner one with ``/``."""
        with self._opened(data, folder) as archive:
            infos = [info for info in archive.infolist() if _is_file(info)]
            self._members += len(infos)
            if self._members > self._limits.members:
                raise DocumentError(
                    f"压缩包里文件太多 too many files in the archive: {self._name} has more than "
                    f"{self._limits.members}; split it"
                )
            if not infos:
                raise DocumentError(
                    f"压缩包是空的 the archive is empty: {self._name}{folder and '/' + folder}; "
                    "put documents into it"
                )
            taken: set[str] = set()
            for index, info in enumerate(infos):
                name = folder + _name(info)
                if self._bytes >= self._limits.total:
                    yield self._rest(folder, len(infos) - index)
                    return
                yield from self._member(archive, info, name, nested=bool(folder), taken=taken)
                taken.add(name)

    def _opened(self, data: bytes, folder: str) -> zipfile.ZipFile:
        try:
            return zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError) as error:
            raise DocumentError(
                f"压缩包已损坏 the archive is damaged: {self._name}{folder and '/' + folder} "
                f"({error}); pack it again"
            ) from error

    def _member(
        self,
        archive: zipfile.ZipFile,
        info: zipfile.ZipInfo,
        name: str,
        *,
        nested: bool,
        taken: set[str],
    ) -> Iterator[Member]:
        try:
            self._refuse(info, name, taken)
            inner = name.lower().endswith(_SUFFIX)
            if inner and nested:
                raise self._error("压缩包套得太深 archives nested too deeply", name, "unpack it")
            data = self._content(archive, info, name)
            if inner:
                yield from self.over(data, name + "/")
            else:
                yield Member(name, data)
        except DocumentError as error:
            yield Member(name, error=str(error))

    def _refuse(self, info: zipfile.ZipInfo, name: str, taken: set[str]) -> None:
        """Raise for a member that is not to be opened."""
        raw = _name(info)
        if raw.startswith("/") or re.match(r"[A-Za-z]:", raw) or ".." in raw.split("/"):
            raise self._error(
                "路径指向压缩包之外 the path leads out of the archive", name, "rename it"
            )
        if any(character < " " for character in raw):
            raise self._error("文件名含控制字符 control characters in the name", name, "rename it")
        if stat.S_ISLNK(info.external_attr >> 16):
            raise self._error("是链接而不是文件 a link, not a file", name, "pack the file itself")
        if name in taken:
            raise self._error("压缩包内文件重名 the name stands twice", name, "rename one of them")
        if info.flag_bits & _ENCRYPTED_FLAG:
            raise self._error(
                "文件已加密 the file is encrypted", name, "pack it again without a password"
            )

    def _content(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> bytes:
        """A member's bytes, counted as they come out."""
        content = bytearray()
        most = self._limits.ratio * max(info.compress_size, 1)
        try:
            with archive.open(info) as file:
                while chunk := file.read(_CHUNK):
                    content += chunk
                    self._bytes += len(chunk)
                    if len(content) > self._limits.member or self._bytes > self._limits.total:
                        raise self._error(
                            "解压后过大 too large when unpacked", name, "leave it out"
                        )
                    if len(content) > max(most, _RATIO_FROM):
                        raise self._error("压缩比异常 a zip bomb", name, "leave it out")
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,  # bz2 says this of damaged data
            ValueError,
            RuntimeError,
            NotImplementedError,
        ) as error:
            raise self._error(
                f"文件已损坏 the file is damaged ({error})", name, "pack it again"
            ) from error
        return bytes(content)

    def _rest(self, folder: str, count: int) -> Member:
        name = f"{folder}…"
        error = self._error(
            f"解压总量超过上限，其余{count}个文件没有读 {count} files not read, for "
            f"more than {self._limits.total:,} bytes came out",
            name,
            "split the archive",
        )
        return Member(name, error=str(error))

    def _error(self, what: str, name: str, advice: str) -> DocumentError:
        shown = "".join(character if character >= " " else "?" for character in name)
        return DocumentError(f"{what}: {self._name}/{shown}; {advice}")


def _is_file(info: zipfile.ZipInfo) -> bool:
    parts = _name(info).split("/")
    return bool(parts[-1]) and not _LEFT_BY_SYSTEMS.intersection(parts) and parts[-1][:2] != "._"


def _name(info: zipfile.ZipInfo) -> str:
    """A member's path as its packer wrote it.

    Without the flag for UTF-8 a name is in the packer's own code page, which ``zipfile`` reads as
    cp437: UTF-8 all the same on a Mac, GBK on a Chinese Windows.
    """
    name = info.orig_filename
    if not info.flag_bits & _UTF8_FLAG:
        raw = name.encode("cp437")
        for encoding in ("utf-8", "gb18030"):
            try:
                name = raw.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    return name.replace("\\", "/")
