"""A model behind an endpoint: its answers and its limits, over real HTTP."""

import logging
import secrets

import pytest
from pydantic import SecretStr

from index.errors import ConfigurationError, ModelError
from qa.llm.remote import RemoteChat
from tests.qa.llm.conftest import Playing, Reply, answer, event, said

ASKED = [("system", "简短回答。"), ("human", "合格率是多少？")]


def test_an_answer_streams_with_its_cost(playing: Playing) -> None:
    playing.replies = [Reply(answer("达到", "94%", "。"))]
    chunks = list(playing.chat().stream(ASKED))
    assert [chunk.text for chunk in chunks if chunk.text] == ["达到", "94%", "。"]
    (usage,) = [chunk.usage_metadata for chunk in chunks if chunk.usage_metadata]
    assert (usage["input_tokens"], usage["output_tokens"]) == (7, 3)
    whole = playing.chat().invoke(ASKED)
    assert whole.text == "达到94%。"
    assert whole.response_metadata["finish_reason"] == "stop"


def test_what_an_endpoint_is_asked(playing: Playing) -> None:
    playing.replies = [Reply(answer("好"))]
    playing.chat().invoke(ASKED, stop=["。"], max_tokens=9)
    (request,) = playing.asked
    wanted = {"model": "m", "temperature": 0, "stream": True, "stop": ["。"], "max_tokens": 9}
    assert {name: request[name] for name in wanted} == wanted
    assert [m["role"] for m in request["messages"]] == ["system", "user"]
    assert playing.keys == ["Bearer none"]


def test_thoughts_are_for_nobody(playing: Playing) -> None:
    thought = event({"content": "", "reasoning_content": "秘密"})
    playing.replies = [Reply([thought, *answer("<thi", "nk>秘密", "</think>\n", "\n94%。")])]
    assert playing.chat().invoke(ASKED).text == "94%。"


def test_thoughts_whose_beginning_the_server_cut(playing: Playing) -> None:
    playing.replies = [Reply(answer("秘", "密</think>", "94%。"))]
    with pytest.raises(ModelError, match="reasoning parser"):
        playing.chat().invoke(ASKED)


@pytest.mark.parametrize("words", [(), ("<think>也许",), (" \n",)])
def test_an_empty_answer(words: tuple[str, ...], playing: Playing) -> None:
    playing.replies = [Reply(answer(*words, finish="length"))]
    with pytest.raises(ModelError, match="is empty: finish reason 'length'"):
        playing.chat().invoke(ASKED)
    assert len(playing.asked) == 1


@pytest.mark.parametrize("before", [[], [event({"role": "assistant", "content": ""})]])
def test_no_first_word(before: list[bytes], playing: Playing) -> None:
    playing.replies = [Reply(before, stalls=True)]
    with pytest.raises(ModelError, match=r"not said a word after 0\.2 s"):
        playing.chat(first_word_timeout=0.2).invoke(ASKED)
    assert playing.gone.wait(5)
    assert len(playing.asked) == 1


def test_a_stream_that_stalls(playing: Playing) -> None:
    playing.replies = [Reply(said("达到"), stalls=True)]
    stream = playing.chat(first_word_timeout=0.2).stream(ASKED)
    assert next(stream).text == "达到"
    with pytest.raises(ModelError, match=r"fell silent for 0\.2 s"):
        list(stream)
    assert playing.gone.wait(5)
    assert len(playing.asked) == 1


def test_an_answer_without_end(playing: Playing) -> None:
    playing.replies = [Reply(said("又"), endless=True)]
    with pytest.raises(ModelError, match=r"not finished after 0\.3 s"):
        playing.chat(answer_timeout=0.3).invoke(ASKED)
    assert playing.gone.wait(5)


def test_thinking_without_end(playing: Playing) -> None:
    playing.replies = [Reply(said("<think>", "嗯"), endless=True)]
    with pytest.raises(ModelError, match=r"still thinking after 0\.2 s"):
        playing.chat(first_word_timeout=0.2).invoke(ASKED)
    assert playing.gone.wait(5)


def test_closing_a_stream_gives_the_connection_up(playing: Playing) -> None:
    playing.replies = [Reply(said("达到"), stalls=True)]
    stream = playing.chat().stream(ASKED)
    assert next(stream).text == "达到"
    stream.close()  # type: ignore[attr-defined]
    assert playing.gone.wait(5)


def test_cancelled_before_the_first_word(playing: Playing) -> None:
    playing.replies = [Reply(stalls=True)]
    cut_off = playing.chat().invoke(ASKED, cancelled=lambda: bool(playing.asked))
    assert cut_off.text == ""
    assert cut_off.response_metadata["finish_reason"] == "cancelled"
    assert playing.gone.wait(5)


def test_two_readers_do_not_wait_for_each_other(playing: Playing) -> None:
    playing.replies = [Reply(said("一"), stalls=True), Reply(answer("二"))]
    chat = playing.chat()
    first = chat.stream(ASKED)
    assert next(first).text == "一"
    assert chat.invoke(ASKED).text == "二"
    first.close()  # type: ignore[attr-defined]


def test_the_key_is_sent_and_nowhere_shown(
    playing: Playing, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-another-service")
    key = "sk-" + secrets.token_hex(8)
    echo = f'{{"error": {{"message": "bad key {key}"}}}}'.encode()
    playing.replies = [Reply([echo], 400, "application/json")]
    chat = playing.chat(key=SecretStr(key))
    with caplog.at_level(logging.DEBUG), pytest.raises(ModelError) as caught:
        chat.invoke(ASKED)
    assert playing.keys == [f"Bearer {key}"]
    for shown in (str(caught.value), repr(chat), repr(vars(chat)), caplog.text):
        assert key not in shown
    assert caught.value.__cause__ is None


@pytest.mark.parametrize("key", ["我的密码", "sk-1\nsk-2", "ｓｋ-1"])
def test_what_is_no_key(key: str) -> None:
    with pytest.raises(ConfigurationError, match="TIAOWEN_LLM_KEY") as caught:
        RemoteChat.open("http://127.0.0.1:1/v1#m", key=SecretStr(key))
    assert key not in str(caught.value)
