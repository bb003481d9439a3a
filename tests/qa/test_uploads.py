"""The folder of uploads: safe names, and a last change that can be taken back."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import DocumentError
from qa.uploads import Uploads, safe_name


@pytest.fixture
def uploads(tmp_path: Path) -> Uploads:
    return Uploads(tmp_path / "uploads")


def sent(tmp_path: Path, name: str, text: str) -> Path:
    path = tmp_path / f"sent-{name}"
    path.write_text(text, encoding="utf-8")
    return path


def read(tmp_path: Path, name: str) -> str:
    return (tmp_path / "uploads" / name).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("甲办法.pdf", "甲办法.pdf"),
        ("../../甲 办法.PDF", "甲 办法.PDF"),
        ("C:\\文件\\乙.docx", "乙.docx"),
        (".隐藏.txt", "隐藏.txt"),
        ("a\x00b\u202ec.txt", "abc.txt"),
        ("字" * 100 + ".txt", "字" * 65 + ".txt"),
    ],
)
def test_a_name_becomes_one_of_this_folder(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@pytest.mark.parametrize("name", ["", ".txt", "甲.exe", "甲", "..", "../", "manifest.toml"])
def test_a_name_of_no_document_is_refused(name: str) -> None:
    with pytest.raises(DocumentError, match="cannot be taken"):
        safe_name(name)


@given(st.text())
def test_no_name_leads_out_of_the_folder(name: str) -> None:
    try:
        safe = safe_name(name + ".txt")
    except DocumentError:
        return
    assert (Path("/folder") / safe).resolve().parent == Path("/folder")
    assert not safe.startswith(".")
    assert len(safe.encode()) <= 200


def test_an_addition_is_taken_back(uploads: Uploads, tmp_path: Path) -> None:
    assert not uploads.can_undo
    assert uploads.put({"甲.txt": sent(tmp_path, "a", "一")}) == ("甲.txt",)
    assert uploads.names == ("甲.txt",)
    uploads.undo()
    assert not uploads.names
    with pytest.raises(DocumentError, match="nothing to undo"):
        uploads.undo()


def test_a_replaced_file_comes_back(uploads: Uploads, tmp_path: Path) -> None:
    uploads.put({"甲.txt": sent(tmp_path, "a", "旧")})
    uploads.put({"甲.txt": sent(tmp_path, "a", "新"), "乙.txt": sent(tmp_path, "b", "乙")})
    assert read(tmp_path, "甲.txt") == "新"
    uploads.undo()
    assert uploads.names == ("甲.txt",)
    assert read(tmp_path, "甲.txt") == "旧"


def test_a_removed_file_comes_back(uploads: Uploads, tmp_path: Path) -> None:
    uploads.put({"甲.txt": sent(tmp_path, "a", "一")})
    uploads.take_out("甲.txt")
    assert uploads.names == ()
    uploads.undo()
    assert read(tmp_path, "甲.txt") == "一"
    with pytest.raises(DocumentError, match="not among"):
        uploads.take_out("../manifest.toml")


def test_what_is_no_document_is_forgotten_and_the_version_before_stays(
    uploads: Uploads, tmp_path: Path
) -> None:
    uploads.put({"甲.txt": sent(tmp_path, "a", "旧")})
    uploads.put({"甲.txt": sent(tmp_path, "a", "坏"), "乙.txt": sent(tmp_path, "b", "好")})
    uploads.forget(["甲.txt"])
    assert read(tmp_path, "甲.txt") == "旧"
    uploads.undo()  # takes only 乙.txt back
    assert uploads.names == ("甲.txt",)
    assert read(tmp_path, "甲.txt") == "旧"


def test_two_files_of_one_name_are_refused_before_anything_is_copied(
    uploads: Uploads, tmp_path: Path
) -> None:
    with pytest.raises(DocumentError, match="one name"):
        uploads.put({"x/甲.txt": sent(tmp_path, "a", "一"), "甲.txt": sent(tmp_path, "b", "二")})
    assert uploads.names == ()
