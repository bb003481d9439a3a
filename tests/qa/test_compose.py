"""Drafts: what the model is shown, how its sentences and numbers are read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import ModelError
from qa.compose import Drafted, draft, evidence_lines, sentences
from qa.prompts import prompt
from tests.qa.conftest import ScriptedChat, evidence

ITEMS = (evidence("合格率达到94%。", 1, (2025,)), evidence("由市场监管局\n负责。", 2))


def test_evidence_is_numbered_with_place_heading_and_unsaid_year() -> None:
    first, second = evidence_lines(ITEMS).split("\n")
    assert first.startswith("[1] 甲市")
    assert "目标" in first
    assert "2025" in first
    assert first.endswith("合格率达到94%。")
    assert second.startswith("[2] ")
    assert "20" not in second


def test_a_year_that_the_sentence_says_is_not_said_twice() -> None:
    line = evidence_lines([evidence("到2025年，合格率达到94%。", 1, (2025,))])
    assert line.count("2025") == 1


@pytest.mark.parametrize(
    ("text", "drafted"),
    [
        ("甲乙。[1]丙丁。[2]", [("甲乙。", (1,)), ("丙丁。", (2,))]),
        ("甲乙[1]。丙丁[2]。", [("甲乙。", (1,)), ("丙丁。", (2,))]),
        ("甲乙。 [1] [3]\n丙丁", [("甲乙。", (1, 3)), ("丙丁", ())]),
        ("甲乙【2】。丙丁［3］。", [("甲乙。", (2,)), ("丙丁。", (3,))]),
        ("- 甲乙[1]\n- 丙丁[1]", [("甲乙", (1,)), ("丙丁", (1,))]),
        ("甲乙[1][1]。", [("甲乙。", (1,))]),
        ("甲乙。", [("甲乙。", ())]),
        ("甲乙达到96.5%[1]。", [("甲乙达到96.5%。", (1,))]),
        ("", []),
        ("[1]", []),
        ("。。。\n", []),
    ],
)
def test_sentences_and_their_numbers(text: str, drafted: list[tuple[str, tuple[int, ...]]]) -> None:
    assert sentences(text) == [Drafted(words, numbers) for words, numbers in drafted]


@given(st.text(alphabet="质量9.5%。；\n[]12【】，,- ", max_size=50))
def test_no_marker_is_left_in_the_words_and_no_word_is_lost(text: str) -> None:
    found = sentences(text)
    assert all(drafted.text.strip() == drafted.text for drafted in found)
    assert sum(d.text.count("质") for d in found) == text.count("质")


def test_the_model_reads_the_evidence_and_the_question() -> None:
    model = ScriptedChat(words="答案[1]。")
    pieces = draft(model, prompt("answer"), "合格率？", ITEMS)
    assert "".join(piece.text for piece in pieces) == "答案[1]。"
    ((_, user),) = model.prompts
    assert evidence_lines(ITEMS) in user.text
    assert user.text.rstrip().endswith("<问题>合格率？</问题>")


def test_empty_pieces_are_not_handed_on() -> None:
    assert list(draft(ScriptedChat(), prompt("answer"), "合格率？", ITEMS)) == []


def test_closing_the_draft_stops_the_model() -> None:
    model = ScriptedChat(words="没完没了", endless=True)
    pieces = draft(model, prompt("answer"), "合格率？", ITEMS)
    next(pieces)
    assert not model.closed
    pieces.close()  # type: ignore[attr-defined]
    assert model.closed
    assert model.said == "没完没"


def test_a_failing_model_is_heard_of() -> None:
    model = ScriptedChat(words="一半", error=ModelError("断了"))
    pieces = draft(model, prompt("answer"), "合格率？", ITEMS)
    assert next(pieces).text == "一半"
    with pytest.raises(ModelError, match="断了"):
        next(pieces)
    assert model.closed
