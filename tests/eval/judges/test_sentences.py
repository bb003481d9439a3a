"""Answers cut into sentences: what people and models write, and that no word gets lost."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.judges.sentences import CitedSentence, cited_sentences, marked_sentences
from eval.judges.splitting import numbers_of, split_line, unmarked
from eval.question_set.question import Question
from eval.runs.record import Citing, Passage, Record


def parts(text: str) -> list[tuple[str, tuple[int, ...]]]:
    return [(sentence.text, sentence.numbers) for sentence in marked_sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # markers before and after the end, several, and in every bracket
        ("甲为3.5%[1]。乙为5%。[2][3]", [("甲为3.5%。", (1,)), ("乙为5%。", (2, 3))]),
        ("甲。[1,2] 乙。[1-3]", [("甲。", (1, 2)), ("乙。", (1, 2, 3))]),
        ("甲【1】。乙［2］。", [("甲。", (1,)), ("乙。", (2,))]),
        ("甲【依据1】。乙[来源2、来源3]。", [("甲。", (1,)), ("乙。", (2, 3))]),
        ("甲。[1]、[2]乙。", [("甲。", (1, 2)), ("乙。", ())]),
        ("甲。[1]。乙。", [("甲。", (1,)), ("乙。", ())]),
        ("甲（[1]）。乙（见[2]、[3]）。", [("甲。", (1,)), ("乙。", (2, 3))]),
        ("[1] 甲。[2] 乙。", [("甲。", (1,)), ("乙。", (2,))]),
        ("甲是吗？[1]是！[2]", [("甲是吗？", (1,)), ("是！", (2,))]),
        # a semicolon ends a sentence where a marker stands by it, and nowhere else
        ("甲；乙；丙。[1]", [("甲；乙；丙。", (1,))]),
        ("甲[1]；乙；[2]丙[3]", [("甲；", (1,)), ("乙；", (2,)), ("丙", (3,))]),
        # markers on a line of their own, before and after
        ("甲。\n[1]", [("甲。", (1,))]),
        ("[1]\n甲。", [("甲。", (1,))]),
        # what is no end
        ("第（一）条：增长3.5%[1]。", [("第（一）条：增长3.5%。", (1,))]),
        ("国发[2018]5号。", [("国发[2018]5号。", ())]),
        ("见《质量！强国》第3条。", [("见《质量！强国》第3条。", ())]),
        ("“质量第一。”是总要求。", [("“质量第一。”是总要求。", ())]),
        ("“质量第一。安全第一。”[1]甲。", [("“质量第一。安全第一。”", (1,)), ("甲。", ())]),
        ("规定：「甲。」乙负责。", [("规定：「甲。」", ()), ("乙负责。", ())]),
        ("“没有合上。甲。", [("“没有合上。", ()), ("甲。", ())]),
        # English
        (
            "It is 3.5% by 2020. No. 5 applies [1]. See e.g. art. 3!",
            [("It is 3.5% by 2020.", ()), ("No. 5 applies.", (1,)), ("See e.g. art. 3!", ())],
        ),
    ],
)  # fmt: skip
def test_sentences_and_their_markers(
    text: str, expected: list[tuple[str, tuple[int, ...]]]
) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize("marks", ["- {}", "* {}", "1. {}", "2、{}", "（3）{}", "④{}", "> - {}"])
def test_list_items(marks: str) -> None:
    assert parts(marks.format("甲为98%[1]")) == [("甲为98%", (1,))]


def test_a_figure_at_the_start_of_a_line_is_no_list_marker() -> None:
    assert parts("3.5%是目标[1]") == [("3.5%是目标", (1,))]


def test_a_lead_in_is_no_sentence_and_its_markers_count_for_its_items() -> None:
    text = "主要措施如下：[1]\n1. 甲措施\n2. 乙措施[2]\n\n另外丙。[3]"
    assert parts(text) == [("甲措施", (1,)), ("乙措施", (2,)), ("另外丙。", (3,))]


def test_time_and_place_of_a_lead_in_go_before_what_they_govern() -> None:
    text = "到2020年，克州：\n- 甲为98%[1]\n- 乙为94%[2]\n丙。"
    assert parts(text) == [
        ("到2020年，克州：甲为98%", (1,)),
        ("到2020年，克州：乙为94%", (2,)),
        ("丙。", ()),
    ]


def test_a_lead_in_with_a_figure_states_something() -> None:
    assert parts("合格率达到98%，措施如下：\n- 甲[1]") == [
        ("合格率达到98%，措施如下：", ()),
        ("甲", (1,)),
    ]


def test_a_frame_that_leads_in_nothing_stands_for_itself() -> None:
    assert parts("到2020年，兵团：") == [("到2020年，兵团：", ())]
    assert parts("具体如下：") == []


def test_a_heading_frames_its_lines() -> None:
    assert parts("## 克州\n甲[1]\n**汕尾市**\n乙[2]") == [("克州：甲", (1,)), ("汕尾市：乙", (2,))]


def test_yes_and_no_go_with_the_sentence_that_says_why() -> None:
    assert parts("不对。\n甲为5%。[1]") == [("不对。甲为5%。", (1,))]
    assert parts("是的。") == [("是的。", ())]


def test_a_row_is_a_sentence_and_header_and_rule_are_none() -> None:
    text = "| 指标 | 2020年[3] |\n|:--|---|\n| 甲 | 98%。以上 [1] |\n| 乙 | 96% |\n后话。[2]"
    assert parts(text) == [
        ("指标：甲，2020年：98%。以上", (1,)),
        ("指标：乙，2020年：96%", (3,)),
        ("后话。", (2,)),
    ]


def test_numbers_resolve_to_passages_and_dangling_ones_are_counted() -> None:
    one, two = Passage("d", "一", "甲"), Passage("d", "二", "乙")
    record = Record(
        Question("q", "fact", "?", (), (), ""),
        "answered",
        "甲。[1][2][9]乙。",
        "",
        cited=(Citing(1, one, "甲"), Citing(2, two, "乙")),
    )
    assert cited_sentences(record) == (
        CitedSentence("甲。", (one, two), dangling=1),
        CitedSentence("乙。", ()),
    )


def test_a_passage_cited_twice_counts_once() -> None:
    one = Passage("d", "一", "甲")
    cited = (Citing(1, one, "甲"), Citing(2, one, "甲"))
    record = Record(Question("q", "fact", "?", (), (), ""), "answered", "甲。[1][2]", "", cited)
    assert cited_sentences(record)[0].passages == (one,)


_WORDS = st.text("甲乙丙丁为的3.5%年，；。！？“”（）《》「」 ab.:", max_size=40)
_MARKS = st.sampled_from(["", "[1]", "[1][2]", "[1,3]", "【2】", " [1]、[2]"])
_NO_LIST = st.text(
    "甲乙丙丁为的年，；。！？“”（）《》「」 ab.:", max_size=40
)  # no numerals: no list markers
_TEXTS = st.lists(st.tuples(_NO_LIST, _MARKS), max_size=6).map(
    lambda pairs: "\n".join(words + mark for words, mark in pairs)
)


@given(st.lists(st.tuples(_WORDS, _MARKS), max_size=5))
def test_a_line_loses_no_word_and_no_marker(pairs: list[tuple[str, str]]) -> None:
    line = "".join(words + mark for words, mark in pairs)
    found = split_line(line)
    assert _letters("".join(s.text for s in found)) == _letters(unmarked(line))
    assert {n for s in found for n in s.numbers} == set(numbers_of(line))


@given(_TEXTS)
def test_every_word_of_an_answer_is_in_a_sentence_or_in_a_lead_in(text: str) -> None:
    said = _letters("".join(s.text for s in marked_sentences(text)))
    for line in text.splitlines():
        for piece in split_line(line):
            if not piece.text.endswith(":"):
                assert _letters(piece.text) in said


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    for sentence in marked_sentences(text):
        assert re.search(r"\w", sentence.text)


def _letters(text: str) -> str:
    return "".join(re.findall(r"\w", text))
