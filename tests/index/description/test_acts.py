"""The bracket below a law's title: who adopted, promulgated and amended it, and when."""

import pytest

from index.description.acts import Act, acts_in, first_publication, latest_date, own_act
from index.parsing.lines import lines_of


def acts(text: str) -> tuple[Act, ...]:
    return acts_in(lines_of(text))


def test_a_law_is_dated_by_its_last_amendment_and_issued_by_who_adopted_it() -> None:
    text = (
        "（1990年12月28日第七届全国人民代表大会常务委员会第十七次会议通过　根据2009年8月27日"
        "第十一届全国人民代表大会常务委员会第十次会议《关于修改部分法律的决定》修正）"
    )
    found = acts(text)
    assert [(act.date.value, act.verb, act.of_another) for act in found] == [
        ("1990-12-28", "通过", False),
        ("2009-08-27", "修正", True),
    ]
    latest, own = latest_date(found), own_act(found)
    assert latest is not None
    assert latest.value == "2009-08-27"
    assert text[slice(*latest.span)] == "2009年8月27日"
    assert first_publication(found) == "1990-12-28"
    assert own is not None
    assert own.organ is not None
    assert own.number is None
    assert own.organ.value == text[slice(*own.organ.span)] == "全国人民代表大会常务委员会"


@pytest.mark.parametrize(
    ("text", "organ", "number", "issued", "published"),
    [
        (
            "(2007年1月31日国务院第167次常务会议通过　2007年2月6日中华人民共和国国务院令第485号公布"
            "　自2007年5月1日起施行)",
            "国务院", "中华人民共和国国务院令第485号", "2007-02-06", "2007-02-06",
        ),
        (
            "（2015年1月5日甲总局令第73号公布  根据2020年10月23日乙总局令第31号修订）",
            "甲总局", "甲总局令第73号", "2020-10-23", "2015-01-05",
        ),
        (
            "（1991年3月4日国务院令第76号发布　2018年9月6日国务院第23次常务会议修订通过"
            "　2018年11月6日国务院令第706号公布　自2019年3月1日起施行）",
            "国务院", "国务院令第706号", "2018-11-06", "1991-03-04",
        ),
        (
            "(政务院政治法律委员会批准　1951年8月15日公安部发布)",
            "公安部", "", "1951-08-15", "1951-08-15",
        ),
        (
            "(1987年9月1日国务院批准　1987年9月11日国家档案局发布)",
            "国家档案局", "", "1987-09-11", "1987-09-11",
        ),
        (
            "（2006年1月10日商务部、国家版权局令2006年第1号公布）",
            "商务部、国家版权局", "商务部、国家版权局令2006年第1号", "2006-01-10", "2006-01-10",
        ),
    ],
)  # fmt: skip
def test_office_number_and_dates(
    text: str, organ: str, number: str, issued: str, published: str
) -> None:
    found = acts(text)
    own, latest = own_act(found), latest_date(found)
    assert own is not None
    assert own.organ is not None
    assert latest is not None
    assert own.organ.value == text[slice(*own.organ.span)] == organ
    assert (own.number.value if own.number else "") == number
    assert (latest.value, first_publication(found)) == (issued, published)


def test_a_line_without_a_date_tells_no_act() -> None:
    assert acts("国务院公布") == ()
    assert acts("（自2007年5月1日起施行）") == ()
    assert first_publication(()) == ""
    assert latest_date(()) is None
    assert own_act(()) is None
