"""The language model that runs inside this process, as a LangChain chat model.

model = EmbeddedChat.open(path, threads=2)
model.warm(system_prompt)
for piece in model.stream([("system", system_prompt), ("human", question)]):
    print(piece.content, end="")
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Self, cast

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.language_models.chat_models import generate_from_stream
from langchain_core.messages import (
    AIMessageChunk,
    BaseMessage,
    convert_to_openai_messages,
)
from langchain_core.messages.ai import InputTokenDetails, UsageMetadata
from langchain_core.outputs import ChatGenerationChunk, ChatResult
from pydantic import Field, PrivateAttr

from index.embedding.weights import ModelFile, verify
from qa.llm.engine import Engine, Outcome, Request, usable_cores
from qa.llm.gguf import check_gguf
from qa.llm.weights import QWEN_1_5B


class EmbeddedChat(BaseChatModel):
    """A GGUF model in this process, greedy: it takes the likeliest word each time.

    Prompts that start alike are read once. Sums in floating point then run in another order, and
    where two words are almost equally likely the same question may get the other one; with
    ``reuse=False`` each prompt is read whole, and the same messages give the same answer.

    One generation at a time; a second caller waits up to ``wait`` seconds and then gets
    `ModelBusy`. Closing a stream early stops the generation before it returns, so that the
    processor is free again. Calls also take ``max_tokens`` and ``cancelled``, a function that
    is asked about twenty times a second whether to give up, also before the first word.
    """

    name_of_model: str
    max_tokens: int = Field(default=160, gt=0, description="longest answer, in tokens")
    wait: float = Field(default=30.0, ge=0, description="seconds to wait for one's turn")
    first_word_timeout: float | None = Field(default=None, gt=0, description="seconds")
    answer_timeout: float | None = Field(default=None, gt=0, description="seconds, all in all")
    reuse: bool = Field(default=True, description="read the common start of prompts only once")
    _engine: Engine = PrivateAttr()

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        threads: int = 0,
        context: int = 2048,
        draft: int = 0,
        file: ModelFile | None = QWEN_1_5B,
        **fields: Any,
    ) -> Self:
        """Check the model file and load it.

        Args:
            path: a GGUF file.
            threads: 0 for one on each physical core.
            context: tokens that prompt and answer may take together.
            draft: tokens to guess ahead, see `Engine`; 0 for none.
            file: what the file must be, by size and hash; None trusts any GGUF file.
            fields: the fields of the class.

        Raises:
            ModelError: the file is missing, cut short, damaged, or not a model.
        """
        check_gguf(path)
        if file is not None:
            verify(path, file)
        threads = threads or usable_cores()
        engine = Engine(path, threads=threads, context=context, draft=draft)
        model = cls(name_of_model=path.stem, **fields)
        model._engine = engine
        return model

    @property
    def context(self) -> int:
        """Tokens that prompt and answer may take together."""
        return self._engine.context

    def warm(self, system_prompt: str) -> None:
        """Read the fixed start of all prompts once, so that no question pays for it."""
        messages = [{"role": "system", "content": system_prompt}, {"role": "user", "content": ""}]
        for _ in self._engine.stream(Request(messages, max_tokens=1), wait=self.wait):
            pass

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> Iterator[ChatGenerationChunk]:
        items = self._engine.stream(self._request(messages, stop, kwargs), wait=self.wait)
        try:
            for item in items:
                chunk = self._chunk(item)
                if run_manager:
                    run_manager.on_llm_new_token(cast(str, chunk.message.content), chunk=chunk)
                yield chunk
        finally:
            items.close()

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
    def _llm_type(self) -> str:
        return "tiaowen-embedded"

    @property
    def _identifying_params(self) -> dict[str, Any]:
        return {"model": self.name_of_model, "max_tokens": self.max_tokens}


def _never() -> bool:
    return False
