"""A Word document as a package: a ZIP of XML parts that name one another.

Only the parts that hold text are read, so that pictures cost nothing and a broken reference to one
(which word processors leave behind) does no harm; names are compared without their namespaces, so
that transitional and strict files read alike. Source: ECMA-376 Part 2.
"""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from index.errors import DocumentError

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How Word 97 files begin, and encrypted ones of every version."""

PART_LIMIT = 200_000_000
"""Bytes of XML, decompressed, that one part may have."""


@dataclass(frozen=True, slots=True)
class Package:
    """An opened Word file; ``main`` is the path of its text."""

    name: str
    archive: zipfile.ZipFile
    paths: dict[str, str]  # as the parts name each other -> as the ZIP has it
    main: str

    @classmethod
    def open(cls, data: bytes, name: str) -> "Package":
        """Open a file by its bytes.

        Raises:
            DocumentError: it is encrypted, damaged, or no Word document.
        """
        _refuse_ole(data, name)
        try:
            archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OverflowError) as error:
            raise _damaged(name, error) from error
        paths = {_plain(path): path for path in archive.namelist()}
        package = cls(name, archive, paths, "word/document.xml")
        mains = [path for kind, path in package.related("") if kind == "officeDocument"]
        package = cls(name, archive, paths, (mains or [package.main])[0])
        if _plain(package.main) not in paths or "xl/workbook.xml" in paths:
            raise DocumentError(
                f"不是 Word 文档 not a Word document: {name} has no part {package.main}; "
                "open it in a word processor and save it as DOCX"
            )
        return package

    def part(self, path: str) -> etree._Element:
        """The root element of a part that exists.

        Raises:
            DocumentError: the part is damaged, or larger than ``PART_LIMIT``.
        """
        try:
            with self.archive.open(self.paths[_plain(path)]) as file:
                data = file.read(PART_LIMIT + 1)
            if len(data) > PART_LIMIT:
                raise DocumentError(
                    f"解压后过大 too large: {path} in {self.name} unpacks to more than "
                    f"{PART_LIMIT:,} bytes; leave the file out"
                )
            # No entity is resolved and nothing fetched; the depth and the size of one text are
            # held to libxml2's limits, beyond which no word processor goes.
            parser = etree.XMLParser(resolve_entities=False, no_network=True)
            return etree.fromstring(data, parser)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            NotImplementedError,  # a compression that Python does not know
            RuntimeError,  # a member with a password
            etree.XMLSyntaxError,
        ) as error:
            raise _damaged(self.name, error) from error

    def related(self, path: str) -> Iterator[tuple[str, str]]:
        """(kind, path) of the parts inside the package that a part refers to and that exist.

        The kind is the last word of the relationship's type: numbering, styles, header, ….
        """
        folder, file = posixpath.split(path)
        relations = posixpath.join(folder, "_rels", f"{file}.rels")
        if _plain(relations) not in self.paths:
            return
        for element in self.part(relations):
            if attribute(element, "TargetMode") == "External":
                continue
            kind = (attribute(element, "Type") or "").rpartition("/")[2]
            target = posixpath.join("/", folder, unquote(attribute(element, "Target") or ""))
            target = posixpath.normpath(target).lstrip("/")
            if _plain(target) in self.paths:
                yield kind, target


def _refuse_ole(data: bytes, name: str) -> None:
    if not data.startswith(OLE_MAGIC):
        return
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise DocumentError(
            f"文件已加密 the file is encrypted: {name}; open it with its password and save it "
            "without one"
        )
    raise DocumentError(
        f"不是 DOCX 文件 not a DOCX file: {name} is a Word 97-2003 document; name it .doc"
    )


def _damaged(name: str, error: Exception) -> DocumentError:
    return DocumentError(
        f"文件已损坏 the file is damaged: {name} cannot be read as DOCX ({error}); "
        "open it in a word processor and save it again"
    )


def _plain(path: str) -> str:
    """Part names are compared without regard to case; some programs write backslashes."""
    return path.replace("\\", "/").lstrip("/").lower()


def local(element: etree._Element) -> str:
    """An element's name without its namespace, "" for comments and instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: etree._Element, name: str) -> str | None:
    """An attribute by its name without the namespace."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None


def child(element: etree._Element | None, *names: str) -> etree._Element | None:
    """The first child of that name, then its first child of the next name, and so on."""
    for name in names:
        if element is None:
            return None
        element = next((found for found in element if local(found) == name), None)
    return element


def value(element: etree._Element | None, *names: str) -> str | None:
    """The ``w:val`` of a descendant along ``names``; None where there is none."""
    found = child(element, *names)
    return None if found is None else attribute(found, "val")


def integer(text: str | None, default: int) -> int:
    """An integer attribute; the default where it is absent or no integer."""
    return int(text) if text and re.fullmatch(r"-?\d{1,9}", text) else default
