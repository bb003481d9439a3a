"""The shortest words that tell a clause from the rest of its document."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.review.quote import figures_in_both, shortest

GOAL = "到2025年，产品质量合格率达到98%以上；服务满意度达到80分。"


@pytest.mark.parametrize(
    ("needed", "quote"),
    [
        ((), "到2025年"),
        ((("98%",),), "产品质量合格率达到98%以上"),
        ((("80分", "八十分"),), "服务满意度达到80分"),
        ((("2025",), ("98%",)), "到2025年，产品质量合格率达到98%以上"),
        ((("97%",),), ""),
        ((("8%",),), ""),  # the end of another figure
    ],
)
def test_the_fewest_pieces_that_hold_what_is_needed(
    needed: tuple[tuple[str, ...], ...], quote: str
) -> None:
    assert shortest(GOAL, GOAL, needed) == quote


def test_words_that_stand_twice_take_their_neighbours_in() -> None:
    text = f"{GOAL}\n到2025年，市场主体达到98%以上。"
    assert shortest(GOAL, text) == "服务满意度达到80分"
    assert shortest("到2025年，市场主体", text) == "到2025年，市场主体"
    assert shortest("到2025年，", text) == ""


@given(st.text("到年，。；98%\n ", max_size=30), st.text("到年，。；98%\n ", max_size=30))
def test_what_comes_back_is_verbatim_and_unique(passage: str, before: str) -> None:
    text = before + passage
    quote = shortest(passage, text)
    assert quote == "" or text.count(quote) == 1


def test_figures_that_answer_and_quotation_share() -> None:
    assert figures_in_both("达到９８％[1]，不是80.5。", GOAL) == ("98%",)
    assert figures_in_both("没有[98]，达到80分[2025]", GOAL) == ("80",)
