"""Who asks, by trade, role, size and goods; and that other questions are left alone."""

import pytest

from qa.applies.profile import profile_of
from qa.applies.reading import USUAL


@pytest.mark.parametrize(
    ("question", "trades", "roles"),
    [
        ("我们是乙县的一家食品生产企业，有哪些规定适用于我们？", {"食品"}, {"生产"}),
        ("做建筑施工的，在乙县，要做到哪些事？", {"建筑工程"}, {"施工"}),
        ("快递企业有哪些义务？", {"快递"}, set()),
        ("我是一家电梯维保公司，需要遵守什么？", {"特种设备"}, {"维修"}),
        ("我們是一家化妝品生產企業，要遵守哪些規定？", {"化妆品"}, {"生产"}),
        ("我開了一家超市，有什麼規定？", {"批发零售"}, {"销售"}),
        ("卖玩具的，有什么规定要遵守？", {"玩具"}, {"销售"}),
        ("我在乙县开餐馆，要遵守哪些规定", {"餐饮"}, {"销售"}),
        ("我开了一家理发店，有什么规定？", {"美容美发"}, set()),
        ("我是卖金银首饰的，能享受啥照顾？", {"珠宝首饰"}, {"销售"}),
        ("我在乙县开旅馆，这文件哪几处说到我这行，要我做什么？", {"住宿"}, set()),
        ("本公司是乳制品企业，请列出直接涉及我们的条款。", {"乳品"}, set()),
        ("我家开服装厂，跟我有关的、能沾上光的都有哪些？", {"纺织服装"}, {"生产"}),
        ("乙县人，做直播带货卖水果，这文件管不管我，有好处没", {"农业", "网络交易"}, {"销售"}),
        ("我们在新疆生产建设兵团开宾馆，有哪些规定适用？", {"住宿"}, set()),
    ],
)
def test_who_asks(question: str, trades: set[str], roles: set[str]) -> None:
    profile = profile_of(question)
    assert profile is not None
    assert set(profile.trades) == trades
    assert set(profile.roles) == roles


@pytest.mark.parametrize(
    "question",
    [
        "食品安全有哪些规定？",
        "市场监管局有哪些职责？",
        "首席质量官制度是什么？",
        "我们是建设单位，在档案归集方面有什么要求？",
        "作为食品厂，报告造假会怎么样？",
        "监理单位要做什么检测？",
        "质量强州的目标有哪些？",
        "今天天气怎么样？",
        "学校周边卖玩具，有没有规定？",
        "作为食品厂，报告造假会怎么罚？",
    ],
)
def test_what_asks_something_else(question: str) -> None:
    assert profile_of(question) is None


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("我们是药厂，能享受哪些优惠政策？", ("支持",)),
        ("我们公司卖化妆品，什么不能做？", ("禁止",)),
        ("拍卖行有哪些义务？", ("义务", "禁止")),
        ("拍卖行要遵守哪些规定？", USUAL),
        ("我开宾馆的，违反了会怎么罚？", ("处罚",)),
        ("我开宾馆，要注意什么，不守规矩会怎么罚？", (*USUAL, "处罚")),
        ("我开宾馆，有哪些扶持或放宽？", ("支持",)),
    ],
)
def test_which_kinds(question: str, kinds: tuple[str, ...]) -> None:
    profile = profile_of(question)
    assert profile is not None
    assert profile.kinds == kinds


def test_goods_that_no_vocabulary_knows() -> None:
    profile = profile_of("我们是一家雨伞厂，有哪些规定适用于我们？")
    assert profile is not None
    assert profile.goods == ("雨伞",)
    assert not profile.trades


def test_goods_are_known_by_their_parts_too() -> None:
    profile = profile_of("我做青梅果脯，有哪些支持？")
    assert profile is not None
    assert profile.goods == ("青梅果脯", "青梅")
    assert profile.told == "青梅果脯、食品"


@pytest.mark.parametrize("who", ["我们厂三十来人", "我开了家小店", "我们公司15名员工"])
def test_few_people_are_a_small_enterprise(who: str) -> None:
    profile = profile_of(f"{who}，卖家具，有哪些支持？")
    assert profile is not None
    assert profile.sizes == {"中小微"}
