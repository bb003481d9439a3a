"""From a setting to a chat model."""

from langchain_core.language_models import BaseChatModel

from index.errors import ConfigurationError
from qa.llm.embedded import EmbeddedChat
from qa.llm.weights import QWEN_1_5B
from qa.settings import Settings


def open_chat_model(settings: Settings) -> BaseChatModel | None:
    """The language model that ``settings.llm`` names.

    ``embedded`` loads the model that ships; ``none`` is None, for answers in the clauses' own
    words; a URL is an OpenAI-compatible endpoint.

    Raises:
        ModelError: the embedded model's file is missing or damaged.
        ConfigurationError: the endpoint needs a package that is not installed.
    """
    if settings.llm == "none":
        return None
    if settings.llm == "embedded":
        return EmbeddedChat.open(
            settings.models / QWEN_1_5B.name,
            threads=settings.llm_threads,
            context=settings.llm_context,
            first_word_timeout=settings.first_word_timeout,
            answer_timeout=settings.answer_timeout,
        )
    raise ConfigurationError(
        f"TIAOWEN_LLM={settings.llm} is an OpenAI-compatible endpoint, which needs the package "
        "langchain-openai; set TIAOWEN_LLM=embedded or none until it is part of the installation"
    )
