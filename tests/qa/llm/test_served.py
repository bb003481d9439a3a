"""llama.cpp's own HTTP server with the model that ships behind it, as an endpoint."""

import gc
from collections.abc import Iterator
from typing import cast

import pytest
from pydantic import SecretStr

from index.errors import ModelError
from index.settings import IndexSettings
from qa.llm.engine import usable_cores
from qa.llm.faults import PromptTooLong
from qa.llm.remote import RemoteChat
from qa.llm.weights import SHIPPED

FILE = IndexSettings().models / SHIPPED.name
KEY = SecretStr("of-this-test")
ASKED = [("human", "证据：合格率达到94%。\n问题：合格率达到多少？只回答数字。")]


@pytest.fixture(scope="module")
def served() -> Iterator[str]:
    if not FILE.is_file():
        pytest.skip(f"{FILE.name} is not there")
    import xllamacpp  # type: ignore[import-untyped]

    params = xllamacpp.CommonParams()
    params.model.path = str(FILE)
    params.n_ctx, params.n_parallel, params.verbosity = 512, 1, -1
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = usable_cores()
    params.api_keys = [KEY.get_secret_value()]
    server = xllamacpp.Server(params)
    yield f"{server.listening_address}/v1#qwen"
    del server  # ends it
    gc.collect()


def test_an_answer(served: str) -> None:
    chunks = list(RemoteChat.open(served, key=KEY, max_tokens=12).stream(ASKED))
    assert "94" in "".join(chunk.text for chunk in chunks)
    assert sum(bool(chunk.text) for chunk in chunks) > 1
    (usage,) = [chunk.usage_metadata for chunk in chunks if chunk.usage_metadata]
    assert usage["input_tokens"] > 10
    assert 1 < usage["output_tokens"] <= 12


def test_a_stream_that_is_closed_stops_the_server(served: str) -> None:
    chat = RemoteChat.open(served, key=KEY, max_tokens=400, first_word_timeout=20)
    stream = chat.stream([("human", "从一数到一百。")])
    assert next(stream).text
    stream.close()  # type: ignore[attr-defined]
    finish = chat.invoke(ASKED, max_tokens=2).response_metadata["finish_reason"]
    assert cast(str, finish) == "length"


def test_another_key(served: str) -> None:
    with pytest.raises(ModelError, match="TIAOWEN_LLM_KEY"):
        RemoteChat.open(served, key=SecretStr("another")).invoke(ASKED)


def test_a_wrong_path(served: str) -> None:
    with pytest.raises(ModelError, match="wrong path"):
        RemoteChat.open(served.replace("/v1", "/v7"), key=KEY).invoke(ASKED)


def test_a_prompt_longer_than_the_server_takes(served: str) -> None:
    with pytest.raises(PromptTooLong):
        RemoteChat.open(served, key=KEY).invoke([("human", "质量合格率" * 400)])
