"""Facts are there or not, figures only as wholes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.metrics.completeness import COMPLETENESS
from eval.metrics.mention import says
from eval.metrics.right import RIGHT, facts_held, forbidden_held
from tests.eval.metrics.made import gold, question, record, refusal, unanswerable


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("建成1个中心", "1个"),
        ("达到 ９６．５％（以上）", "96.5%(以上)"),
        ("到2020 96%以上", "96%以上"),  # a space parts two figures
        ("2020年\n96%", "96%"),
        ("|2020|96%|", "96%"),
        ("达到96%[1]以上", "96%以上"),
        ("达到**96%**以上", "96%以上"),
        ("1,234家", "1234家"),
        ("1234家", "1,234家"),
        ("2020，100%", "100%"),  # a full-width comma joins no thousands
        ("iso 9000认证", "ISO9000"),
        ("11个和1个", "1个"),
        ("五个中心", "五个"),
        ("统一三包制度", "三包"),
        ("96.5%", "96.5"),
        ("2016-2020年", "2020年"),
        ("96．5％", "96.5%"),
        ("二○一八年", "二〇一八年"),
        ("克政发〔2017〕95号[2]", "克政发〔2017〕95号"),
        ("克政发[2017]95号", "克政发[2017]95号"),
        ("5个。月底", "5个"),
    ],
)
def test_said(text: str, thing: str) -> None:
    assert says(text, thing)


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("建成11个中心", "1个"),
        ("提高13.5%", "5%"),
        ("提高１３．５％", "5%"),
        ("96.5%", "96"),
        ("150万件", "50万"),
        ("1,234家", "234家"),
        ("400万件", "400"),
        ("提高2个百分点", "2个"),
        ("不超过3个月", "3个"),
        ("十六个部门", "六个"),
        ("二十个", "十个"),
        ("二〇二五年", "五年"),
        ("第三年", "三年"),
        ("五千亿", "千亿"),
        ("第十八条", "第十"),
        ("三十万", "三十"),
        ("没有", "96%"),
        ("", "96%"),
        ("96%", ""),
        ("96%", "[1]"),
    ],
)
def test_not_said(text: str, thing: str) -> None:
    assert not says(text, thing)


@given(st.integers(0, 9999), st.integers(0, 9999))
def test_a_number_is_said_when_it_is_one_of_the_numbers(one: int, other: int) -> None:
    assert says(f"有{one}个，提高{other}%。", f"{one}个")
    assert says(f"有{one}个，提高{other}%。", f"{other}%")
    assert says(f"目标是{one}%", f"{other}%") == (one == other)


def test_all_facts_by_any_alternative_and_nothing_forbidden() -> None:
    asked = question(facts=(("96.5%", "百分之九十六点五"), ("达到",)), forbidden=("94.8%", "5个"))
    assert RIGHT.score(record(asked, "达到百分之九十六点五。")) == 1.0
    assert RIGHT.score(record(asked, "达到96.5%，15个。")) == 1.0
    assert RIGHT.score(record(asked, "为96.5%。")) == 0.0
    assert facts_held(record(asked, "为96.5%。")) == (True, False)
    assert RIGHT.score(record(asked, "达到96.5%，汕尾94.8%。")) == 0.0
    assert forbidden_held(record(asked, "达到96.5%，汕尾94.8%，5个。")) == ("94.8%", "5个")


def test_a_refusal_is_never_right_whatever_it_says() -> None:
    refused = refusal(question(forbidden=("5%",)))
    assert RIGHT.score(refused) == 0.0
    assert facts_held(record(text="没有96.5%。", status="refused")) == (False,)
    assert forbidden_held(record(question(forbidden=("5%",)), "5%", status="refused")) == ("5%",)


def test_a_wrong_yes_or_no_is_not_right() -> None:
    asked = question(kind="yes_no", truth="no")
    assert RIGHT.score(record(asked, "不是，是96.5%。")) == 1.0
    assert RIGHT.score(record(asked, "达到96.5%。")) == 1.0
    assert RIGHT.score(record(asked, "是的，达到96.5%。")) == 0.0


def test_rightness_is_of_answerable_questions() -> None:
    records = [record(), record(text="不知道"), refusal(unanswerable()), record(unanswerable())]
    assert RIGHT.value(records) == 0.5
    assert RIGHT.value(records[2:]) is None


def test_an_answer_in_part_is_an_answer() -> None:
    assert RIGHT.score(record(status="partly")) == RIGHT.score(record(status="degraded")) == 1.0


def test_completeness_is_the_share_of_a_list() -> None:
    listed = question(kind="list", facts=(("农业局",), ("工信委",), ("公安局",), ("教育局",)))
    assert COMPLETENESS.score(record(listed, "农业局、工信委、教育局")) == 0.75
    assert COMPLETENESS.score(refusal(listed)) == 0.0
    assert COMPLETENESS.score(record()) is None


def test_completeness_of_a_reverse_look_up_is_the_share_of_its_articles() -> None:
    where = question(kind="reverse", gold=(gold(), gold("质量" * 9, "八、")))
    assert COMPLETENESS.score(record(where)) == 0.5
    assert COMPLETENESS.score(record(where, cited=())) == 0.0
    assert COMPLETENESS.score(refusal(where)) == 0.0


def test_a_refusal_that_was_due_is_no_list() -> None:
    assert COMPLETENESS.score(refusal(unanswerable())) is None
