"""The embedded model itself: real weights, real runtime. Skipped where the file is not there."""

import threading
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest

from index.errors import ModelBusy, ModelError
from index.settings import IndexSettings
from qa.llm.embedded import EmbeddedChat
from qa.llm.gguf import MAGIC
from qa.llm.weights import SHIPPED

FILE = IndexSettings().models / SHIPPED.name
SYSTEM = "你是政策文件问答助手。只依据证据用一句话回答问题，数字和单位照抄。"
QUESTION = (
    "证据：[1] 到2025年，制造业产品质量合格率达到94%，农产品质量安全例行监测合格率达到98%以上。\n"
    "问题：到2025年制造业产品质量合格率要达到多少？"
)
ASKED = [("system", SYSTEM), ("human", QUESTION)]
LONG = [("human", "从一数到一百，每个数占一行，用汉字写。")]

needs_model = pytest.mark.skipif(not FILE.is_file(), reason=f"{FILE.name} is not there")


@pytest.fixture(scope="module")
def model() -> EmbeddedChat:
    opened = EmbeddedChat.open(FILE, context=1024)
    opened.warm(SYSTEM)
    return opened


@needs_model
def test_answers_from_the_evidence(model: EmbeddedChat) -> None:
    answer = model.invoke(ASKED)
    assert "94%" in answer.text
    assert "�" not in answer.text
    assert answer.usage_metadata is not None
    assert answer.usage_metadata["output_tokens"] > 3
    assert answer.response_metadata["finish_reason"] == "stop"


@needs_model
def test_the_fixed_prefix_is_read_once(model: EmbeddedChat) -> None:
    model.warm("另一个任务的固定开头，与回答问题的开头毫无共同之处，用来把缓存里的内容换掉。")
    model.warm(SYSTEM)
    usage = model.invoke(ASKED, max_tokens=1).usage_metadata
    assert usage is not None
    assert usage["input_token_details"]["cache_read"] > 20


@needs_model
def test_stream_joins_to_the_whole_answer(model: EmbeddedChat) -> None:
    asked = [("system", SYSTEM), ("human", QUESTION + "农产品呢？把两个都完整写出来。")]
    exact = model.model_copy(update={"reuse": False})
    pieces = [cast(str, piece.content) for piece in exact.stream(asked)]
    assert sum(bool(piece) for piece in pieces) > 5
    assert "".join(pieces) == exact.invoke(asked).content


@needs_model
@pytest.mark.parametrize("max_tokens", range(2, 11))
def test_characters_of_several_tokens_stay_whole(model: EmbeddedChat, max_tokens: int) -> None:
    line = "产品😀质量🎉提升龘"
    asked = [("human", f"请把下面一行原样写一遍。\n{line}")]
    whole = model.invoke(asked).text
    pieces = [cast(str, piece.content) for piece in model.stream(asked, max_tokens=max_tokens)]
    assert any(ord(char) > 0xFFFF for char in whole), "nothing of several tokens was said"
    assert "".join(pieces)
    assert whole.startswith("".join(pieces))


@needs_model
def test_stop_sequence_ends_the_answer(model: EmbeddedChat) -> None:
    assert "2025" not in model.invoke(ASKED, stop=["2025"]).text


@needs_model
def test_length_is_limited(model: EmbeddedChat) -> None:
    answer = model.invoke(LONG, max_tokens=5)
    assert answer.usage_metadata is not None
    assert answer.usage_metadata["output_tokens"] == 5
    assert answer.response_metadata["finish_reason"] == "length"


@needs_model
def test_closing_a_stream_frees_the_model(model: EmbeddedChat) -> None:
    stream = model.stream(LONG)
    assert next(stream).content
    stream.close()  # type: ignore[attr-defined]
    impatient = model.model_copy(update={"wait": 0.0})  # shares the engine
    assert impatient.invoke(ASKED, max_tokens=1).content


@needs_model
def test_cancelled_before_the_first_word(model: EmbeddedChat) -> None:
    answer = model.invoke(ASKED, cancelled=lambda: True)
    assert answer.content == ""
    assert answer.response_metadata["finish_reason"] == "cancelled"


@needs_model
def test_second_reader_is_told_that_the_model_is_busy(model: EmbeddedChat) -> None:
    impatient = model.model_copy(update={"wait": 0.05})
    errors: list[BaseException] = []

    def ask() -> None:
        try:
            impatient.invoke(ASKED)
        except ModelBusy as error:
            errors.append(error)

    stream = model.stream(LONG)
    next(stream)
    reader = threading.Thread(target=ask)
    reader.start()
    reader.join()
    stream.close()  # type: ignore[attr-defined]
    assert len(errors) == 1
    assert "0.05 s" in str(errors[0])


@needs_model
def test_a_time_limit_ends_the_generation(model: EmbeddedChat) -> None:
    hasty = model.model_copy(update={"answer_timeout": 1e-6})
    with pytest.raises(ModelError, match="TIAOWEN_ANSWER_TIMEOUT"):
        hasty.invoke(LONG)


@needs_model
def test_prompt_longer_than_the_context(model: EmbeddedChat) -> None:
    with pytest.raises(ModelError, match="context holds 1024"):
        model.invoke([("human", QUESTION * 30)])


def test_missing_file(tmp_path: Path) -> None:
    _assert_refused(tmp_path / "none.gguf", "is missing")


@pytest.mark.parametrize("content", [b"", b"GG", b"<html>404</html>" * 999, b"GGUF", b"GGUF" * 99])
def test_garbage(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "garbage.gguf"
    path.write_bytes(content)
    _assert_refused(path, "GGUF model")


def test_truncated_file_is_set_aside(tmp_path: Path) -> None:
    path = tmp_path / SHIPPED.name
    path.write_bytes(_head())
    _assert_refused(path, "damaged")
    assert not path.exists()


def test_damaged_file_of_the_right_size(tmp_path: Path) -> None:
    path = tmp_path / "small.gguf"
    path.write_bytes(_head())
    small = replace(SHIPPED, name=path.name, size=len(_head()))
    with pytest.raises(ModelError, match="sha256"):
        EmbeddedChat.open(path, file=small)


def test_llama_cpp_refuses_in_one_line(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "cut.gguf"
    path.write_bytes(_head())
    _assert_refused(path, "cannot load", file=None)
    assert capfd.readouterr().err == ""


def _head() -> bytes:
    """A GGUF header that promises one tensor and stops there."""
    return MAGIC + (3).to_bytes(4, "little") + (1).to_bytes(8, "little") + bytes(8)


def _assert_refused(path: Path, words: str, **options: None) -> None:
    with pytest.raises(ModelError, match=words) as caught:
        EmbeddedChat.open(path, **options)  # type: ignore[arg-type]
    message = str(caught.value)
    assert "\n" not in message
    assert str(path) in message
