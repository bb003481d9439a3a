"""What sort of thing is asked for, by the words of asking."""

import pytest

from index.normalise import comparable
from qa.wanted import Wanted, wanted_by


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("灾备中心放在哪两个城市？", "place"),
        ("领导小组办公室设在哪里？", "place"),
        ("实验室建在哪儿", "place"),
        ("引进了哪几家企业", "naming"),
        ("要建的实验室是哪几个", "naming"),
        ("区域品牌叫什么名字", "naming"),
        ("宣传口号是什么？", "naming"),
        ("官网的网址是什么", "contact"),
        ("申请许可证要交多少手续费？", "money"),
        ("起步价几块钱", "money"),
        ("文件是啥时候发的", "date"),
        # words of the same look that ask for something else
        ("在哪些方面加强合作", "text"),
        ("在哪里规定了抽查", "text"),
        ("哪些企业可以申请补助", "text"),
        ("怎么建设品牌", "text"),
        ("建哪些平台", "text"),
        ("要注册多少万件商标", "number"),
        ("怎么办手续", "procedure"),
        ("消费者投诉有多少件", "number"),
        ("巡查的责任单位是哪几家", "department"),
        ("培训归哪两个直属部门管", "department"),
        ("报名截至那天", "date"),
        ("截至2025年有哪些数量目标", "number"),
        ("游客满意度到2030年应达到什么指标", "percent"),
        ("要建多大规模的园区", "text"),
        ("服务有几类", "text"),
        ("体系分几个层次", "text"),
        ("评几类奖,各几个", "number"),
    ],
)
def test_wanted(question: str, wanted: Wanted) -> None:
    assert wanted_by(comparable(question)) == wanted


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("研究院是跟哪家单位共建的?", "text"),
        ("要做成多大的平台", "text"),
        ("我开了几家大型超市,退换货有什么要求?", "text"),
        ("要建成几家大型超市?", "number"),
    ],
)
def test_what_only_sounds_like_a_number_or_a_body_in_charge(question: str, wanted: str) -> None:
    assert wanted_by(question) == wanted
