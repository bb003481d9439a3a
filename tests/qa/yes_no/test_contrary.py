"""Claims that a passage is contrary to without forbidding anything."""

import pytest

from qa.yes_no.contrary import only_some, opposed, takes_in


@pytest.mark.parametrize(
    ("said", "there", "expected"),
    [
        ("检查只针对国有企业", "对各类企业一视同仁开展检查", True),
        ("检查只针对国有企业", "只对国有企业开展检查", False),
        ("检查针对国有企业", "对各类企业开展检查", False),
    ],
)
def test_what_is_kept_to_some(said: str, there: str, expected: bool) -> None:
    assert only_some(said, there) is expected


@pytest.mark.parametrize(
    ("said", "there", "expected"),
    [
        ("可以口头申请", "应当书面申请", True),
        ("可以书面申请", "应当书面申请", False),
        ("培训要收费", "免费开展培训", True),
        ("可以申请", "应当书面申请", False),
        ("企业自愿认证", "符合强制性标准", False),
    ],
)
def test_ways_that_rule_each_other_out(said: str, there: str, expected: bool) -> None:
    assert opposed(said, there) is expected


def test_what_is_left_out_and_taken_in() -> None:
    def even(term: str) -> float:
        return float(bool(term))

    assert takes_in("抽查不包括农村集贸市场", "抽查覆盖农村集贸市场和商超", even)
    assert not takes_in("抽查不包括农村集贸市场", "抽查覆盖商超", even)
    assert not takes_in("抽查不包括农村集贸市场", "抽查不包括农村集贸市场", even)
