"""Comma segments: verbatim, whole, and the right one for a question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.segments import best_segments, segments
from qa.wish import Wish
from tests.qa.conftest import evidence

TARGETS = (
    "农畜产品质量安全例行监测合格率达到98%以上,制造业产品质量合格率达到96.5%,"
    "消费品质量合格率达到94%,基本药物抽检合格率达到98%。"
)


def idf(_: str) -> float:
    return 1.0


def test_a_sentence_of_targets() -> None:
    assert segments(TARGETS) == (
        "农畜产品质量安全例行监测合格率达到98%以上",
        "制造业产品质量合格率达到96.5%",
        "消费品质量合格率达到94%",
        "基本药物抽检合格率达到98%",
    )


@pytest.mark.parametrize(
    "piece",
    ["工业产品(不含地产食品,酒类)合格率90%", "工业产品（不含食品，酒类；饮料）合格率90%"],
)
def test_brackets_stay_whole(piece: str) -> None:
    assert segments(f"甲,{piece}。乙") == ("甲", piece, "乙")


def test_decimals_stay_whole() -> None:
    assert segments("指数达到82.5；率13.5%") == ("指数达到82.5", "率13.5%")


def test_thousands_stay_whole() -> None:
    assert segments("商标达到1,000件,地理标志400件") == ("商标达到1,000件", "地理标志400件")


@given(st.text(alphabet="质量率9.5%,，;；。！？\n()（） 8", max_size=60))
def test_pieces_are_verbatim_in_order_and_lose_no_digit(text: str) -> None:
    at = 0
    for piece in segments(text):
        assert piece
        assert piece == piece.strip(" ，,；;。！？\n")
        at = text.index(piece, at) + len(piece)  # raises when it is not there
    assert sum(c.isdigit() for p in segments(text) for c in p) == sum(c.isdigit() for c in text)


def wish(about: str, unit: str = "", parts: tuple[str, ...] = ()) -> Wish:
    return Wish(about, about, "percent", unit, (), parts)


@pytest.mark.parametrize(
    ("about", "figure"),
    [("消费品质量合格率", "94%"), ("制造业产品质量合格率", "96.5%"), ("基本药物抽检合格率", "98%")],
)
def test_the_segment_of_the_indicator_comes_first(about: str, figure: str) -> None:
    best = best_segments(wish(about), [evidence(TARGETS)], idf)
    assert best[0].text.endswith(figure)
    assert best[0].text in TARGETS
    assert [s.fit for s in best] == sorted((s.fit for s in best), reverse=True)


def test_segments_without_figures_are_none() -> None:
    assert best_segments(wish("质量"), [evidence("加强质量管理,落实责任。")], idf) == ()
    assert best_segments(wish("质量"), [], idf) == ()


def test_ties_stay_together() -> None:
    two = [evidence("甲类合格率达到90%。", 1), evidence("甲类合格率达到95%。", 2)]
    assert [s.evidence.n for s in best_segments(wish("甲类合格率"), two, idf)] == [1, 2]


def test_a_figure_of_another_indicator_is_none() -> None:
    assert best_segments(wish("化妆品抽检合格率"), [evidence("食品抽检合格率达到98%。")], idf) == ()


def test_a_list_of_subjects_shares_one_indicator() -> None:
    fruit = evidence("农产品、林果产品、畜禽产品质量安全例行监测合格率稳定在96%以上。")
    assert len(best_segments(wish("林果产品例行监测合格率"), [fruit], idf)) == 1


def test_each_part_of_a_question_has_its_figure() -> None:
    brands = evidence("有效注册商标拥有量达到50万件,地理标志数量达到400件,公用品牌50个。")
    asked = wish("地理标志注册商标", parts=("地理标志", "注册商标"))
    found = best_segments(asked, [brands], idf)
    assert [s.text for s in found] == ["地理标志数量达到400件", "有效注册商标拥有量达到50万件"]


def test_the_unit_asked_for_weighs() -> None:
    mixed = evidence("三级计量标准能力建设,至少完成50项计量标准建设。")
    assert best_segments(wish("三级计量标准", "项"), [mixed], idf)[0].text.startswith(
        "至少完成50项"
    )


def test_an_indicator_said_once_is_that_of_every_part() -> None:
    mixed = evidence("重点地产食品合格率96%以上,水利工程合格率98%,食品问题处置率100%。")
    asked = wish("地产食品 水利工程合格率", parts=("地产食品", "水利工程合格率"))
    assert [s.text for s in best_segments(asked, [mixed], idf)] == [
        "重点地产食品合格率96%以上",
        "水利工程合格率98%",
    ]


def test_what_a_segment_leaves_out_is_not_what_it_is_about() -> None:
    two = evidence("工业产品(不含地产食品)合格率90%以上,地产食品合格率96%以上。")
    found = best_segments(wish("地产食品合格率"), [two], idf)
    assert [s.text for s in found] == ["地产食品合格率96%以上"]
