"""Whether a figure is that of the indicator asked about."""

import pytest

from qa.indicator import another_indicator, heads, in_the_same_words


@pytest.mark.parametrize(
    ("about", "segment"),
    [
        ("食品抽检合格率", "基本药物抽检合格率达到98%"),
        ("工程验收合格率", "工程质量优良率达到90%以上"),
        ("产品合格率", "设备数字化率达到60%"),
        ("化妆品合格率", "食品抽检合格率达到98%"),
        ("食品合格率", "工业产品(不含食品)合格率90%"),
    ],
)
def test_another_head_or_another_subject_is_another_indicator(about: str, segment: str) -> None:
    assert another_indicator(about, segment)


@pytest.mark.parametrize(
    ("about", "segment"),
    [
        ("工业产品合格率", "制造业产品质量合格率达到94.8%"),
        ("公路工程达标率", "公路水运工程一次验收合格率达到100%"),
        ("游客满意率", "游客满意度达到85%以上"),
        ("贷款利率", "年利率不得超过15.4%"),
        ("监督抽查力度", "食品抽检合格率达到98%"),
        ("品牌", "食品抽检合格率达到98%"),
    ],
)
def test_other_words_for_it_are_none(about: str, segment: str) -> None:
    assert not another_indicator(about, segment)


def test_what_measures_nothing_is_no_head() -> None:
    assert heads("加大力度,提高效率,完善制度,幅度和角度") == ()


def test_the_very_word_is_told_from_another_for_it() -> None:
    assert in_the_same_words("房屋抽查符合率", "房屋工程质量抽查符合率90%以上")
    assert not in_the_same_words("房屋抽查达标率", "房屋工程质量抽查符合率90%以上")
