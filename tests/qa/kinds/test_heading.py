"""Articles and parts asked for by their heading, by their place from the end, or unnamed."""

from pathlib import Path

import pytest

from qa.answerer import Answerer
from qa.kinds.heading import headed
from tests.qa.kinds.conftest import answered, answerer_of, labels

DOCUMENTS = {
    "plan.txt": """成都市人民政府关于园林绿化的实施意见

一、总体目标

（一）扩大绿地。到2030年，新增绿地500公顷。

二、保障措施

（二）加大资金投入。财政部门应当安排养护资金。

（三）严格养护考核。每年考核一次养护单位。
""",
    "other.txt": """重庆市人民政府关于园林绿化的实施意见

一、总体目标

（一）建设公园。到2030年，建设公园20个。

二、组织领导

（二）明确分工。园林部门负责实施。
""",
}


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    folder: Path = tmp_path_factory.mktemp("headings")
    return answerer_of(folder, DOCUMENTS)


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("严格养护考核这一条讲了什么", "严格养护考核"),
        ("关于“扩大绿地”的那条原文", "扩大绿地"),
        ("标题是明确分工的那一条", "明确分工"),
        ("组织领导部分讲了什么", "组织领导"),
    ],
)
def test_the_heading_in_a_question(question: str, name: str) -> None:
    asked = headed(question)
    assert asked is not None
    assert asked.name == name


@pytest.mark.parametrize("question", ["养护资金由谁安排", "哪一条讲养护", "其中一条是什么"])
def test_a_question_without_a_heading(question: str) -> None:
    assert headed(question) is None


@pytest.mark.parametrize(
    ("question", "cited"),
    [
        ("加大资金投入这一条讲了什么", ["二、（二）"]),
        ("成都意见里养护考核那条写了什么", ["二、（三）"]),
        ("成都保障措施", ["二、（二）", "二、（三）"]),
        ("成都意见最后一条", ["二、（三）"]),
        ("成都意见倒数第二条讲什么", ["二、（二）"]),
        ("成都保障措施里最后一条", ["二、（三）"]),
        ("成都总体目标最后一条", ["一、（一）"]),
        ("重庆意见末条", ["二、（二）"]),
    ],
)
def test_what_is_cited(answerer: Answerer, question: str, cited: list[str]) -> None:
    answer = answered(answerer, question)
    assert answer.status == "answered"
    assert list(dict.fromkeys(labels(answer))) == cited


def test_a_label_without_a_document_is_told_for_each(answerer: Answerer) -> None:
    answer = answered(answerer, "第二条讲什么")
    assert answer.status == "partly"
    assert "没有说是哪份文件" in answer.text
    assert {citation.document_id for citation in answer.citations} == {"plan", "other"}


def test_documents_without_the_article_are_left_out(answerer: Answerer) -> None:
    answer = answered(answerer, "第三条讲什么")
    assert {citation.document_id for citation in answer.citations} == {"plan"}
