"""llama.cpp inside this process: one model, one generation at a time, stopped whenever asked.

`Engine` knows llama.cpp's parameters and its stream of chunks; it knows nothing of LangChain.
"""

import secrets
import threading
import time
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any

import joblib

from index.errors import ModelBusy, ModelError

# How often a waiting consumer looks whether it should still wait, in seconds.
POLL = 0.05
# Prompt tokens per step. A generation can be stopped between steps, so small steps stop sooner
# (64 tokens are about a second on two cores); larger ones are not measurably faster on a CPU.
STEP = 64
# Prompts whose state is kept in memory beside the current one (28 KB a token for the 1.5B model):
# rewriting and answering have different fixed prefixes and would otherwise evict each other.
PROMPT_CACHE_MIB = 128
# Tokens that must have been said before in the same order until a continuation is guessed.
DRAFT_AFTER = 3


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of the engine.

    ``messages`` are OpenAI-style dicts. ``cancelled`` is asked about twenty times a second, also
    before the first word. ``first_word`` and ``whole`` limit the seconds spent, None for no limit.
    ``reuse`` keeps what the prompt shares with earlier ones; see `EmbeddedChat`.
    """

    messages: Sequence[dict[str, Any]]
    max_tokens: int
    stop: Sequence[str] = ()
    cancelled: Callable[[], bool] = lambda: False
    first_word: float | None = None
    whole: float | None = None
    reuse: bool = True


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a generation ended: token counts, seconds, and why it stopped.

    ``cached_tokens`` of the prompt were known from before and cost nothing.
    ``finish`` is ``stop`` (the model or a stop sequence ended it), ``length`` or ``cancelled``.
    """

    prompt_tokens: int
    cached_tokens: int
    answer_tokens: int
    prompt_seconds: float
    answer_seconds: float
    finish: str


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
        self._lock = threading.Lock()
        runtime = _runtime()
        try:
            self._server = runtime.Server(_parameters(runtime, path, threads, context, draft))
        except RuntimeError as error:
            raise ModelError(
                f"llama.cpp cannot load {path} ({_one_line(error)}); "
                "is it a whole GGUF file of a model this version knows, and is memory free?"
            ) from error

    def stream(self, request: Request, *, wait: float) -> Generator[str | Outcome, None, None]:
        """Yield the answer piece by piece as it is made, then its `Outcome`.

        Pieces are whole characters. Closing the iterator stops the generation and returns when the
        model is free again. When ``request.cancelled`` says so, the last item is an `Outcome` with
        ``finish == "cancelled"``.

        Raises:
            ModelBusy: another generation held the model for longer than ``wait`` seconds.
            ModelError: the prompt does not fit the context, or a time limit passed.
        """
        if not self._lock.acquire(timeout=wait):
            raise ModelBusy(
                f"the model is answering somebody else and was not free within {wait:g} s; "
                "try again in a moment"
            )
        run = _Run(self._server, request, self._lock)
        try:
            yield from run.results()
        finally:
            run.stop()


class _Run:
    """One generation: llama.cpp pushes chunks in a thread of its own, the consumer pulls them."""

    def __init__(self, server: Any, request: Request, lock: threading.Lock) -> None:
        self._server = server
        self._request = request
        self._lock = lock  # held by us until the generation has ended
        self._chunks: SimpleQueue[dict[str, Any] | None] = SimpleQueue()
        self._stopped = threading.Event()
        self._started = time.monotonic()
        self._thread = threading.Thread(target=self._generate, name="llama.cpp")
        self._thread.start()

    def stop(self) -> None:
        """End the generation at its next step and wait for that."""
        self._stopped.set()
        self._thread.join()

    def results(self) -> Generator[str | Outcome, None, None]:
        """The pieces of the answer, then the outcome."""
        finish, spoken = "stop", False
        while True:
            if self._request.cancelled():
                yield Outcome(0, 0, 0, 0.0, 0.0, "cancelled")
                return
            self._check_time(spoken)
            try:
                chunk = self._chunks.get(timeout=POLL)
            except Empty:
                continue
            if chunk is None:
                raise ModelError("llama.cpp ended a generation without saying how; ask again")
            if "error" in chunk:
                raise ModelError(_refusal(chunk["error"]))
            for choice in chunk["choices"]:
                finish = choice["finish_reason"] or finish
                if text := choice["delta"].get("content"):
                    spoken = True
                    yield text
            if "usage" in chunk:
                yield _outcome(chunk, finish)
                return

    def _generate(self) -> None:
        request = {
            "messages": list(self._request.messages),
            "max_tokens": self._request.max_tokens,
            "stop": list(self._request.stop),
            "temperature": 0,
            "seed": 0,
            "cache_prompt": self._request.reuse,
            "stream": True,
            "stream_options": {"include_usage": True},
            "return_progress": True,  # one chunk per step of the prompt, so that it can be stopped
        }
        try:
            self._server.handle_chat_completions(request, self._take)
        finally:
            self._chunks.put(None)
            self._lock.release()

    def _take(self, chunk: dict[str, Any]) -> bool:
        self._chunks.put(chunk)
        return self._stopped.is_set()  # True makes llama.cpp drop the generation

    def _check_time(self, spoken: bool) -> None:
        passed = time.monotonic() - self._started
        first, whole = self._request.first_word, self._request.whole
        if not spoken and first is not None and passed > first:
            raise ModelError(
                f"the model had not said a word after {first:g} s; "
                "give it less evidence, or raise TIAOWEN_FIRST_WORD_TIMEOUT"
            )
        if whole is not None and passed > whole:
            raise ModelError(
                f"the model had not finished after {whole:g} s; "
                "ask for a shorter answer, or raise TIAOWEN_ANSWER_TIMEOUT"
            )


def _runtime() -> Any:
    """The binding to llama.cpp, imported late: whoever needs no model does not need it."""
    try:
        import xllamacpp  # type: ignore[import-untyped]
    except ImportError as error:
        raise ModelError(
            f"the llama.cpp runtime cannot be loaded ({_one_line(error)}); run `make setup`, and "
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


def _refusal(error: dict[str, Any]) -> str:
    if error.get("type") == "exceed_context_size_error":
        return (
            f"the prompt takes {error['n_prompt_tokens']} tokens and the model's context holds "
            f"{error['n_ctx']}; give it less evidence, or raise TIAOWEN_LLM_CONTEXT"
        )
    return f"llama.cpp refused the request ({_one_line(error.get('message', error))})"


def _one_line(words: object) -> str:
    return " ".join(str(words).split())
