"""Follow-ups over laws: articles, topics, what can stand alone."""

import pytest

from qa.following.alone import depends
from qa.following.articles import article_meant
from qa.following.topic import swapped


@pytest.mark.parametrize(
    ("core", "before", "after"),
    [
        ("第二款", "食品法第三十四条讲什么？", "食品法第三十四条第二款"),
        ("它的第二款", "种子法第十条是什么", "种子法第十条第二款"),
        ("下一条", "招标法第三条讲什么", "招标法第4条讲什么"),
        ("上一条", "招标法第三条讲什么", "招标法第2条讲什么"),
        ("这一条里还有别的要求吗", "食品法第三条怎么规定？", "食品法第三条讲什么"),
        ("这一条里还有别的要求吗", "怎么处罚无证经营？", "《甲法》第五条讲什么"),
        ("由谁负责", "食品法第三条怎么规定？", ""),
    ],
)
def test_the_article_that_is_meant(core: str, before: str, after: str) -> None:
    assert article_meant(core, before, lambda question: "《甲法》第五条") == after


@pytest.mark.parametrize(
    ("before", "new", "after"),
    [
        ("个体工商户怎么办理登记？", "企业", "企业怎么办理登记？"),
        ("注册人要具备什么条件？", "备案人", "备案人要具备什么条件？"),
        ("对假种子怎么处罚？", "劣种子", "对劣种子怎么处罚？"),
        ("电信企业的注册资本是多少？", "出资比例", "电信企业的出资比例是多少？"),
        ("计划建多少个计量中心？", "实验室", "计划建多少个实验室？"),
        ("怎么建设诚信体系？", "对失信企业", "对失信企业怎么建设诚信体系？"),
    ],
)
def test_another_topic(before: str, new: str, after: str) -> None:
    assert swapped(before, 0, new) == after


def test_what_cannot_stand_alone() -> None:
    for question in ("罚多少钱？", "需要提交什么材料？", "要多久？", "可以取回吗？"):
        assert depends(question), question
    for question in ("劳动者加班工资怎么算？", "怎么注册商标？", "有效注册商标要多少件？"):
        assert not depends(question), question
