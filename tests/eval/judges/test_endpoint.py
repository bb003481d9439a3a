"""The judge model, asked over HTTP: its verdicts, its cache, and everything that goes wrong."""

import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from eval.judges.endpoint import EndpointJudge, verdict_of
from eval.question_set.question import Question
from eval.runs.record import Passage, Record
from index.errors import ConfigurationError, ModelError
from index.settings import ROOT
from qa.answer import Status
from qa.llm.engine import usable_cores
from qa.llm.weights import SHIPPED
from tests.eval.judges.conftest import Endpoint, completion

PASSAGE = Passage("d", "三、（一）", "消费品质量合格率达到94%。", "克州", (2020,), title="方案")
SAID = "克州到2020年消费品质量合格率达到94%。"
MODEL = ROOT / "var" / "models" / SHIPPED.name


@pytest.fixture(autouse=True)
def no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TIAOWEN_JUDGE_KEY", "OPENAI_API_KEY"):
        monkeypatch.delenv(name, raising=False)


def judge(endpoint: Endpoint, cache: Path, timeout: float = 10) -> EndpointJudge:
    return EndpointJudge.open(endpoint.address, cache, timeout)


@pytest.mark.parametrize(
    ("reply", "verdict"),
    [
        ("资料说的是94%。\n结论：支持", True),
        ("年份不同。\n**结论：不支持**。", False),
        ("结论：支持，不对，再看一遍。结论：不支持", False),
        ("<think>也许结论：支持</think>结论：不支持", False),
        ("<think>结论：支持", None),
        ("不支持", False),
        ("正确。", True),
        ("结论: 不正确", False),
        ("资料支持这句话", None),
        ("", None),
    ],
)
def test_verdicts_of_replies(reply: str, verdict: bool | None) -> None:
    assert verdict_of(reply) is verdict


