"""Ways to run a language model here, each behind the same small interface."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, cast

from langchain_core.messages import BaseMessage, convert_to_openai_messages

from qa.llm.chat import StreamedChat
from qa.llm.embedded import EmbeddedChat
from qa.llm.huggingface import HuggingFaceChat

ANSWER_TOKENS = 80
_CHATML = "<|im_start|>{role}\n{content}<|im_end|>\n"


@dataclass(frozen=True, slots=True)
class Reading:
    """One prompt read and answered: token counts and seconds."""

    prompt_tokens: int
    prompt_seconds: float
    answer_tokens: int
    answer_seconds: float


# Messages, and whether what the prompt shares with the one before may be kept.
Ask = Callable[[Sequence[BaseMessage], bool], Reading]


@dataclass(frozen=True, slots=True)
class Runtime:
    """A way to run a model: the package it needs, how it is opened, what it can.

    ``path`` is the model; ``reuses`` says with and without a kept prefix it can be measured.
    """

    name: str
    package: str
    module: str
    path: Path
    open: Callable[[Path, int], Ask] = field(repr=False)
    reuses: tuple[bool, ...] = (True,)


def runtimes(model: Path, small: Path, transformers: str) -> list[Runtime]:
    """All ways that are known; ``transformers`` names a model for it, "" for none."""
    ours = ("xllamacpp", "xllamacpp")
    known = [
        Runtime("xllamacpp 1.5B", *ours, model, _embedded, (True, False)),
        Runtime("xllamacpp 1.5B, 3 guessed", *ours, model, partial(_embedded, draft=3)),
        Runtime("xllamacpp 1.5B, 8 guessed", *ours, model, partial(_embedded, draft=8)),
        Runtime("xllamacpp 0.5B", *ours, small, _embedded),
        Runtime("openvino-genai 1.5B", "openvino-genai", "openvino_genai", model, _openvino),
        Runtime("ik_llama.cpp 1.5B", "ik-llama-cpp-python", "ik_llama_cpp", model, _ik, (False,)),
    ]
    if transformers:
        name = f"transformers {Path(transformers).name}"
        known.append(
            Runtime(name, "transformers", "transformers", Path(transformers), _hf, (False,))
        )
    return known


def _embedded(path: Path, threads: int, draft: int = 0) -> Ask:
    """The chat model that Tiaowen uses."""
    return _chat(EmbeddedChat.open(path, threads=threads, draft=draft, file=None))


def _hf(path: Path, threads: int) -> Ask:
    """Any Hugging Face model; a path for a name does no harm to either."""
    return _chat(HuggingFaceChat.open(str(path)))


def _chat(model: StreamedChat) -> Ask:
    def ask(messages: Sequence[BaseMessage], reuse: bool) -> Reading:
        asked = model.model_copy(update={"reuse": reuse})
        answer = asked.invoke(list(messages), max_tokens=ANSWER_TOKENS)
        usage, about = cast(Any, answer.usage_metadata), answer.response_metadata
        return Reading(
            usage["input_tokens"],
            about["prompt_seconds"],
            usage["output_tokens"],
            about["answer_seconds"],
        )

    return ask


def _openvino(path: Path, threads: int) -> Ask:
    """OpenVINO GenAI, which turns the GGUF into its own graph while loading."""
    import openvino_genai as genai  # type: ignore[import-not-found]

    scheduler = genai.SchedulerConfig()
    scheduler.enable_prefix_caching = True
    scheduler.cache_size = 1  # GB
    pipeline = genai.LLMPipeline(
        str(path), "CPU", scheduler_config=scheduler, INFERENCE_NUM_THREADS=threads
    )
    config = genai.GenerationConfig()
    config.max_new_tokens = ANSWER_TOKENS
    config.do_sample = config.apply_chat_template = False

    def ask(messages: Sequence[BaseMessage], reuse: bool) -> Reading:
        metrics = pipeline.generate([_chatml(messages)], config).perf_metrics
        tokens = metrics.get_num_generated_tokens()
        answering = (tokens - 1) * metrics.get_tpot().mean / 1000
        first = metrics.get_ttft().mean / 1000
        return Reading(metrics.get_num_input_tokens(), first, tokens, answering)

    return ask


def _ik(path: Path, threads: int) -> Ask:
    """ik_llama.cpp, a fork of llama.cpp made for processors; its binding keeps no prefix."""
    import ik_llama_cpp  # type: ignore[import-not-found]

    model = ik_llama_cpp.IkLlama(str(path), n_ctx=2048, n_threads=threads, verbose=False)

    def ask(messages: Sequence[BaseMessage], reuse: bool) -> Reading:
        seconds, usage = [], {}
        for limit in (1, ANSWER_TOKENS):
            started = time.perf_counter()
            done = model.create_chat_completion(
                messages=convert_to_openai_messages(list(messages)),
                temperature=0.0,
                max_tokens=limit,
            )
            seconds.append(time.perf_counter() - started)
            usage = done["usage"]
        first, whole = seconds
        return Reading(usage["prompt_tokens"], first, usage["completion_tokens"], whole - first)

    return ask


def _chatml(messages: Sequence[BaseMessage]) -> str:
    turns = cast(list[dict[str, str]], convert_to_openai_messages(list(messages)))
    return "".join(_CHATML.format(**turn) for turn in turns) + "<|im_start|>assistant\n"
