"""Every kind of bad input, through the real worker; after each the next good file is read."""

import ctypes
import os
import re
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index.errors import DocumentError
from index.reading.limits import Limits
from index.reading.reader import Reader
from tests.index.reading import bad_files as bad

LIMITS = Limits(seconds=20, megabytes=400)


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader(LIMITS) as reader:
        yield reader


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "办法.txt"
    path.write_text(bad.GOOD_TEXT, encoding="utf-8")
    return path


def refusal(reader: Reader, path: Path, good: Path) -> str:
    """Why the reader refuses a file; a good file is read after it."""
    with pytest.raises(DocumentError) as raised:
        reader.read(path, path.name)
    check_next(reader, good)
    said = str(raised.value)
    assert path.name in said
    assert "\n" not in said
    assert re.match(r"(PDF )?[一-龥]", said)
    return said


def check_next(reader: Reader, good: Path) -> None:
    (document,) = reader.read(good, good.name).documents
    assert [clause.label for clause in document.clauses] == ["第一条", "第二条"]


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "没有字节.txt": (lambda: b"", "空的"),
    "没有字节.pdf": (lambda: b"", "空的"),
    "只有空白.txt": (lambda: b" \r\n\t\n" * 100, "空的"),
    "只有全角空白.md": (lambda: "\u3000\u00a0\n".encode() * 9, "空的"),
    "其实是PDF.txt": (bad.encrypted_pdf, r"PDF.*\*\.pdf"),
    "其实是网页.doc": (lambda: b"<html><body>x</body></html>", r"HTML.*\*\.html"),
    "其实是RTF.doc": (lambda: rb"{\rtf1 x}", r"RTF.*\*\.rtf"),
    "其实是文本.docx": (lambda: bad.GOOD_TEXT.encode(), r"纯文本.*\*\.txt"),
    "有零字节.txt": (lambda: bad.GOOD_TEXT.encode() + b"\0", "不是文本"),
    "不是编码.txt": (lambda: bad.GOOD_TEXT.encode() + b"\xff\xff", "不是文本"),
    "半个代理.txt": (lambda: "第一条".encode("utf-16") + b"\x00\xd8\x31\x00", "不是文本"),
    "加密.pdf": (bad.encrypted_pdf, "加密|密码"),
    "截断.pdf": (lambda: bad.flate_bomb_pdf(1)[:80], "损坏|破损|无法|不完整"),
    "循环.pdf": (bad.cyclic_page_tree_pdf, "没有|损坏|无法"),
    "深页.pdf": (lambda: bad.nested_page_tree_pdf(10_000), "损坏"),
    "截断.docx": (lambda: bad.docx(bad.paragraph("第一条"))[:-200], "损坏"),
    "半截.docx": (lambda: bad.docx(bad.paragraph("第一条"))[:120], "损坏"),
    "没有正文.docx": (lambda: bad.docx(""), "没有文字"),
    "亿笑.docx": (
        lambda: bad.docx(bad.paragraph("&z;"), bad.billion_laughs()),
        "损坏|没有文字|实体",
    ),
    "截断.zip": (lambda: bad.zipped({"a.txt": b"x" * 99})[:-30], "损坏|不完整"),
    "空.zip": (lambda: bad.zipped({}), "没有|空"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_bad_file_is_refused_in_one_line(
    name: str, reader: Reader, good: Path, tmp_path: Path
) -> None:
    make, reason = REFUSED[name]
    path = tmp_path / name
    path.write_bytes(make())
    assert re.search(reason, refusal(reader, path, good))


HARMLESS: dict[str, Callable[[], bytes]] = {
    "控制字符.txt": lambda: "第一条 甲\x01\x1b[31m\x7f乙\u202e。\ufffe".encode(),
    "空的段.docx": lambda: bad.docx(
        "<w:p>" + "<w:r/>" * 300_000 + "<w:r><w:t>第一条 为了甲。</w:t></w:r></w:p>"
    ),
    "外部实体.docx": lambda: bad.docx(
        bad.paragraph("第一条 为了甲。&x;"),
        '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    ),
    "深.html": lambda: (
        f"<html><body>{'<div>' * 100_000}<p>第一条 为了甲。</p>{'</div>' * 100_000}".encode()
    ),
    "炸弹.pdf": lambda: bad.flate_bomb_pdf(500),
    "深.pdf": lambda: bad.nested_array_pdf(10_000),
    "长行.txt": lambda: "第一条 为了规范产品质量，保障消费者权益，".encode() * 80_000,
}


@pytest.mark.parametrize("name", HARMLESS)
def test_an_odd_file_is_read_or_refused_and_the_next_is_read(
    name: str, reader: Reader, good: Path, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(HARMLESS[name]())
    try:
        (document,) = reader.read(path, name).documents
    except DocumentError:
        refusal(reader, path, good)
        return
    assert "第一条" in document.document.text
    assert "root:" not in document.document.text
    check_next(reader, good)


def test_a_text_of_a_gigabyte_is_refused_before_it_is_read(
    reader: Reader, good: Path, tmp_path: Path
) -> None:
    path = tmp_path / "巨大.txt"
    bad.sparse(path, 1_000_000_000)
    assert "1000 MB of at most 100 MB" in refusal(reader, path, good)


def _folder(path: Path) -> None:
    path.mkdir()


def _broken_link(path: Path) -> None:
    path.symlink_to("gone.txt")


def _link_to_itself(path: Path) -> None:
    path.symlink_to(path.name)


def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (_folder, "是文件夹"),
        (_broken_link, "链接失效.*gone.txt"),
        (_link_to_itself, "无法读取"),
        (_device, "不是普通文件"),
        (os.mkfifo, "不是普通文件"),  # opening it for reading would wait for ever
        (lambda path: None, "找不到文件"),
    ],
)
def test_what_is_no_file_is_refused(
    make: Callable[[Path], None], reason: str, reader: Reader, good: Path, tmp_path: Path
) -> None:
    path = tmp_path / "x.txt"
    make(path)
    assert re.search(reason, refusal(reader, path, good))


def test_a_file_without_permission_is_refused(good: Path, tmp_path: Path) -> None:
    path = tmp_path / "机密.txt"
    path.write_text(bad.GOOD_TEXT, encoding="utf-8")
    path.chmod(0)
    said: list[str] = []

    def read() -> None:
        if os.geteuid() == 0:
            _give_up_rights_of_root()
        with Reader(LIMITS) as reader:
            said.append(refusal(reader, path, good))

    thread = threading.Thread(target=read)
    thread.start()
    thread.join()
    assert "没有读取权限" in said[0]


def _give_up_rights_of_root() -> None:
    """What this thread starts may not read a file against its mode; rights are a thread's own."""
    libc = ctypes.CDLL(None)
    drop, override, search = 24, 1, 2  # PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
    assert libc.prctl(drop, override, 0, 0, 0) == 0
    assert libc.prctl(drop, search, 0, 0, 0) == 0


@pytest.mark.parametrize("name", ["\udcb0\udca1.txt", "a\nb.txt", "a\0b.txt"])
def test_a_name_that_cannot_be_shown_is_refused(name: str, reader: Reader, good: Path) -> None:
    with pytest.raises(DocumentError, match=r"文件名不是有效的文字.*\\") as raised:
        reader.read(good, name)
    assert str(raised.value).isprintable()


def test_the_good_members_of_an_archive_are_read(
    reader: Reader, good: Path, tmp_path: Path
) -> None:
    path = tmp_path / "包.zip"
    path.write_bytes(
        bad.zipped(
            {
                "一.txt": bad.GOOD_TEXT.encode(),
                "坏.pdf": b"\x89PNG\r\n\x1a\n",
                "空.txt": b"",
                "../../../tmp/逃.txt": bad.GOOD_TEXT.encode(),
                "里/二.md": bad.GOOD_TEXT.encode(),
            }
        )
    )
    result = reader.read(path, path.name)
    assert [each.document.source for each in result.documents] == [
        "包.zip/一.txt",
        "包.zip/里/二.md",
    ]
    problems = dict(result.problems)
    assert re.search(r"坏\.pdf.*PNG", problems.pop("包.zip/坏.pdf"))
    assert re.search(r"空.*空\.txt", problems.pop("包.zip/空.txt"))
    ((name, reason),) = problems.items()
    assert "逃.txt" in name
    assert "路径" in reason
    check_next(reader, good)


@pytest.mark.parametrize("told", [10_000 << 20, 1000])
def test_a_bomb_in_an_archive_is_refused_and_its_neighbour_read(
    told: int, reader: Reader, tmp_path: Path
) -> None:
    path = tmp_path / "炸弹.zip"
    path.write_bytes(bad.zip_of("大.txt", bad.zeros_deflated(10_000), told))
    result = reader.read(path, path.name)
    assert not result.documents
    ((name, reason),) = result.problems.items()
    assert name == "炸弹.zip/大.txt"
    assert re.search("过大|炸弹|bomb|损坏", reason)


def test_archives_within_archives_are_no_bomb(reader: Reader, good: Path, tmp_path: Path) -> None:
    path = tmp_path / "套.zip"
    path.write_bytes(bad.zip_of_zips(levels=5, copies=16))
    try:
        result = reader.read(path, path.name)
    except DocumentError:
        refusal(reader, path, good)
        return
    assert not result.documents
    assert result.problems
    check_next(reader, good)
