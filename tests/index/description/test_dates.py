"""Dates in every form that documents write, and nothing that is no date."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.description.dates import dates_in, days_after, first_date, is_date_line, years_after


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2018年11月20日", "2018-11-20"),
        ("２０１８年１１月２０日", "2018-11-20"),
        ("2018 年 1 月 2 日", "2018-01-02"),
        ("二〇一八年十一月二十日", "2018-11-20"),
        ("二○○四年八月三十一日", "2004-08-31"),
        ("二ＯＯ一年十一月一日", "2001-11-01"),
        ("2018-11-20 11:58", "2018-11-20"),
        ("2018.11.20", "2018-11-20"),
        ("2018/1/2", "2018-01-02"),
    ],
)
def test_a_date_is_read(text: str, iso: str) -> None:
    found = first_date(f"于{text}印发", 10)
    assert found is not None
    assert found.iso == iso
    assert f"于{text}印发"[found.start - 10 : found.end - 10] in text


@pytest.mark.parametrize(
    "text",
    [
        "2018年2月30日",
        "2018年13月1日",
        "5355年6月6日",
        "1.2018.11.2",
        "2018年11月",
        "3.2.1",
        "2018-11-2020",
    ],
)
def test_what_is_no_date_is_not_read(text: str) -> None:
    assert list(dates_in(text)) == []


@given(st.dates(date(1949, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_back(day: date) -> None:
    for text in (day.isoformat(), f"{day.year}年{day.month}月{day.day}日"):
        found = first_date(text)
        assert found is not None
        assert (found.iso, found.start, found.end) == (day.isoformat(), 0, len(text))


def test_terms() -> None:
    assert years_after("2021-01-01", 5) == "2026-01-01"
    assert years_after("2020-02-29", 1) == "2021-03-01"
    assert days_after("2023-12-31", 1) == "2024-01-01"


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("2018年11月20日印发", True),
        ("二〇一八年十一月二十日", True),
        ("（2018年11月20日）", True),
        ("2017126日", True),
        ("2018年11月20日会议", False),
        ("截至2018年11月20日", False),
    ],
)
def test_date_lines(line: str, is_one: bool) -> None:
    assert is_date_line(line) is is_one
