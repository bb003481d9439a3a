"""What a file holds, by its bytes: the name it was saved under is often wrong."""

import io
import zipfile
from dataclasses import dataclass

from index.errors import DocumentError


@dataclass(frozen=True, slots=True)
class Content:
    """A kind of content; ``suffixes`` are the names it may have, the usual one first.

    A content without suffixes is one that no loader takes; ``instead`` says what to do with it.
    """

    name: str
    suffixes: tuple[str, ...] = ()
    instead: str = ""


_TO_PDF = "请另存为 PDF 或 DOCX save it as PDF or DOCX"
_UNPACK = "请解压后放入，或改用 ZIP unpack it, or use ZIP"

TEXT = Content("纯文本 plain text", (".txt", ".md", ".markdown", ".html", ".htm"))
HTML = Content("网页 HTML", (".html", ".htm"))
PDF = Content("PDF", (".pdf",))
DOCX = Content("Word 文档 DOCX", (".docx",))
ZIP = Content("压缩包 ZIP", (".zip",))
TRUNCATED_ZIP = Content("不完整的压缩包或 DOCX a truncated ZIP or DOCX", (".zip", ".docx"))
DOC = Content("旧版 Word 或 WPS 文档 DOC", (".doc", ".wps"))
RTF = Content("RTF", (".rtf",))
PNG = Content("PNG 图片 PNG image", (".png",))
JPEG = Content("JPEG 图片 JPEG image", (".jpg", ".jpeg"))
TIFF = Content("TIFF 图片 TIFF image", (".tif", ".tiff"))
BMP = Content("BMP 图片 BMP image", (".bmp",))
WEBP = Content("WebP 图片 WebP image", (".webp",))
UNKNOWN = Content("认不出的二进制内容 unknown binary content")

_LOCKED = Content(
    "加密的 Office 文档 encrypted Office document", (), "请去掉密码 remove its password"
)
_MHTML = Content("单文件网页 MHTML", (), _TO_PDF)
_WORD_XML = Content("Word XML", (), _TO_PDF)
_XLS = Content("Excel 表格 Excel workbook", (), _TO_PDF)
_PPT = Content("PowerPoint 幻灯片 PowerPoint slides", (), _TO_PDF)
_OLE = Content("旧版 Office 文件 old Office file", (), _TO_PDF)
_OFD = Content("OFD 版式文件 OFD", (), "请另存为 PDF save it as PDF")
_ODT = Content("OpenDocument", (), _TO_PDF)
_OTHER_IMAGE = Content("GIF 或 HEIC 图片 GIF or HEIC image", (), "请另存为 PNG save it as PNG")

_MAGIC: tuple[tuple[bytes, Content], ...] = (
    (b"{\\rtf", RTF),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"\xff\xd8\xff", JPEG),
    (b"II*\x00", TIFF),
    (b"MM\x00*", TIFF),
    (b"GIF8", _OTHER_IMAGE),
    (b"Rar!\x1a\x07", Content("压缩包 RAR", (), _UNPACK)),
    (b"7z\xbc\xaf\x27\x1c", Content("压缩包 7z", (), _UNPACK)),
    (b"\x1f\x8b\x08", Content("压缩包 GZIP", (), _UNPACK)),
    (b"MIME-Version:", _MHTML),
)
_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The first stream that is found decides: an encrypted package holds none of the others.
_OLE_STREAMS = (
    ("EncryptedPackage", _LOCKED),
    ("WordDocument", DOC),
    ("Workbook", _XLS),
    ("PowerPoint Document", _PPT),
)
# Its first member is stored uncompressed, so that it can be told by its first bytes.
_ODT_START = b"mimetypeapplication/vnd.oasis.opendocument"
_OFFICE_FOLDERS = (("word/", DOCX), ("xl/", _XLS), ("ppt/", _PPT))
_HEAD = 1024  # bytes that are looked at; a PDF may begin with that much of something else
_BMP_HEADERS = (12, 40, 52, 56, 64, 108, 124)  # the lengths of its second header


def content_of(data: bytes) -> Content:
    """The content that some bytes are; text is what has no mark of anything else.

    >>> content_of(b"%PDF-1.7 ...").name
    'PDF'
    """
    if data.startswith(b"PK\x03\x04") or data.startswith(b"PK\x05\x06"):
        return _zip_content(data)
    if data.startswith(_OLE_MAGIC):
        return _ole_content(data)
    for magic, content in _MAGIC:
        if data.startswith(magic):
            return content
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return WEBP
    if data.startswith(b"BM") and int.from_bytes(data[14:18], "little") in _BMP_HEADERS:
        return BMP
    if data[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1"):
        return _OTHER_IMAGE
    return _written_content(data[:_HEAD])


def _written_content(head: bytes) -> Content:
    """Content that is told by what is written at its start: PDF, HTML, XML of Word, text."""
    marked = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = head.decode("utf-16" if marked else "latin-1", "ignore")
    bare = text.removeprefix("\xef\xbb\xbf").lstrip().lower()
    if "%pdf-" in bare and (bare.startswith("%pdf-") or "\x00" in bare):
        return PDF
    if 'progid="word.document"' in bare:
        return _WORD_XML
    if bare.startswith(("<!doctype html", "<html")) or (
        bare.startswith(("<?xml", "<!--")) and "<html" in bare
    ):
        return HTML
    return UNKNOWN if "\x00" in text else TEXT


def _zip_content(data: bytes) -> Content:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = [name.replace("\\", "/").lower() for name in archive.namelist()]
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError):
        return TRUNCATED_ZIP
    if "[content_types].xml" in names:
        for folder, content in _OFFICE_FOLDERS:
            if any(name.startswith(folder) for name in names):
                return content
    if "ofd.xml" in names:
        return _OFD
    return _ODT if data[30:].startswith(_ODT_START) else ZIP


def _ole_content(data: bytes) -> Content:
    for stream, content in _OLE_STREAMS:
        if stream.encode("utf-16-le") in data:  # names of streams are UTF-16 in the directory
            return content
    return _OLE


def check_content(data: bytes, suffix: str, name: str) -> None:
    """Hold a file's content to its suffix.

    Raises:
        DocumentError: the content is not what the suffix says; tells what it is and the name
            that it should have.
    """
    content = content_of(data)
    if suffix in content.suffixes:
        return
    if content is UNKNOWN and suffix in TEXT.suffixes:
        return  # the decoder says more about bytes that are no text; UTF-16 may lack its mark
    if suffix == ".pdf" and b"%PDF-" in data[:_HEAD]:
        return  # mail headers and the like before a PDF are allowed
    advice = content.instead or "文件已损坏，请换一份 the file is damaged; get another copy"
    if content.suffixes:
        advice = f"请改名为 *{content.suffixes[0]} rename it to *{content.suffixes[0]}"
    raise DocumentError(
        f"扩展名与内容不符 wrong extension: {name} 的内容是 holds {content.name}; {advice}"
    )
