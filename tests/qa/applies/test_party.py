"""Who a text names: by trade and role, in general, or only by an unknown word."""

import pytest

from qa.applies.party import parties, things


@pytest.mark.parametrize(
    ("text", "standing", "trades", "roles"),
    [
        ("食品生产企业", "named", {"食品"}, {"生产"}),
        ("食品经营者", "named", {"食品"}, {"销售"}),
        ("建设单位", "named", set(), {"建设"}),
        ("食品行业协会", "named", {"社会团体"}, set()),
        ("拍卖行", "named", {"拍卖"}, set()),
        ("企业", "enterprise", set(), set()),
        ("任何单位和个人", "anyone", set(), set()),
        ("县级以上食品安全监督管理部门", "authority", set(), set()),
        ("特种设备检验机构", "named", {"特种设备"}, {"检验检测"}),
    ],
)
def test_who_is_named(text: str, standing: str, trades: set[str], roles: set[str]) -> None:
    (party,) = parties(text, 0, len(text))
    assert party.standing == standing
    assert set(party.trades) == trades
    assert set(party.roles) == roles


def test_what_is_said_once_holds_for_both() -> None:
    first, second = parties("食品生产者和经营者", 0, 9)
    assert first.trades == second.trades == {"食品"}
    assert [set(party.roles) for party in (first, second)] == [{"生产"}, {"销售"}]


def test_a_platform_and_its_operator_are_one() -> None:
    (party,) = parties("电子商务平台经营者", 0, 9)
    assert party.trades == {"网络交易"}


def test_an_unknown_word_in_front_marks_an_enterprise() -> None:
    text = "支持单项冠军企业"
    (party,) = parties(text, 0, len(text))
    assert party.marked == "单项冠军"
    assert text[party.start : party.end] == "单项冠军企业"


def test_safety_of_production_is_no_production() -> None:
    text = "安全生产单位"
    (party,) = parties(text, 0, len(text))
    assert not party.roles


def test_the_first_goods_of_a_text() -> None:
    thing = things("学校食堂用于加工食品的工具", 0, 13)
    assert thing is not None
    assert thing.trades == {"食堂"}
    assert things("标签应当清晰", 0, 6) is None
