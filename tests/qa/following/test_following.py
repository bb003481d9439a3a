"""Follow-ups over laws: articles, topics, what can stand alone."""

import pytest

from qa.following.alone import depends
from qa.following.articles import article_meant
from qa.following.ellipsis import aspect, is_case, narrowed, pieces
from qa.following.source import asks_source
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


@pytest.mark.parametrize(
    ("before", "new", "after"),
    [
        ("桥梁工程安全由谁负责？", "隧道", "隧道工程安全由谁负责？"),
        ("墙面粉刷保修多少年？", "采暖", "墙面粉刷保修，采暖的多少年？"),
    ],
)
def test_another_sort_of_the_same(before: str, new: str, after: str) -> None:
    assert swapped(before, 0, new, of_its_kind=True) == after


@pytest.mark.parametrize(
    ("before", "new", "after"),
    [
        ("桥梁工程一次验收率多少？", "返工率", "桥梁工程返工率多少？"),
        ("发明权的期限是多久？", "外观设计", "外观设计的期限是多久？"),
        ("每天最多开车几小时？", "每周", "每周最多开车几小时？"),
    ],
)
def test_what_is_measured_had_or_repeated(before: str, new: str, after: str) -> None:
    assert swapped(before, 0, new) == after


def test_several_things_named_at_once() -> None:
    assert pieces("旅游的呢？还有托育的？") == ("旅游的呢", "还有托育的")
    assert pieces("那消费品呢，要到多少？") == ("那消费品呢，要到多少？",)


def test_a_case_is_no_other_topic() -> None:
    for core in ("拒不改正", "超过两年", "第三次", "试用期内"):
        assert is_case(core), core
    for core in ("消费品", "超市", "农畜产品"):
        assert not is_case(core), core
    assert narrowed("补偿怎么算？", 0, "不满一年的") == "补偿，不满一年的，怎么算？"


def test_what_a_topic_has_is_asked_of_it() -> None:
    assert aspect("办理期限", "营业执照") == "营业执照，办理期限是多久"
    assert aspect("营业执照", "食品") == ""


@pytest.mark.parametrize("question", ["依据是哪条？", "哪条说的", "原话怎么说", "第几条写的？"])
def test_only_the_source_is_asked(question: str) -> None:
    assert asks_source(question)


@pytest.mark.parametrize("question", ["哪条路最近？", "原文件由谁保管？", "第三条怎么说"])
def test_more_than_the_source_is_asked(question: str) -> None:
    assert not asks_source(question)
