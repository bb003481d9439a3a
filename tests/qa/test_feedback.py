"""Feedback: what is stored of an answer, what replaces and withdraws it, what is refused."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import FeedbackError
from qa.answer import Answer, Citation
from qa.feedback import Feedback, FeedbackStore, feedback_on
from qa.settings import Settings

CITED = Citation(
    1, "jia", "甲市质量意见", "甲政发〔2021〕1号", "一、（一）", "jia/1-1", "达到98%", 9, 14
)
ANSWER = Answer(
    "合格率多少？",
    "甲市合格率多少？",
    "answered",
    "达到98%[1]。",
    (CITED,),
    model="m",
    generation="g",
)


@pytest.fixture
def store(tmp_path: Path) -> FeedbackStore:
    return FeedbackStore(tmp_path / "feedback" / "feedback.jsonl")


def test_a_row_holds_what_is_needed_to_judge_it_later(store: FeedbackStore) -> None:
    store.add(feedback_on("a", ANSWER, ("前一问",), "wrong", "answer", " 应为 <b>99%</b>\n"))
    row = json.loads(store.path.read_text(encoding="utf-8"))
    assert row.pop("time").endswith("+00:00")
    assert row == {
        "id": "a",
        "verdict": "wrong",
        "what": "answer",
        "note": "应为 <b>99%</b>",
        "question": "合格率多少？",
        "turns": ["前一问"],
        "rewritten": "甲市合格率多少？",
        "status": "answered",
        "text": "达到98%[1]。",
        "citations": [
            {
                "n": 1,
                "document": "jia",
                "title": "甲市质量意见",
                "label": "一、（一）",
                "clause_id": "jia/1-1",
                "quote": "达到98%",
            }
        ],
        "model": "m",
        "generation": "g",
    }


def test_the_last_row_of_an_id_stands_and_none_without_a_verdict(store: FeedbackStore) -> None:
    assert store.all() == ()
    store.add(feedback_on("a", ANSWER, (), "useful"))
    store.add(feedback_on("b", ANSWER, (), "useful"))
    store.add(feedback_on("a", ANSWER, (), "wrong", "missing"))
    assert [(row.id, row.verdict, row.what) for row in store.all()] == [
        ("a", "wrong", "missing"),
        ("b", "useful", ""),
    ]
    store.add(feedback_on("a", ANSWER, (), ""))
    assert [row.id for row in store.all()] == ["b"]
    assert "合格率" not in store.path.read_text(encoding="utf-8").splitlines()[-1]


@given(
    st.lists(
        st.tuples(
            st.sampled_from("abc"),
            st.sampled_from([("useful", ""), ("wrong", "other"), ("", "")]),
        ),
        max_size=8,
    )
)
def test_whatever_is_clicked_the_last_click_stands(
    tmp_path_factory: pytest.TempPathFactory, clicks: list[tuple[str, tuple[str, str]]]
) -> None:
    store = FeedbackStore(tmp_path_factory.mktemp("f") / "f.jsonl")
    stands: dict[str, tuple[str, str]] = {}
    for key, (verdict, what) in clicks:
        store.add(feedback_on(key, ANSWER, (), verdict, what))  # type: ignore[arg-type]
        stands[key] = (verdict, what)
    found = {row.id: (row.verdict, row.what) for row in store.all()}
    assert found == {key: said for key, said in stands.items() if said[0]}


@pytest.mark.parametrize(
    ("verdict", "what", "note", "problem"),
    [
        ("good", "", "", "评价"),
        ("wrong", "ugly", "", "问题类型"),
        ("wrong", "", "", "哪里有误"),
        ("useful", "other", "", "哪里有误"),
        ("", "", "为何", "撤回"),
        ("useful", "", "字" * 1001, "1001 字"),
    ],
)
def test_what_is_no_feedback_is_refused(verdict: str, what: str, note: str, problem: str) -> None:
    with pytest.raises(FeedbackError, match=problem):
        feedback_on("a", ANSWER, (), verdict, what, note)  # type: ignore[arg-type]


def test_a_note_of_a_thousand_characters_is_taken(store: FeedbackStore) -> None:
    store.add(feedback_on("a", ANSWER, (), "useful", note="字" * 1000))
    assert len(store.all()[0].note) == 1000


def test_a_row_that_is_no_feedback_is_skipped_with_a_warning(
    store: FeedbackStore, caplog: pytest.LogCaptureFixture
) -> None:
    store.add(feedback_on("a", ANSWER, (), "useful"))
    with store.path.open("a", encoding="utf-8") as file:
        file.write('{"id": "b", "time": "", "verdict": "splendid"}\n')
    assert [row.id for row in store.all()] == ["a"]
    assert f"{store.path}:2" in caplog.text
    assert "verdict" in caplog.text


def test_a_row_comes_back_as_it_was(store: FeedbackStore) -> None:
    row: Feedback = feedback_on("a", ANSWER, ("一", "二"), "wrong", "other", "注")
    store.add(row)
    assert store.all() == (row,)


def test_it_can_be_turned_off(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert Settings.read().feedback
    monkeypatch.setenv("TIAOWEN_FEEDBACK", "false")
    assert not Settings.read().feedback
    assert Settings.read(home=tmp_path).feedback_file == tmp_path / "feedback" / "feedback.jsonl"
