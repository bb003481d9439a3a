"""Everyday words under the name that documents use."""

import pytest

from qa.everyday import named


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("入口的东西查得严不严", "食品查得严不严"),
        ("地里种的东西合格率", "农产品合格率"),
        ("盖楼的验收", "房屋建筑的验收"),
        ("平时买的东西合格率", "消费品合格率"),
        ("铺路的工程", "公路的工程"),
    ],
)
def test_everyday_words(said: str, meant: str) -> None:
    assert named(said) == meant


@pytest.mark.parametrize("plain", ["食品抽检合格率", "建房屋面积", "种植的作物", "吃亏的事"])
def test_other_words_stay(plain: str) -> None:
    assert named(plain) == plain
