"""Summaries: a sentence for each part, in reading order, each cited."""

import pytest

from qa.answerer import Answerer
from qa.kinds.summary_question import asks_summary, emphasis, of_nothing_else
from tests.qa.kinds.conftest import answered, labels


@pytest.mark.parametrize("question", ["概括一下深圳的文件", "这份纲要讲了什么", "总结第三部分"])
def test_a_summary_is_asked_for(question: str) -> None:
    assert asks_summary(question)


@pytest.mark.parametrize(
    ("rest", "alone"),
    [
        ("概括一下的文件", True),
        ("概括对品牌的要求", False),
        ("要点有哪些", True),
        ("都规定了哪些后果？总结一下", True),
        ("讲了什么，重点是付款期限", True),
    ],
)
def test_what_is_asked_beside_the_document(rest: str, alone: bool) -> None:
    assert of_nothing_else(rest) is alone


@pytest.mark.parametrize(
    ("question", "what"),
    [
        ("概括这份条例，重点是付款期限", "付款期限"),
        ("总结第五章，着重说合规审计。", "合规审计"),
        ("这部法的重点内容是什么", ""),
        ("概括一下深圳的文件", ""),
    ],
)
def test_what_a_summary_is_to_dwell_on(question: str, what: str) -> None:
    assert emphasis(question) == what


def test_what_it_dwells_on_is_in_it(answerer: Answerer) -> None:
    answer = answered(answerer, "用几句话概括产品质量法，重点是先进的科学技术")
    assert "国家鼓励采用先进的科学技术" in answer.text
    assert "国家鼓励采用先进" not in answered(answerer, "用几句话概括产品质量法").text


def test_the_heading_of_a_chapter_is_nothing_else(answerer: Answerer) -> None:
    answer = answered(answerer, "总结一下产品质量法第二章监督都讲了哪些内容")
    assert set(labels(answer)) <= {"第三条", "第四条"}


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
