"""Which files there are: names, what is passed over, what is told."""

import os
from pathlib import Path

import pytest

from index.building.corpus import find_files
from index.errors import DocumentError


def touch(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x", encoding="utf-8")
    return folder


def names(*folders: Path) -> list[str]:
    return [file.source for file in find_files(folders).files]


def test_files_are_named_by_their_path_below_their_folder(tmp_path: Path) -> None:
    touch(tmp_path, "乙.txt", "sub/甲.txt", "sub/deep/丙.PDF", "a.zip")
    assert names(tmp_path) == ["a.zip", "sub/deep/丙.PDF", "sub/甲.txt", "乙.txt"]
    assert find_files([tmp_path]).problems == {}


def test_what_programs_leave_behind_is_passed_over_in_silence(tmp_path: Path) -> None:
    left = [".hidden.txt", ".git/a.txt", "~$b.docx", ".DS_Store", "Thumbs.db", "__MACOSX/c.txt"]
    touch(tmp_path, *left, "manifest.toml/d.txt", "e.txt")
    corpus = find_files([tmp_path])
    assert [file.source for file in corpus.files] == ["e.txt"]
    assert corpus.problems == {}


@pytest.mark.parametrize(("name", "kind"), [("a.xlsx", ".xlsx"), ("a.MP4", ".mp4"), ("a", "无扩")])
def test_a_kind_of_file_that_is_not_read_is_told(tmp_path: Path, name: str, kind: str) -> None:
    touch(tmp_path, f"sub/{name}")
    problems = find_files([tmp_path]).problems
    assert list(problems) == [f"sub/{name}"]
    assert kind in problems[f"sub/{name}"]
    assert ".txt" in problems[f"sub/{name}"]


def test_links_are_followed_once_and_loops_end(tmp_path: Path) -> None:
    documents = touch(tmp_path / "documents", "real/a.txt")
    touch(tmp_path / "elsewhere", "b.txt")
    (documents / "away").symlink_to(tmp_path / "elsewhere")
    (documents / "again").symlink_to(documents / "real")
    (documents / "real" / "up").symlink_to(documents)
    (documents / "self.txt").symlink_to(documents / "self.txt")
    (documents / "gone.txt").symlink_to(documents / "none.txt")
    corpus = find_files([documents])
    assert [file.source for file in corpus.files] == ["away/b.txt", "real/a.txt"]
    assert set(corpus.problems) == {"again", "real/up", "self.txt", "gone.txt"}
    assert "broken link" in corpus.problems["gone.txt"]


def test_a_pipe_and_a_name_that_is_no_text_are_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / os.fsdecode(b"\xbc\xd7.txt")).write_bytes(b"x")
    corpus = find_files([tmp_path])
    assert corpus.files == ()
    assert any("not a regular file" in why for why in corpus.problems.values())
    assert any("not UTF-8" in why for why in corpus.problems.values())
    for line in (*corpus.problems, *corpus.problems.values()):
        line.encode("utf-8")


def test_uploads_share_the_names_and_a_clash_names_both(tmp_path: Path) -> None:
    documents = touch(tmp_path / "documents", "甲.txt")
    uploads = touch(tmp_path / "uploads", "甲.txt", "乙.txt")
    corpus = find_files([documents, uploads])
    assert [file.path for file in corpus.files] == [uploads / "乙.txt", documents / "甲.txt"]
    ((name, why),) = corpus.problems.items()
    assert name == str(uploads / "甲.txt")
    assert str(documents / "甲.txt") in why


def test_a_name_is_the_same_on_every_system(tmp_path: Path) -> None:
    touch(tmp_path, "Cafe\u0301.txt")
    (tmp_path / "manifest.toml").write_text('["Caf\u00e9.txt"]\ntitle = "题"\n', encoding="utf-8")
    (file,) = find_files([tmp_path]).files
    assert file.source == "Caf\u00e9.txt"
    assert file.entries["Caf\u00e9.txt"].title == "题"


def test_manifests_speak_for_what_is_below_and_the_nearer_one_wins(tmp_path: Path) -> None:
    touch(tmp_path, "sub/甲.txt", "sub/乙.txt", "a.zip", "乙.txt")
    (tmp_path / "manifest.toml").write_text(
        '["sub/甲.txt"]\ntitle = "远"\n'
        '["sub/乙.txt"]\ntitle = "远"\n["a.zip/丙.txt"]\ntitle = "内"\n',
        encoding="utf-8",
    )
    (tmp_path / "sub" / "manifest.toml").write_text('["甲.txt"]\ntitle = "近"', encoding="utf-8")
    entries = {file.source: file.entries for file in find_files([tmp_path]).files}
    assert {n: {k: e.title for k, e in each.items()} for n, each in entries.items()} == {
        "a.zip": {"a.zip/丙.txt": "内"},
        "sub/乙.txt": {"sub/乙.txt": "远"},
        "sub/甲.txt": {"sub/甲.txt": "近"},
        "乙.txt": {},
    }


def test_a_missing_folder_and_a_bad_manifest_end_the_build(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="no such folder"):
        find_files([tmp_path / "none"])
    (tmp_path / "manifest.toml").write_text("[", encoding="utf-8")
    with pytest.raises(DocumentError, match=r"manifest\.toml"):
        find_files([tmp_path])
