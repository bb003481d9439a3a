"""A LangChain chat model over anything that streams an answer: what all models here share."""

import time
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from typing import Any, Protocol, cast

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.language_models.chat_models import generate_from_stream
from langchain_core.messages import AIMessageChunk, BaseMessage, convert_to_openai_messages
from langchain_core.messages.ai import InputTokenDetails, UsageMetadata
from langchain_core.outputs import ChatGenerationChunk, ChatResult
from pydantic import Field, PrivateAttr

from index.errors import ModelBusy, ModelError
from qa.llm.breaker import Breaker
from qa.llm.faults import PromptTooLong
from qa.llm.request import Outcome, Request
from qa.llm.thoughts import Thoughts


class Speaker(Protocol):
    """What makes the answers."""

    def stream(self, request: Request) -> Generator[str | Outcome, None, None]:
        """The answer piece by piece, then its outcome; closing the iterator stops it."""


class StreamedChat(BaseChatModel):
    """A chat model that streams, keeps its time limits and can be stopped.

    Thoughts (``<think>…``) are left out. A model that fails several times in a row is left alone
    for a while (`Breaker`); until then and otherwise each failure is a `ModelError`. Calls also
    take ``max_tokens`` and ``cancelled``, a function that is asked about twenty times a second
    whether to give up, also before the first word.
    """

    name_of_model: str
    max_tokens: int = Field(default=160, gt=0, description="longest answer, in tokens")
    wait: float = Field(default=30.0, ge=0, description="seconds to wait for one's turn")
    first_word_timeout: float | None = Field(
        default=None, gt=0, description="longest silence in seconds, before the first word or later"
    )
    answer_timeout: float | None = Field(default=None, gt=0, description="seconds, all in all")
    reuse: bool = Field(default=True, description="read the common start of prompts only once")
    _speaker: Speaker = PrivateAttr()
    _breaker: Breaker = PrivateAttr(default_factory=Breaker)

    def guarded_by(self, breaker: Breaker) -> None:
        """Let this breaker decide when the model is left alone."""
        self._breaker = breaker

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> Iterator[ChatGenerationChunk]:
        self._breaker.admit()
        verdict = self._breaker.undecided
        try:
            with closing(self._said(self._request(messages, stop, kwargs))) as said:
                for item in said:
                    if isinstance(item, str):
                        verdict = self._breaker.succeeded
                    chunk = self._chunk(item)
                    if run_manager:
                        run_manager.on_llm_new_token(cast(str, chunk.message.content), chunk=chunk)
                    yield chunk
        except (ModelBusy, PromptTooLong):
            verdict = self._breaker.undecided
            raise
        except ModelError:
            verdict = self._breaker.failed
            raise
        finally:
            verdict()

    def _said(self, request: Request) -> Generator[str | Outcome, None, None]:
        """The answer without thoughts; ModelError when nothing is left, or not soon enough."""
        began, thoughts, said = time.monotonic(), Thoughts(), False
        with closing(self._speaker.stream(request)) as pieces:
            for piece in pieces:
                text = thoughts.rest() if isinstance(piece, Outcome) else thoughts.feed(piece)
                if text:
                    said = True
                    yield text
                if isinstance(piece, Outcome):
                    if not (said or request.stop or piece.finish == "cancelled"):
                        raise ModelError(_nothing(piece))
                    yield piece
                elif thoughts.thinking and not said and _late(began, request.first_word):
                    raise ModelError(_thinking(request.first_word))

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        return generate_from_stream(self._stream(messages, stop, run_manager, **kwargs))

    def _request(
        self, messages: list[BaseMessage], stop: Sequence[str] | None, kwargs: dict[str, Any]
    ) -> Request:
        return Request(
            messages=convert_to_openai_messages(messages),
            max_tokens=kwargs.get("max_tokens", self.max_tokens),
            stop=stop or (),
            cancelled=kwargs.get("cancelled", _never),
            first_word=self.first_word_timeout,
            whole=self.answer_timeout,
            wait=self.wait,
            reuse=self.reuse,
        )

    def _chunk(self, item: str | Outcome) -> ChatGenerationChunk:
        if isinstance(item, str):
            return ChatGenerationChunk(message=AIMessageChunk(content=item))
        usage = UsageMetadata(
            input_tokens=item.prompt_tokens,
            output_tokens=item.answer_tokens,
            total_tokens=item.prompt_tokens + item.answer_tokens,
            input_token_details=InputTokenDetails(cache_read=item.cached_tokens),
        )
        about = {
            "model_name": self.name_of_model,
            "finish_reason": item.finish,
            "prompt_seconds": item.prompt_seconds,
            "answer_seconds": item.answer_seconds,
        }
        return ChatGenerationChunk(
            message=AIMessageChunk(content="", usage_metadata=usage, response_metadata=about)
        )

    @property
    def _identifying_params(self) -> dict[str, Any]:
        return {"model": self.name_of_model, "max_tokens": self.max_tokens}


def _never() -> bool:
    return False


def _late(began: float, limit: float | None) -> bool:
    return limit is not None and time.monotonic() - began > limit


def _nothing(outcome: Outcome) -> str:
    return (
        f"模型什么也没有回答 (the model's answer is empty: finish reason {outcome.finish!r}, "
        f"{outcome.answer_tokens} tokens; does it only think, or is it filtered?)"
    )


def _thinking(limit: float | None) -> str:
    return (
        f"模型想了 {limit:g} 秒还没有回答 (the model was still thinking after {limit:g} s; turn "
        "its thinking off, or raise TIAOWEN_FIRST_WORD_TIMEOUT)"
    )
