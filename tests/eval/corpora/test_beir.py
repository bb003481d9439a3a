"""BEIR folders: entries become files, judgments become golds, bad lines are named."""

import gzip
import re
from pathlib import Path

import pytest

from eval.corpora.beir import open_beir
from eval.corpora.document_files import id_in_index
from index.errors import DocumentError
from tests.eval.corpora.small_sets import ENTRIES, HEAD, write_beir


def test_entries_become_files_and_judgments_golds(tmp_path: Path) -> None:
    corpus = open_beir(write_beir(tmp_path / "set"), tmp_path / "work")
    texts = {path.stem: path.read_text(encoding="utf-8") for path in corpus.folder.iterdir()}
    assert texts[id_in_index("d1")] == "滑雪场\n\n甲市冬季建设滑雪场五个。全部向中小学生开放。\n"
    assert texts[id_in_index("D1")] == "乙市修缮红色纪念馆两处。\n"
    assert len(texts) == 3
    golds = {q.id: [(g.document, g.quote, g.label) for g in q.gold] for q in corpus.questions}
    assert golds == {"q1": [("d1", "", "")], "q2": [(id_in_index("d/2"), "", "")]}
    assert list(corpus.left_out) == ["q3"]  # q4 is of another split
    assert (corpus.name, corpus.counts, corpus.named) == ("set", "documents", False)


def test_names_of_files_differ_where_only_their_case_does() -> None:
    ids = ["d1", "D1", "d/1", "d 1", "d.1", "..", "d1 ", "x" * 300]
    names = [id_in_index(identity) for identity in ids]
    assert len({name.lower() for name in names}) == len(ids)
    assert all(len(name) < 100 and not set(name) & set("/\\. ") for name in names)


def test_gzipped_files_are_read(tmp_path: Path) -> None:
    folder = write_beir(tmp_path / "set")
    plain = open_beir(folder, tmp_path / "work")
    for path in (folder / "corpus.jsonl", folder / "queries.jsonl", folder / "qrels" / "test.tsv"):
        path.with_name(path.name + ".gz").write_bytes(gzip.compress(path.read_bytes()))
        path.unlink()
    assert open_beir(folder, tmp_path / "work").questions == plain.questions


def test_a_cut_gzip_is_one_line(tmp_path: Path) -> None:
    folder = write_beir(tmp_path / "set")
    path = folder / "corpus.jsonl"
    path.with_name("corpus.jsonl.gz").write_bytes(gzip.compress(path.read_bytes())[:-20])
    path.unlink()
    with pytest.raises(DocumentError, match=r"corpus\.jsonl\.gz：不可读"):
        open_beir(folder, tmp_path / "work")


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ({"_id": "d1", "text": "…"}, "重复"),
        ({"_id": "d9"}, "text 须为字符串"),
        ({"_id": 9, "text": "…"}, "_id 须为字符串"),
        ({"_id": "d9", "title": 9, "text": "…"}, "title 须为字符串"),
    ],
)
def test_a_bad_entry_is_named_and_nothing_is_written(
    tmp_path: Path, entry: dict[str, object], said: str
) -> None:
    folder = write_beir(tmp_path / "set", [*ENTRIES, entry])
    where = re.escape(f"{folder / 'corpus.jsonl'}:4：")
    with pytest.raises(DocumentError, match=f"{where}.*{said}"):
        open_beir(folder, tmp_path / "work")
    assert not (tmp_path / "work").exists()


@pytest.mark.parametrize(
    ("judgments", "line", "said"),
    [
        ("q1\td1\t1\n", 1, "首行须为"),
        ("", 1, "首行须为"),
        (HEAD + "q1\td1\n", 2, "须有 3 列"),
        (HEAD + "q1\td1\t1\nq404\td1\t1\n", 3, "没有问题 'q404'"),
        (HEAD + "q1\td404\t1\n", 2, "没有条目 'd404'"),
        (HEAD + "q1\td1\t0.5\n", 2, "不是整数"),
    ],
)
def test_a_bad_judgment_is_named(tmp_path: Path, judgments: str, line: int, said: str) -> None:
    folder = write_beir(tmp_path / "set", judgments=judgments)
    where = re.escape(f"{folder / 'qrels' / 'test.tsv'}:{line}：")
    with pytest.raises(DocumentError, match=f"{where}.*{said}"):
        open_beir(folder, tmp_path / "work")


def test_a_split_that_is_not_there_names_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"dev\.tsv.*test\.tsv"):
        open_beir(write_beir(tmp_path / "set"), tmp_path / "work", split="dev")
