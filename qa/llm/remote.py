"""A model behind an OpenAI-compatible endpoint as a LangChain chat model.

model = RemoteChat.open("http://127.0.0.1:11434/v1#qwen3:8b")
print(model.invoke("用一句话说明什么是标准化。").content)
"""

from typing import Any, Self
from urllib.parse import urldefrag

from pydantic import Field, SecretStr

from index.errors import ConfigurationError
from qa.llm.chat import StreamedChat


class RemoteChat(StreamedChat):
    """A model elsewhere; many may ask at once. Its tokens include what it thinks."""

    max_tokens: int = Field(default=2048, gt=0, description="longest answer, in tokens")

    @classmethod
    def open(
        cls, address: str, *, key: SecretStr | None = None, connect: float = 5.0, **fields: Any
    ) -> Self:
        """The model at ``http://host:port/v1#model``; nothing is asked yet.

        Args:
            address: where the API is, then # and the model's name.
            key: what the endpoint wants to see; None for servers of one's own.
            connect: seconds until the connection must stand.
            fields: the fields of the class.

        Raises:
            ConfigurationError: no key can look like this one.
        """
        from qa.llm.endpoint import Endpoint  # imports the OpenAI client, which takes a second

        key = key or SecretStr("")
        if not (key.get_secret_value().isascii() and key.get_secret_value().isprintable()):
            raise ConfigurationError(
                "TIAOWEN_LLM_KEY 里有密钥不会有的字符 (it holds characters that no key has, a line "
                "break or a full-width letter perhaps; copy it again)"
            )
        base, name = urldefrag(address)
        model = cls(name_of_model=name, **fields)
        model._speaker = Endpoint(base, name, key=key, connect=connect)
        return model

    @property
    def _llm_type(self) -> str:
        return "tiaowen-endpoint"
