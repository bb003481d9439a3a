"""The changes themselves: what they make false is false, what they reword stays true."""

from collections.abc import Iterator
from decimal import Decimal
from random import Random

import pytest

from eval.mutations.change import Change
from eval.mutations.numbers import in_han, numbers_in, read_han, values_in
from eval.mutations.pair import Pair
from eval.mutations.right.numerals import in_digits, in_numerals, written_out
from eval.mutations.right.order import reorder_list
from eval.mutations.right.wording import floor_of, same_duty
from eval.mutations.table import csv_rows, markdown
from eval.mutations.trial import Tally, Trial
from eval.mutations.wrong import WRONG
from eval.mutations.wrong.figures import borrow_value, change_unit, change_value, swap_values
from eval.mutations.wrong.names import change_department
from qa.verify import Source

TEXT = "处五万元以上十万元以下罚款，合格率达到96%以上。逾期三十日不缴的，由市教育局处理。"


def pair(sentence: str, text: str = TEXT) -> Pair:
    return Pair(sentence, Source(text), "办法", "第五条")


def changes(change: Change, sentence: str, text: str = TEXT) -> list[str]:
    return list(change(pair(sentence, text), Random(1)))


@pytest.mark.parametrize(
    ("text", "value"), [("二十五", "25"), ("一百零三", "103"), ("九十六点五", "96.5"), ("十", "10")]
)
def test_numerals_are_read_and_written(text: str, value: str) -> None:
    assert read_han(text) == Decimal(value)
    assert in_han(Decimal(value)) == text


def test_labels_and_dates_are_no_numbers() -> None:
    assert numbers_in("第三条 2025年10月26日前，〔2017〕95号") == ()


def test_a_changed_value_is_nowhere_in_the_clause() -> None:
    for changed in changes(change_value, "合格率达到96%以上。"):
        (number,) = numbers_in(changed)
        assert number.mantissa not in values_in(TEXT)


def test_a_borrowed_value_that_is_said_there_is_not_borrowed() -> None:
    text = "甲为3项，乙为5项。甲为5项。"
    assert changes(borrow_value, "甲为3项。", text) == []


def test_swapped_values_differ() -> None:
    assert changes(swap_values, "甲3项，乙5项。") == ["甲5项，乙3项。"]
    assert changes(swap_values, "甲3项，乙3项。") == []


def test_a_unit_that_the_clause_has_with_this_number_is_left() -> None:
    assert changes(change_unit, "奖励5元。", "奖励5元，5万元封顶。") == []


def test_a_department_of_the_clause_is_no_other_department() -> None:
    (changed,) = changes(change_department, "由市教育局处理。")
    assert "教育" not in changed


@pytest.mark.parametrize(
    ("change", "sentence", "expected"),
    [
        (in_digits, "逾期三十日", ["逾期30日"]),
        (in_numerals, "达到96%", ["达到百分之九十六"]),
        (written_out, "处五万元罚款", ["处50000元罚款", "处50,000元罚款"]),
        (reorder_list, "甲方、乙方、丙方、丁方", ["甲方、丙方、乙方、丁方"]),
        (reorder_list, "甲方、乙方、丙方、丁方分别负责", []),
    ],
)
def test_rewordings(change: Change, sentence: str, expected: list[str]) -> None:
    assert changes(change, sentence) == expected


def test_a_floor_stays_the_same_floor() -> None:
    (said,) = changes(floor_of, "合格率达到96%以上。")
    assert "96%" in said
    assert said != "合格率达到96%以上。"


def test_all_bodies_of_a_duty_are_named() -> None:
    text = "加强监管。（市教育局、市公安局负责）"
    for said in changes(same_duty, "加强监管。", text):
        assert "市教育局" in said
        assert "市公安局" in said


def tallied() -> Iterator[Tally]:
    kind = WRONG[0]
    caught, missed = (Trial(pair("甲。"), "乙。", failures) for failures in (("✗",), ()))
    yield Tally(kind, True, [caught, caught, caught, missed])


def test_the_table_counts_what_was_caught() -> None:
    (each,) = tallied()
    assert each.rate == 0.75
    assert not each.met
    row = "| figure | 数值改动 | 4 | 3 | 75.0% | 99% | ✗ |"
    assert row in list(markdown([each]))
    assert list(csv_rows([each]))[1] == "wrong,figure,4,3,75.0%,99%,✗"
