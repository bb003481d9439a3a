"""Settings of answering: which language model, how long it may take, where the page listens.

They add to the index's settings and come from the same places: defaults, then ``tiaowen.toml``,
then ``TIAOWEN_*`` variables, e.g. ``TIAOWEN_LLM=none``.
"""

from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationInfo, field_validator

from index.settings import IndexSettings
from qa.llm.weights import EMBEDDED

HUGGING_FACE = "hf:"
LLM_FORMS = "'embedded', 'embedded:1.5b', 'none', hf:model or http://host:port/v1#model"


class Settings(IndexSettings):
    """Everything a running Tiaowen can be told."""

    llm: str = Field(
        default="embedded",
        description="'embedded' (the model that ships), 'embedded:1.5b' (a larger one), 'none' "
        "(answers in the clauses' own words), hf:name-or-folder (a Hugging Face model, through "
        "transformers) or an OpenAI-compatible endpoint as http://host:port/v1#model",
    )
    llm_key: SecretStr | None = Field(
        default=None, description="the endpoint's key; shown and logged nowhere"
    )
    llm_threads: int = Field(
        default=0, ge=0, le=1024, description="threads of the embedded model; 0 = physical cores"
    )
    llm_context: int = Field(
        default=2048,
        ge=512,
        le=32768,
        description="tokens that prompt and answer may take together; 12 KB of memory each",
    )
    connect_timeout: float = Field(
        default=5.0, gt=0, description="seconds until the connection to an endpoint must stand"
    )
    first_word_timeout: float = Field(
        default=30.0, gt=0, description="seconds until the model's first word, and between two"
    )
    answer_timeout: float = Field(
        default=120.0,
        gt=0,
        validate_default=True,
        description="seconds until the model has finished",
    )
    llm_failures: int = Field(
        default=3, ge=1, description="failures in a row after which the model is left alone"
    )
    llm_rest: float = Field(
        default=30.0, gt=0, description="seconds for which it is; then one request tries it"
    )
    host: str = Field(
        default="127.0.0.1",
        min_length=1,
        description="address the page listens on; 0.0.0.0 for all of the machine's",
    )
    uploading: Literal["local", "always", "never"] = Field(
        default="local",
        description="who may add and remove documents through the page: 'local' (only while it "
        "listens on this machine alone), 'always' (everyone who opens it) or 'never'",
    )
    port: int = Field(default=7860, ge=1, le=65535, description="port the page listens on")
    feedback: bool = Field(
        default=True,
        description="whether readers may say under an answer that it is useful or wrong; what they "
        "click is stored under feedback/ of the home, nothing else is",
    )

    @property
    def feedback_file(self) -> Path:
        """Where readers' feedback is stored; made when there is some."""
        return self.home / "feedback" / "feedback.jsonl"

    @field_validator("llm")
    @classmethod
    def _known_llm(cls, value: str) -> str:
        if value in (*EMBEDDED, "none"):
            return value
        if value.startswith(HUGGING_FACE):
            if not value.removeprefix(HUGGING_FACE).strip():
                raise ValueError(f"llm is {value!r}; name a model or a folder after {HUGGING_FACE}")
            return value
        parts = urlsplit(value)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError(f"llm is {value!r}; it must be {LLM_FORMS}")
        if not parts.fragment:
            raise ValueError(f"llm is {value!r}; name the model after a #, as in {value}#qwen3:8b")
        if parts.username or parts.password or parts.query:
            raise ValueError("llm holds a password or a query; the key belongs in TIAOWEN_LLM_KEY")
        if parts.port == 0:  # reading it raises where it is no port at all
            raise ValueError(f"llm is {value!r}; its port is no port")
        return value

    @field_validator("answer_timeout")
    @classmethod
    def _first_word_before_answer(cls, value: float, given: ValidationInfo) -> float:
        # Not a validator of the whole: its error would show all settings, the key among them.
        first = given.data.get("first_word_timeout", 0.0)
        if first > value:
            raise ValueError(
                f"first_word_timeout ({first:g} s) is longer than answer_timeout ({value:g} s); "
                "the answer holds the first word"
            )
        return value

    @field_validator("llm_key")
    @classmethod
    def _stripped(cls, value: SecretStr | None) -> SecretStr | None:
        return value and SecretStr(value.get_secret_value().strip())
