"""Claims of what sort a thing is."""

import pytest

from qa.yes_no.sort import is_sorted, judge_sort, of_another_sort

SAID = "国家标准分为强制性标准、推荐性标准，行业标准、地方标准是推荐性标准。"


@pytest.mark.parametrize(
    ("said", "there", "expected"),
    [
        ("标准化法规定行业标准是强制性标准", SAID, False),
        ("地方标准是推荐性的", SAID, True),
        ("团体标准是强制的", SAID, None),
    ],
)
def test_the_sort_that_a_text_gives(said: str, there: str, expected: bool | None) -> None:
    assert is_sorted(said)
    assert judge_sort(said, there) is expected


def test_a_text_on_another_sort_too() -> None:
    assert of_another_sort("处方药可以做广告", "处方药与非处方药分类管理")
    assert of_another_sort("贷款需要抵押", "完善免抵押的信贷")
    assert of_another_sort("第一类器械要注册", "第一类备案，第二类注册")
    assert not of_another_sort("非处方药可以做广告", "非处方药可以做广告")