def test_the_model_sees_sentence_passages_and_what_governs_them(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    endpoint.says("相同。\n结论：支持")
    assert judge(endpoint, tmp_path).supports(SAID, [PASSAGE, Passage("e", "", "另一段。")])
    (request,) = endpoint.asked
    assert (request["model"], request["temperature"]) == ("m", 0)
    user = request["messages"][-1]["content"]
    assert SAID in user
    assert "[1] （背景：方案 克州；适用年份：2020年）消费品质量合格率达到94%。" in user
    assert "[2] 另一段。" in user


def test_no_passages_bear_out_nothing_and_cost_nothing(endpoint: Endpoint, tmp_path: Path) -> None:
    assert not judge(endpoint, tmp_path).supports(SAID, [])
    assert endpoint.asked == []


def test_a_verdict_is_asked_for_once(endpoint: Endpoint, tmp_path: Path) -> None:
    endpoint.says("结论：支持", "结论：不支持")
    assert judge(endpoint, tmp_path).supports(SAID, [PASSAGE])
    assert judge(endpoint, tmp_path).supports(SAID, [PASSAGE])
    assert len(endpoint.asked) == 1
    assert not judge(endpoint, tmp_path).supports(SAID + "另外一句。", [PASSAGE])
    assert len(endpoint.asked) == 2


def test_a_reply_without_a_verdict_is_asked_again_once(endpoint: Endpoint, tmp_path: Path) -> None:
    endpoint.says("这要看情况。", "结论：不支持")
    assert not judge(endpoint, tmp_path).supports(SAID, [PASSAGE])
    assert len(endpoint.asked) == 2
    assert endpoint.asked[1]["messages"][-2]["content"] == "这要看情况。"


def test_who_never_gives_a_verdict_is_an_error_and_not_kept(
    endpoint: Endpoint, tmp_path: Path
) -> None:
    endpoint.says("这要看\n情况。")
    failed = _error(judge(endpoint, tmp_path))
    assert "没有给出结论" in failed
    assert "这要看 情况。" in failed
    assert len(endpoint.asked) == 2
    endpoint.says("结论：支持")
    assert judge(endpoint, tmp_path).supports(SAID, [PASSAGE])


def _error(asked: EndpointJudge) -> str:
    with pytest.raises(ModelError) as caught:
        asked.supports(SAID, [PASSAGE])
    message = str(caught.value)
    assert "\n" not in message
    assert asked.name.split()[1] in message
    return message


def test_one_retry_after_an_error_that_may_pass(endpoint: Endpoint, tmp_path: Path) -> None:
    endpoint.replies = [(503, b"{}"), (200, completion("结论：支持"))]
    assert judge(endpoint, tmp_path).supports(SAID, [PASSAGE])
    endpoint.asked.clear()
    endpoint.replies = [(500, b'{"error": {"message": "out of\\nmemory"}}')]
    assert "HTTP 500" in _error(judge(endpoint, tmp_path / "other"))
    assert len(endpoint.asked) == 2


def test_a_wrong_key_says_which_variable_and_does_not_show_it(
    endpoint: Endpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = "sk-" + secrets.token_hex(8)
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-another-service")
    monkeypatch.setenv("TIAOWEN_JUDGE_KEY", key)
    endpoint.replies = [(401, f'{{"error": {{"message": "bad key {key}"}}}}'.encode())]
    assert "TIAOWEN_JUDGE_KEY" in (failed := _error(judge(endpoint, tmp_path)))
    assert endpoint.keys == [f"Bearer {key}"]
    assert key not in failed
    endpoint.replies = [(400, f'{{"error": {{"message": "bad key {key}"}}}}'.encode())]
    assert key not in _error(judge(endpoint, tmp_path))
    assert key not in repr(vars(judge(endpoint, tmp_path)))


def test_silence_ends_in_a_time_out(endpoint: Endpoint, tmp_path: Path) -> None:
    endpoint.replies = [None]
    assert "超时" in _error(judge(endpoint, tmp_path, timeout=0.1))


def test_nobody_there(endpoint: Endpoint, tmp_path: Path) -> None:
    asked = EndpointJudge.open("http://127.0.0.1:1/v1#m", tmp_path)
    assert "连接不上" in _error(asked)


@pytest.mark.parametrize(
    "body",
    [b"<html>It works</html>", b"{}", b"[]", b"null", b'{"choices": []}', b'{"choices": null}',
     b'{"choices": [{}]}', completion(None)],
)  # fmt: skip
def test_malformed_replies(endpoint: Endpoint, tmp_path: Path, body: bytes) -> None:
    endpoint.replies = [(200, body)]
    _error(judge(endpoint, tmp_path))


@pytest.mark.parametrize("address", ["", "m", "ftp://host/v1#m", "http://#m", "http://host/v1"])
def test_what_is_no_address(address: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError) as caught:
        EndpointJudge.open(address, tmp_path)
    assert "\n" not in str(caught.value)


def test_a_cache_that_is_none(endpoint: Endpoint, tmp_path: Path) -> None:
    (tmp_path / "verdicts.sqlite").write_text("not a database, and long enough to be noticed" * 9)
    with pytest.raises(ConfigurationError, match=r"verdicts\.sqlite"):
        judge(endpoint, tmp_path).supports(SAID, [PASSAGE])


def test_the_reason_is_kept_for_a_person_to_read(endpoint: Endpoint, tmp_path: Path) -> None:
    endpoint.says("年份不同。\n结论：不支持")
    judge(endpoint, tmp_path).supports(SAID, [PASSAGE])
    with closing(sqlite3.connect(tmp_path / "verdicts.sqlite")) as store:
        assert store.execute("SELECT verdict, reply FROM verdicts").fetchall() == [
            (0, "年份不同。\n结论：不支持")
        ]


def answer(
    text: str, status: Status = "answered", facts: tuple[tuple[str, ...], ...] = ()
) -> Record:
    question = Question(
        "q", "fact", "目标？", (), facts, "", forbidden=("92%",), turns=("克州呢？",)
    )
    return Record(question, status, text, "")


def test_whether_an_answer_is_right(endpoint: Endpoint, tmp_path: Path) -> None:
    endpoint.says("都有。\n结论：正确")
    facts = (("94%",), ("以上", "不低于"))
    assert judge(endpoint, tmp_path).right(answer("94%以上。[1]", facts=facts)) is True
    user = endpoint.asked[0]["messages"][-1]["content"]
    for part in ("克州呢？\n目标？", "- 94%", "- 以上 / 不低于", "- 不得出现：92%", "94%以上。[1]"):
        assert part in user


def test_what_needs_no_model_to_be_judged(endpoint: Endpoint, tmp_path: Path) -> None:
    assert judge(endpoint, tmp_path).right(answer("没有。", "refused", (("94%",),))) is False
    assert judge(endpoint, tmp_path).right(answer("没有。", "refused")) is None
    assert endpoint.asked == []


@pytest.fixture(scope="module")
def served() -> Iterator[str]:
    """The embedded model behind the HTTP server that its runtime brings along."""
    if not MODEL.is_file():
        pytest.skip("the language model is not installed")
    import xllamacpp  # type: ignore[import-untyped]

    params = xllamacpp.CommonParams()
    params.model.path = str(MODEL)
    params.n_ctx, params.n_parallel, params.verbosity = 2048, 1, -1
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = usable_cores()
    params.api_keys = ["of-this-test"]
    server = xllamacpp.Server(params)
    yield f"{server.listening_address}/v1#qwen"
    del server  # ends it


def test_a_real_model_through_a_real_server(
    served: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIAOWEN_JUDGE_KEY", "of-this-test")
    asked = EndpointJudge.open(served, tmp_path, timeout=300)
    said = asked.supports(SAID, [PASSAGE])  # yes or no: so small a model need not judge well
    assert asked.supports(SAID, [PASSAGE]) is said
    with closing(sqlite3.connect(tmp_path / "verdicts.sqlite")) as store:
        assert store.execute("SELECT count(*) FROM verdicts").fetchone() == (1,)


def test_a_real_server_that_wants_another_key(served: str, tmp_path: Path) -> None:
    assert "TIAOWEN_JUDGE_KEY" in _error(EndpointJudge.open(served, tmp_path))
