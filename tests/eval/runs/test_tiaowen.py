"""This project as a system under evaluation: what it says is recorded with all it rests on."""

import pytest

from eval.metrics.containment import relevant
from eval.question_set.named import SEEN
from eval.question_set.question import Question
from eval.question_set.reading import load
from eval.runs.tiaowen import Tiaowen
from index.search.searcher import Searcher
from qa.answerer import Answerer
from qa.model import ModelSlot
from tests.qa.conftest import ScriptedChat


@pytest.fixture(scope="module")
def questions() -> dict[str, Question]:
    return {question.id: question for question in load(SEEN / "plain.jsonl")}


def of_kind(questions: dict[str, Question], kind: str) -> Question:
    return next(question for question in questions.values() if question.kind == kind)


def test_an_answer_is_recorded_with_what_it_rests_on(
    searcher: Searcher, questions: dict[str, Question]
) -> None:
    system = Tiaowen(Answerer(searcher, ModelSlot.of(None)))
    asked = of_kind(questions, "fact")
    record = system.ask(asked)
    assert record.question is asked
    assert record.status in {"answered", "degraded"}  # degraded: without a model
    assert 0 < (record.confidence or 0) <= 1
    assert {"search", "evidence", "whole"} <= record.seconds.keys()
    assert record.found
    (gold,) = asked.gold
    assert any(relevant(citing.passage, gold) for citing in record.cited)
    for citing in record.cited:
        assert f"[{citing.n}]" in record.text
        assert citing.quote in searcher.documents[citing.passage.document].text
        assert citing.passage.title in citing.passage.context


def test_a_refusal_cites_nothing(searcher: Searcher, questions: dict[str, Question]) -> None:
    system = Tiaowen(Answerer(searcher, ModelSlot.of(None)))
    record = system.ask(of_kind(questions, "unanswerable"))
    assert (record.status, record.cited, record.model) == ("refused", (), "")


def test_what_is_no_question_is_a_refusal(searcher: Searcher) -> None:
    system = Tiaowen(Answerer(searcher, ModelSlot.of(None)))
    nothing = Question("q", "unanswerable", "？？？", (), (), "", reason="chat")
    assert system.ask(nothing).refused


def test_the_model_s_tokens_are_counted(searcher: Searcher) -> None:
    words = "克州完善质量激励机制，设立质量奖励专项资金。[1]"
    system = Tiaowen(Answerer(searcher, ModelSlot.of(ScriptedChat(words=words, tokens=(90, 12)))))
    question = Question("q", "list", "克州怎样完善质量激励机制？", (), (("奖",),), "")
    record = system.ask(question)
    assert record.tokens == {"prompt": 90, "cached": 0, "answer": 12}
    assert record.model


def test_the_identity_changes_with_what_answers_depend_on(searcher: Searcher) -> None:
    answerer = Answerer(searcher, ModelSlot.of(None))
    plain, other = Tiaowen(answerer), Tiaowen(answerer, {"llm": "another"})
    assert plain.identity["generation"] == searcher.generation
    assert len(plain.identity["code"]) == 64
    assert plain.identity != other.identity
