"""What is taken away is really away, and the tutorial's pipeline does what tutorials do."""

import pytest
from langchain_core.embeddings import DeterministicFakeEmbedding

from eval.ablations.tutorial import NEAREST, Tutorial
from eval.ablations.unverified import Unverified
from eval.question_set.question import Question
from eval.runs.tiaowen import Tiaowen
from index.search.searcher import Searcher
from qa.answerer import Answerer
from qa.model import ModelSlot
from tests.qa.conftest import ScriptedChat

INVENTED = "克州的质量强州工作领导小组由张三丰负责，每年奖励77万元。[1]"
ASKED = Question("q", "list", "克州怎样完善质量激励机制？", (), (("奖",),), "")


@pytest.mark.parametrize(("kind", "gets_out"), [(Unverified, True), (Answerer, False)])
def test_without_verification_what_is_invented_gets_out(
    searcher: Searcher, kind: type[Answerer], gets_out: bool
) -> None:
    model = ScriptedChat(words=INVENTED)
    record = Tiaowen(kind(searcher, ModelSlot.of(model))).ask(ASKED)
    assert model.prompts  # a question that the model answers
    assert ("张三丰" in record.text) == gets_out
    assert record.cited


def test_without_verification_a_model_that_finds_nothing_refuses(searcher: Searcher) -> None:
    record = Tiaowen(Unverified(searcher, ModelSlot.of(ScriptedChat(words="未找到。")))).ask(ASKED)
    assert record.refused


def tutorial(searcher: Searcher, words: str) -> tuple[Tutorial, ScriptedChat]:
    model = ScriptedChat(words=words, tokens=(500, 20))
    documents = tuple(searcher.documents.values())
    return Tutorial.of(documents, DeterministicFakeEmbedding(size=8), model, {"llm": "x"}), model


def test_the_tutorial_reads_the_nearest_chunks_and_cites_what_it_names(searcher: Searcher) -> None:
    system, model = tutorial(searcher, "答案是96.5%[2]。")
    record = system.ask(ASKED)
    ((_, user),) = model.prompts
    assert all(passage.text in user.text for passage in record.found)
    assert len(record.found) == NEAREST
    assert [citing.n for citing in record.cited] == [2]
    assert record.cited[0].passage == record.found[1]
    assert record.text == "答案是96.5%[2]。"  # nothing checks it
    assert record.tokens == {"prompt": 500, "answer": 20}
    assert 0 < record.seconds["search"] <= record.seconds["first_word"] <= record.seconds["whole"]


def test_the_tutorial_s_sources_are_all_chunks_when_it_names_none(searcher: Searcher) -> None:
    system, _ = tutorial(searcher, "答案是96.5%。")
    assert len(system.ask(ASKED).cited) == NEAREST


def test_the_tutorial_refuses_when_the_model_says_it_does_not_know(searcher: Searcher) -> None:
    system, _ = tutorial(searcher, "根据上下文，我不知道。")
    assert system.ask(ASKED).refused


def test_chunks_know_nothing_of_articles(searcher: Searcher) -> None:
    system, _ = tutorial(searcher, "甲")
    texts = [chunk["text"] for chunk in system.store.store.values()]
    assert max(map(len, texts)) <= 500
    clauses = [c for d in searcher.documents for c in searcher.clauses_of(d)]
    openings = [clause.text[:12] for clause in clauses if len(clause.text) > 40]
    assert any(sum(opening in text for opening in openings) > 1 for text in texts)
