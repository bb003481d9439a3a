"""Articles asked for by their labels: quoted as they stand, or said not to be there."""

import pytest

from qa.answerer import Answerer
from tests.qa.kinds.conftest import answered, answerer_of

DOCUMENTS = {
    "quality.txt": """产品质量法

第一章 总则

第一条 为了加强监督管理，制定本法。

第二条 国家鼓励推行质量管理方法。
国家鼓励采用先进的科学技术。

第三条 监督抽查的项目：
（一）食品；
（二）电梯。
""",
    "lifts.txt": """电梯安全管理办法

第一条 为了保障电梯安全，制定本办法。

第二条 使用单位负责电梯维护保养。
""",
}


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    return answerer_of(tmp_path_factory.mktemp("articles"), DOCUMENTS)


def test_an_article_is_quoted_as_it_stands(answerer: Answerer) -> None:
    answer = answered(answerer, "电梯安全管理办法第二条讲什么")
    assert answer.status == "answered"
    assert [citation.label for citation in answer.citations] == ["第二条"]
    assert "使用单位负责电梯维护保养" in answer.citations[0].quote


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("产品质量法第二条第二款", "国家鼓励采用先进的科学技术。"),
        ("产品质量法第三条第（二）项", "（二）电梯。"),
    ],
)
def test_a_part_of_an_article_is_quoted_alone(
    answerer: Answerer, question: str, quote: str
) -> None:
    answer = answered(answerer, question)
    assert answer.status == "answered"
    assert [citation.quote for citation in answer.citations] == [quote]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("产品质量法第一百条", "《产品质量法》共 3 条，没有“第一百条”"),
        ("产品质量法第二条第五款", "《产品质量法》第二条共 2 款，没有“第二条第五款”"),
        ("《劳动合同法》第三条", "现有文件中没有《劳动合同法》"),
    ],
)
def test_what_is_not_there_is_said_not_to_be(answerer: Answerer, question: str, said: str) -> None:
    answer = answered(answerer, question)
    assert answer.status == "refused"
    assert answer.citations == ()
    assert said in answer.text


def test_what_is_there_is_quoted_and_the_rest_said_to_be_missing(answerer: Answerer) -> None:
    answer = answered(answerer, "产品质量法第一条和第九十条")
    assert answer.status == "partly"
    assert [citation.label for citation in answer.citations] == ["第一条"]
    assert "共 3 条，没有“第九十条”" in answer.text
