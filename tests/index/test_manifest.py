from pathlib import Path

import pytest

from index.errors import DocumentError
from index.manifest import ManifestEntry, load_manifest
from index.settings import ROOT


def test_the_shipped_manifest_lists_the_shipped_documents() -> None:
    folder = ROOT / "documents"
    manifest = load_manifest(folder)
    assert set(manifest) == {path.name for path in folder.glob("*.txt")}
    kezhou = manifest["kezhou-2017-quality-strategy.txt"]
    assert kezhou.number == "克政发〔2017〕95号"
    assert kezhou.issued == "2017-12-06"
    assert kezhou.region == "克孜勒苏柯尔克孜自治州"
    draft = [name for name, entry in manifest.items() if entry.status == "征求意见稿"]
    assert draft == ["shanwei-2023-quality-draft.txt"]
    neimenggu = manifest["neimenggu-quality-outline.txt"]
    assert (neimenggu.number, neimenggu.issued) == ("", "")  # its text says neither


def test_no_two_documents_share_a_name() -> None:
    names = [n for entry in load_manifest(ROOT / "documents").values() for n in entry.aliases]
    assert len(names) == len(set(names))


def test_no_manifest_is_no_entries(tmp_path: Path) -> None:
    assert load_manifest(tmp_path) == {}


def test_no_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="no such folder"):
        load_manifest(tmp_path / "none")


def test_what_is_left_out_is_empty(tmp_path: Path) -> None:
    (tmp_path / "manifest.toml").write_text('["a.txt"]\ntitle = "甲"\n', encoding="utf-8")
    assert load_manifest(tmp_path) == {"a.txt": ManifestEntry(title="甲")}


def test_when_a_document_is_in_force_may_be_given(tmp_path: Path) -> None:
    (tmp_path / "manifest.toml").write_text(
        '["a.txt"]\neffective = "2024-01-01"\nrepealed = "2029-01-01"\n'
        'repeals = ["甲办法"]\nparents = ["乙省"]\n',
        encoding="utf-8",
    )
    assert load_manifest(tmp_path)["a.txt"] == ManifestEntry(
        effective="2024-01-01", repealed="2029-01-01", repeals=("甲办法",), parents=("乙省",)
    )


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('["a.txt"]\ntitle = "甲"\ncolour = "红"\n', 3, "colour is not a known key"),
        ('["b.txt"]\ntitle = "乙"\n["a.txt"]\nlevel = "乡"\n', 4, "国家, 省, 地市, 县"),
        ('["a.txt"]\n\nstatus = "有效"\n', 3, "征求意见稿"),
        ('["a.txt"]\nissued = "2018-13-01"\n', 2, "must be a date"),
        ('["a.txt"]\nissued = 2018-11-20\n', 2, "text in quotes"),
        ('["a.txt"]\naliases = "甲"\n', 2, "list of names"),
        ('["a.txt"]\nrepeals = ["甲", 1]\n', 2, "list of names"),
        ('["a.txt"]\nparents = "甲省"\n', 2, "list of names"),
        ('["a.txt"]\neffective = "2018年"\n', 2, "must be a date"),
        ('["a.txt"]\nrepealed = "2018-02-30"\n', 2, "must be a date"),
        ('# note\ntitle = "甲"\n', 2, "must be a table"),
    ],
)
def test_a_wrong_value_is_named_with_its_line(
    tmp_path: Path, text: str, line: int, words: str
) -> None:
    path = tmp_path / "manifest.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DocumentError) as caught:
        load_manifest(tmp_path)
    assert f"{path}:{line}:" in str(caught.value)
    assert words in str(caught.value)


def test_bad_toml_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "manifest.toml").write_text('["a.txt"]\ntitle = 甲\n', encoding="utf-8")
    with pytest.raises(DocumentError, match="line 2"):
        load_manifest(tmp_path)
