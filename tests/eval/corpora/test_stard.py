"""STARD: articles become laws again, and a gold is an article of one."""

import re
from pathlib import Path

import pytest

from eval.corpora.opening import DATA
from eval.corpora.stard import open_stard
from eval.metrics.containment import holds
from index.errors import DocumentError
from tests.eval.corpora.small_sets import STARD, write_lines, write_stard
from tests.index.building.small_build import parsed_corpus


def test_articles_become_laws(tmp_path: Path) -> None:
    corpus = open_stard(write_stard(tmp_path / "set"), tmp_path / "work")
    files = {path.name: path.read_text(encoding="utf-8") for path in corpus.folder.iterdir()}
    assert files == {
        "专利法.txt": "专利法\n\n第六条　执行本单位的任务所完成的发明创造为职务发明创造。\n\n"
        "第七条　对发明人的非职务发明创造专利申请，不得压制。\n",
        "刑法.txt": "刑法\n\n第十七条之一　已满七十五周岁的人故意犯罪的，可以从轻处罚。\n",
    }


def test_a_clause_of_ours_holds_each_article(tmp_path: Path) -> None:
    corpus = open_stard(write_stard(tmp_path / "set"), tmp_path / "work")
    (question,) = corpus.questions
    clauses = [c for document in parsed_corpus(corpus.folder) for c in document.clauses]
    assert [gold.document for gold in question.gold] == ["专利法", "专利法"]
    for gold, label in zip(question.gold, ("第六条", "第七条"), strict=True):
        held = [c for c in clauses if c.document_id == gold.document and holds(c.text, gold.quote)]
        assert [clause.label for clause in held] == [label]


def test_a_question_without_an_article_is_left_out(tmp_path: Path) -> None:
    corpus = open_stard(write_stard(tmp_path / "set"), tmp_path / "work")
    assert list(corpus.left_out) == ["2"]


def test_laws_are_written_once_and_anew_when_the_set_changes(tmp_path: Path) -> None:
    work = tmp_path / "work"
    folder = open_stard(write_stard(tmp_path / "set"), work).folder
    (folder / "专利法.txt").write_text("touched", encoding="utf-8")
    open_stard(tmp_path / "set", work)
    assert (folder / "专利法.txt").read_text(encoding="utf-8") == "touched"
    write_lines(tmp_path / "set" / "corpus.jsonl", [STARD[0], STARD[2]])
    open_stard(tmp_path / "set", work)
    assert [path.name for path in folder.iterdir()] == ["专利法.txt"]
    assert (folder / "专利法.txt").read_text(encoding="utf-8").startswith("专利法\n\n第六条")
    assert sorted(path.name for path in work.iterdir()) == ["MADE_OF", "documents"]


@pytest.mark.parametrize(
    ("article", "said"),
    [
        ({"id": "g9", "title": "专利法", "text": "……"}, "不是“法名第…条”"),
        ({"id": "g9", "title": "第六条", "text": "……"}, "不是“法名第…条”"),
        ({"id": "g1", "title": "专利法第九条", "text": "……"}, "重复"),
        ({"id": "g9", "title": "专利法第九条"}, "text 须为字符串"),
    ],
)
def test_a_bad_article_is_named_and_nothing_is_written(
    tmp_path: Path, article: dict[str, object], said: str
) -> None:
    folder = write_stard(tmp_path / "set", [STARD[0], STARD[2], article])
    where = re.escape(f"{folder / 'corpus.jsonl'}:3：")
    with pytest.raises(DocumentError, match=f"{where}.*{said}"):
        open_stard(folder, tmp_path / "work")
    assert not (tmp_path / "work").exists()


@pytest.mark.parametrize("line", ["1\tg404", "1 g1", "1\tg1\t1", "1"])
def test_a_bad_judgment_is_named(tmp_path: Path, line: str) -> None:
    folder = write_stard(tmp_path / "set", judgments=f"1\tg1\n{line}\n")
    with pytest.raises(DocumentError, match=re.escape(f"{folder / 'qrels.dev.tsv'}:2：")):
        open_stard(folder, tmp_path / "work")


def test_a_judgment_of_an_unknown_question_is_named(tmp_path: Path) -> None:
    folder = write_stard(tmp_path / "set", judgments="1\tg1\n404\tg1\n")
    with pytest.raises(DocumentError, match="'404'"):
        open_stard(folder, tmp_path / "work")


@pytest.mark.skipif(not (DATA / "stard").is_dir(), reason="../shared/data/stard is absent")
def test_the_whole_set(tmp_path: Path) -> None:
    corpus = open_stard(DATA / "stard", tmp_path)
    assert (len(corpus.questions), len(corpus.left_out)) == (308, 0)
    assert len(list(corpus.folder.iterdir())) == 1406
