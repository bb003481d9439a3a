"""What is asked of any language model here, and how its answer ended."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of a model.

    ``messages`` are OpenAI-style dicts. ``cancelled`` is asked about twenty times a second, also
    before the first word. ``first_word`` limits the seconds of silence, before the first word and
    between two; ``whole`` limits the seconds of the whole answer; None for no limit. ``wait``:
    seconds to wait for one's turn. ``reuse`` keeps what the prompt shares with earlier ones; see
    `EmbeddedChat`.
    """

    messages: Sequence[dict[str, Any]]
    max_tokens: int
    stop: Sequence[str] = ()
    cancelled: Callable[[], bool] = lambda: False
    first_word: float | None = None
    whole: float | None = None
    wait: float = 30.0
    reuse: bool = True


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a generation ended: token counts, seconds, and why it stopped.

    ``cached_tokens`` of the prompt were known from before and cost nothing. Counts and seconds
    that a model does not tell are 0.
    ``finish`` is ``stop`` (the model or a stop sequence ended it), ``length``, ``cancelled`` or
    what else an endpoint calls it.
    """

    prompt_tokens: int
    cached_tokens: int
    answer_tokens: int
    prompt_seconds: float
    answer_seconds: float
    finish: str


CANCELLED = Outcome(0, 0, 0, 0.0, 0.0, "cancelled")
