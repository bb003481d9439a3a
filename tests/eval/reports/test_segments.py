"""Texts cut in pieces for the page."""

from hypothesis import given
from hypothesis import strategies as st

from eval.reports.segments import with_markers, with_marks

_TEXT = st.text(alphabet="甲乙[]12,，（(９9 \n。", max_size=40)


@given(_TEXT, st.lists(_TEXT, max_size=3))
def test_nothing_is_lost(text: str, words: list[str]) -> None:
    assert "".join(piece.text for piece in with_markers(text)) == text
    assert "".join(piece.text for piece in with_marks(text, words)) == text


def test_markers_stand_apart_with_their_numbers() -> None:
    pieces = with_markers("达到94%[1]，由某局负责[2,3]。")
    assert [(piece.text, piece.numbers) for piece in pieces if piece.numbers] == [
        ("[1]", (1,)),
        ("[2,3]", (2, 3)),
    ]


def test_words_are_marked_whatever_their_width_and_spacing() -> None:
    pieces = with_marks("合格率 ９２ ％以上，92%以上", ["92%"])
    assert [piece.text for piece in pieces if piece.marked] == ["９２ ％", "92%"]


def test_overlapping_words_are_marked_once() -> None:
    pieces = with_marks("达到92%以上。", ["92%以上", "92%", "以上。", "无此"])
    assert [piece.text for piece in pieces if piece.marked] == ["92%以上。"]
