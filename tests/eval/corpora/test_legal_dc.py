"""Legal-DC: which questions can be measured, and what is said about the others."""

import re
from pathlib import Path

import pytest

from eval.corpora.legal_dc import open_legal_dc
from eval.corpora.opening import DATA
from index.errors import DocumentError
from tests.eval.corpora.small_sets import legal_row, write_legal_dc, write_lines


def test_a_question_has_its_evidence_in_its_document(tmp_path: Path) -> None:
    corpus = open_legal_dc(write_legal_dc(tmp_path / "set", [legal_row()]))
    (question,) = corpus.questions
    assert (question.id, question.question) == ("q1", "储备粮多久轮换")
    (gold,) = question.gold
    assert (gold.document, gold.label) == ("甲市粮食条例", "")
    assert gold.quote == "第三条 储备粮每年轮换三分之一。"
    assert corpus.counts == "passages"
    assert not corpus.left_out


def test_a_written_line_break_is_one_and_evidence_given_twice_is_one(tmp_path: Path) -> None:
    broken = "第二条　县粮食局负责粮食储备工作，\\n并每年向社会公布"
    row = legal_row(evidence=[broken, broken])
    (question,) = open_legal_dc(write_legal_dc(tmp_path / "set", [row])).questions
    assert [gold.quote for gold in question.gold] == [broken.replace("\\n", "\n")]


def test_what_cannot_be_measured_is_left_out_and_said(tmp_path: Path) -> None:
    rows = [
        legal_row("q1"),
        legal_row("q2", mapped=False),
        legal_row("q3", evidence=["这句话不在文件里。"]),
        legal_row("q4", evidence=["储备粮每年轮换", "这句话不在文件里。"]),
        legal_row("q5", evidence=[]),
    ]
    corpus = open_legal_dc(write_legal_dc(tmp_path / "set", rows))
    assert [question.id for question in corpus.questions] == ["q1"]
    assert set(corpus.left_out) == {"q2", "q3", "q4", "q5"}
    assert "left out 4" in corpus.summary


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (legal_row("q1"), "重复"),
        (legal_row(""), "id 为空"),
        (legal_row("q9", text=None), "text 须为字符串"),
        (legal_row("q9", evidence="第三条"), "evidence 须为字符串列表"),
        (legal_row("q9", evidence=[3]), "evidence 须为字符串列表"),
        (legal_row("q9", mapped="yes"), "mapped 须为"),
        (legal_row("q9", doc_title="没有的法"), "没有的法.txt"),
    ],
)
def test_a_bad_row_is_named_by_file_and_line(
    tmp_path: Path, row: dict[str, object], said: str
) -> None:
    folder = write_legal_dc(tmp_path / "set", [legal_row("q1"), row])
    where = re.escape(f"{folder / 'queries.dev.jsonl'}:2：")
    with pytest.raises(DocumentError, match=f"{where}.*{re.escape(said)}"):
        open_legal_dc(folder)


@pytest.mark.parametrize("line", ["{", "[]", '"text"', "3"])
def test_a_line_that_is_no_object_is_named(tmp_path: Path, line: str) -> None:
    folder = write_legal_dc(tmp_path / "set", [legal_row()])
    path = write_lines(folder / "queries.dev.jsonl", [legal_row()])
    path.write_text(path.read_text(encoding="utf-8") + "\n" + line, encoding="utf-8")
    with pytest.raises(DocumentError, match=re.escape(f"{path}:3：")):
        open_legal_dc(folder)


@pytest.mark.skipif(not (DATA / "legal_dc").is_dir(), reason="../shared/data/legal_dc is absent")
def test_the_whole_set() -> None:
    corpus = open_legal_dc(DATA / "legal_dc")
    assert (len(corpus.questions), len(corpus.left_out)) == (493, 5)
