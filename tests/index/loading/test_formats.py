import io
import subprocess
import sys
import zipfile

import pytest

from index.errors import DocumentError
from index.loading import content
from index.loading.content import check_content, content_of
from index.loading.formats import SUFFIXES, load, suffix_of

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)


def zipped(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return file.getvalue()


DOCX = zipped("[Content_Types].xml", "word/document.xml")
CONTENTS = {
    "PDF": b"%PDF-1.7\n1 0 obj",
    "Word 文档 DOCX": DOCX,
    "Excel": zipped("[Content_Types].xml", "xl/workbook.xml"),
    "OFD": zipped("OFD.xml", "Doc_0/Document.xml"),
    "压缩包 ZIP": zipped("a.txt", "word/notes.txt"),
    "不完整的压缩包": DOCX[:60],
    "旧版 Word": OLE + "WordDocument".encode("utf-16-le"),
    "加密": OLE + "EncryptedPackage".encode("utf-16-le"),
    "旧版 Office": OLE,
    "RTF": rb"{\rtf1\ansi}",
    "网页 HTML": b"\xef\xbb\xbf\r\n<!DOCTYPE html><html>",
    "Word XML": b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:x/>',
    "MHTML": b"MIME-Version: 1.0\r\nContent-Type: multipart/related",
    "PNG": b"\x89PNG\r\n\x1a\n\x00\x00",
    "JPEG": b"\xff\xd8\xff\xe0\x00\x10JFIF",
    "TIFF": b"II*\x00\x08\x00",
    "BMP": b"BM" + bytes(12) + (40).to_bytes(4, "little"),
    "WebP": b"RIFF\x00\x00\x00\x00WEBPVP8 ",
    "RAR": b"Rar!\x1a\x07\x01\x00",
    "认不出": b"\x7fELF\x02\x00\x00",
    "纯文本": "第一条 为了规范".encode(),
}


@pytest.mark.parametrize("name", CONTENTS)
def test_content_is_told_by_its_bytes(name: str) -> None:
    assert (
        content_of(CONTENTS[name]).name.startswith(name) or name in content_of(CONTENTS[name]).name
    )


@pytest.mark.parametrize(
    "text", ["BM 公司的办法", "PK 赛办法", "RIFF 是一种格式", "关于 %PDF-1.7 的说明", "<附件>"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_that_begins_like_something_else_is_text(text: str, encoding: str) -> None:
    assert content_of(text.encode(encoding)) is content.TEXT


def test_a_web_page_is_told_in_every_encoding() -> None:
    page = '<?xml version="1.0"?>\n<!-- 页 -->\n<html lang="zh">'
    for encoding in ("utf-8", "gb18030", "utf-16"):
        assert content_of(page.encode(encoding)) is content.HTML


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (CONTENTS["PDF"], "通知.txt", r"通知\.txt .*PDF.*改名为 \*\.pdf"),
        (CONTENTS["PNG"], "通知.pdf", r"PNG.*\*\.png"),
        (CONTENTS["网页 HTML"], "通知.doc", r"HTML.*\*\.html"),
        (CONTENTS["RTF"], "通知.doc", r"RTF.*\*\.rtf"),
        (CONTENTS["旧版 Word"], "通知.docx", r"DOC; .*\*\.doc$"),
        (DOCX, "通知.doc", r"DOCX.*\*\.docx"),
        (DOCX, "通知.zip", r"DOCX.*\*\.docx"),
        (CONTENTS["加密"], "通知.docx", "加密.*去掉密码"),
        (CONTENTS["Excel"], "通知.docx", "Excel.*另存为 PDF"),
        (CONTENTS["OFD"], "通知.zip", "OFD.*另存为 PDF"),
        (CONTENTS["纯文本"], "通知.pdf", r"纯文本.*\*\.txt"),
        (CONTENTS["认不出"], "通知.docx", "认不出.*已损坏"),
    ],
)
def test_a_wrong_extension_says_what_the_file_is(data: bytes, name: str, said: str) -> None:
    with pytest.raises(DocumentError, match=said):
        check_content(data, suffix_of(name), name)


@pytest.mark.parametrize(
    ("data", "suffix"),
    [
        (b"<p>\xe9</p>", ".html"),  # a page without <html>
        (b"From: x\r\n\r\n%PDF-1.4", ".pdf"),
        (DOCX[:60], ".docx"),  # the loader says what is wrong with it
        (DOCX[:60], ".zip"),
        (b"\x00\x01", ".txt"),
        (CONTENTS["旧版 Word"], ".wps"),
        (CONTENTS["JPEG"], ".jpeg"),
        (CONTENTS["TIFF"], ".tif"),
    ],
)
def test_content_that_a_loader_understands_passes(data: bytes, suffix: str) -> None:
    check_content(data, suffix, f"x{suffix}")


def test_a_format_that_is_not_read_is_refused_by_name() -> None:
    with pytest.raises(DocumentError, match=r"表格\.xlsx.*\.docx .*\.txt"):
        load(b"x", "表格.xlsx")
    with pytest.raises(DocumentError, match="没有"):
        load(b"x", "没有")


@pytest.mark.parametrize("name", ["空.txt", "空.pdf", "空.docx", "空.png"])
@pytest.mark.parametrize("data", [b"", b" \r\n\t"])
def test_an_empty_file_is_empty_whatever_its_format(data: bytes, name: str) -> None:
    with pytest.raises(DocumentError, match=rf"空的.*{name}"):
        load(data, name)


def test_the_suffix_counts_in_any_case() -> None:
    assert suffix_of("上报/通知.TXT") == ".txt"
    assert load("第一条 总则".encode(), "通知.TXT").text == "第一条 总则"


def test_every_content_names_suffixes_that_are_read() -> None:
    kinds = [each for each in vars(content).values() if isinstance(each, content.Content)]
    assert {suffix for kind in kinds for suffix in kind.suffixes} == SUFFIXES


def test_a_text_file_costs_no_other_loader() -> None:
    code = (
        "import sys; from index.loading.formats import load; load(b'a', 'a.txt');"
        "print([m for m in ('lxml', 'numpy', 'trafilatura', 'pypdfium2', 'PIL', 'onnxruntime')"
        " if m in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"
