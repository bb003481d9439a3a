"""llama.cpp inside this process: one model, one generation at a time, stopped whenever asked.

`Engine` knows llama.cpp's parameters and its stream of chunks; it knows nothing of LangChain.
"""

import secrets
from collections.abc import Generator
from functools import partial
from pathlib import Path
from typing import Any

import joblib

from index.errors import ModelError
from qa.llm.faults import PromptTooLong, one_line
from qa.llm.request import CANCELLED, Outcome, Request
from qa.llm.waiting import Turns, Waiting

# Prompt tokens per step. A generation can be stopped between steps, so small steps stop sooner
# (64 tokens are about a second on two cores); larger ones are not measurably faster on a CPU.
STEP = 64
# Prompts whose state is kept in memory beside the current one (12 KB a token for the model that
# ships, 28 KB for the 1.5B): rewriting and answering have different fixed prefixes and would
# otherwise evict each other.
PROMPT_CACHE_MIB = 128
# Tokens that must have been said before in the same order until a continuation is guessed.
DRAFT_AFTER = 3


def usable_cores() -> int:
    """Physical cores this process may use; affinity and container limits count.

    Two threads on one core share its vector units and only wait for each other.
    """
    return int(joblib.cpu_count(only_physical_cores=True))


class Engine:
    """A loaded GGUF model. Threads may share it; they take turns.

    ``draft`` tokens a step are guessed from what the prompt says after the same words and checked
    in one go. The answers stay the same. On two AVX2 cores a guess costs about what it saves
    (`eval.bench_llm` measures it), so it is off.

    Raises:
        ModelError: the runtime is not usable on this machine, or it cannot load the file.
    """

    def __init__(self, path: Path, *, threads: int, context: int, draft: int = 0) -> None:
        self.context = context
        self._turns = Turns("llama.cpp")
        runtime = _runtime()
        try:
            self._server = runtime.Server(_parameters(runtime, path, threads, context, draft))
        except RuntimeError as error:
            raise ModelError(
                f"llama.cpp cannot load {path} ({one_line(error)}); "
                "is it a whole GGUF file of a model this version knows, and is memory free?"
            ) from error

    def stream(self, request: Request) -> Generator[str | Outcome, None, None]:
        """Yield the answer piece by piece as it is made, then its `Outcome`.

        Pieces are whole characters. Closing the iterator stops the generation and returns when the
        model is free again. When ``request.cancelled`` says so, the last item is `CANCELLED`.

        Raises:
            ModelBusy: another generation held the model for longer than ``request.wait`` seconds.
            PromptTooLong: the prompt does not fit the context.
            ModelError: a time limit passed, or llama.cpp failed.
        """
        finish = "stop"
        with self._turns.take(partial(self._generate, request), request) as chunks:
            for chunk in chunks:
                if "error" in chunk:
                    raise _refusal(chunk["error"])
                for choice in chunk["choices"]:
                    finish = choice["finish_reason"] or finish
                    if text := choice["delta"].get("content"):
                        chunks.heard()
                        yield text
                if "usage" in chunk:
                    yield _outcome(chunk, finish)
                    return
        if not chunks.cancelled:
            raise ModelError(
                "llama.cpp 没有说明就中断了 (it ended a generation without saying how; ask again)"
            )
        yield CANCELLED

    def _generate(self, request: Request, chunks: Waiting[dict[str, Any]]) -> None:
        """Let llama.cpp push its chunks; it drops the generation when ``put`` says True."""
        asked = {
            "messages": list(request.messages),
            "max_tokens": request.max_tokens,
            "stop": list(request.stop),
            "temperature": 0,
            "seed": 0,
            "cache_prompt": request.reuse,
            "stream": True,
            "stream_options": {"include_usage": True},
            "return_progress": True,  # one chunk per step of the prompt, so that it can be stopped
        }
        self._server.handle_chat_completions(asked, chunks.put)


def _runtime() -> Any:
    """The binding to llama.cpp, imported late: whoever needs no model does not need it."""
    try:
        import xllamacpp  # type: ignore[import-untyped]
    except ImportError as error:
        raise ModelError(
            f"the llama.cpp runtime cannot be loaded ({one_line(error)}); run `make setup`, and "
            "on a bare Linux install libgomp1; or set TIAOWEN_LLM=none"
        ) from error
    return xllamacpp


def _parameters(runtime: Any, path: Path, threads: int, context: int, draft: int) -> Any:
    """llama.cpp's parameters for one reader at a time on a CPU."""
    params = runtime.CommonParams()
    params.model.path = str(path)
    params.n_ctx = context
    params.n_parallel = 1
    params.n_batch = params.n_ubatch = STEP
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = threads
    params.cache_ram_mib = PROMPT_CACHE_MIB
    params.fit_params = False  # it would look for GPU memory to fill
    params.verbosity = -1
    # The binding opens a port on the loopback address whether one wants it or not: lock it.
    params.api_keys = [secrets.token_urlsafe(32)]
    params.endpoint_slots = params.endpoint_props = params.ui = False
    params.n_threads_http = 1
    if draft:
        guess = runtime.common_speculative_type.COMMON_SPECULATIVE_TYPE_NGRAM_MAP_K
        params.speculative.types = [guess]
        params.speculative.ngram_map_k.size_n = DRAFT_AFTER
        params.speculative.ngram_map_k.size_m = draft
    return params


def _outcome(chunk: dict[str, Any], finish: str) -> Outcome:
    usage, timings = chunk["usage"], chunk["timings"]
    return Outcome(
        prompt_tokens=usage["prompt_tokens"],
        cached_tokens=timings["cache_n"],
        answer_tokens=usage["completion_tokens"],
        prompt_seconds=timings["prompt_ms"] / 1000,
        answer_seconds=timings["predicted_ms"] / 1000,
        finish=finish,
    )


def _refusal(error: dict[str, Any]) -> ModelError:
    if error.get("type") == "exceed_context_size_error":
        return PromptTooLong.of(error["n_prompt_tokens"], error["n_ctx"])
    return ModelError(
        f"llama.cpp 拒绝了请求 (it refused the request: {one_line(error.get('message', error))})"
    )
