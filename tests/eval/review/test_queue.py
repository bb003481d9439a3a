"""What waits: grouped, newest first, without what was decided or withdrawn."""

import json
from dataclasses import asdict

import pytest

from eval.question_set.corpus import Corpus
from eval.review.deciding import reject, undo
from eval.review.places import Places
from eval.review.queue import waiting, waiting_one
from eval.review.showing import listing, show
from index.errors import FeedbackError
from qa.feedback import FeedbackStore, feedback_on
from tests.eval.review.conftest import QUESTION, Say, answer_of


def test_nothing_waits_where_nobody_said_anything(places: Places) -> None:
    assert waiting(places) == ()
    assert "没有" in listing(places)
    assert not places.feedback.exists()


def test_the_same_question_is_one_line_with_its_count(places: Places, say: Say) -> None:
    first = say()
    say(question="别的问题？", verdict="useful", what="")
    last = say(question=f" {QUESTION.replace('？', '')} ", what="missing")
    groups = waiting(places)
    assert [[row.id for row in group.rows] for group in groups] == [
        [last, first],
        ["00000002" + "0" * 24],
    ]
    lines = listing(places).splitlines()
    assert "2 次" in lines[0]
    assert "漏了内容，答案不对" in lines[0]
    assert "别的问题" in lines[1]
    assert "有用" in lines[1]


def test_other_turns_make_another_question(places: Places, small_corpus: Corpus) -> None:
    store = FeedbackStore(places.feedback)
    answer = answer_of(small_corpus)
    store.add(feedback_on("a" * 32, answer, (), "useful"))
    store.add(feedback_on("b" * 32, answer, ("前一问",), "useful"))
    assert len(waiting(places)) == 2
    assert "前一问" in show(places, "bbbb")


def test_withdrawn_feedback_does_not_wait(places: Places, say: Say) -> None:
    say(key=say(), verdict="", what="")
    assert waiting(places) == ()


def test_an_id_is_found_by_its_beginning(places: Places, say: Say) -> None:
    say(key="abcd1" + "0" * 27)
    say(key="abcd2" + "0" * 27, question="别的？")
    assert waiting_one(places, "abcd2").newest.question == "别的？"
    for key, problem in (("abc", "太短"), ("abcd", "2 条"), ("ffff", "没有等待审阅")):
        with pytest.raises(FeedbackError, match=problem):
            waiting_one(places, key)


def test_a_rejection_settles_the_group_and_can_be_taken_back(places: Places, say: Say) -> None:
    before = [say(), say()]
    rows = places.feedback.read_bytes()
    assert reject(places, "00000001", "与文件无关").rows.keys() == set(before)
    assert waiting(places) == ()
    assert len(json.loads(places.decisions.read_text(encoding="utf-8"))["rows"]) == 2
    say(what="other")
    assert len(waiting(places)[0].rows) == 1  # what is said afterwards waits anew
    undo(places)
    assert len(waiting(places)[0].rows) == 3
    assert places.feedback.read_bytes().startswith(rows)
    with pytest.raises(FeedbackError, match="没有可撤回"):
        undo(places)


def test_who_changes_their_mind_after_the_decision_is_heard_again(
    places: Places, small_corpus: Corpus, say: Say
) -> None:
    key = say()
    reject(places, key, "无关")
    row = feedback_on(key, answer_of(small_corpus), (), "wrong", "citation")
    later = asdict(row) | {"time": "2100-01-01T00:00:00.000+00:00"}
    with places.feedback.open("a", encoding="utf-8") as file:
        file.write(json.dumps(later) + "\n")
    assert waiting(places)[0].newest.what == "citation"


def test_a_rejection_needs_a_reason(places: Places, say: Say) -> None:
    with pytest.raises(FeedbackError, match="--why"):
        reject(places, say(), " ")
    assert len(waiting(places)) == 1


def test_show_tells_all_and_steers_no_terminal(places: Places, say: Say) -> None:
    key = say(note="\x1b[2J应为99%\u202e", question="合格率\x1b]0;x\x07？")
    shown = show(places, key)
    for words in ("甲市质量意见", "98%以上[1]", "市场监管局牵头负责", "应为99%", "答案不对"):
        assert words in shown
    assert not {"\x1b", "\x07", "\u202e"} & set(shown + listing(places))
