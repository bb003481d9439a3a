"""Building: only what changed is embedded, what cannot be read is told, one builder at a time."""

import json
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from index.embedding.embedder import Embedder
from index.errors import DocumentError, IndexMissing, TiaowenError
from index.generation import current_id, read_manifest
from index.parsing.sentences import document_sentences
from index.passages import passages
from index.search.searcher import Searcher
from index.store import Store
from tests.index.bigram_encoder import BigramEncoder, bigram_embedder
from tests.index.building.small_build import InProcess, parsed_corpus, small_build
from tests.index.small_corpus import DOCUMENTS, change, write_corpus


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    return write_corpus(tmp_path / "documents")


@pytest.fixture
def root(documents: Path, tmp_path: Path) -> Path:
    """An index of the small corpus."""
    small_build(documents, tmp_path / "index")
    return tmp_path / "index"


def embedded_by(documents: Path, root: Path, weights: str = "0" * 64) -> list[str]:
    """The passages that a build embeds."""
    encoder = BigramEncoder()
    report = small_build(documents, root, lambda: bigram_embedder(encoder, weights))
    assert report.embedded == len(encoder.passages())
    return encoder.passages()


def opened(root: Path) -> Searcher:
    return Searcher.open(root, bigram_embedder())


def ids(searcher: Searcher) -> set[str]:
    return {clause.id for each in searcher.documents for clause in searcher.clauses_of(each)}


# What is written


def test_the_report_says_what_was_done(documents: Path, tmp_path: Path) -> None:
    report = small_build(documents, tmp_path / "index")
    assert (report.rebuilt, report.added) == (True, ["bing.txt", "jia.txt", "yi.txt"])
    assert (report.changed, report.removed, report.unreadable) == ([], [], {})
    assert report.clauses == 8
    assert report.generation == current_id(tmp_path / "index")


def test_documents_clauses_and_sentences_are_read_back_as_parsed(
    documents: Path, root: Path
) -> None:
    parsed = parsed_corpus(documents)
    store = Store(root / current_id(root) / "corpus.sqlite")
    assert store.documents == {each.document.id: each.document for each in parsed}
    for each in parsed:
        numbered = store.clauses_of(each.document.id)
        assert tuple(clause for _, clause in numbered) == each.clauses
        assert all(store.clause_at(number) == clause for number, clause in numbered)
        read = [s for number, clause in numbered for s in store.sentences_of(number, clause)]
        assert read == list(document_sentences(each))
    with pytest.raises(KeyError):
        store.clause("jia/9-9")


def test_every_row_holds_the_vector_of_its_passage(documents: Path, root: Path) -> None:
    folder = root / current_id(root)
    rows = list(passages(parsed_corpus(documents)))
    expected = bigram_embedder().encode_passages([row.text for row in rows])
    assert np.array_equal(np.load(folder / "vectors.npy"), expected.astype(np.float16))
    numbers = np.load(folder / "rows.npy")
    store = Store(folder / "corpus.sqlite")
    for row, (clause, sentence) in zip(rows, numbers.tolist(), strict=True):
        assert store.clause_at(clause) == row.clause
        of_clause = store.sentences_of(clause, row.clause)
        assert row.sentence == (None if sentence == -1 else of_clause[sentence])


# Only what changed


def test_nothing_changed_nothing_done(documents: Path, root: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in root.rglob("*") if path.name != ".lock"}
    encoder = BigramEncoder()
    assert not small_build(documents, root, lambda: bigram_embedder(encoder)).rebuilt
    assert encoder.texts == []
    after = {path: path.stat().st_mtime_ns for path in root.rglob("*") if path.name != ".lock"}
    assert after == before


def test_only_the_changed_sentence_and_its_clause_are_embedded_again(
    documents: Path, root: Path
) -> None:
    change(documents, "bing.txt", "滑雪场5个", "滑雪场8个")
    assert embedded_by(documents, root) == [
        "丙州 丙州旅游纲要  一、打造冰雪旅游品牌。建设滑雪场8个。",
        "丙州 打造冰雪旅游品牌：建设滑雪场8个。",
    ]
    assert "滑雪场8个" in opened(root).search("滑雪场几个")[0].clause.text


