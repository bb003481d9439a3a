"""Everything that goes wrong at an endpoint: one clear line, and one retry where it may help."""

import socket
from collections.abc import Iterator

import pytest

from index.errors import ModelError
from qa.llm.breaker import Breaker
from qa.llm.faults import PromptTooLong
from qa.llm.remote import RemoteChat
from tests.qa.llm.conftest import DONE, Playing, Reply, answer, failure, said

ASKED = [("human", "合格率是多少？")]
HTML = Reply([b"<html><body>It works!</body></html>"], kind="text/html")
UNKNOWN = "The model `m` does not exist"


def refused(chat: RemoteChat) -> str:
    with pytest.raises(ModelError) as caught:
        chat.invoke(ASKED)
    message = str(caught.value)
    assert "\n" not in message
    assert "127.0.0.1" not in message  # the address is the operator's business
    return message


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (failure(401, {"error": {"message": "no"}}), "wrong key; set TIAOWEN_LLM_KEY"),
        (failure(403, {"detail": "no"}), "wrong key; set TIAOWEN_LLM_KEY"),
        (failure(404, {"detail": "Not Found"}), "wrong path"),
        (Reply([b"<html>404</html>"], 404, "text/html"), "wrong path"),
        (failure(404, {"error": {"message": UNKNOWN}}), "no such model"),
        (failure(400, {"error": {"message": "Model Not Exist"}}), "no such model"),
        (failure(404, {"error": {"message": "?", "code": "model_not_found"}}), "no such model"),
        (failure(400, {"error": {"message": "temperature\nmust be 1"}}), "temperature must be 1"),
        (failure(422, {"detail": [{"loc": ["body"]}]}), "HTTP 422"),
        (HTML, "no OpenAI reply"),
        (Reply([b'{"choices": [{"message": {"content": "94%"}}]}'], kind="application/json"),
         "no OpenAI reply"),
        (Reply([b"data: {not json\n\n"]), "no OpenAI reply"),
        (Reply([b'data: {"choices": [{}]}\n\n', DONE]), "no OpenAI reply"),
        (Reply([b"data: []\n\n", DONE]), "no OpenAI reply"),
        (Reply([b'data: {"error": {"message": "out of memory"}}\n\n']), "out of memory"),
        (Reply([*said("达到"), b'data: {"error": {"message": "killed"}}\n\n']), "killed"),
    ],
)  # fmt: skip
def test_faults_that_stay(reply: Reply, words: str, playing: Playing) -> None:
    playing.replies = [reply]
    assert words in refused(playing.chat())
    assert len(playing.asked) == 1


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (failure(500, {"error": {"message": "out of\nmemory"}}), "HTTP 500"),
        (Reply([b"<html>Bad Gateway</html>"], 502, "text/html"), "HTTP 502"),
        (failure(503, {}), "HTTP 503"),
        (failure(429, {"error": {"message": "slow down"}}, Retry_After="0"), "slow down"),
        (Reply(cut=True), "connection broke"),
    ],
)
def test_one_retry_after_what_may_pass(reply: Reply, words: str, playing: Playing) -> None:
    playing.replies = [reply, Reply(answer("94%。"))]
    assert playing.chat().invoke(ASKED).text == "94%。"
    playing.asked.clear()
    playing.replies = [reply]
    assert words in refused(playing.chat())
    assert len(playing.asked) == 2


def test_no_retry_once_something_was_said(playing: Playing) -> None:
    for reply in (Reply(said("达到"), cut=True), Reply(said("达到"))):
        playing.asked.clear()
        playing.replies = [reply]
        assert "broke" in refused(playing.chat())
        assert len(playing.asked) == 1


@pytest.mark.parametrize("after", ["60", "1e9"])
def test_no_retry_for_which_there_is_no_time(after: str, playing: Playing) -> None:
    playing.replies = [failure(429, {}, Retry_After=after)]
    assert "HTTP 429" in refused(playing.chat(first_word_timeout=30))
    assert len(playing.asked) == 1


def test_a_date_to_retry_after_is_no_reason_to_fail(playing: Playing) -> None:
    busy = failure(429, {}, Retry_After="Wed, 21 Oct 2015 07:28:00 GMT")
    playing.replies = [busy, Reply(answer("94%。"))]
    assert playing.chat().invoke(ASKED).text == "94%。"


def test_a_prompt_that_does_not_fit_is_not_the_model_s_fault(playing: Playing) -> None:
    vllm = {"message": "This model's maximum context length is 9 tokens.", "code": 400}
    llama = {"message": "the request exceeds the available context size", "code": 400}
    chat = playing.chat()
    chat.guarded_by(Breaker(failures=1))
    for error in (vllm, llama, vllm):
        playing.replies = [failure(400, {"error": error})]
        with pytest.raises(PromptTooLong):
            chat.invoke(ASKED)


def test_nothing_listens() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # and does not listen
        port = taken.getsockname()[1]
        assert "cannot connect" in refused(RemoteChat.open(f"http://127.0.0.1:{port}/v1#m"))


def test_a_name_that_nobody_has() -> None:
    assert "cannot connect" in refused(RemoteChat.open("http://nobody.invalid/v1#m"))


@pytest.fixture
def deaf() -> Iterator[int]:
    """A port that takes no more connections and refuses none: its queue is full."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen(0)
        waiting = [socket.socket() for _ in range(4)]
        for each in waiting:
            each.setblocking(False)
            each.connect_ex(server.getsockname())
        yield server.getsockname()[1]
        for each in waiting:
            each.close()


def test_a_connection_that_does_not_stand_in_time(deaf: int) -> None:
    chat = RemoteChat.open(f"http://127.0.0.1:{deaf}/v1#m", connect=0.1)
    assert "TIAOWEN_CONNECT_TIMEOUT" in refused(chat)


def test_a_model_that_keeps_failing_is_left_alone_and_tried_again(playing: Playing) -> None:
    now = [0.0]
    chat = playing.chat()
    chat.guarded_by(Breaker(failures=2, rest=60, clock=lambda: now[0]))
    playing.replies = [failure(401, {})]
    for _ in range(2):
        assert "wrong key" in refused(chat)
    assert "failed 2 times in a row" in refused(chat)
    assert len(playing.asked) == 2
    now[0] = 61
    playing.replies = [Reply(answer("94%。"))]
    assert chat.invoke(ASKED).text == chat.invoke(ASKED).text == "94%。"
