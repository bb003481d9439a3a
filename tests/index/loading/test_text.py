from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import DocumentError
from index.loading.text import decode, load_text, read_text

TEXT = "一、总体要求\r\n（一）质量强州战略。到2020年，合格率达到92%以上。\n"
DATA = Path(__file__).parents[4] / "shared" / "data"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"]
)
def test_every_encoding_gives_the_same_text(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "文件.txt"
    path.write_bytes(TEXT.encode(encoding))
    assert read_text(path) == TEXT


def test_utf_16_of_the_other_byte_order(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xfe\xff" + TEXT.encode("utf-16-be"))
    assert read_text(path) == TEXT


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "gb18030"])
def test_chinese_without_a_single_ascii_character(encoding: str) -> None:
    text = "为了加强产品质量监督管理，明确产品质量责任，制定本办法。"
    assert decode(text.encode(encoding), "a.txt") == text


def test_ascii_in_unmarked_utf_16() -> None:
    assert decode("GB/T 1.1\r\n".encode("utf-16-le"), "a.txt") == "GB/T 1.1\r\n"


def test_the_source_s_own_replacement_character_stays() -> None:
    assert load_text("甲\ufffd乙".encode(), "a.txt").text == "甲\ufffd乙"


@given(st.text().map(lambda text: text.replace("\x00", "")))
def test_utf_8_is_always_verbatim(text: str) -> None:
    if text.strip() and not text.startswith("\ufeff"):
        assert decode(text.encode(), "a.txt") == text


@given(st.binary(max_size=60))
def test_bytes_are_read_strictly_or_refused(data: bytes) -> None:
    try:
        text = decode(data, "a.bin")
    except DocumentError:
        return
    encodings = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030")
    assert any(_is(data, encoding, text) for encoding in encodings)


def _is(data: bytes, encoding: str, text: str) -> bool:
    try:
        return data.decode(encoding) == text
    except UnicodeDecodeError:
        return False


@pytest.mark.skipif(not DATA.is_dir(), reason="../shared/data is not here")
def test_real_files_are_the_same_in_every_encoding() -> None:
    paths = sorted((DATA / "legal_dc" / "documents").glob("*.txt"))[::27]
    assert paths
    for path in paths:
        text = path.read_text(encoding="utf-8-sig")[:3000]
        for encoding in ("gb18030", "utf-16-le", "utf-16-be"):
            assert decode(text.encode(encoding), path.name) == text, (path.name, encoding)


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        ("\u3000\n".encode(), "empty"),
        (b"\x81\x20\xff\xff", "not a text file"),
        (b"PK\x03\x04\x00\x00", "not a text file"),
        (b"\xff\xfe\x00", "not a text file"),
        (bytes(range(256)) * 2, "not a text file"),
    ],
)
def test_what_is_no_text_is_refused_by_name(tmp_path: Path, data: bytes, word: str) -> None:
    path = tmp_path / "scan.txt"
    path.write_bytes(data)
    with pytest.raises(DocumentError, match=word) as caught:
        read_text(path)
    assert "scan.txt" in str(caught.value)


def test_a_folder_and_a_missing_file_are_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="folder"):
        read_text(tmp_path)
    with pytest.raises(DocumentError, match=r"gone\.txt"):
        read_text(tmp_path / "gone.txt")
