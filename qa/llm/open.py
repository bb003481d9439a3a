"""From a setting to a chat model."""

from typing import Any

from langchain_core.language_models import BaseChatModel

from qa.llm.breaker import Breaker
from qa.llm.chat import StreamedChat
from qa.llm.embedded import EmbeddedChat
from qa.llm.huggingface import HuggingFaceChat
from qa.llm.remote import RemoteChat
from qa.llm.weights import EMBEDDED
from qa.settings import HUGGING_FACE, Settings


def open_chat_model(settings: Settings) -> BaseChatModel | None:
    """The language model that ``settings.llm`` names; None for ``none``.

    ``embedded`` and ``hf:…`` are loaded now; an endpoint is not asked anything yet.

    Raises:
        ModelError: the model's file is missing or damaged, or it cannot be loaded.
        ConfigurationError: the endpoint's key cannot be one.
    """
    if settings.llm == "none":
        return None
    model = _opened(settings)
    model.guarded_by(Breaker(settings.llm_failures, settings.llm_rest))
    return model


def _opened(settings: Settings) -> StreamedChat:
    limits: dict[str, Any] = {
        "first_word_timeout": settings.first_word_timeout,
        "answer_timeout": settings.answer_timeout,
    }
    if file := EMBEDDED.get(settings.llm):
        path, threads = settings.models / file.name, settings.llm_threads
        return EmbeddedChat.open(
            path, threads=threads, context=settings.llm_context, file=file, **limits
        )
    if settings.llm.startswith(HUGGING_FACE):
        name = settings.llm.removeprefix(HUGGING_FACE)
        return HuggingFaceChat.open(name, context=settings.llm_context, **limits)
    return RemoteChat.open(
        settings.llm, key=settings.llm_key, connect=settings.connect_timeout, **limits
    )
