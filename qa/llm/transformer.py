"""Any causal language model of Hugging Face's through transformers, inside this process.

Importing this module imports torch and transformers, which takes seconds: only who uses such a
model does. `Transformer` knows nothing of LangChain.
"""

import time
from collections.abc import Generator
from functools import partial
from pathlib import Path
from typing import Any

import torch
from jinja2 import TemplateError
from safetensors import SafetensorError
from transformers import (
    AutoModelForCausalLM,
    AutoTokenizer,
    GenerationConfig,
    StoppingCriteria,
    StoppingCriteriaList,
    TextStreamer,
)

from index.errors import ModelError
from qa.llm.faults import PromptTooLong, one_line
from qa.llm.marks import Stops
from qa.llm.request import CANCELLED, Outcome, Request
from qa.llm.waiting import Turns, Waiting


def best_device() -> str:
    """``cuda`` or ``mps`` where there is one, else ``cpu``."""
    if torch.cuda.is_available():
        return "cuda"
    return "mps" if torch.backends.mps.is_available() else "cpu"


class Transformer:
    """A loaded model with its tokenizer, greedy. Threads may share it; they take turns.

    On a GPU the weights keep their own precision; on a processor they become float32, in which
    every processor is fast.

    Raises:
        ModelError: there is no such model, it cannot be loaded, or it is no chat model.
    """

    def __init__(self, name: str, *, context: int, device: str = "") -> None:
        device = device or best_device()
        dtype = torch.float32 if device == "cpu" else "auto"
        try:
            self._tokenizer = AutoTokenizer.from_pretrained(name)
            loaded: Any = AutoModelForCausalLM.from_pretrained(name, dtype=dtype)
            self._model = loaded.to(device).eval()
        except (OSError, ValueError, ImportError, RuntimeError, SafetensorError) as error:
            raise ModelError(_unloadable(name, error)) from error
        if not self._tokenizer.chat_template:
            raise ModelError(
                f"{name} 没有对话模板，不是对话模型 (it has no chat template; "
                "name an instruct or chat model)"
            )
        longest = getattr(self._model.config.get_text_config(), "max_position_embeddings", context)
        self.context = min(context, longest)
        self._config = _greedy(self._model.generation_config, self._tokenizer)
        self._turns = Turns("transformers")

    @property
    def device(self) -> str:
        """Where it runs: ``cuda``, ``mps`` or ``cpu``."""
        return str(self._model.device.type)

    def stream(self, request: Request) -> Generator[str | Outcome, None, None]:
        """Yield the answer as words are finished, then its `Outcome`.

        Closing the iterator stops the generation at its next token; a prompt that is being read is
        read to its end, while others wait their turn.

        Raises:
            ModelBusy: another generation held the model for longer than ``request.wait`` seconds.
            PromptTooLong: the prompt does not fit the context.
            ModelError: a time limit passed, or the model failed.
        """
        with self._turns.take(partial(self._generate, request), request) as pieces:
            for piece in pieces:
                if isinstance(piece, str):
                    pieces.heard()
                yield piece
        if pieces.cancelled:
            yield CANCELLED

    def _generate(self, request: Request, pieces: Waiting[str | Outcome]) -> None:
        try:
            tokens = self._tokens(request)
            words = _Words(self._tokenizer, request, pieces)
            size = tokens["input_ids"].shape[1]
            if size >= self.context:
                raise PromptTooLong.of(size, self.context)
            longest = min(request.max_tokens, self.context - size)
            began = time.monotonic()
            made = self._model.generate(
                **tokens,
                generation_config=self._config,
                max_new_tokens=longest,
                streamer=words,
                stopping_criteria=StoppingCriteriaList([_Enough(words, pieces)]),
            )
        except TemplateError as error:
            raise ModelError(
                f"模型的对话模板不接受这些消息 (its chat template refuses: {one_line(error)})"
            ) from error
        except (RuntimeError, ValueError, IndexError) as error:
            raise ModelError(
                f"transformers 生成失败 (generation failed: {one_line(error)}); is memory free?"
            ) from error
        count = made.shape[1] - size
        first = words.first or time.monotonic()
        pieces.put(
            Outcome(
                prompt_tokens=size,
                cached_tokens=0,
                answer_tokens=count,
                prompt_seconds=first - began,
                answer_seconds=time.monotonic() - first,
                finish="length" if count == longest and not self._ended(made) else "stop",
            )
        )

    def _tokens(self, request: Request) -> Any:
        """The prompt in tokens. What messages say is text: their control tokens have no force."""
        tokens: Any = self._tokenizer.apply_chat_template(
            list(request.messages),
            add_generation_prompt=True,
            return_tensors="pt",
            return_dict=True,
            sanitize_control_tokens=True,
            enable_thinking=False,  # templates that know no thinking do not look at it
        )
        return tokens.to(self._model.device)

    def _ended(self, made: torch.Tensor) -> bool:
        """Whether the model itself ended its answer."""
        return int(made[0, -1]) in (self._config.eos_token_id or [])


class _Words(TextStreamer):
    """Hands finished words on, up to a stop sequence; ``first`` is when the first token came."""

    def __init__(self, tokenizer: Any, request: Request, pieces: Waiting[str | Outcome]) -> None:
        super().__init__(tokenizer, skip_prompt=True, skip_special_tokens=True)
        self.stops = Stops(request.stop)
        self.first: float | None = None
        self._pieces = pieces

    def put(self, value: torch.Tensor) -> None:
        """A token was made; the first ones are the prompt."""
        if not self.next_tokens_are_prompt and self.first is None:
            self.first = time.monotonic()
        super().put(value)  # type: ignore[no-untyped-call]

    def on_finalized_text(self, text: str, stream_end: bool = False) -> None:
        """Words are finished."""
        said = self.stops.feed(text) + (self.stops.rest() if stream_end else "")
        if said:
            self._pieces.put(said)


class _Enough(StoppingCriteria):
    """Ends a generation whose reader has gone or which has come to a stop sequence."""

    def __init__(self, words: _Words, pieces: Waiting[str | Outcome]) -> None:
        self._words = words
        self._pieces = pieces

    def __call__(self, input_ids: torch.Tensor, scores: object, **kwargs: object) -> torch.Tensor:
        over = self._pieces.left or self._words.stops.ended
        return torch.full((input_ids.shape[0],), over, device=input_ids.device)


def _greedy(given: GenerationConfig, tokenizer: Any) -> GenerationConfig:
    """The likeliest token each time: a penalty on repetition would change copied figures."""
    ends = given.eos_token_id if given.eos_token_id is not None else tokenizer.eos_token_id
    ends = list(ends) if isinstance(ends, (list, tuple)) else [ends] if ends is not None else None
    pad = given.pad_token_id if given.pad_token_id is not None else ends and ends[0]
    config = {"do_sample": False, "eos_token_id": ends, "pad_token_id": pad}
    return GenerationConfig.from_dict(config)


def _unloadable(name: str, error: Exception) -> str:
    where = "folder" if Path(name).is_dir() else "name; without a network give a folder"
    return f"Hugging Face 模型 {name} 打不开 (cannot load it; check the {where}): {one_line(error)}"
