"""Numbers in the other ways to write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.question.writing.numerals import other_ways, spelled, value_of


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("13.5%", {"百分之十三点五"}),
        ("百分之十三点五", {"13.5%"}),
        ("三成", {"30%", "百分之三十"}),
        ("两成半", {"25%", "百分之二十五"}),
        ("三分之二", {"2/3"}),
        ("2/3", {"三分之二"}),
        ("二〇二五年", {"2025年"}),
        ("2025年", {"二〇二五年"}),
        ("到25年", {"2025年"}),
        ("五千万元", {"5000万元", "50000000元"}),
        ("5千万元", {"5000万元", "五千万元", "50000000元"}),
        ("两年内", {"2年", "二年"}),
        ("第26条", {"二十六条"}),
        ("第二十六条", {"26条"}),
        ("一般规定", set()),
        ("万一千万不要", set()),
        ("", set()),
    ],
)
def test_other_ways(text: str, ways: set[str]) -> None:
    assert set(other_ways(text)) == ways


@given(st.integers(0, 10**12 - 1))
def test_what_is_spelled_is_read(number: int) -> None:
    assert value_of(spelled(Decimal(number))) == number


@pytest.mark.parametrize(
    ("number", "words"),
    [("0", "零"), ("10", "十"), ("101", "一百零一"), ("10010", "一万零一十"), ("0.5", "零点五")],
)
def test_spelled(number: str, words: str) -> None:
    assert spelled(Decimal(number)) == words
