"""What is asked, piece by piece, and who asks it."""

import pytest

from qa.several.parts import Part, parts_of, says_who


def _asked(question: str) -> list[str]:
    return [part.asked for part in parts_of(question)]


def test_who_asks_belongs_to_every_part() -> None:
    parts = parts_of("我们在甲市做糖果，标签要写什么？抽查比例怎么定？")
    assert parts == (
        Part("标签要写什么", "我们在甲市做糖果"),
        Part("抽查比例怎么定", "我们在甲市做糖果"),
    )
    assert parts[0].question == "我们在甲市做糖果，标签要写什么？"


def test_a_condition_belongs_to_what_follows_it() -> None:
    first, second = parts_of("我们是检测公司，要是报告造假，会怎么处罚？复验执行什么制度？")
    assert first.given == "我们是检测公司，要是报告造假"
    assert second.given == "我们是检测公司"


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("我们是施工单位，要负什么责任，执行哪些制度？", ["要负什么责任", "执行哪些制度"]),
        (
            "我家是老字号，传承人和店铺分别可以申报什么？",
            ["传承人可以申报什么", "店铺可以申报什么"],
        ),
        (
            "我们修水库，分别是项目法人和监理，各要做到什么？",
            ["项目法人要做到什么", "监理要做到什么"],
        ),
        (
            "我在做直播，想知道两件事：商品会被检查吗？有争议怎么办？",
            ["商品会被检查吗", "有争议怎么办"],
        ),
        ("我们做奶粉，抽查比例是多少？食品企业呢？", ["抽查比例是多少", "食品企业抽查比例是多少"]),
        ("作为项目负责人，责任管到什么时候？依据是啥？", ["责任管到什么时候"]),
        ("检验检测机构适用哪些要求？资质怎么办理？", ["检验检测机构适用哪些要求", "资质怎么办理"]),
    ],
)
def test_each_thing_asked_is_a_part(question: str, asked: list[str]) -> None:
    assert _asked(question) == asked


@pytest.mark.parametrize(
    "question",
    [
        "截止日期是2023年12月31日吧？我还来得及不？",
        "制造业合格率是多少，消费品呢？",
        "我记得有个地方写过沙盒监管，是哪儿的，怎么写的来着？",
        "环境污染第三方治理，哪几个地方写了？分别怎么写的？",
    ],
)
def test_nobody_who_says_who_they_are(question: str) -> None:
    assert not says_who(question)


def test_the_same_asked_of_each_of_several() -> None:
    first, second = parts_of("锅炉由谁检验、电梯由谁检验？")
    assert (first.question, second.question) == ("锅炉由谁检验？", "电梯由谁检验？")


def test_more_of_the_thing_before() -> None:
    first, second = parts_of("要建的计量中心是几个，为的是啥")
    assert (first.asked, first.more) == ("要建的计量中心是几个", False)
    assert second.more


def test_the_source_is_no_part() -> None:
    assert _asked("营业执照要几天办好？原文怎么说？") == ["营业执照要几天办好"]


def test_what_is_done_is_spoken_of_afterwards() -> None:
    assert parts_of("怎么监管电线电缆？归谁管？")[1].question == "监管电线电缆，归谁管？"
