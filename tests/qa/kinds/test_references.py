"""What an article refers to, and what refers to it."""

import pytest

from qa.answerer import Answerer
from qa.kinds.references import asked_relations
from tests.qa.kinds.conftest import answered, labels


@pytest.mark.parametrize(
    ("question", "ways"),
    [
        ("哪些条款引用了产品质量法第四条", ("被引用",)),
        ("产品质量法第四条被哪些条款引用", ("被引用",)),
        ("产品质量法第四条引用了哪些条款", ("引用",)),
        ("产品质量法第四条的引用关系", ("引用", "被引用")),
        ("产品质量法第四条讲什么", ()),
    ],
)
def test_the_ways_that_are_asked_for(question: str, ways: tuple[str, ...]) -> None:
    assert asked_relations(question) == ways


def test_an_article_comes_with_its_references(answerer: Answerer) -> None:
    answer = answered(answerer, "产品质量法第四条")
    assert "引用：本法第三条" in answer.text
    assert "被《电梯安全管理办法》第三条引用" in answer.text
    assert [row[0].text for row in answer.tables[0].rows] == ["引用", "被引用"]


def test_only_what_refers_to_it_where_that_is_asked(answerer: Answerer) -> None:
    answer = answered(answerer, "哪些条款引用了产品质量法第四条？")
    assert "被引用共 1 处" in answer.text
    assert labels(answer) == ["第三条"]


def test_an_article_that_nothing_refers_to(answerer: Answerer) -> None:
    answer = answered(answerer, "产品质量法第一条被哪些条款引用？")
    assert "没有被库中的条款引用" in answer.text
