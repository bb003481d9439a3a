"""An OpenAI-compatible endpoint: vLLM, Ollama, llama.cpp's server, DashScope, DeepSeek …

Requests run in an event loop in a thread of their own, for there a connection can be given up at
any moment, also before the server has said anything.
"""

import asyncio
import threading
import time
import weakref
from collections.abc import Generator
from typing import Any

import openai
from langchain_core.messages import AIMessageChunk, convert_to_messages
from langchain_openai.chat_models.base import BaseChatOpenAI
from pydantic import SecretStr

from qa.llm.endpoint_faults import Fault, cut, fault
from qa.llm.request import CANCELLED, Outcome, Request
from qa.llm.waiting import Waiting

_TRIES = 2
# What servers that need no key get: the client insists on one.
_NO_KEY = "none"


class Endpoint:
    """One model behind one address; threads may share it and ask at the same time.

    Nothing is asked before the first `stream`.
    """

    def __init__(self, base: str, model: str, *, key: SecretStr, connect: float) -> None:
        self._model = model
        self._key = key.get_secret_value()
        # Silence and length are watched by the reader; a server may be slow, but not to connect.
        patience = openai.Timeout(None, connect=connect)
        # BaseChatOpenAI, for ChatOpenAI says max_completion_tokens, which many servers ignore.
        self._chat = BaseChatOpenAI(
            model=model,
            base_url=base,
            api_key=SecretStr(self._key or _NO_KEY),
            temperature=0,
            timeout=patience,
            max_retries=0,
            stream_usage=True,
            stream_chunk_timeout=None,
            use_responses_api=False,
            http_async_client=openai.DefaultAsyncHttpxClient(timeout=patience),
        )
        self._loop = asyncio.new_event_loop()
        thread = threading.Thread(target=self._loop.run_forever, name="endpoint", daemon=True)
        thread.start()
        weakref.finalize(self, self._loop.call_soon_threadsafe, self._loop.stop)

    def stream(self, request: Request) -> Generator[str | Outcome, None, None]:
        """Yield the answer as it arrives, then its `Outcome`. Closing gives the connection up.

        Raises:
            PromptTooLong: the prompt does not fit the model's context.
            ModelError: the endpoint failed, in one line, or a time limit passed.
        """
        pieces = Waiting[str | Outcome](request)
        work = asyncio.run_coroutine_threadsafe(self._ask(request, pieces), self._loop)
        pieces.follow(work)
        try:
            for piece in pieces:
                if isinstance(piece, str):
                    pieces.heard()
                yield piece
            if pieces.cancelled:
                yield CANCELLED
        finally:
            work.cancel()

    async def _ask(self, request: Request, pieces: Waiting[str | Outcome]) -> None:
        """Ask; once more when that may help, nothing was said yet and there is time."""
        deadline = time.monotonic() + min(request.first_word or 1e9, request.whole or 1e9)
        said: list[str] = []
        for left in reversed(range(_TRIES)):
            try:
                pieces.put(await self._once(request, pieces, said))
            except Fault as broken:
                pause = broken.pause
                hopeless = pause is None or time.monotonic() + pause >= deadline
                if said or not left or pause is None or hopeless:
                    raise
                await asyncio.sleep(pause)
            else:
                return

    async def _once(
        self, request: Request, pieces: Waiting[str | Outcome], said: list[str]
    ) -> Outcome:
        """One request; ``said`` gets what came of it."""
        began = time.monotonic()
        first = 0.0
        whole = AIMessageChunk(content="")
        try:
            async for chunk in self._chat.astream(
                convert_to_messages(list(request.messages)),
                stop=list(request.stop) or None,
                max_tokens=request.max_tokens,
            ):
                whole += chunk
                if chunk.text:
                    first = first or time.monotonic()
                    said.append(chunk.text)
                    pieces.put(chunk.text)
        except (openai.OpenAIError, AttributeError, LookupError, TypeError, ValueError) as error:
            # What langchain-openai raises of a malformed reply depends on what is missing in it.
            raise fault(error, self._model, self._key) from None
        finish = whole.response_metadata.get("finish_reason")
        if finish is None:
            raise cut(self._model)
        return _outcome(whole, finish, began, first or time.monotonic())


def _outcome(whole: AIMessageChunk, finish: str, began: float, first: float) -> Outcome:
    usage: Any = whole.usage_metadata or {}
    return Outcome(
        prompt_tokens=usage.get("input_tokens", 0),
        cached_tokens=usage.get("input_token_details", {}).get("cache_read", 0) or 0,
        answer_tokens=usage.get("output_tokens", 0),
        prompt_seconds=first - began,
        answer_seconds=time.monotonic() - first,
        finish=finish,
    )
