"""Summaries: a sentence for each part, in reading order, each cited."""

import pytest

from qa.answerer import Answerer
from qa.kinds.summary_question import asks_summary, of_nothing_else
from tests.qa.kinds.conftest import answered, labels


@pytest.mark.parametrize("question", ["概括一下深圳的文件", "这份纲要讲了什么", "总结第三部分"])
def test_a_summary_is_asked_for(question: str) -> None:
    assert asks_summary(question)


@pytest.mark.parametrize(
    ("rest", "alone"), [("概括一下的文件", True), ("概括对品牌的要求", False), ("要点有哪些", True)]
)
def test_what_is_asked_beside_the_document(rest: str, alone: bool) -> None:
    assert of_nothing_else(rest) is alone


def test_each_part_of_a_document_has_a_sentence(answerer: Answerer) -> None:
    answer = answered(answerer, "概括一下深圳市的文件")
    assert answer.status == "answered"
    assert {label[0] for label in labels(answer)} == {"一", "二"}
    assert [c.start for c in answer.citations] == sorted(c.start for c in answer.citations)
    assert all(check.verdict == "supported" for check in answer.checks)
    assert "制造业产品质量合格率达到96.5%" in answer.text


def test_a_chapter_alone(answerer: Answerer) -> None:
    answer = answered(answerer, "产品质量法第二章主要内容")
    assert set(labels(answer)) <= {"第三条", "第四条"}
    assert "召回" in answer.text
    assert "全部条款共 2 条" in answer.text