def test_a_report_tells_changed_added_and_removed_apart(documents: Path, root: Path) -> None:
    change(documents, "jia.txt", "98%", "97%")
    (documents / "yi.txt").unlink()
    (documents / "ding.md").write_text("一、新增内容。开展检查。\n", encoding="utf-8")
    report = small_build(documents, root)
    assert (report.added, report.changed) == (["ding.md"], ["jia.txt"])
    assert (report.removed, report.unchanged) == (["yi.txt"], 1)


def test_a_corrected_title_is_a_change(documents: Path, root: Path) -> None:
    change(documents, "manifest.toml", 'title = "丙州旅游纲要"', 'title = "丙州文旅纲要"')
    embedded = embedded_by(documents, root)
    assert embedded
    assert all("丙州文旅纲要" in text for text in embedded)
    assert opened(root).documents["bing"].title == "丙州文旅纲要"


def test_another_embedder_embeds_everything(documents: Path, root: Path) -> None:
    total = read_manifest(root / current_id(root)).rows
    assert len(embedded_by(documents, root, weights="1" * 64)) == total


def test_the_same_text_is_embedded_once(tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text("一、宣传引导。开展活动。加强引导。\n", encoding="utf-8")
    found = embedded_by(folder, tmp_path / "index")
    assert len(found) == len(set(found)) == 5  # two clauses, and three sentences they share


def test_a_removed_file_is_never_found_again(documents: Path, root: Path) -> None:
    (documents / "yi.txt").unlink()
    small_build(documents, root)
    searcher = opened(root)
    assert set(searcher.documents) == {"jia", "bing"}
    for question in ("乙县第三条", "粮食储备", "县粮食局", "储备粮每年轮换三分之一"):
        hits = searcher.search(question, 100)
        assert not any(hit.document.id == "yi" or "粮" in hit.clause.text for hit in hits)


def test_clause_ids_stay_when_another_document_comes_first(documents: Path, root: Path) -> None:
    before = ids(opened(root))
    (documents / "a.txt").write_text("一、新增内容。开展检查。\n", encoding="utf-8")
    small_build(documents, root)
    assert ids(opened(root)) == before | {"a/1"}


def test_only_the_last_generation_is_kept_beside_the_current(documents: Path, root: Path) -> None:
    generations = [current_id(root)]
    for old, new in pairwise(("98%", "96%", "95%", "94%")):
        change(documents, "jia.txt", old, new)
        generations.append(small_build(documents, root).generation)
    kept = {path.name for path in root.iterdir() if path.is_dir()}
    assert kept == set(generations[-2:])


def test_a_damaged_generation_is_built_anew(documents: Path, root: Path) -> None:
    generation = current_id(root)
    (root / generation / "vectors.npy").write_bytes(b"")
    assert embedded_by(documents, root) == []  # the vectors are kept beside it
    assert current_id(root) == generation
    assert opened(root).notice == ""


# What cannot be read


def test_unreadable_files_are_reported_and_the_rest_goes_on(documents: Path, root: Path) -> None:
    (documents / "empty.txt").write_bytes(b"")
    (documents / "binary.txt").write_bytes(b"\xff\x00\xff")
    (documents / "title.txt").write_text("关于质量的通知\n", encoding="utf-8")
    (documents / ".hidden.txt").write_bytes(b"")
    (documents / "table.xlsx").write_bytes(b"PK")
    change(documents, "jia.txt", "98%", "97%")
    report = small_build(documents, root)
    assert set(report.unreadable) == {"empty.txt", "binary.txt", "title.txt", "table.xlsx"}
    assert "empty" in report.unreadable["empty.txt"]
    assert "not a text file" in report.unreadable["binary.txt"]
    assert "no clause" in report.unreadable["title.txt"]
    assert ".xlsx" in report.unreadable["table.xlsx"]
    assert read_manifest(root / report.generation).unreadable == report.unreadable
    assert set(opened(root).documents) == {"jia", "yi", "bing"}


@pytest.mark.parametrize(("first", "second"), [("jia.md", "jia.txt"), ("j a.txt", "j-a.txt")])
def test_two_files_with_one_id_are_told(tmp_path: Path, first: str, second: str) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / first).write_text("一、甲目标。合格率达到98%。\n", encoding="utf-8")
    (folder / second).write_text("一、乙目标。满意度达到80分。\n", encoding="utf-8")
    report = small_build(folder, tmp_path / "index")
    assert set(report.unreadable) == {second}
    assert first in report.unreadable[second]
    assert "rename" in report.unreadable[second]
    assert [d.source for d in opened(tmp_path / "index").documents.values()] == [first]


