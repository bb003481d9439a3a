"""Figures that a claim puts forward, against the one that bounds them."""

import pytest

from qa.yes_no.limit import crosses, judge_limit, lacks_figure, without_figures


@pytest.mark.parametrize(
    ("said", "there", "allowed", "expected"),
    [
        ("试用期可以超过六个月", "试用期最长不得超过六个月。", True, False),
        ("竞业限制可以约定三年", "竞业限制期限，不得超过二年。", True, False),
        ("竞业限制可以约定一年", "竞业限制期限，不得超过二年。", True, True),
        ("可以约定十八个月", "期限不得超过二年。", True, True),
        ("可以保存一年", "保存时间不少于三年。", True, False),
        ("可以保存五年", "保存时间不少于三年。", True, None),
        ("保修期是十年", "屋面防水工程，为5年；", False, False),
        ("保修期是五年", "屋面防水工程，为5年；", False, None),
        (
            "试用期三个月",
            "合同满三年的，试用期不得超过六个月，满一年的，不得超过二个月。",
            False,
            None,
        ),
        ("可以退货", "期限不得超过七天。", True, None),
    ],
)
def test_a_figure_against_its_limit(
    said: str, there: str, allowed: bool, expected: bool | None
) -> None:
    assert judge_limit(said, there, allowed) is expected


def test_a_bound_without_a_figure() -> None:
    assert crosses("企业标准可以低于强制性标准", "企业标准的要求不得低于强制性标准的要求。")
    assert not crosses("企业标准不得低于强制性标准", "企业标准的要求不得低于强制性标准的要求。")


def test_figures_of_a_claim() -> None:
    assert lacks_figure("试用期最长一年", "试用期不成立。")
    assert not lacks_figure("保存36个月", "保存三年。")
    assert without_figures("保修期是十年吗").split() == ["保修期是", "吗"]
