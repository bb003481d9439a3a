"""Files that are damaged or hostile, each made by hand from as few bytes as it takes."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

MEBIBYTE = 1 << 20

GOOD_TEXT = (
    "关于规范产品质量的办法\n"
    "第一条 为了规范产品质量，制定本办法。\n"
    "第二条 本办法自发布之日起施行。\n"
)

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    'content-types"><Default Extension="xml" ContentType="application/xml"/><Override '
    'PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)


def docx(body: str, doctype: str = "") -> bytes:
    """A Word file whose body is the given XML."""
    document = (
        f'<?xml version="1.0" encoding="UTF-8"?>{doctype}'
        f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'
    )
    return zipped({"[Content_Types].xml": _TYPES.encode(), "word/document.xml": document.encode()})


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def zipped(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def billion_laughs() -> str:
    """A document type whose entity ``z`` is a billion characters long."""
    names = "abcdefghiz"
    entities = "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in pairwise(names)
    )
    return f'<!DOCTYPE x [<!ENTITY a "哈哈哈哈哈哈哈哈哈哈">{entities}]>'


def zeros_deflated(size: int) -> bytes:
    """A raw deflate stream of so many MiB of zeros, put together without compressing them all."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(bytes(MEBIBYTE)) + packer.flush(zlib.Z_FULL_FLUSH)
    return block * size + packer.flush()


def zip_of(name: str, deflated: bytes, size: int) -> bytes:
    """A ZIP of one member, its size as declared: a bomb says what it likes."""
    path = name.encode()
    told = min(size, 0xFFFFFFFF)
    extra = b"" if told == size else struct.pack("<HHQ", 1, 8, size)
    # version, flags (UTF-8), method, time, date, checksum, sizes, lengths of name and extra
    common = struct.pack("<HHHHHIIIHH", 45, 0x800, 8, 0, 0x21, 0, len(deflated), told, len(path), 0)
    local = b"PK\x03\x04" + common + path + deflated
    common = common[:-2] + struct.pack("<H", len(extra))
    central = b"PK\x01\x02" + struct.pack("<H", 45) + common + bytes(14) + path + extra
    end = struct.pack("<HHHHIIH", 0, 0, 1, 1, len(central), len(local), 0)
    return local + central + b"PK\x05\x06" + end


def zip_of_zips(levels: int, copies: int) -> bytes:
    """Archives within archives, as 42.zip: small, and endless when unpacked."""
    data = zip_of("0.txt", zeros_deflated(64), 64 * MEBIBYTE)
    for _ in range(levels):
        data = zipped({f"{at}.zip": data for at in range(copies)})
    return data


def pdf(objects: Iterable[bytes], trailer: bytes = b"") -> bytes:
    """A PDF of the given objects, numbered from 1; the first is the catalogue."""
    file = io.BytesIO()
    file.write(b"%PDF-1.7\n")
    offsets = []
    for number, each in enumerate(objects, 1):
        offsets.append(file.tell())
        file.write(b"%d 0 obj\n%s\nendobj\n" % (number, each))
    start = file.tell()
    file.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(offsets) + 1))
    file.writelines(b"%010d 00000 n \n" % offset for offset in offsets)
    file.write(b"trailer\n<</Size %d/Root 1 0 R%s>>\n" % (len(offsets) + 1, trailer))
    file.write(b"startxref\n%d\n%%%%EOF\n" % start)
    return file.getvalue()


def stream(data: bytes, filters: bytes = b"") -> bytes:
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(data), filters, data)


_CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"
_ONE_PAGE = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
_PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R%s>>"
_FONT = b"/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"


def pages_pdf(count: int) -> bytes:
    """A PDF of so many pages, each saying "Article 1."."""
    kids = b" ".join(b"%d 0 R" % (number + 4) for number in range(count))
    text = b"BT /F 12 Tf 72 700 Td (Article 1.) Tj ET"
    return pdf(
        [
            _CATALOGUE,
            b"<</Type/Pages/Count %d/Kids[%s]>>" % (count, kids),
            stream(text),
            *[_PAGE.replace(b"4 0 R", b"3 0 R") % _FONT] * count,
        ]
    )


def encrypted_pdf() -> bytes:
    """A PDF whose password is none that could be guessed, the empty one least of all."""
    locked = b"/Encrypt 5 0 R/ID[<%s><%s>]" % (b"11" * 16, b"11" * 16)
    secret = b"<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>" % (b"5a" * 32, b"a5" * 32)
    return pdf([_CATALOGUE, _ONE_PAGE, _PAGE % b"", stream(b"x"), secret], locked)


def flate_bomb_pdf(size: int) -> bytes:
    """A page whose content is so many MiB of white space, packed twice."""
    once = b"\x78\x9c" + zeros_deflated(size) + bytes(4)
    return pdf(
        [
            _CATALOGUE,
            _ONE_PAGE,
            _PAGE % b"",
            stream(zlib.compress(once, 9), b"/Filter[/FlateDecode/FlateDecode]"),
        ]
    )


def nested_array_pdf(depth: int) -> bytes:
    content = b"BT /F 12 Tf 72 700 Td " + b"[" * depth + b"(x)" + b"]" * depth + b" TJ ET"
    resources = b"/Deep " + b"[" * depth + b"]" * depth + _FONT
    return pdf([_CATALOGUE, _ONE_PAGE, _PAGE % resources, stream(content)])


def nested_page_tree_pdf(depth: int) -> bytes:
    inner = (
        b"<</Type/Pages/Parent %d 0 R/Kids[%d 0 R]/Count 1>>" % (number - 1, number + 1)
        for number in range(3, depth)
    )
    return pdf([_CATALOGUE, _ONE_PAGE, *inner, b"<</Type/Page/Parent 2 0 R>>"])


def cyclic_page_tree_pdf() -> bytes:
    return pdf([_CATALOGUE, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"])


def sparse(path: Path, size: int) -> None:
    """A file that is large and takes no room: a text and then a hole."""
    with path.open("wb") as file:
        file.write(GOOD_TEXT.encode())
        file.truncate(size)