def test_no_readable_document_is_an_error_and_leaves_the_index(documents: Path, root: Path) -> None:
    before = current_id(root)
    for name in DOCUMENTS:
        (documents / name).write_bytes(b"")
    with pytest.raises(DocumentError, match=r"jia\.txt"):
        small_build(documents, root)
    assert opened(root).generation == before


def test_no_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="no such folder"):
        small_build(tmp_path / "none", tmp_path / "index")


def test_two_builders_at_once_are_one_clear_error(documents: Path, root: Path) -> None:
    change(documents, "jia.txt", "98%", "97%")
    refused: list[str] = []

    def meanwhile() -> Embedder:
        with pytest.raises(TiaowenError, match="another build is running") as caught:
            small_build(documents, root)
        refused.append(str(caught.value))
        return bigram_embedder()

    report = small_build(documents, root, meanwhile)
    assert len(refused) == 1
    assert str(root) in refused[0]
    assert opened(root).generation == report.generation


def test_the_manifest_is_json_that_a_person_can_read(root: Path) -> None:
    text = (root / current_id(root) / "manifest.json").read_text(encoding="utf-8")
    assert json.loads(text)["documents"].keys() == DOCUMENTS.keys()
    assert "产品质量合格率" in text


# Folders


def test_a_file_in_a_subfolder_has_its_folder_in_its_id(documents: Path, root: Path) -> None:
    (documents / "地方").mkdir()
    (documents / "地方" / "jia.txt").write_text("一、新增内容。开展检查。\n", encoding="utf-8")
    report = small_build(documents, root)
    assert report.added == ["地方/jia.txt"]
    assert opened(root).clause("地方-jia/1").text == "一、新增内容。开展检查。"
    assert opened(root).clause("jia/1-1")


def test_uploads_are_indexed_and_removed_like_documents(documents: Path, root: Path) -> None:
    uploads = documents.parent / "uploads"
    uploads.mkdir()
    (uploads / "ding.txt").write_text("一、无人机管理。开展检查。\n", encoding="utf-8")
    small_build([documents, uploads], root)
    assert opened(root).search("无人机")[0].document.source == "ding.txt"
    (uploads / "ding.txt").unlink()
    report = small_build([documents, uploads], root)
    assert report.removed == ["ding.txt"]
    assert report.embedded == 0
    assert not any("无人机" in hit.clause.text for hit in opened(root).search("无人机", 100))


def test_when_every_document_is_gone_the_index_is_withdrawn(documents: Path, root: Path) -> None:
    for name in DOCUMENTS:
        (documents / name).unlink()
    with pytest.raises(DocumentError, match="withdrawn"):
        small_build(documents, root)
    with pytest.raises(IndexMissing):
        opened(root)
    assert not [path for path in root.iterdir() if path.is_dir()]


def test_references_are_resolved_anew_over_the_whole_corpus(documents: Path, root: Path) -> None:
    (documents / "ding.txt").write_text(
        "丁县办法\n\n第一条 按照《戊县条例》第一条执行。\n第二条 加强监管。\n", encoding="utf-8"
    )
    small_build(documents, root)

    def referred() -> str:
        (reference,) = opened(root).clause("ding/art1").facts.references
        return reference.document_id

    assert referred() == ""
    reader = InProcess()
    (documents / "wu.txt").write_text("戊县条例\n\n第一条 鼓励创新。\n第二条 依法处理。\n")
    small_build(documents, root, reader=reader)
    assert reader.names == ["wu.txt"]
    assert referred() == "wu"
    (documents / "wu.txt").unlink()
    small_build(documents, root)
    assert referred() == ""
