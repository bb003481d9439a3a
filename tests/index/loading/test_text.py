from pathlib import Path

import pytest

from index.errors import DocumentError
from index.loading.text import read_text

TEXT = "一、总体要求\r\n（一）质量强州战略。到2020年，合格率达到92%以上。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_every_encoding_gives_the_same_text(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "文件.txt"
    path.write_bytes(TEXT.encode(encoding))
    assert read_text(path) == TEXT


def test_utf_16_of_the_other_byte_order(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xfe\xff" + TEXT.encode("utf-16-be"))
    assert read_text(path) == TEXT


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        ("\u3000\n".encode(), "empty"),
        (b"\x81\x20\xff\xff", "not a text file"),
        (b"PK\x03\x04\x00\x00", "not a text file"),
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
