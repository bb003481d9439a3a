"""Comma segments: verbatim, whole, and the right one for a question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.segments import best_segments, segments
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


@pytest.mark.xfail(strict=True, reason="a comma inside brackets still cuts")
@pytest.mark.parametrize(
    "piece",
    ["工业产品(不含地产食品,酒类)合格率90%", "工业产品（不含食品，酒类；饮料）合格率90%"],
)
def test_brackets_stay_whole(piece: str) -> None:
    assert segments(f"甲,{piece}。乙") == ("甲", piece, "乙")


def test_decimals_stay_whole() -> None:
    assert segments("指数达到82.5；率13.5%") == ("指数达到82.5", "率13.5%")


@pytest.mark.xfail(strict=True, reason="a comma inside a number still cuts")
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


@pytest.mark.parametrize(
    ("about", "figure"),
    [("消费品质量合格率", "94%"), ("制造业产品质量合格率", "96.5%"), ("基本药物抽检合格率", "98%")],
)
def test_the_segment_of_the_indicator_comes_first(about: str, figure: str) -> None:
    best = best_segments(about, [evidence(TARGETS)], idf)
    assert best[0].text.endswith(figure)
    assert best[0].text in TARGETS
    assert [s.fit for s in best] == sorted((s.fit for s in best), reverse=True)


def test_segments_without_figures_are_none() -> None:
    assert best_segments("质量", [evidence("加强质量管理,落实责任。")], idf) == ()
    assert best_segments("质量", [], idf) == ()


def test_ties_stay_together() -> None:
    two = [evidence("甲类合格率达到90%。", 1), evidence("甲类合格率达到95%。", 2)]
    assert [s.evidence.n for s in best_segments("甲类合格率", two, idf)] == [1, 2]
