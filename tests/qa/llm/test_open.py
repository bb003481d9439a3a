"""Settings choose the model, and a model that fails is made up for by the clauses."""

from pathlib import Path

import pytest

from index.embedding.weights import ModelFile
from index.errors import ConfigurationError, ModelError
from index.search.searcher import Searcher
from qa.answerer import Answerer
from qa.llm.open import open_chat_model
from qa.llm.remote import RemoteChat
from qa.llm.weights import EMBEDDED
from qa.model import ModelSlot
from qa.settings import Settings
from tests.qa.conftest import assert_cited, assert_own_words
from tests.qa.llm.conftest import Playing, Reply, failure, said

QUESTION = "克州怎样完善质量激励机制？"


def at(playing: Playing, **given: object) -> Settings:
    return Settings.read(llm=f"http://127.0.0.1:{playing.port}/v1#m", **given)


def test_settings_choose_the_model(tmp_path: Path) -> None:
    assert open_chat_model(Settings(llm="none")) is None
    with pytest.raises(ModelError, match="is missing"):
        open_chat_model(Settings(llm="embedded", home=tmp_path))
    with pytest.raises(ModelError, match="cannot load"):
        open_chat_model(Settings(llm=f"hf:{tmp_path}"))
    endpoint = open_chat_model(Settings(llm="http://127.0.0.1:1/v1#qwen3:8b", answer_timeout=60))
    assert isinstance(endpoint, RemoteChat)
    assert (endpoint.name_of_model, endpoint.answer_timeout) == ("qwen3:8b", 60)


@pytest.mark.parametrize(
    "llm",
    ["", "Embedded", "hf:", "hf: ", "http://127.0.0.1:1/v1", "ftp://a/v1#m", "http://#m",
     "http://a:99999/v1#m"],
)  # fmt: skip
def test_ambiguous_models_are_refused(llm: str) -> None:
    with pytest.raises(ConfigurationError, match="setting llm"):
        Settings.read(llm=llm)


def test_a_key_has_no_place_in_an_address() -> None:
    with pytest.raises(ConfigurationError, match="TIAOWEN_LLM_KEY"):
        Settings.read(llm="http://me:secret@host/v1#m")


def test_first_word_cannot_come_after_the_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIAOWEN_LLM_KEY", "sk-secret")
    for given in ({"first_word_timeout": 9, "answer_timeout": 3}, {"first_word_timeout": 121}):
        with pytest.raises(ConfigurationError, match="first_word_timeout") as caught:
            Settings.read(**given)
        assert "sk-secret" not in str(caught.value)


def test_the_key_comes_from_the_environment(
    playing: Playing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIAOWEN_LLM_KEY", " sk-secret\n")
    settings = at(playing)
    assert "sk-secret" not in repr(settings) + str(settings.model_dump())
    playing.replies = [failure(401, {})]
    model = open_chat_model(settings)
    assert model is not None
    with pytest.raises(ModelError, match="wrong key"):
        model.invoke(QUESTION)
    assert playing.keys == ["Bearer sk-secret"]


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (failure(401, {}), "密钥不对 (HTTP 401: wrong key"),
        (Reply([*said("达到99.73"), b"data: {"], cut=True), "connection broke"),
        (Reply([b"<html></html>"], kind="text/html"), "no OpenAI reply"),
    ],
)
def test_a_failed_model_degrades_to_the_clauses_own_words(
    reply: Reply, words: str, playing: Playing, searcher: Searcher
) -> None:
    playing.replies = [reply]
    answerer = Answerer(searcher, ModelSlot.of(open_chat_model(at(playing, llm_failures=2))))
    for _ in range(2):
        answer = answerer.answer(QUESTION)
        assert answer.status == "degraded"
        assert "以下是条款原文" in answer.notice
        assert "the articles' own words" in answer.notice
        assert words in answer.notice
        assert len(answer.notice.splitlines()) == 1
        assert "99.73" not in answer.text
        assert_cited(answer, answerer)
        assert_own_words(answer)
    asked = len(playing.asked)
    resting = answerer.answer(QUESTION)
    assert (resting.status, len(playing.asked)) == ("degraded", asked)
    assert "left alone" in resting.notice


@pytest.mark.parametrize(("named", "file"), EMBEDDED.items())
def test_every_embedded_model_is_looked_for_by_its_own_name(
    tmp_path: Path, named: str, file: ModelFile
) -> None:
    with pytest.raises(ModelError, match=file.name):
        open_chat_model(Settings(llm=named, home=tmp_path))
